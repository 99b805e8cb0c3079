// A network of stores: each sells what brands make in a shop of its own, in its currency, from its stock, while it is entitled to.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import { preset } from '#presets/store-network/index.ts';
import { createTessera, type Schemas } from '../../../client/index.ts';
import { visitShop } from '../../../tools/start/visit.ts';
import { farLimits } from '../../../tools/lib/far-limits.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Shopper, thai, until } from './shopper.ts';

const bangkok = 'talat-noi.localhost';
const daNang = 'han-river.localhost';
const dubai = 'al-seef.localhost';
const PHONE = '+66 81 000 4567';

let server: TestServer;
let web: Server;
/** Tags that the web program was told to forget. */
let told = new Set<string>();

/** A web program that writes down what it is told. */
const listen = (): Promise<Server> => {
  const listening = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      for (const tag of (JSON.parse(Buffer.concat(pieces).toString()) as { tags: string[] }).tags) told.add(tag);
      response.end('{}');
    });
  });
  return new Promise((resolve) => void listening.listen(0, '127.0.0.1', () => resolve(listening)));
};

beforeAll(async () => {
  web = await listen();
  const WEB_URL = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const limits = { ...(JSON.parse(farLimits) as object), auth: 12 };
  server = await startServer({ preset: 'store-network', env: { WEB_URL, RATE_LIMITS: JSON.stringify(limits) } });
});
afterAll(() => void web.close());

const at = (host: string) => createTessera({ baseUrl: server.baseUrl, headers: { 'x-forwarded-host': host } });

