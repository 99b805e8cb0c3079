// Feature flags over HTTP: defined by the platform, set by an organization where it may, asked by anybody, and used to switch a payment provider.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { type Person, person, Person as Somebody } from './people.ts';
import { offersOf, readyShopper, Shopper, until } from './shopper.ts';

let server: TestServer;
let platform: Person;
let owner: Person;
let orgId: string;
let slug: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api', env: { RATE_LIMITS: '0' } });
  platform = await new Somebody(server, 'owner@vestify.test').signIn();
  owner = await person(server, 'owner@flags.test');
  ({ id: orgId, slug } = await owner.found('Flags'));
});

const asked = async (subject?: string, host = `${slug}.localhost`): Promise<Record<string, unknown>> => {
  const response = await fetch(`${server.baseUrl}/v1/flags${subject ? `?subject=${subject}` : ''}`, {
    headers: { 'x-forwarded-host': host },
  });
  return ((await response.json()) as { flags: Record<string, unknown> }).flags;
};
const define = (name: string, body: object) => platform.call('PUT', `/v1/admin/platform/flags/${name}`, { kind: 'boolean', ...body });

test('COR-13 a flag is for the installation, then for an organization where it may, and the platform’s word for one is the last', async () => {
  expect((await define('shop.reviews', { rollout: 0, public: true, overridable: true })).body).toMatchObject({
    name: 'shop.reviews',
    rollout: 0,
  });
  expect(await asked()).toMatchObject({ 'shop.reviews': false });
  const set = await owner.call('PUT', '/v1/admin/flags/shop.reviews', { rollout: 10_000 });
  expect(set.body).toMatchObject({ value: true, own: { rollout: 10_000, byPlatform: false }, default: { rollout: 0 }, changeable: true });
  expect([await asked(), await asked('x', 'vestify.localhost')]).toMatchObject([{ 'shop.reviews': true }, { 'shop.reviews': false }]);
  expect((await platform.call('PUT', `/v1/admin/platform/flags/shop.reviews/organizations/${orgId}`, { rollout: 0 })).status).toBe(204);
  expect(await asked()).toMatchObject({ 'shop.reviews': false });
  expect((await owner.call('PUT', '/v1/admin/flags/shop.reviews', { rollout: 10_000 })).code).toBe('FLAG_FIXED');
  expect((await owner.call('DELETE', '/v1/admin/flags/shop.reviews')).code).toBe('FLAG_FIXED');
  const { body } = await owner.call('GET', '/v1/admin/flags');
  expect(body.items).toMatchObject([{ name: 'provider.test' }, { name: 'shop.reviews', changeable: false, own: { byPlatform: true } }]);
  expect((await platform.call('DELETE', `/v1/admin/platform/flags/shop.reviews/organizations/${orgId}`)).status).toBe(204);
  expect((await owner.call('PUT', '/v1/admin/flags/shop.reviews', { rollout: 10_000 })).body).toMatchObject({ value: true });
  // What an organization set counts only while it may.
  await define('shop.reviews', { rollout: 0, public: true, overridable: false });
  expect(await asked()).toMatchObject({ 'shop.reviews': false });
  expect((await platform.call('DELETE', '/v1/admin/platform/flags/shop.reviews')).status).toBe(204);
  expect(await asked()).not.toHaveProperty('shop.reviews');
});

