// What a store sells of brands as its people lead it: brands that ask in other currencies first, prices variant by variant, and things taken off the shelf.
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Person } from './people.ts';
import { until } from './shopper.ts';

interface Sold {
  mode: string;
  currencies: string[];
  variants: {
    id: string;
    sku: string;
    variant: string;
    central: { amount: string } | null;
    offerId: string | null;
    onSale: boolean;
    price: { amount: string; currency: string } | null;
    prices: { amount: string; currency: string }[];
    available: number | null;
  }[];
}

const password = 'demo-network-2026';
const products = '/v1/admin/brand-products';
const almaty = 'green-bazaar.localhost';
let server: TestServer;
let brand: Person;
/** It sets its own price for the roastery, in tenge and dollars; the brand asks in dong first. */
let store: Person;
let sale: Person;

beforeAll(async () => {
  server = await startServer({ preset: 'store-network', env: { RATE_LIMITS: '0' } });
  const member = (email: string) => new Person(server, email).signIn(password);
  brand = await member('roastery@network.test');
  store = await member('owner@green-bazaar.test');
  sale = await member('sale@green-bazaar.test');
}, 60_000);

const money = (amount: string, currency: string) => ({ amount, currency });
/** A new product of the roastery with prices in dong, tenge and dollars. */
async function make(title: string, more: Record<string, unknown> = {}): Promise<{ id: string; slug: string }> {
  const prices = [money('300000', 'KZT'), money('600', 'USD')];
  const made = { title, price: money('150000', 'VND'), prices, stock: 0, status: 'published', ...more };
  const { status, body } = await brand.call('POST', '/v1/admin/products', made);
  expect([status, body.code]).toEqual([201, undefined]);
  return body as { id: string; slug: string };
}
async function take(body: Record<string, unknown>): Promise<Record<string, number>> {
  const { body: run } = await store.call('POST', `${products}/import`, body);
  return until('it to be taken', async () => {
    const { body: now } = await store.call('GET', `/v1/admin/catalog-runs/${String(run.id)}`);
    return now.state === 'done' && (now.counts as Record<string, number>);
  });
}
const sold = async (id: string): Promise<Sold> => (await store.call('GET', `${products}/${id}?locale=en`)).body as unknown as Sold;
const change = (id: string, variants: Record<string, unknown>[]) => store.call('PATCH', `${products}/${id}`, { variants });
const listed = async (query: string): Promise<Record<string, unknown>[]> =>
  (await store.call('GET', `${products}?limit=100&${query}`)).body.items as Record<string, unknown>[];
/** What the shop asks for the first variant; undefined where it does not show the product. */
async function shown(slug: string, currency = 'KZT'): Promise<string | undefined> {
  const answer = await fetch(`${server.baseUrl}/v1/products/${slug}?currency=${currency}`, { headers: { 'x-forwarded-host': almaty } });
  const { variants } = (await answer.json()) as { variants?: { offer: { price: { amount: string } } | null }[] };
  return variants?.[0]?.offer?.price.amount;
}

const terms = (mode: string) =>
  server.database.sql(
    `update entitlements set mode = $1 where store_org_id = (select id from organizations where slug = 'green-bazaar')
        and org_id = (select id from organizations where slug = 'ben-gio-roastery')`,
    [mode],
  );

const runs = '/v1/admin/catalog-runs';
const run = (who: Person, id: unknown, state: string) =>
  until(`a run that is ${state}`, async () => {
    const { body } = await who.call('GET', `${runs}/${String(id)}`);
    return body.state === state && (body as unknown as { counts: object; wrong: { line: number; code: string }[]; file: string });
  });
/** What a table of prices would do, whose first line says what its cells are. */
async function look(who: Person, lines: string[]) {
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const { body: begun } = await who.call('POST', `${runs}/imports`, { kind: 'csv_prices', name: 'prices.csv', bytes: bytes.length });
  const at = `${runs}/${String(begun.id)}`;
  await who.call('PUT', `${at}/content?offset=0`, bytes, { 'content-type': 'application/octet-stream' });
  await who.call('POST', `${at}/finish`, {});
  await who.call('POST', `${at}/check`, { mapping: lines[0]?.split(',') });
  const { counts, wrong } = await run(who, begun.id, 'ready');
  await who.call('POST', `${at}/cancel`, {});
  return { counts, wrong: wrong.map(({ line, code }) => `${line} ${code}`) };
}