async function productAt(host: string, slug: string): Promise<Schemas['Product']> {
  const { data, error } = await at(host).GET('/v1/products/{slug}', { params: { path: { slug } } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

const offerOf = (product: Schemas['Product'], options: Record<string, string>) =>
  product.variants.find((variant) => Object.entries(options).every(([code, value]) => variant.options[code] === value))?.offer;

/** A guest at a host, who leaves a phone number. */
class GuestAt extends Shopper {
  readonly host: string;

  constructor(host: string) {
    super(server.baseUrl);
    this.host = host;
  }

  override get client() {
    const headers = { 'x-forwarded-host': this.host, ...(this.token ? { 'x-guest-token': this.token } : {}) };
    return createTessera({ baseUrl: this.baseUrl, headers });
  }

  /** Buys one of an offer. */
  async buy(offerId: string, phone = PHONE): Promise<Schemas['Order']> {
    await this.withCart([{ offerId, quantity: 1 }]);
    const { data } = await this.client.PATCH('/v1/checkouts/{id}', {
      params: { path: { id: this.cartId } },
      body: { contact: { email: 'guest@example.com', phone }, shippingAddress: thai },
    });
    this.fingerprint = data?.quote?.fingerprint ?? '';
    const placed = await this.place({ headers: { 'x-forwarded-host': this.host } });
    expect([placed.status, placed.body.code]).toEqual([201, undefined]);
    return placed.body.order;
  }
}

/** Somebody of a brand's or a store's team. */
async function memberOf(email: string) {
  const { data, error } = await at('store-network.localhost').POST('/v1/auth/login', { body: { email, password: 'demo-network-2026' } });
  if (!data) throw new Error(JSON.stringify(error));
  return createTessera({ baseUrl: server.baseUrl, headers: { authorization: `Bearer ${data.accessToken}` } });
}

const channelIdAt = async (host: string): Promise<string> => (await at(host).GET('/v1/channel', { params: { query: {} } })).data?.id ?? '';

/** That the stored pages of a shop go within a second of a change, and that its answers are others from then on. */
async function expectFresh(host: string, change: () => Promise<unknown>, seen: () => Promise<boolean>): Promise<void> {
  const tag = `products:${await channelIdAt(host)}`;
  expect(await seen()).toBe(false);
  told = new Set();
  await change();
  const changed = performance.now();
  await until(`told of ${host}`, () => Promise.resolve(told.has(tag)));
  await until(`seen at ${host}`, seen);
  expect(performance.now() - changed).toBeLessThan(1_000);
}

const track = (host: string, number: string, phone: string, from = '198.51.100.1') =>
  fetch(`${server.baseUrl}/v1/orders/track`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': host, 'x-forwarded-for': from },
    body: JSON.stringify({ number, phone, locale: 'en' }),
  });

test('NET-16 a guest buys in a store by its host, in its currency; another store of the same brand has its own price and stock', async () => {
  const wanted = { weight: '250g', grind: 'beans' };
  const [here, there] = [await productAt(bangkok, 'cau-dat-arabica'), await productAt(daNang, 'cau-dat-arabica')];
  expect(here.brand).toEqual({ slug: 'ben-gio-roastery', name: 'Bến Gió Roastery' });
  const [ours, theirs] = [offerOf(here, wanted), offerOf(there, wanted)];
  // Bangkok sells at the brand's own price, Da Nang at one of its own.
  expect(ours?.price).toEqual({ amount: '28000', currency: 'THB' });
  expect(theirs?.price).toEqual({ amount: '188000', currency: 'VND' });
  expect(ours?.id).not.toBe(theirs?.id);
  const order = await new GuestAt(bangkok).buy(ours?.id ?? '');
  expect(order.totals.items).toEqual({ amount: '28000', currency: 'THB' });
  expect(order.lines[0]?.seller.name).toBe('Talat Noi Corner');
  // What one store sold is not taken from the other.
  const levels = await server.database.sql<{ store: string; reserved: number }>(
    `select o.slug as store, sum(l.reserved)::int as reserved from stock_levels l join organizations o on o.id = l.org_id
      where o.slug in ('talat-noi', 'han-river') group by 1 order by 1`,
  );
  expect(levels).toEqual([
    { store: 'han-river', reserved: 0 },
    { store: 'talat-noi', reserved: expect.any(Number) as number },
  ]);
  const cart = await at(daNang).POST('/v1/carts', { body: { lines: [{ offerId: ours?.id ?? '', quantity: 1 }] } });
  expect(cart.error?.code).toBe('OFFER_NOT_FOUND');
});

test('NET-02 NET-16 what a store may sell from next week on is not on its shelf, nor found, nor bought', async () => {
  const { data: brands } = await at(bangkok).GET('/v1/brands', { params: { query: {} } });
  expect(brands?.items.map(({ slug }) => slug)).not.toContain('altyn-dala-mill');
  expect(brands?.items).toHaveLength(4);
  const { response } = await at(bangkok).GET('/v1/products/{slug}', { params: { path: { slug: 'steppe-honey' } } });
  expect(response.status).toBe(404);
  expect((await at(bangkok).GET('/v1/brands/{slug}', { params: { path: { slug: 'altyn-dala-mill' } } })).error?.code).toBe(
    'BRAND_NOT_FOUND',
  );
  const [offer] = await server.database.sql<{ id: string }>(
    `select f.id from offers f join organizations o on o.id = f.org_id join products p on p.org_id = f.variant_org_id and p.id = f.product_id
      where o.slug = 'talat-noi' and p.slug = 'steppe-honey' limit 1`,
  );
  expect(offer).toBeDefined();
  expect(offerOf(await productAt(dubai, 'steppe-honey'), {})?.price.currency).toBe('AED');
});

test('NET-16 the front of the network names its stores with their addresses; the stores name none', async () => {
  const { data: front } = await at('store-network.localhost').GET('/v1/stores', { params: { query: { locale: 'ru' } } });
  expect(front?.items.map(({ name, currency, url }) => [name, currency, new URL(url).hostname])).toEqual([
    ['Провизия Аль-Сиф', 'AED', 'al-seef.localhost'],
    ['Зелёный базар, ряд 9', 'KZT', 'green-bazaar.localhost'],
    ['Кладовая у реки Хан', 'VND', 'han-river.localhost'],
    ['Угол Талат-Ной', 'THB', 'talat-noi.localhost'],
  ]);
  expect((await at(bangkok).GET('/v1/stores', { params: { query: {} } })).data).toEqual({ items: [], ofBrand: false });
});

test('NET-16 an order is followed by its number and the phone number, however that is written, and tells nothing about people', async () => {
  const offer = offerOf(await productAt(bangkok, 'drip-sachets'), { pack: 'ten' });
  const order = await new GuestAt(bangkok).buy(offer?.id ?? '');
  for (const phone of [PHONE, '081-000-4567', '0066810004567']) {
    const answer = await track(bangkok, `#${order.number}`, phone);
    expect([phone, answer.status]).toEqual([phone, 200]);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      number: order.number,
      status: 'paid',
      lines: [{ quantity: 1, title: 'Drip sachets' }],
      shipments: [],
    });
    expect(text).not.toMatch(/guest@example|Somchai|Sukhumvit|4567|4242|ord_/);
  }
  // A wrong number, a wrong phone number and another store's order are one answer.
  const wrong = [
    await track(bangkok, '999999', PHONE),
    await track(bangkok, order.number, '+66 81 000 4568'),
    await track(daNang, order.number, PHONE),
  ];
  const said = await Promise.all(wrong.map(async (answer) => ({ ...((await answer.json()) as object), requestId: '', instance: '' })));
  expect(said[0]).toMatchObject({ status: 404, code: 'ORDER_NOT_FOUND' });
  expect(said[1]).toEqual(said[0]);
  expect(said[2]).toEqual(said[0]);
  for (const [number, phone] of [
    ['', PHONE],
    ['1 or 1=1', PHONE],
    [order.number, '12'],
    [order.number, 'call me'],
  ] as const)
    expect((await track(bangkok, number, phone)).status).toBe(400);
});

