// The shape of the API: its description, its lists, carts and their sums, and orders followed live.
import { beforeAll, expect, test } from 'vitest';
import { operations } from '#contracts/index.ts';
import { createTessera, type Schemas } from '../../../client/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { cards, offersOf, readyShopper, Shopper, staffClient, until } from './shopper.ts';

let server: TestServer;
let offers: Awaited<ReturnType<typeof offersOf>>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  offers = await offersOf(server.baseUrl);
});

const client = () => createTessera({ baseUrl: server.baseUrl });

interface Described {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown>; 'x-permission': string }>>;
  components: { schemas: Record<string, unknown> };
}

test('COR-70 the description is OpenAPI 3.1, has every operation with its permission and problem, and every reference leads somewhere', async () => {
  const text = await (await fetch(`${server.baseUrl}/v1/openapi.json`)).text();
  const api = JSON.parse(text) as Described;
  expect(api.openapi).toBe('3.1.0');
  const described = Object.values(api.paths).flatMap((path) => Object.values(path));
  expect(described.map((each) => each.operationId).toSorted()).toEqual(operations.map((each) => each.id).toSorted());
  for (const each of described)
    expect([each.operationId, typeof each['x-permission'], each.responses.default]).toEqual([
      each.operationId,
      'string',
      expect.objectContaining({ description: 'Refused' }),
    ]);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference ?? '');
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) expect(api.components.schemas).toHaveProperty([reference.replace('#/components/schemas/', '')]);
  const page = await (await fetch(`${server.baseUrl}/docs`)).text();
  for (const each of described) expect(page).toContain(`id="${each.operationId}"`);
});

async function walk(sort: 'featured' | 'newest' | 'price' | '-price' | 'title', limit: number): Promise<Schemas['ProductCard'][]> {
  const seen: Schemas['ProductCard'][] = [];
  let cursor: string | undefined;
  do {
    const { data } = await client().GET('/v1/products', { params: { query: { sort, limit, ...(cursor ? { cursor } : {}) } } });
    seen.push(...(data?.items ?? []));
    cursor = data?.nextCursor ?? undefined;
  } while (cursor);
  return seen;
}

test.each(['featured', 'newest', 'price', '-price', 'title'] as const)(
  'COR-70 pages by cursor give each product once, sorted by %s',
  async (sort) => {
    const seen = await walk(sort, 5);
    expect(seen).toHaveLength(24);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(24);
    expect(seen).toEqual(await walk(sort, 100));
    const prices = seen.map(({ priceFrom }) => Number(priceFrom.amount));
    if (sort === 'price') expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    if (sort === '-price') expect(prices).toEqual(prices.toSorted((a, b) => b - a));
  },
);

test('VES-01 filters narrow the list, facets count, words find in another language, and nothing found is no error', async () => {
  const list = async (query: Record<string, string | number>) =>
    (await client().GET('/v1/products', { params: { query: query as never } })).data;
  const all = await list({ limit: 100 });
  expect(all?.total).toBe(24);
  const sizes = all?.facets.find((facet) => facet.code === 'size')?.values;
  expect(sizes?.map(({ code }) => code)).toEqual(
    ['xs', 's', 'm', 'l', 'xl', 'xxl'].filter((code) => sizes?.some((each) => each.code === code)),
  );
  const size = sizes?.[0];
  const narrowed = await list({ size: size?.code ?? '', limit: 100 });
  expect(narrowed?.total).toBe(size?.count);
  const first = all?.items[0];
  const thai = (await client().GET('/v1/products/{slug}', { params: { path: { slug: first?.slug ?? '' }, query: { locale: 'th' } } })).data;
  expect(thai?.title).not.toBe(first?.title);
  expect((await list({ q: thai?.title ?? '' }))?.items.map(({ slug }) => slug)).toContain(first?.slug);
  const reduced = await list({ reduced: 'true', limit: 100 });
  expect(reduced?.items.length).toBeGreaterThan(0);
  expect(reduced?.items.every((card) => card.compareAt !== null)).toBe(true);
  const colour = first?.colours[1]?.value ?? '';
  const coloured = (await list({ colour, limit: 100 }))?.items.find(({ slug }) => slug === first?.slug);
  expect(coloured?.picture.url).not.toBe(first?.picture.url);
  expect(await list({ q: '%_\\' })).toMatchObject({ total: 0, items: [] });
  const dear = await list({ minPrice: 10_000, maxPrice: 20_000, inStock: 'true', limit: 100 });
  expect(dear?.items.length).toBeGreaterThan(0);
  for (const card of dear?.items ?? [])
    expect([Number(card.priceFrom.amount) >= 10_000, Number(card.priceFrom.amount) <= 20_000, card.inStock]).toEqual([true, true, true]);
});

