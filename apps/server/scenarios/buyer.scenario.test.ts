// What a signed-in buyer has over HTTP: the address book, their orders, and what they began as a guest.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { Person, type Said } from './person.ts';
import { offersOf, readyShopper, Shopper } from './shopper.ts';

let server: TestServer;
let offers: Awaited<ReturnType<typeof offersOf>>;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
  offers = await offersOf(server.baseUrl);
});

const item = (n: number, quantity = 1) => ({ offerId: offers[n]?.offerId ?? '', quantity });
const home = { name: 'Somchai Dee', line1: '1 Sukhumvit Road', city: 'Bangkok', postalCode: '10110', country: 'TH', phone: '+66812345678' };
const claim = (person: Person, token = ''): Promise<Said> =>
  person.send('POST', '/v1/me/claim', {}, token ? { 'x-guest-token': token } : {});
const numbers = async (person: Person): Promise<string[]> =>
  ((await person.get('/v1/me/orders')).body.items as { number: string }[]).map(({ number }) => number);

test('COR-89 the address book: kept sealed, one is the default, nobody else reaches it', async () => {
  const person = await new Person(server).signUp();
  const list = async () => (await person.get('/v1/me/addresses')).body.items as { id: string; line1: string; isDefault: boolean }[];
  const first = await person.post('/v1/me/addresses', home);
  expect([first.status, first.body]).toEqual([201, expect.objectContaining({ ...home, isDefault: true })]);
  const second = await person.post('/v1/me/addresses', { ...home, label: 'Office', line1: '2 Silom Road' });
  expect(second.body.isDefault).toBe(false);
  const id = String(second.body.id);
  const changed = await person.send('PUT', `/v1/me/addresses/${id}`, { ...home, line1: '3 Silom Road', isDefault: true });
  expect(changed.body).toMatchObject({ line1: '3 Silom Road', isDefault: true });
  expect((await list()).map(({ line1, isDefault }) => [line1, isDefault])).toEqual([
    ['3 Silom Road', true],
    ['1 Sukhumvit Road', false],
  ]);
  const other = await new Person(server).signUp();
  expect((await other.send('PUT', `/v1/me/addresses/${id}`, home)).status).toBe(404);
  expect((await other.send('DELETE', `/v1/me/addresses/${id}`)).status).toBe(404);
  expect((await other.get('/v1/me/addresses')).body.items).toEqual([]);
  expect((await new Person(server).get('/v1/me/addresses')).status).toBe(401);
  const [row] = await server.database.sql<{ all: string }>(`select string_agg(a::text, '') as all from addresses a`);
  for (const word of ['Silom', 'Somchai', '6681']) expect(row?.all).not.toContain(word);
  expect((await person.send('DELETE', `/v1/me/addresses/${id}`)).status).toBe(204);
  expect((await list()).map(({ isDefault }) => isDefault)).toEqual([true]);
  expect((await person.post('/v1/me/addresses', { ...home, country: 'Thailand' })).status).toBe(400);
  expect((await person.post('/v1/me/addresses', { ...home, name: 'A\r\nBcc: b@c.test' })).status).toBe(400);
});

test('COR-89 the address book holds fifty, also when sixty come at once, and one default', async () => {
  const person = await new Person(server).signUp();
  const answers = await Promise.all(Array.from({ length: 60 }, () => person.post('/v1/me/addresses', { ...home, isDefault: true })));
  expect([
    answers.filter(({ status }) => status === 201).length,
    answers.filter(({ body }) => body.code === 'ADDRESS_BOOK_FULL').length,
  ]).toEqual([50, 10]);
  const { items } = (await person.get('/v1/me/addresses')).body as { items: { isDefault: boolean }[] };
  expect(items.filter(({ isDefault }) => isDefault).length).toBe(1);
});