test('COR-81 a store’s slip says what goods of a brand weigh', async () => {
  const offer = offerOf(await productAt(bangkok, 'drip-sachets'), { pack: 'ten' });
  const { id } = await new GuestAt(bangkok).buy(offer?.id ?? '');
  await server.database.sql('update variants v set weight_grams = 120 from offers o where o.id = $1 and v.id = o.variant_id', [
    privateId('offer', offer?.id ?? ''),
  ]);
  const staff = await memberOf('staff@talat-noi.test');
  const { data } = await staff.GET('/v1/admin/orders/{id}/packing-slips', { params: { path: { id } } });
  expect(data?.items).toMatchObject([{ parcel: null, lines: [{ quantity: 1, weightGrams: 120 }] }]);
});

test('NET-16 whoever guesses phone numbers is stopped', async () => {
  const answers: number[] = [];
  for (let guess = 0; guess < 20; guess++)
    answers.push((await track(bangkok, '1', `+6681000${String(guess).padStart(4, '0')}`, '198.51.100.2')).status);
  expect(answers).toContain(429);
  expect(answers.filter((status) => status !== 404 && status !== 429)).toEqual([]);
});

test('NET-16 the orders that the preset begins with are placed in its stores', async () => {
  expect(await visitShop(server.baseUrl, preset)).toEqual([]);
  const orders = await server.database.sql<{ store: string; orders: number }>(
    `select o.slug as store, count(*)::int as orders from orders x join organizations o on o.id = x.org_id
      where x.phone_index is not null group by 1 order by 1`,
  );
  expect(orders.map(({ store }) => store)).toEqual(['al-seef', 'green-bazaar', 'han-river', 'talat-noi']);
});

