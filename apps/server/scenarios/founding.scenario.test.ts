// A new owner: from a verified account to a first thing on sale that somebody buys, over HTTP.
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, addPerson, type Person, person, Person as Somebody } from './people.ts';

let server: TestServer;
let mali: Person;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  mali = await person(server, 'mali@example.com');
});

/** What a shopper sees at a host of the shop. */
const atShop = async (slug: string, path: string) => {
  const response = await fetch(`${server.baseUrl}${path}`, { headers: { 'x-forwarded-host': `${slug}.localhost` } });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};

test('COR-10 an owner founds an organization, puts a picture and a product on sale, and a stranger finds it in a shop of its own', async () => {
  const { slug } = await mali.found('ร้านผ้าไหม มาลี');
  expect(slug).toMatch(/^[a-z0-9-]+$/);
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#aa7733' } })
    .jpeg()
    .toBuffer();
  const uploaded = await mali.call('POST', '/v1/admin/media', new Uint8Array(photo), { 'content-type': 'image/jpeg' });
  expect([uploaded.status, uploaded.body.width]).toEqual([201, 900]);
  const made = await mali.call('POST', '/v1/admin/products', {
    title: 'ผ้าพันคอไหม',
    price: { amount: '129000', currency: 'THB' },
    pictureKey: uploaded.body.key,
    stock: 3,
  });
  expect([made.status, made.body.status, made.body.available]).toEqual([201, 'published', 3]);
  const shop = await atShop(slug, '/v1/channel');
  expect(shop.body).toMatchObject({ name: 'ร้านผ้าไหม มาลี', currency: 'THB', countries: ['TH'], pricesIncludeTax: true });
  const shelf = async () => (await atShop(slug, '/v1/products')).body.items;
  await expect.poll(shelf).toMatchObject([{ title: 'ผ้าพันคอไหม', priceFrom: { amount: '129000', currency: 'THB' }, inStock: true }]);
  const page = await atShop(slug, `/v1/products/${String(made.body.slug)}`);
  expect(page.body).toMatchObject({ pictures: [{ url: uploaded.body.url }], variants: [{ offer: { available: 3 } }] });
  // And nothing of it is in the shop next door.
  const other = await fetch(`${server.baseUrl}/v1/products/${String(made.body.slug)}`);
  expect(other.status).toBe(404);
});

test('COR-10 founding again with the same key founds nothing more, a name that is taken is numbered, and of two at once both get theirs', async () => {
  const nok = await person(server, 'nok@example.com');
  const key = 'founding-key-0001';
  const found = (name: string, headers = {}) => nok.call('POST', '/v1/organizations', { name, country: 'VN', locale: 'vi' }, headers);
  const first = await found('Twin', { 'idempotency-key': key });
  const again = await found('Twin', { 'idempotency-key': key });
  expect([first.status, again.body.id]).toEqual([201, first.body.id]);
  const two = await Promise.all([found('Twin'), found('Twin')]);
  expect(two.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set([first, ...two].map(({ body }) => body.slug))).toEqual(new Set(['twin', 'twin-2', 'twin-3']));
  const { body } = await nok.call('GET', '/v1/organizations');
  expect(body.items).toHaveLength(3);
});

test('COR-10 strangers who found organizations of one name at once all get one, each with a shop at its own address', async () => {
  const people = await Promise.all([1, 2, 3, 4].map((n) => person(server, `twin${n}@example.com`)));
  const made = await Promise.all(people.map((each) => each.call('POST', '/v1/organizations', { name: 'Same Name', country: 'TH' })));
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const slugs = made.map(({ body }) => String(body.slug));
  expect(new Set(slugs)).toEqual(new Set(['same-name', 'same-name-2', 'same-name-3', 'same-name-4']));
  for (const slug of slugs) expect((await atShop(slug, '/v1/channel')).body.preset).toBe(slug);
});

test('COR-10 who has not verified their e-mail founds nothing, nobody founds more than five, and nobody sets what is not theirs to set', async () => {
  await addPerson(server, 'unverified@example.com', false);
  const unverified = await new Somebody(server, 'unverified@example.com').signIn();
  expect((await unverified.call('POST', '/v1/organizations', { name: 'Nope', country: 'TH' })).code).toBe('EMAIL_NOT_VERIFIED');
  const many = await person(server, 'many@example.com');
  const made = await Promise.all(
    Array.from({ length: 7 }, (_, n) => many.call('POST', '/v1/organizations', { name: `Many ${n}`, country: 'TH' })),
  );
  expect(outcomes(made)).toEqual([201, 201, 201, 201, 201, 'TOO_MANY_ORGANIZATIONS', 'TOO_MANY_ORGANIZATIONS']);
  for (const more of [{ platform: true }, { slug: 'admin' }, { id: 'x' }, { status: 'active' }, { country: 'ZZZ' }, { country: 'QX' }])
    expect((await mali.call('POST', '/v1/organizations', { name: 'Nope', country: 'TH', ...more })).code).toBe('VALIDATION_FAILED');
  expect((await new Somebody(server, 'x').call('POST', '/v1/organizations', { name: 'Nope', country: 'TH' })).status).toBe(401);
});