test('NET-03 a brand that asks in another currency first is taken at its price in the store’s, in all its shop sells in', async () => {
  const { id, slug } = await make('Steppe roast');
  const [row] = await listed('q=steppe');
  expect(row).toMatchObject({ taken: 0, variants: 1, priceFrom: money('300000', 'KZT') });
  expect((await store.call('POST', `${products}/preview`, { products: [id] })).body).toMatchObject({ added: 1, unpriced: 0 });
  expect(await take({ products: [id], basisPoints: 12_000, quantity: 5 })).toMatchObject({ added: 1, failed: 0 });
  await until('the shop to show it', async () => (await shown(slug)) === '360000');
  expect(await shown(slug, 'USD')).toBe('720');
  expect((await sold(id)).variants[0]).toMatchObject({ price: money('360000', 'KZT'), prices: [money('720', 'USD')], available: 5 });
  const counted = await server.database.sql(
    `select from stock_levels l join offers o on o.org_id = l.org_id and o.id = l.offer_id where o.product_id = $1 and o.org_id = o.variant_org_id`,
    [privateId('product', id)],
  );
  expect(counted, 'a brand without units counts none').toEqual([]);
  expect(await take({ products: [id], basisPoints: 12_000 })).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await take({ products: [id], basisPoints: 10_000 })).toMatchObject({ changed: 1 });
  expect([await shown(slug), await shown(slug, 'USD')]).toEqual(['300000', '600']);
});

test('NET-03 what is taken by brand is that brand’s alone', async () => {
  const { id } = await make('Branded roast');
  const { body } = await store.call('GET', `${products}?limit=1`);
  const granting = body.brands as { id: string; name: string }[];
  const [maker, other] = [granting.find(({ name }) => name.includes('Roastery')), granting.find(({ name }) => !name.includes('Roastery'))];
  const known = async (brands?: unknown[]) => (await store.call('POST', `${products}/preview`, brands ? { brands } : {})).body;
  const [all, theirs] = [await known(), await known([other?.id])];
  expect([all.added, theirs.added]).toEqual([1, 0]);
  expect(Number(theirs.known)).toBeLessThan(Number(all.known));
  await take({ brands: [other?.id] });
  expect((await sold(id)).variants[0]?.offerId).toBeNull();
  expect(await take({ brands: [maker?.id] })).toMatchObject({ added: 1 });
  expect((await sold(id)).variants[0]).toMatchObject({ onSale: true });
});

test('NET-04 a store prices variant by variant where it sets the price, in each currency of its shop, and nowhere else', async () => {
  const { id, slug } = await make('Priced roast');
  await take({ products: [id], quantity: 3 });
  const [only] = (await sold(id)).variants;
  const variant = only?.id ?? '';
  const changed = await change(id, [{ id: variant, price: money('345000', 'KZT'), prices: [money('699', 'USD')] }]);
  expect((changed.body as unknown as Sold).variants[0]).toMatchObject({ price: money('345000', 'KZT'), central: money('300000', 'KZT') });
  expect([await shown(slug), await shown(slug, 'USD')]).toEqual(['345000', '699']);
  await change(id, [{ id: variant, prices: [] }]);
  expect((await sold(id)).variants[0]).toMatchObject({ price: money('345000', 'KZT'), prices: [] });
  const wrong = [
    [{ id: variant, price: money('1', 'USD') }],
    [{ id: variant, prices: [money('1', 'KZT')] }],
    [{ id: variant, prices: [money('1', 'USD'), money('2', 'USD')] }],
    [
      { id: variant, price: money('1', 'KZT') },
      { id: `var_${'0'.repeat(26)}`, onSale: false },
    ],
    [{ id: variant }, { id: variant }],
  ];
  const codes = [];
  for (const each of wrong) codes.push((await change(id, each)).code);
  expect(codes).toEqual(['WRONG_CURRENCY', 'WRONG_CURRENCY', 'WRONG_CURRENCY', 'VARIANT_NOT_FOUND', 'VALIDATION_FAILED']);
  expect((await sold(id)).variants[0]?.price, 'nothing of it is done').toEqual(money('345000', 'KZT'));
  const [entry] = await server.database.sql<{ before: object; after: object }>(
    `select before, after from audit_entries where action = 'brand_product.changed' order by at limit 1`,
  );
  expect(entry).toMatchObject({ before: { [only?.sku ?? '']: { price: '300000' } }, after: { [only?.sku ?? '']: { price: '345000' } } });
  await terms('CENTRAL');
  expect((await change(id, [{ id: variant, price: money('1', 'KZT') }])).code).toBe('PRICE_IS_CENTRAL');
  expect((await sold(id)).variants[0]?.price).toEqual(money('300000', 'KZT'));
  await terms('STORE');
});