test('NET-16 a brand’s own shop shows what it makes and names the stores that sell it now, until an entitlement ends', async () => {
  const brandHost = 'sadaf-soap-house.localhost';
  const { data: list } = await at(brandHost).GET('/v1/products', { params: { query: {} } });
  expect([list?.total, list?.items.map(({ inStock }) => inStock)]).toEqual([list?.items.length, list?.items.map(() => null)]);
  const soldBy = async () => (await productAt(brandHost, 'frankincense-balm')).soldBy ?? [];
  const before = await soldBy();
  expect(before.map(({ name }) => name).toSorted()).toEqual(['Al Seef Provisions', 'Han River Pantry', 'Talat Noi Corner']);
  const there = before.find(({ url }) => url.includes(daNang));
  const sold = await productAt(daNang, 'frankincense-balm');
  expect(there).toMatchObject({ priceFrom: offerOf(sold, {})?.price, inStock: true, city: 'Da Nang', country: 'VN' });
  expect(new URL(there?.url ?? '').pathname).toBe('/en/p/frankincense-balm.sadaf-soap-house');
  expect((await productAt(daNang, 'frankincense-balm.sadaf-soap-house')).id).toBe(sold.id);
  // A store sells it itself, and a front sells nothing.
  expect(sold.soldBy).toBeNull();
  const stores = async () =>
    (await at(brandHost).GET('/v1/stores', { params: { query: {} } })).data?.items.map(({ url }) => new URL(url).hostname);
  expect(await stores()).toContain(daNang);
  // It shows there what it makes, and is none of those who sell.
  expect((await at(brandHost).GET('/v1/sellers', { params: { query: {} } })).data?.items).toEqual([]);
  const whose = async (host: string) => (await at(host).GET('/v1/stores', { params: { query: {} } })).data?.ofBrand;
  expect([await whose(brandHost), await whose('store-network.localhost')]).toEqual([true, false]);
  const brand = await memberOf('soap@network.test');
  const { data } = await brand.GET('/v1/admin/entitlements', { params: { query: { q: 'han-river' } } });
  const storeId = data?.items[0]?.store.id ?? '';
  await expectFresh(
    brandHost,
    () => brand.POST('/v1/admin/entitlements/{storeId}/end', { params: { path: { storeId } }, body: {} }),
    async () => (await soldBy()).length === 2 && !(await stores())?.includes(daNang),
  );
});

test('NET-16 products of one name by two brands are both in a store, each at an address of its own', async () => {
  const first = await productAt(bangkok, 'cau-dat-arabica');
  const [other] = await server.database.sql<{ id: string; slug: string; brand: string }>(
    `select p.id, p.slug, o.slug as brand from products p join organizations o on o.id = p.org_id
      where p.slug = $1`,
    ['sunday-bowl'],
  );
  const wanted = await productAt(bangkok, 'sunday-bowl');
  await server.database.sql(`update products set slug = 'cau-dat-arabica' where id = $1`, [other?.id]);
  const address = `cau-dat-arabica.${other?.brand}`;
  const shown = async (slug: string) => {
    const { data } = await at(bangkok).GET('/v1/products/{slug}', { params: { path: { slug } } });
    return data && [data.id, data.slug];
  };
  await until('the other to have its address', async () => (await shown(address))?.[0] === wanted.id);
  expect(await shown('cau-dat-arabica')).toEqual([first.id, 'cau-dat-arabica']);
  expect(await shown(address)).toEqual([wanted.id, address]);
  expect(await shown(`cau-dat-arabica.${first.brand?.slug}`)).toEqual([first.id, 'cau-dat-arabica']);
  expect(await shown(`anything.${wanted.id}`)).toEqual([wanted.id, address]);
  expect(await shown('cau-dat-arabica.al-seef')).toBeUndefined();
  const slugs = async (query: object): Promise<string[]> =>
    (await at(bangkok).GET('/v1/products', { params: { query: { limit: 48, ...query } } })).data?.items.map(({ slug }) => slug) ?? [];
  await until('both to be on the shelf', async () => (await slugs({})).includes(address));
  expect(await slugs({})).toContain('cau-dat-arabica');
  expect(await slugs({ q: wanted.title })).toContain(address);
  const { data: map } = await at(bangkok).GET('/v1/addresses', { params: { query: { offset: 0, limit: 1000 } } });
  expect(map?.slugs).toEqual(expect.arrayContaining(['cau-dat-arabica', address]));
  expect(new Set(map?.slugs).size).toBe(map?.slugs.length);
  const guest = new GuestAt(bangkok);
  await guest.withCart([{ offerId: wanted.variants.find(({ offer }) => offer)?.offer?.id ?? '', quantity: 1 }]);
  expect(await shown((await guest.cart()).lines[0]?.productSlug ?? '')).toEqual([wanted.id, address]);
});