test('VES-01 a product has pictures that are there, variants with stock, options and relatives', async () => {
  const { data: product } = await client().GET('/v1/products/{slug}', { params: { path: { slug: offers[0]?.slug ?? '' } } });
  expect(product?.variants.length).toBeGreaterThan(3);
  expect(product?.options.map(({ code }) => code).toSorted()).toEqual(['colour', 'size']);
  expect(product?.related.length).toBeGreaterThan(0);
  for (const picture of product?.pictures ?? []) {
    const answer = await fetch(`${server.baseUrl}${picture.url}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(answer.headers.get('cache-control')).toContain('immutable');
  }
});

test('COR-30 a guest cart: lines merge, change, go; the quote adds up to the minor unit and the order is charged just that', async () => {
  const [a, b] = offers;
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: a?.offerId ?? '', quantity: 1 }]);
  const path = { params: { path: { id: shopper.cartId } } };
  const add = (offerId = '', quantity = 1) => shopper.client.POST('/v1/carts/{id}/lines', { ...path, body: { offerId, quantity } });
  await add(a?.offerId, 2);
  const both = (await add(b?.offerId, 1)).data;
  expect(both?.lines.map(({ quantity }) => quantity)).toEqual([3, 1]);
  expect(both?.count).toBe(4);
  const lineId = both?.lines[1]?.id ?? '';
  const change = (quantity: number) =>
    shopper.client.PATCH('/v1/carts/{id}/lines/{lineId}', { params: { path: { id: shopper.cartId, lineId } }, body: { quantity } });
  expect((await change(5)).data?.lines[1]?.quantity).toBe(5);
  expect((await change(0)).data?.lines).toHaveLength(1);
  expect((await change(1)).error?.code).toBe('CART_LINE_NOT_FOUND');
  await shopper.details();
  const { data: checkout } = await shopper.client.GET('/v1/checkouts/{id}', path);
  const quote = checkout?.quote;
  const n = (money?: { amount: string }): bigint => BigInt(money?.amount ?? '-1');
  expect(n(quote?.items)).toBe((a?.price ?? 0n) * 3n);
  expect(n(quote?.total)).toBe(n(quote?.items) - n(quote?.discount) + n(quote?.shipping) + n(quote?.tax));
  expect(n(quote?.tax)).toBeGreaterThan(0n);
  const { body } = await shopper.place();
  expect(body.order.totals.total).toEqual(quote?.total);
  expect(body.order.payment?.amount).toEqual(quote?.total);
  expect((await shopper.cart()).status).toBe('placed');
});

test('COR-30 a cart of a hundred lines, with an offer twice, is made at once; more than a line can hold is refused', async () => {
  const many = Array.from({ length: 100 }, (_, n) => ({ offerId: offers[n % 60]?.offerId ?? '', quantity: 1 + (n % 3) }));
  const shopper = await new Shopper(server.baseUrl).withCart(many);
  const cart = await shopper.cart();
  expect([cart.lines.length, cart.count]).toEqual([60, many.reduce((sum, { quantity }) => sum + quantity, 0)]);
  expect(cart.lines.map(({ offerId }) => offerId)).toEqual(offers.slice(0, 60).map(({ offerId }) => offerId));
  const offerId = offers[0]?.offerId ?? '';
  const before = cart.lines[0]?.quantity;
  const { error, response } = await shopper.client.POST('/v1/carts/{id}/lines', {
    params: { path: { id: shopper.cartId } },
    body: { offerId, quantity: 998 },
  });
  expect([response.status, error?.code]).toEqual([422, 'QUANTITY_TOO_LARGE']);
  expect((await shopper.cart()).lines[0]?.quantity).toBe(before);
  const twice = await client().POST('/v1/carts', {
    body: {
      lines: [
        { offerId, quantity: 600 },
        { offerId, quantity: 600 },
      ],
    },
  });
  expect(twice.error?.code).toBe('QUANTITY_TOO_LARGE');
});

test('COR-30 a line whose product was archived says so and can be taken out', async () => {
  const last = offers.at(-1);
  const shopper = await new Shopper(server.baseUrl).withCart([
    { offerId: last?.offerId ?? '', quantity: 1 },
    { offerId: offers[0]?.offerId ?? '', quantity: 1 },
  ]);
  await server.database.sql(`update products set status = 'archived' where slug = $1`, [last?.slug]);
  const cart = await shopper.cart();
  const gone = cart.lines.find(({ offerId }) => offerId === last?.offerId);
  expect([gone?.problem, cart.lines.length]).toEqual(['NO_LONGER_SOLD', 2]);
  const { data } = await shopper.client.PATCH('/v1/carts/{id}/lines/{lineId}', {
    params: { path: { id: shopper.cartId, lineId: gone?.id ?? '' } },
    body: { quantity: 0 },
  });
  expect(data?.lines.map(({ offerId }) => offerId)).toEqual([offers[0]?.offerId]);
  await server.database.sql(`update products set status = 'published' where slug = $1`, [last?.slug]);
});

test('COR-73 the order page follows the order live', async () => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offers[0]?.offerId ?? '', quantity: 1 }]);
  const { body } = await shopper.place();
  const stream = await fetch(`${server.baseUrl}/v1/orders/${body.order.id}/events`, { headers: { 'x-guest-token': shopper.token } });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const versions = () => [...heard.matchAll(/"version":(\d+)/g)].map(([, version]) => Number(version));
  const listening = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) heard += part.value;
  })();
  await until('the first version', async () => versions().length > 0);
  const staff = await staffClient(server.baseUrl);
  await until('the capture', async () => (await shopper.order(body.order.id)).payment?.status === 'captured');
  await staff.POST('/v1/admin/orders/{id}/shipments', {
    params: { path: { id: body.order.id }, header: { 'idempotency-key': crypto.randomUUID() } },
    body: { carrier: 'Kerry', trackingNumber: '1' },
  });
  const { version } = await shopper.order(body.order.id);
  await until('the stream to tell of the shipment', async () => versions().includes(version));
  await reader?.cancel();
  await listening;
});

test('COR-73 twenty who follow an order all hear each change, the last included; the next waits, and who can not see it does not follow', async () => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offers[0]?.offerId ?? '', quantity: 1 }]);
  const { body } = await shopper.place();
  const { id } = body.order;
  const noted = (type: string) =>
    until(type, async () => {
      const order = await shopper.order(id);
      return order.events.some((event) => event.type === type) && order;
    });
  await noted('payment.captured');
  const away = new AbortController();
  const open = (token: string) =>
    fetch(`${server.baseUrl}/v1/orders/${id}/events`, { headers: { 'x-guest-token': token }, signal: away.signal });
  expect((await open('x'.repeat(43))).status).toBe(404);
  const heard = Array.from({ length: 20 }, () => '');
  const streams = await Promise.all(heard.map(() => open(shopper.token)));
  const listening = streams.map(async (stream, n) => {
    for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) heard[n] += part;
  });
  const refused = await open(shopper.token);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
  await (
    await staffClient(server.baseUrl)
  ).POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id }, header: { 'idempotency-key': crypto.randomUUID() } },
    body: { move: 'cancel' },
  });
  // What the provider did with the money is told after the lines have moved.
  const { version } = await noted('payment.refunded');
  // Whoever is told of a later change needs not to be told of those before it.
  const latest = (text: string): number => Math.max(0, ...[...text.matchAll(/"version":(\d+)/g)].map(([, each]) => Number(each)));
  await until('all to hear of it', async () => heard.every((text) => latest(text) >= version));
  away.abort();
  await Promise.allSettled(listening);
  await until(
    'room for another',
    async () =>
      (
        await fetch(`${server.baseUrl}/v1/orders/${id}/events`, {
          headers: { 'x-guest-token': shopper.token },
          signal: AbortSignal.timeout(500),
        }).catch(() => undefined)
      )?.status === 200,
  );
});

test('staff see orders with filters and search, and stock by level', async () => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offers[2]?.offerId ?? '', quantity: 1 }]);
  const { body } = await shopper.place({ card: cards.challenge });
  const staff = await staffClient(server.baseUrl, 'staff@vestify.test');
  const byNumber = (await staff.GET('/v1/admin/orders', { params: { query: { q: `#${body.order.number}` } } })).data;
  expect(byNumber?.items.map(({ id }) => id)).toEqual([body.order.id]);
  const pending = (await staff.GET('/v1/admin/orders', { params: { query: { status: 'pending' } } })).data;
  expect(pending?.items.every(({ status }) => status === 'pending')).toBe(true);
  expect(pending?.counts.pending).toBe(pending?.items.length);
  const out = (await staff.GET('/v1/admin/stock', { params: { query: { level: 'out', limit: 100 } } })).data;
  expect(out?.items.length).toBe(out?.counts.out);
  expect(out?.items.every(({ available }) => available <= 0)).toBe(true);
  const sku = out?.items[0]?.sku ?? '';
  expect((await staff.GET('/v1/admin/stock', { params: { query: { q: sku } } })).data?.items.map((row) => row.sku)).toContain(sku);
});

test('a server that is asked to stop ends open work first and leaves with 0', async () => {
  const other = await startServer({ preset: 'vestify', role: 'api' });
  const answers = Promise.all(
    Array.from({ length: 20 }, () =>
      fetch(`${other.baseUrl}/v1/products?limit=1`).then(
        (answer) => answer.status,
        () => 0,
      ),
    ),
  );
  await fetch(`${other.baseUrl}/health/live`);
  expect(await other.stop()).toBe(0);
  expect((await answers).filter((status) => status >= 500)).toEqual([]);
});