test('NET-03 what a store put away is neither shown nor sold, stays away when everything is taken anew, and comes back with its stock', async () => {
  const { id, slug } = await make('Hidden roast');
  await take({ products: [id], quantity: 4 });
  await until('the shop to show it', async () => (await shown(slug)) !== undefined);
  const away = (off: boolean, who = store) => who.call('POST', `${products}/put-away`, { products: [id], away: off });
  expect((await away(true, sale)).code).toBe('FORBIDDEN');
  expect((await away(true)).body).toEqual({ variants: 1 });
  expect((await away(true)).body).toEqual({ variants: 0 });
  const told = await server.database.sql(`select after from audit_entries where action = 'brand_products.put_away'`);
  expect(told).toEqual([{ after: { products: 1, variants: 1, ids: [privateId('product', id)] } }]);
  await until('the shop to show it no more', async () => (await shown(slug)) === undefined);
  const { offerId } = (await sold(id)).variants[0] ?? {};
  const cart = await fetch(`${server.baseUrl}/v1/carts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': almaty },
    body: JSON.stringify({ lines: [{ offerId, quantity: 1 }] }),
  });
  expect(((await cart.json()) as { code: string }).code).toBe('OFFER_NOT_FOUND');
  await take({});
  expect((await sold(id)).variants[0]).toMatchObject({ onSale: false });
  expect((await listed('state=away')).map((row) => [row.id, row.taken, row.away])).toEqual([[id, 1, 1]]);
  expect((await listed('state=on_sale')).map((row) => row.id)).not.toContain(id);
  expect((await away(false)).body).toEqual({ variants: 1 });
  await until('the shop to show it again', async () => (await shown(slug)) !== undefined);
  const [variant] = (await sold(id)).variants;
  expect(variant).toMatchObject({ onSale: true, available: 4 });
  await change(id, [{ id: variant?.id, onSale: false }]);
  expect(await listed('state=away')).toHaveLength(1);
  expect(await take({ products: [id] }), 'what is named comes back').toMatchObject({ changed: 1 });
  expect((await sold(id)).variants[0]?.onSale).toBe(true);
});

test('NET-03 what is put away while everything is taken anew stays away', async () => {
  const { id } = await make('Racing roast');
  await take({ products: [id], quantity: 1 });
  const somebody = new pg.Client(server.database.urls.admin);
  await somebody.connect();
  await somebody.query('begin');
  await somebody.query(`update offers set status = 'withdrawn', put_away = true where product_id = $1 and org_id <> variant_org_id`, [
    privateId('product', id),
  ]);
  const taking = take({ basisPoints: 11_000 });
  await until('the taking to wait', async () => {
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into offers%'`;
    return (await server.database.sql(waiting)).length > 0;
  });
  await somebody.query('commit');
  await somebody.end();
  await taking;
  expect((await sold(id)).variants[0]).toMatchObject({ onSale: false, price: money('300000', 'KZT'), prices: [money('600', 'USD')] });
});