test('NET-16 the address of a brand’s category, and one that it had before, leads to it in a store that sells some of it', async () => {
  const [moved] = await server.database.sql<{ slug: string }>(
    `update categories set slug = slug || '-anew' where slug = (
       select c.slug from organizations s join offers o on o.org_id = s.id
         join products p on p.org_id = o.variant_org_id and p.id = o.product_id join categories c on c.org_id = p.org_id and c.id = p.category_id
        where s.slug = 'talat-noi' and o.status = 'published' and p.org_id <> s.id order by c.id limit 1) returning slug`,
  );
  const asked = (slug: string) => at(bangkok).GET('/v1/categories/{slug}', { params: { path: { slug } } });
  for (const slug of [moved?.slug ?? '', moved?.slug.replace('-anew', '') ?? '']) expect((await asked(slug)).data?.slug).toBe(moved?.slug);
  expect((await asked('no-such')).error?.code).toBe('CATEGORY_NOT_HERE');
});

test('NET-16 NET-04 a store’s pages go, and its answers change, within a second of the brand’s price, its own stock or an entitlement', async () => {
  const [brand, staff] = [await memberOf('soap@network.test'), await memberOf('staff@talat-noi.test')];
  const product = await productAt(bangkok, 'frankincense-balm');
  const offer = (): Promise<NonNullable<ReturnType<typeof offerOf>>> =>
    productAt(bangkok, 'frankincense-balm').then((now) => {
      const found = offerOf(now, {});
      if (!found) throw new Error('not sold');
      return found;
    });
  const before = await offer();
  const central = preset.brands?.flatMap(({ products }) => products).find(({ slug }) => slug === 'frankincense-balm')?.variants[0]?.prices;
  // What is not named would go.
  const inAll = Object.entries(central ?? {}).map(([currency, { priceMinor }]) => ({ amount: `${priceMinor}`, currency }));
  await expectFresh(
    bangkok,
    async () => {
      const body = { prices: inAll.map((price) => (price.currency === 'THB' ? { ...price, amount: '33300' } : price)) };
      const changed = await brand.PATCH('/v1/admin/products/{id}', { params: { path: { id: product.id } }, body });
      expect(changed.error).toBeUndefined();
    },
    async () => (await offer()).price.amount === '33300',
  );
  const { available } = before;
  await expectFresh(
    bangkok,
    async () => {
      const [level] = await server.database.sql<{ location: string; free: number }>(
        `select (select p.id from stock_locations p where p.org_id = l.org_id) as location, (l.on_hand - l.reserved)::int as free
           from stock_levels l join offers f on f.org_id = l.org_id and f.id = l.offer_id
           join products p on p.org_id = f.variant_org_id and p.id = f.product_id join organizations o on o.id = l.org_id
          where o.slug = 'talat-noi' and p.slug = 'frankincense-balm'`,
      );
      const body = { delta: -(level?.free ?? 0), reason: 'damaged' as const };
      const moved = await staff.POST('/v1/admin/stock/{offerId}/moves', {
        params: { path: { offerId: before.id }, header: { 'idempotency-key': 'all-broken' } },
        body,
      });
      expect(moved.error).toBeUndefined();
    },
    async () => available > 0 && (await offer()).available === 0,
  );
  const { data } = await brand.GET('/v1/admin/entitlements', { params: { query: { q: 'talat' } } });
  const storeId = data?.items[0]?.store.id ?? '';
  await expectFresh(
    bangkok,
    async () => {
      const ended = await brand.POST('/v1/admin/entitlements/{storeId}/end', { params: { path: { storeId } }, body: {} });
      expect(ended.error).toBeUndefined();
    },
    async () => {
      const { response } = await at(bangkok).GET('/v1/products/{slug}', { params: { path: { slug: 'frankincense-balm' } } });
      const { data: brands } = await at(bangkok).GET('/v1/brands', { params: { query: {} } });
      return response.status === 404 && !brands?.items.some(({ slug }) => slug === 'sadaf-soap-house');
    },
  );
});