test('COR-89 a guest’s order is the person’s after sign-up, by the guest’s token; then the token shows it no more', async () => {
  const guest = await readyShopper(server.baseUrl, [item(0)]);
  const { body } = await guest.place();
  const person = await new Person(server).signUp();
  expect((await claim(person)).body.orders).toBe(0);
  expect((await claim(person, 'A'.repeat(43))).body.orders).toBe(0);
  const claimed = await claim(person, guest.token);
  expect([claimed.status, claimed.body.orders]).toEqual([200, 1]);
  expect(await numbers(person)).toEqual([body.order.number]);
  expect((await person.get(`/v1/orders/${body.order.id}`)).status).toBe(200);
  await expect(guest.order(body.order.id)).rejects.toThrow('NOT_FOUND');
  const thief = await new Person(server).signUp();
  expect((await claim(thief, guest.token)).body.orders).toBe(0);
  expect((await thief.get(`/v1/orders/${body.order.id}`)).status).toBe(404);
  expect((await new Person(server).send('POST', '/v1/me/claim', {}, { 'x-guest-token': guest.token })).status).toBe(401);
  const [entry] = await server.database.sql(`select 1 from audit_entries where action = 'order.claimed'`);
  expect(entry).toBeDefined();
});

test('COR-89 orders that name one’s address come over only once the address is proved; the guest keeps seeing theirs', async () => {
  const person = new Person(server);
  const guest = await new Shopper(server.baseUrl).withCart([item(1)]);
  await guest.client.PATCH('/v1/checkouts/{id}', {
    params: { path: { id: guest.cartId } },
    body: { contact: { email: person.email.toUpperCase() }, shippingAddress: { ...home, phone: undefined } as never },
  });
  const { data } = await guest.client.GET('/v1/checkouts/{id}', { params: { path: { id: guest.cartId } } });
  guest.fingerprint = data?.quote?.fingerprint ?? '';
  const { body } = await guest.place();
  expect(body.order?.contact.email).toBe(person.email);
  await person.signUp();
  await server.database.sql('update users set email_verified_at = null where email_index = $1', [emailIndex(person.email)]);
  expect((await claim(person)).body.orders).toBe(0);
  await server.database.sql('update users set email_verified_at = now() where email_index = $1', [emailIndex(person.email)]);
  expect((await claim(person)).body.orders).toBe(1);
  expect((await claim(person)).body.orders).toBe(0);
  expect(await numbers(person)).toEqual([body.order.number]);
  expect((await guest.order(body.order.id)).number).toBe(body.order.number);
});

test('COR-30 the carts of a guest and of the person become one at log-in: quantities add up, nothing is lost, again changes nothing', async () => {
  const person = await new Person(server).signUp();
  const own = await person.post('/v1/carts', { lines: [item(2, 2), item(3, 1)] });
  const guest = await new Shopper(server.baseUrl).withCart([item(3, 4), item(4, 1)]);
  const lines = (said: Said) => {
    const cart = said.body.cart as { id: string; lines: { offerId: string; quantity: number }[] };
    return [
      cart.id,
      cart.lines
        .map(({ offerId, quantity }) => [offers.findIndex((each) => each.offerId === offerId), quantity])
        .toSorted(([a = 0], [b = 0]) => a - b),
    ];
  };
  const merged = [
    own.body.id,
    [
      [2, 2],
      [3, 5],
      [4, 1],
    ],
  ];
  expect(lines(await claim(person, guest.token))).toEqual(merged);
  expect(lines(await claim(person, guest.token))).toEqual(merged);
  await expect(guest.cart()).rejects.toThrow('CART_NOT_FOUND');
  const fresh = await new Person(server).signUp();
  const alone = await new Shopper(server.baseUrl).withCart([item(5, 3)]);
  expect(lines(await claim(fresh, alone.token))).toEqual([alone.cartId, [[5, 3]]]);
  const [row] = await server.database.sql<{ n: number }>(
    `select count(*)::int as n from carts c join users u on u.id = c.buyer_user where u.email_index = $1 and c.state = 'open'`,
    [emailIndex(fresh.email)],
  );
  expect(row?.n).toBe(1);
});

test('COR-30 a merged cart holds no more than a cart holds', async () => {
  const person = await new Person(server).signUp();
  await person.post('/v1/carts', { lines: [item(6, 900)] });
  const guest = await new Shopper(server.baseUrl).withCart([item(6, 900)]);
  const { body } = await claim(person, guest.token);
  expect((body.cart as { count: number }).count).toBe(999);
});