test('NET-03 what others sell, and what is not to be sold now, is not there to be changed', async () => {
  const { id } = await make('Draft roast', { status: 'draft' });
  for (const each of [id, `prd_${'0'.repeat(26)}`])
    expect([(await store.call('GET', `${products}/${each}`)).code, (await change(each, [{ id: `var_${'0'.repeat(26)}` }])).code]).toEqual([
      'OWN_PRODUCT_NOT_FOUND',
      'OWN_PRODUCT_NOT_FOUND',
    ]);
  const { id: mine } = await make('Own roast');
  expect((await brand.call('GET', `${products}/${mine}`)).code, 'one’s own').toBe('OWN_PRODUCT_NOT_FOUND');
  await take({ products: [mine] });
  const rival = await new Person(server, 'owner@talat-noi.test').signIn(password);
  const [theirs] = (await sold(mine)).variants;
  expect((await rival.call('POST', `${products}/put-away`, { products: [mine], away: true })).body).toEqual({ variants: 0 });
  expect((await rival.call('PATCH', `${products}/${mine}`, { variants: [{ id: theirs?.id, onSale: false }] })).code).toBe(
    'VARIANT_NOT_FOUND',
  );
  expect((await sold(mine)).variants[0]?.onSale).toBe(true);
});

test('NET-04 COR-23 in a table of prices a line is wrong where the brand sets the price, unless it says what is there', async () => {
  const bangkok = await new Person(server, 'owner@talat-noi.test').signIn(password);
  const priced = await server.database.sql<{ sku: string; price: string; mode: string }>(
    `select distinct on (e.mode) v.sku, (o.price_minor / 100)::text as price, e.mode from offers o join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
       join organizations s on s.id = o.org_id and s.slug = 'talat-noi' join entitlements e on e.org_id = o.variant_org_id and e.store_org_id = o.org_id
      where e.starts_at < now() and o.price_minor % 100 = 0 order by e.mode, v.sku`,
  );
  const [central, own] = priced;
  expect([central?.mode, own?.mode]).toEqual(['CENTRAL', 'STORE']);
  expect(await look(bangkok, ['sku,price', `${central?.sku},${central?.price}`, `${own?.sku},999`])).toMatchObject({
    counts: { unchanged: 1, changed: 1, failed: 0 },
    wrong: [],
  });
  expect(await look(bangkok, ['sku,price', `${central?.sku},999`, `${own?.sku},999`])).toMatchObject({
    counts: { changed: 1, failed: 1 },
    wrong: ['2 PRICE_IS_CENTRAL'],
  });
});

test('NET-04 COR-22 a central price that the brand changed stands in the list of stock and in the file of prices, which is read again as nothing new', async () => {
  const { id } = await make('Central roast');
  await take({ products: [id], quantity: 3 });
  const stock = async (): Promise<unknown> => {
    const { items } = (await store.call('GET', '/v1/admin/stock?q=central%20roast')).body as { items: { price: unknown }[] };
    return items.map(({ price }) => price);
  };
  const file = async (): Promise<string[]> => {
    const { body } = await store.call('POST', `${runs}/exports`, { what: 'prices', q: 'central roast', bom: false });
    const answer = await fetch(server.baseUrl + (await run(store, body.id, 'done')).file, {
      headers: { authorization: `Bearer ${store.token}` },
    });
    return (await answer.text()).trim().split('\r\n');
  };
  const reprice = (prices: unknown[]) => brand.call('PATCH', `/v1/admin/products/${id}`, { prices });
  const sku = String((await sold(id)).variants[0]?.sku);
  await terms('CENTRAL');
  expect((await reprice([money('333000', 'KZT'), money('650', 'USD')])).status).toBe(200);
  expect(await stock()).toEqual([money('333000', 'KZT')]);
  const written = await file();
  expect(written).toEqual(['sku,name,price,compare_at,price:USD,compare_at:USD', `${sku},Central roast,3330.00,,6.50,`]);
  const own = ['sku,price', `${sku},3000`];
  expect(
    await look(
      store,
      written.map((line) => line.replace(/,(name|Central roast)/, '')),
    ),
  ).toMatchObject({ counts: { unchanged: 1 }, wrong: [] });
  expect((await look(store, own)).wrong, 'what the store wrote down once').toEqual(['2 PRICE_IS_CENTRAL']);
  expect((await reprice([money('650', 'USD')])).status).toBe(200);
  expect([await stock(), (await file())[1]], 'it asks nothing in tenge').toEqual([[null], `${sku},Central roast,,,6.50,`]);
  expect(await look(store, ['sku,price,price:USD', `${sku},,6.50`])).toMatchObject({ counts: { unchanged: 1 }, wrong: [] });
  await terms('STORE');
  expect([await stock(), (await file())[1]]).toEqual([[money('300000', 'KZT')], `${sku},Central roast,3000.00,,6.00,`]);
});
