// The vault against vectors that were made once and must open for ever.
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultOfKeys, indexWith, keyIdOf, macWith, makeRing, openWith, type Place, sealWith } from './ring.ts';

const one = Buffer.alloc(32, 1).toString('base64');
const two = Buffer.alloc(32, 2).toString('base64');
const settings = { DATA_KEYS: `k1:${one}`, LOOKUP_KEY: Buffer.alloc(32, 9).toString('base64'), APP_SECRET: 'a secret of the program' };
const ring = makeRing(settings);
const place: Place = { table: 'orders', column: 'contact', orgId: '00000000-0000-7000-8000-000000000001' };
const iv = Buffer.alloc(12, 7);

describe('COR-65 what was sealed once opens for ever', () => {
  const vectors: [text: string, place: Place, sealed: string][] = [
    ['', place, 'v1.k1.BwcHBwcHBwcHBwcHeTUrZ_yaKYlumCTCSKikGg'],
    ['{"email":"anna@example.com"}', place, 'v1.k1.BwcHBwcHBwcHBwcH9tGPyW7H3YMjuGVeyKEnr9_I7KkIDiE6ZE8RwACHn0k-Tl47fBvTzAm8kfA'],
    ['สมชาย 👩‍👩‍👧', place, 'v1.k1.BwcHBwcHBwcHBwcHbUtARLcPURmTeryCRnjF6lc2EHCG64KplLOaX2aZojLdjpYaWOGnVBspmeokWV9o-As'],
    ['Anna', { ...place, orgId: null }, 'v1.k1.BwcHBwcHBwcHBwcHzJ2Exeh_ZuMd3oY3ilnuPzB0zw0'],
  ];
  test.each(vectors)('%j', (text, where, sealed) => {
    expect(sealWith(ring, text, where, iv)).toBe(sealed);
    expect(openWith(ring, sealed, where)).toBe(text);
  });
});

test('COR-65 the same text is never sealed to the same bytes', () => {
  expect(sealWith(ring, 'a', place)).not.toBe(sealWith(ring, 'a', place));
});

describe('COR-65 a sealed text that is not right says why', () => {
  const sealed = sealWith(ring, 'Anna', place);
  const turned = (index: number): string => {
    const [version, key, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    const at = index < 0 ? bytes.length + index : index;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return [version, key, bytes.toString('base64url')].join('.');
  };
  const cases: [what: string, text: string, where: Place, code: string][] = [
    ['a bit of the nonce', turned(0), place, 'DOES_NOT_OPEN'],
    ['a bit of the text', turned(12), place, 'DOES_NOT_OPEN'],
    ['a bit of the tag', turned(-1), place, 'DOES_NOT_OPEN'],
    ['another table', sealed, { ...place, table: 'carts' }, 'DOES_NOT_OPEN'],
    ['another column', sealed, { ...place, column: 'note' }, 'DOES_NOT_OPEN'],
    ['another organization', sealed, { ...place, orgId: '00000000-0000-7000-8000-000000000002' }, 'DOES_NOT_OPEN'],
    ['no organization', sealed, { ...place, orgId: null }, 'DOES_NOT_OPEN'],
    ['the name of another key', sealed.replace('v1.k1.', 'v1.k2.'), place, 'UNKNOWN_KEY'],
    ['plain text', 'Anna', place, 'NOT_SEALED'],
    ['nothing', '', place, 'NOT_SEALED'],
    ['too short to hold a tag', 'v1.k1.AAAA', place, 'NOT_SEALED'],
  ];
  test.each(cases)('%s', (_, text, where, code) => {
    expect(() => openWith(ring, text, where)).toThrow(expect.objectContaining({ code }));
  });

  test('another key under the same name', () => {
    const other = makeRing({ ...settings, DATA_KEYS: `k1:${two}` });
    expect(() => openWith(other, sealed, place)).toThrow(expect.objectContaining({ code: 'DOES_NOT_OPEN' }));
  });
});

test('COR-65 after a rotation the new key seals, the old still opens, and without it the name of the key is said', () => {
  const old = sealWith(ring, 'Anna', place);
  const both = makeRing({ ...settings, DATA_KEYS: `k2:${two}, k1:${one}` });
  expect(openWith(both, old, place)).toBe('Anna');
  const fresh = sealWith(both, 'Anna', place);
  expect(keyIdOf(fresh)).toBe('k2');
  const only = makeRing({ ...settings, DATA_KEYS: `k2:${two}` });
  expect(openWith(only, fresh, place)).toBe('Anna');
  expect(() => openWith(only, old, place)).toThrow('orders.contact is sealed with key k1, which is not in DATA_KEYS');
});

describe('COR-65 a value is found however it was typed, and by nothing else', () => {
  const same: [field: string, one: string, other: string][] = [
    ['email', 'Anna@Example.com', ' anna@example.COM '],
    ['phone', '+66 (0)81-234 5678', '+660812345678'],
    ['phone', '0066812345678', '+66812345678'],
    ['tax_id', 'gb 999-9999-73', 'GB999999973'],
  ];
  test.each(same)('%s %s is %s', (field, a, b) => expect(indexWith(ring, field, a)).toBe(indexWith(ring, field, b)));
  const different: [string, string, string, string][] = [
    ['email', 'anna@example.com', 'email', 'anna@example.org'],
    ['email', '123456', 'phone', '123456'],
    ['email', 'аnna@example.com', 'email', 'anna@example.com'],
  ];
  test.each(different)('%s %s is not %s %s', (fieldA, a, fieldB, b) =>
    expect(indexWith(ring, fieldA, a)).not.toBe(indexWith(ring, fieldB, b)),
  );

  test('the same after every rotation, another one under another lookup key', () => {
    const rotated = makeRing({ ...settings, DATA_KEYS: `k2:${two}` });
    expect(indexWith(rotated, 'email', 'a@b.test')).toBe(indexWith(ring, 'email', 'a@b.test'));
    expect(macWith(rotated, 'audit', 'x')).toBe(macWith(ring, 'audit', 'x'));
    const other = makeRing({ ...settings, LOOKUP_KEY: one });
    expect(indexWith(other, 'email', 'a@b.test')).not.toBe(indexWith(ring, 'email', 'a@b.test'));
    expect(macWith(ring, 'audit', 'x')).not.toBe(macWith(ring, 'links', 'x'));
  });
});

test('COR-65 without keys one is made from the program’s secret', () => {
  const bare = makeRing({ DATA_KEYS: '', LOOKUP_KEY: '', APP_SECRET: 'a secret of the program' });
  const sealed = sealWith(bare, 'Anna', place);
  expect(keyIdOf(sealed)).toBe('app');
  expect(openWith(makeRing({ DATA_KEYS: '', LOOKUP_KEY: '', APP_SECRET: 'a secret of the program' }), sealed, place)).toBe('Anna');
  const other = makeRing({ DATA_KEYS: '', LOOKUP_KEY: '', APP_SECRET: 'another secret of it' });
  expect(() => openWith(other, sealed, place)).toThrow(expect.objectContaining({ code: 'DOES_NOT_OPEN' }));
});

test('COR-65 a list of keys that is not right is refused', () => {
  const short = randomBytes(16).toString('base64');
  for (const bad of ['x', 'k1:', `k1:${short}`, `K1:${one}`, `k1:${one},`, `k1:${one},k1:${two}`])
    expect(faultOfKeys(bad)).toBeTypeOf('string');
  for (const good of [`k1:${one}`, `2026-11:${one}, k1:${two}`]) expect(faultOfKeys(good)).toBeUndefined();
});