test('COR-13 an experiment deals its variants out by share, and a subject keeps theirs on every server and while it grows', async () => {
  const variants = (red: number) => [
    { name: 'red', weight: red },
    { name: 'control', weight: 10_000 - red },
  ];
  await define('home.colour', { kind: 'variant', variants: variants(3_000), public: true });
  const subjects = Array.from({ length: 300 }, (_, n) => `visitor-${n}`);
  const deal = () => Promise.all(subjects.map(async (subject) => (await asked(subject))['home.colour']));
  const first = await deal();
  const red = first.filter((variant) => variant === 'red').length;
  expect(red).toBeGreaterThan(60);
  expect(red).toBeLessThan(125);
  expect(await deal()).toEqual(first);
  await server.restart();
  expect(await deal()).toEqual(first);
  platform = await new Somebody(server, 'owner@vestify.test').signIn();
  await define('home.colour', { kind: 'variant', variants: variants(6_000), public: true });
  const grown = await deal();
  expect(first.every((variant, index) => variant !== 'red' || grown[index] === 'red')).toBe(true);
  expect((await define('home.colour', { rollout: 1 })).code).toBe('FLAG_KIND_FIXED');
  for (const bad of [variants(3_000).slice(1), [...variants(5_000), { name: 'red', weight: 0 }], [{ name: 'A b', weight: 10_000 }]])
    expect((await define('home.colour', { kind: 'variant', variants: bad })).code).toBe('VALIDATION_FAILED');
});

test('COR-13 a flag switches a payment provider off and on, and a buyer can’t pay with what is off', async () => {
  const [offer] = await offersOf(server.baseUrl);
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  const methods = async (buyer: Shopper) => {
    const { data } = await buyer.client.GET('/v1/checkouts/{id}', { params: { path: { id: buyer.cartId } } });
    return data?.paymentMethods.map(({ code }) => code);
  };
  expect(await methods(shopper)).toEqual(['test']);
  expect((await platform.call('PUT', '/v1/admin/flags/provider.test', { rollout: 0 })).status).toBe(200);
  expect(await methods(shopper)).toEqual([]);
  const refused = await shopper.place();
  expect([refused.status, refused.body.code]).toEqual([422, 'PAYMENT_METHOD_UNKNOWN']);
  // For half of all carts: each has it always or never.
  await platform.call('PUT', '/v1/admin/flags/provider.test', { rollout: 5_000 });
  const carts = await Promise.all(
    Array.from({ length: 24 }, () => new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }])),
  );
  const sides = await Promise.all(carts.map(methods));
  expect(await Promise.all(carts.map(methods))).toEqual(sides);
  expect(new Set(sides.map((side) => side?.length))).toEqual(new Set([0, 1]));
  expect((await platform.call('DELETE', '/v1/admin/flags/provider.test')).status).toBe(204);
  expect(await methods(shopper)).toEqual(['test']);
  expect((await shopper.place()).status).toBe(201);
});

test('COR-13 another server hears of a change within a moment', async () => {
  await define('other.server', { rollout: 0, public: true });
  expect(await asked()).toMatchObject({ 'other.server': false });
  // As another process does it: the row, and word to forget.
  await server.database.sql(`update feature_flags set rollout = 10000 where name = 'other.server'`);
  await server.database.sql(`select pg_notify('tessera_caches', '')`);
  await until('the flag to be on', async () => (await asked())['other.server'] === true, 4);
});

test('COR-13 COR-06 flags are the platform’s: an owner defines none, and sets none that is not for organizations', async () => {
  await owner.signIn();
  await owner.act(orgId);
  expect((await owner.call('PUT', '/v1/admin/platform/flags/mine', { kind: 'boolean' })).code).toBe('FORBIDDEN');
  expect((await owner.call('PUT', '/v1/admin/flags/home.colour', { rollout: 1 })).code).toBe('FLAG_NOT_FOUND');
  expect((await owner.call('PUT', '/v1/admin/flags/nothing', { rollout: 1 })).code).toBe('FLAG_NOT_FOUND');
  expect((await owner.call('PUT', '/v1/admin/flags/provider.test', { rollout: 10_001 })).code).toBe('VALIDATION_FAILED');
  expect((await owner.call('PUT', '/v1/admin/flags/provider.test', { rollout: 1, byPlatform: true })).code).toBe('VALIDATION_FAILED');
  expect(await asked()).not.toHaveProperty('provider.test');
});
