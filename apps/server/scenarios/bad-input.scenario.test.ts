// Hostile, hurried and unlucky requests: a clear problem with a stable code, never a 5xx, and not one row changed.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { newId, privateId, publicId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { describe } from '../../../tools/testing/tenants/description.ts';
import { Person as Staff } from './people.ts';
import { advance, cards, offersOf, readyShopper, setStock, Shopper, staffClient } from './shopper.ts';

let server: TestServer;
let offers: string[];

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api' });
  offers = (await offersOf(server.baseUrl)).map(({ offerId }) => offerId);
});

interface Send {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

async function send({ method = 'POST', path, headers = {}, body }: Send): Promise<{ status: number; code: string; text: string }> {
  const answer = await fetch(`${server.baseUrl}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, code: (JSON.parse(text || '{}') as { code?: string }).code ?? '', text };
}

/** Rows of every table and what their contents add up to: what a refused request must leave as it was. A number nobody used is only a gap. */
async function everything(): Promise<string> {
  const tables = await server.database.sql<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'order_counters' order by 1`,
  );
  const sums = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await server.database.sql<{ sum: string }>(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t`,
      );
      return `${name} ${row?.sum}`;
    }),
  );
  expect(tables.length).toBeGreaterThan(25);
  return sums.join('\n');
}

const quantities: unknown[] = [
  0,
  -1,
  -0.5,
  0.1,
  1000,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  '1',
  '１２',
  '1_000',
  '0x10',
  ' 5 ',
  true,
  null,
  {},
  [],
  [1],
];
const ids: unknown[] = [
  '',
  'x',
  'ofr_',
  `ofr_${'z'.repeat(26)}`,
  'prd_01h2xcejqtf2nbrexx3vqjhp41',
  '../etc/passwd',
  `ofr_${'0'.repeat(300)}`,
  null,
  1,
  {},
  "' or 1=1 --",
];

test('quantities and ids that can not be are refused field by field, and nothing is written', async () => {
  const before = await everything();
  const bodies = [
    ...quantities.map((quantity) => ({ lines: [{ offerId: offers[0], quantity }] })),
    ...ids.map((offerId) => ({ lines: [{ offerId, quantity: 1 }] })),
    { lines: 'all' },
    { lines: [{ offerId: offers[0], quantity: 1, priceMinor: 1 }] },
    { lines: [], id: 'cart_1', org_id: newId(), status: 'placed' },
    { lines: Array.from({ length: 101 }, () => ({ offerId: offers[0], quantity: 1 })) },
  ];
  for (const body of bodies) {
    const { status, code, text } = await send({ path: '/v1/carts', body });
    expect([JSON.stringify(body).slice(0, 80), status, code]).toEqual([JSON.stringify(body).slice(0, 80), 400, 'VALIDATION_FAILED']);
    expect(text).toContain('/body/');
  }
  expect(await everything()).toBe(before);
});

test('an offer that is not there, or of another kind of id, makes no cart at all', async () => {
  const before = await everything();
  const unknown = publicId('offer', newId());
  const answer = await send({
    path: '/v1/carts',
    body: {
      lines: [
        { offerId: offers[0], quantity: 1 },
        { offerId: unknown, quantity: 1 },
      ],
    },
  });
  expect([answer.status, answer.code]).toEqual([404, 'OFFER_NOT_FOUND']);
  const config = await send({ path: '/v1/carts', body: { lines: [{ offerId: offers[0], quantity: 1, config: { slot: 'now' } }] } });
  expect([config.status, config.code]).toEqual([422, 'CONFIG_NOT_RIGHT']);
  expect(await everything()).toBe(before);
});

const addresses: [string, Record<string, unknown>][] = [
  ['a country that is no code', { country: 'Thailand' }],
  ['a name of control characters', { name: 'a\u0000b' }],
  ['a lone surrogate', { city: '\ud800' }],
  ['nothing', { line1: '   ' }],
  ['a name of 10,000 letters', { name: 'x'.repeat(10_000) }],
  ['an unknown field', { isAdmin: true }],
];

test.each(addresses)('an address with %s is refused', async (_, change) => {
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offers[0] ?? '', quantity: 1 }]);
  const before = await everything();
  const { status, code } = await send({
    method: 'PATCH',
    path: `/v1/checkouts/${shopper.cartId}`,
    headers: { 'x-guest-token': shopper.token },
    body: { shippingAddress: { name: 'A', line1: 'B', city: 'C', country: 'TH', ...change } },
  });
  expect([status, code]).toEqual([400, 'VALIDATION_FAILED']);
  expect(await everything()).toBe(before);
});

test('a country we do not send to, a shipping method of nobody', async () => {
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offers[0] ?? '', quantity: 1 }]);
  const patch = (body: unknown) =>
    send({ method: 'PATCH', path: `/v1/checkouts/${shopper.cartId}`, headers: { 'x-guest-token': shopper.token }, body });
  expect((await patch({ shippingAddress: { name: 'A', line1: 'B', city: 'C', country: 'AQ' } })).code).toBe('COUNTRY_NOT_SERVED');
  expect((await patch({ shippingMethodId: publicId('shippingMethod', newId()) })).code).toBe('SHIPPING_METHOD_NOT_FOUND');
});

/** A placing that must be refused, after `arrange` changed the world behind the buyer's back. */
async function refused(arrange: (shopper: Shopper) => Promise<unknown>, options: Parameters<Shopper['place']>[0] = {}) {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offers[1] ?? '', quantity: 2 }]);
  await arrange(shopper);
  const before = await everything();
  const answer = await shopper.place(options);
  expect(await everything()).toBe(before);
  return answer;
}

const nothing = async (): Promise<void> => undefined;
const offer = (): string => privateId('offer', offers[1] ?? '');

test('a price that changed since the cart was seen: 409 with the new quote, nothing placed', async () => {
  const answer = await refused(() => server.database.sql('update offers set price_minor = price_minor - 1 where id = $1', [offer()]));
  expect([answer.status, answer.body.code]).toEqual([409, 'QUOTE_CHANGED']);
  expect(answer.body.facts?.quote).toMatchObject({ total: { currency: 'USD' }, fingerprint: expect.any(String) });
});

test('stock gone between cart and checkout: 409 that names the offer', async () => {
  const answer = await refused(() => setStock(server.database, offer(), 1));
  expect([answer.status, answer.body.code]).toEqual([409, 'OUT_OF_STOCK']);
  expect(answer.body.facts?.offers).toEqual([{ offerId: offers[1], wanted: 2 }]);
  await setStock(server.database, offer(), 50);
});

test('an offer withdrawn meanwhile', async () => {
  const answer = await refused(() => server.database.sql(`update offers set status = 'withdrawn' where id = $1`, [offer()]));
  expect([answer.status, answer.body.code]).toEqual([409, 'OFFER_NOT_SOLD']);
  await server.database.sql(`update offers set status = 'published'`);
});

test('a cart that has been idle for too long', async () => {
  const answer = await refused((shopper) =>
    server.database.sql(`update carts set expires_at = now() - interval '1 day' where id = $1`, [privateId('cart', shopper.cartId)]),
  );
  expect([answer.status, answer.body.code]).toEqual([409, 'CART_EXPIRED']);
});

test.each([
  ['a quote that was never given', { body: { quoteFingerprint: 'never-given' } }, 409, 'QUOTE_CHANGED'],
  ['a way to pay that is not offered', { body: { payment: { method: 'gold', token: 'x' } } }, 422, 'PAYMENT_METHOD_UNKNOWN'],
  ['a price of their own', { body: { total: '1' } }, 400, 'VALIDATION_FAILED'],
  ['a short key', { key: 'short' }, 400, 'IDEMPOTENCY_KEY_MISSING'],
  ['a key with spaces', { key: 'a key with spaces' }, 400, 'IDEMPOTENCY_KEY_MISSING'],
  ['a key of 129 letters', { key: 'k'.repeat(129) }, 400, 'IDEMPOTENCY_KEY_MISSING'],
] as const)('placing with %s is refused', async (_, options, status, code) => {
  const answer = await refused(nothing, options);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('placing without contact or address says what is missing', async () => {
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offers[1] ?? '', quantity: 1 }]);
  shopper.fingerprint = 'whatever-it-is';
  const answer = await shopper.place();
  expect([answer.status, answer.body.code, answer.body.facts?.missing]).toEqual([
    422,
    'CHECKOUT_INCOMPLETE',
    ['contact', 'shippingAddress'],
  ]);
  const empty = await new Shopper(server.baseUrl).withCart([]);
  empty.fingerprint = 'whatever-it-is';
  expect((await empty.place()).body.code).toBe('CART_EMPTY');
});

test('COR-31 the same key with another body is 422; the same key and body gives the same bytes, for a decline, too', async () => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offers[1] ?? '', quantity: 1 }]);
  const key = randomUUID();
  const first = await shopper.place({ key, card: cards.declined });
  const before = await everything();
  const again = await shopper.place({ key, card: cards.declined });
  expect([again.status, again.text, again.replayed, first.replayed]).toEqual([402, first.text, true, false]);
  const other = await shopper.place({ key, card: cards.success });
  expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  expect(await everything()).toBe(before);
});

test('COR-31 an answer is kept for 24 hours, then the key is free again', async () => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offers[1] ?? '', quantity: 1 }]);
  const key = randomUUID();
  const first = await shopper.place({ key });
  expect(first.status).toBe(201);
  await server.database.sql(`update idempotency_keys set expires_at = expires_at - interval '23 hours 59 minutes' where key = $1`, [key]);
  expect((await shopper.place({ key })).text).toBe(first.text);
  await server.database.sql(`update idempotency_keys set expires_at = expires_at - interval '1 minute' where key = $1`, [key]);
  expect((await shopper.place({ key })).body.code).toBe('CART_NOT_OPEN');
});

test('COR-31 a key guessed by another buyer shows nothing of the first', async () => {
  const [mine, theirs] = await Promise.all([0, 1].map(() => readyShopper(server.baseUrl, [{ offerId: offers[1] ?? '', quantity: 1 }])));
  const key = randomUUID();
  const first = await mine?.place({ key });
  const second = await theirs?.place({ key });
  expect([first?.status, second?.status]).toEqual([201, 201]);
  expect(second?.body.order.id).not.toBe(first?.body.order.id);
});

test('COR-31 while the first is still running a twin waits, and after ten seconds is told to come again', async () => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offers[1] ?? '', quantity: 1 }]);
  const key = randomUUID();
  const first = await shopper.place({ key });
  await server.database.sql(
    `update idempotency_keys set state = 'running', leased_until = now() + interval '1 minute', status = null, response = null where key = $1`,
    [key],
  );
  const began = performance.now();
  const answer = await fetch(`${server.baseUrl}/v1/checkouts/${shopper.cartId}/place`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-guest-token': shopper.token, 'idempotency-key': key },
    body: JSON.stringify({ quoteFingerprint: shopper.fingerprint, payment: { method: 'test', token: cards.success } }),
  });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'IDEMPOTENCY_IN_FLIGHT']);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(performance.now() - began).toBeGreaterThan(9_000);
  await server.database.sql(`update idempotency_keys set state = 'done', status = 201, response = $2, leased_until = null where key = $1`, [
    key,
    first.text,
  ]);
});

test("another buyer's cart, checkout and order, and another organization's order, are not there", async () => {
  const [mine, theirs] = await Promise.all([0, 1].map(() => readyShopper(server.baseUrl, [{ offerId: offers[1] ?? '', quantity: 1 }])));
  const placed = await mine?.place();
  const as = { 'x-guest-token': theirs?.token ?? '' };
  const before = await everything();
  const tries: Send[] = [
    { method: 'GET', path: `/v1/carts/${mine?.cartId}` },
    { method: 'GET', path: `/v1/checkouts/${mine?.cartId}` },
    { path: `/v1/carts/${mine?.cartId}/lines`, body: { offerId: offers[0], quantity: 1 } },
    { method: 'PATCH', path: `/v1/checkouts/${mine?.cartId}`, body: { contact: { email: 'thief@example.com' } } },
    { method: 'GET', path: `/v1/orders/${placed?.body.order.id}` },
    { method: 'GET', path: `/v1/orders/${placed?.body.order.id}/events` },
    { path: `/v1/orders/${placed?.body.order.id}/cancel`, body: {}, headers: { 'idempotency-key': randomUUID() } },
  ];
  for (const each of tries) {
    const answer = await send({ ...each, headers: { ...each.headers, ...as } });
    expect([each.path.replace(/_[0-9a-z]{26}/, ''), answer.status]).toEqual([each.path.replace(/_[0-9a-z]{26}/, ''), 404]);
  }
  expect((await send({ method: 'GET', path: `/v1/orders/${placed?.body.order.id}` })).status).toBe(401);
  expect((await send({ method: 'GET', path: '/v1/admin/orders', headers: as })).status).toBe(401);
  expect(await everything()).toBe(before);
});

test('staff: stock can not go below what is reserved, and lists refuse made-up cursors', async () => {
  const staff = await staffClient(server.baseUrl);
  const taken = await staff.POST('/v1/admin/stock/{offerId}/moves', {
    params: { path: { offerId: offers[1] ?? '' }, header: { 'idempotency-key': randomUUID() } },
    body: { delta: -50, reason: 'damaged' },
  });
  expect([taken.response.status, taken.error?.code]).toEqual([409, 'STOCK_TOO_LOW']);
  for (const cursor of ['x', 'WzFd', Buffer.from('["a"]').toString('base64url'), Buffer.from('[1e400,"x"]').toString('base64url')]) {
    const { response } = await staff.GET('/v1/admin/orders', { params: { query: { cursor } } });
    expect([cursor, response.status]).toEqual([cursor, 400]);
  }
});

test('every list refuses a made-up cursor, or gives a page for it', async () => {
  const { token } = await new Staff(server, 'owner@vestify.test').signIn();
  const { operations } = await describe(server.baseUrl);
  const lists = operations.filter(({ path, parameters }) => !path.includes('{') && parameters.some(({ name }) => name === 'cursor'));
  const parts = ['a', '2026-13-99', '9'.repeat(18), newId(), -1, 2 ** 53 - 1];
  const made = parts.flatMap((one) => [
    [one],
    ...parts.flatMap((other) => [
      [one, other],
      [one, other, newId()],
      [one, 'b', other, newId()],
    ]),
  ]);
  const wrong: unknown[] = [];
  const ask = (path: string, cursor: unknown) =>
    send({
      method: 'GET',
      path: `${path}?cursor=${Buffer.from(JSON.stringify(cursor)).toString('base64url')}`,
      headers: { authorization: `Bearer ${token}` },
    });
  for (const { path } of lists) {
    // No more at once than stand in the line for a shelf.
    for (let from = 0; from < made.length; from += 40) {
      const some = made.slice(from, from + 40);
      const answers = await Promise.all(some.map((cursor) => ask(path, cursor)));
      for (const [at, { status, code }] of answers.entries())
        if (status !== 200 && code !== 'VALIDATION_FAILED') wrong.push([path, some[at], status, code]);
    }
  }
  expect(lists.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test('COR-90 made-up offsets in the addresses of a shop read nothing, or are refused', async () => {
  const at = async (offset: number, limit = 2) => {
    const { status, text } = await send({ method: 'GET', path: `/v1/addresses?offset=${offset}&limit=${limit}` });
    return { status, ...(JSON.parse(text) as { total: number; slugs: string[]; code?: string; fields?: { pointer: string }[] }) };
  };
  const { total, slugs } = await at(0);
  expect(slugs).toHaveLength(2);
  expect(await at(9_999_998)).toMatchObject({ status: 200, total, slugs: [] });
  expect(await at(1)).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', fields: [{ pointer: '/query/offset' }] });
  expect((await at(2)).slugs).toHaveLength(2);
});

test('a session that is no session is refused; the same answer for unknown people and wrong passwords', async () => {
  expect((await send({ method: 'GET', path: '/v1/auth/session', headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);
  const wrong = await send({ path: '/v1/auth/login', body: { email: 'owner@vestify.test', password: 'wrong' } });
  const unknown = await send({ path: '/v1/auth/login', body: { email: 'nobody@vestify.test', password: 'wrong' } });
  const bare = (text: string): unknown => ({ ...JSON.parse(text), requestId: '' });
  expect([wrong.status, bare(wrong.text)]).toEqual([401, bare(unknown.text)]);
});

test('a cart idle for a month is shown as expired, by the clock that all go by', async () => {
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offers[0] ?? '', quantity: 1 }]);
  expect((await shopper.cart()).status).toBe('open');
  await advance(server, 31 * 24 * 60);
  expect((await shopper.cart()).status).toBe('expired');
});
