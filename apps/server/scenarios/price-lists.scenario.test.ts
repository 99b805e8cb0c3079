// Price lists over HTTP: what the list, the page, the cart and the order say is one price, for everybody and for groups, by the clock.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { openNetwork } from '../../../tools/testing/network.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { addPerson, type Person, Person as Somebody, person } from './people.ts';
import { advance, cards, thai, until } from './shopper.ts';

let server: TestServer;
let seller: Person;
let host: string;

interface Put {
  id: string;
  slug: string;
  offerId: string;
}

/** A buyer at the shop: a guest, or a person by their token. */
class Buyer {
  guest = '';
  readonly token: string;
  constructor(token = '') {
    this.token = token;
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; headers: Headers; body: T & { code?: string } }> {
    const response = await fetch(`${server.baseUrl}${path}`, {
      method,
      headers: {
        'x-forwarded-host': host,
        'idempotency-key': randomUUID(),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(this.guest ? { 'x-guest-token': this.guest } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.guest = response.headers.get('x-guest-token') ?? this.guest;
    return { status: response.status, headers: response.headers, body: (await response.json()) as T & { code?: string } };
  }

  async cart(lines: [offerId: string, quantity: number][]): Promise<Schemas['Cart']> {
    const made = await this.ask<Schemas['Cart']>('POST', '/v1/carts', {
      lines: lines.map(([offerId, quantity]) => ({ offerId, quantity })),
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body;
  }

  async quote(cartId: string): Promise<string> {
    const body = { contact: { email: 'buyer@example.com' }, shippingAddress: thai };
    const said = await this.ask<Schemas['Checkout']>('PATCH', `/v1/checkouts/${cartId}`, body);
    return said.body.quote?.fingerprint ?? '';
  }

  place(cartId: string, quoteFingerprint: string) {
    const body = { quoteFingerprint, payment: { method: 'test', token: cards.success } };
    return this.ask<Schemas['Placement']>('POST', `/v1/checkouts/${cartId}/place`, body);
  }
}

const unit = async (buyer: Buyer, offerId: string, quantity = 1): Promise<string | undefined> =>
  (await buyer.cart([[offerId, quantity]])).lines[0]?.unitPrice.amount;

async function put(title: string, amount: string, stock = 500): Promise<Put> {
  const made = await seller.call('POST', '/v1/admin/products', { title, price: { amount, currency: 'THB' }, stock });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const id = String(made.body.id);
  const [row] = await server.database.sql<{ id: string }>('select id from offers where product_id = $1', [privateId('product', id)]);
  return { id, slug: String(made.body.slug), offerId: publicId('offer', row?.id ?? '') };
}

async function list(terms: Record<string, unknown>, prices: { offerId: string; price: string | null; minQuantity?: number }[] = []) {
  const made = await seller.call('POST', '/v1/admin/price-lists', { name: 'List', currency: 'THB', status: 'active', ...terms });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const id = String(made.body.id);
  if (prices.length > 0) expect((await seller.call('PUT', `/v1/admin/price-lists/${id}/prices`, { prices })).status).toBe(200);
  return { id, version: Number(made.body.version) };
}
const drop = async ({ id }: { id: string }) => expect((await seller.call('DELETE', `/v1/admin/price-lists/${id}`)).status).toBe(204);

const page = async (slug: string) => (await new Buyer().ask<Schemas['Product']>('GET', `/v1/products/${slug}`)).body.variants[0]?.offer;
const card = async (slug: string) =>
  (await new Buyer().ask<{ items: Schemas['ProductCard'][] }>('GET', '/v1/products?limit=100')).body.items.find(
    (each) => each.slug === slug,
  );

let tea: Put;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0', POLL_MS: '50' } });
  seller = await person(server, 'seller@price-lists.test');
  host = `${(await seller.found('Price Lists')).slug}.localhost`;
  tea = await put('Tea', '25000');
});

test('COR-82 COR-21 a list for everybody is what the page, the list, the cart and the order say, and it goes as it came', async () => {
  const sale = await list({}, [{ offerId: tea.offerId, price: '19900' }]);
  expect(await page(tea.slug)).toMatchObject({ price: { amount: '19900' }, compareAt: { amount: '25000' } });
  const shelf = await until('the shelf', async () => {
    const found = await card(tea.slug);
    return found?.priceFrom.amount === '19900' && found;
  });
  expect(shelf.compareAt).toEqual({ amount: '25000', currency: 'THB' });
  const buyer = new Buyer();
  const cart = await buyer.cart([[tea.offerId, 2]]);
  expect([cart.lines[0]?.unitPrice.amount, cart.subtotal.amount]).toEqual(['19900', '39800']);
  const placed = await buyer.place(cart.id, await buyer.quote(cart.id));
  expect([placed.status, placed.body.order.lines[0]?.unitPrice.amount]).toEqual([201, '19900']);
  await drop(sale);
  expect((await page(tea.slug))?.price.amount).toBe('25000');
  expect(await unit(new Buyer(), tea.offerId)).toBe('25000');
  const order = await buyer.ask<Schemas['Order']>('GET', `/v1/orders/${placed.body.order.id}`);
  expect(order.body.lines[0]?.unitPrice.amount).toBe('19900');
});

test('COR-82 a break counts all units of an offer in the cart, and the page tells of it', async () => {
  const cup = await put('Cup', '10000');
  const breaks = await list({}, [
    { offerId: cup.offerId, minQuantity: 5, price: '9000' },
    { offerId: cup.offerId, minQuantity: 20, price: '7000' },
    { offerId: cup.offerId, minQuantity: 50, price: '9500' },
  ]);
  expect((await page(cup.slug))?.breaks).toEqual([
    { minQuantity: 5, price: { amount: '9000', currency: 'THB' } },
    { minQuantity: 20, price: { amount: '7000', currency: 'THB' } },
  ]);
  expect((await page(cup.slug))?.compareAt).toBeNull();
  const seen = await Promise.all([4, 5, 19, 20, 60].map((quantity) => unit(new Buyer(), cup.offerId, quantity)));
  expect(seen).toEqual(['10000', '9000', '9000', '7000', '7000']);
  const buyer = new Buyer();
  const cart = await buyer.cart([[cup.offerId, 4]]);
  const more = await buyer.ask<Schemas['Cart']>('PATCH', `/v1/carts/${cart.id}/lines/${cart.lines[0]?.id}`, { quantity: 5 });
  expect(more.body.subtotal.amount).toBe('45000');
  await drop(breaks);
});

test('COR-82 COR-21 a scheduled price begins and ends at its moments; whoever saw another price is asked again', async () => {
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const sale = await list({ startsAt: soon(2), endsAt: soon(4) }, [{ offerId: tea.offerId, price: '15000' }]);
  expect((await page(tea.slug))?.price.amount).toBe('25000');
  const buyer = new Buyer();
  const cart = await buyer.cart([[tea.offerId, 1]]);
  const seen = await buyer.quote(cart.id);
  await advance(server, 2.05);
  expect((await page(tea.slug))?.price.amount).toBe('15000');
  await until('the shelf', async () => (await card(tea.slug))?.priceFrom.amount === '15000');
  const refused = await buyer.place(cart.id, seen);
  expect([refused.status, refused.body.code]).toEqual([409, 'QUOTE_CHANGED']);
  const placed = await buyer.place(cart.id, await buyer.quote(cart.id));
  expect([placed.status, placed.body.order?.lines[0]?.unitPrice.amount]).toEqual([201, '15000']);
  await advance(server, 2);
  expect(await unit(new Buyer(), tea.offerId)).toBe('25000');
  await until('the shelf', async () => (await card(tea.slug))?.priceFrom.amount === '25000');
  await drop(sale);
});

test('COR-82 prices of a group are its people’s alone, from the moment they prove the address, and never stand in an answer that is kept', async () => {
  const group = (await seller.call('POST', '/v1/admin/customer-groups', { name: 'Wholesale' })).body as { id: string };
  const emails = ['known@price-lists.test', 'later@price-lists.test', 'KNOWN@price-lists.test'];
  await addPerson(server, 'known@price-lists.test');
  const added = await seller.call('POST', `/v1/admin/customer-groups/${group.id}/members`, { emails });
  expect(added).toMatchObject({ status: 200, body: { added: 2 } });
  const trade = await list({ groupId: group.id }, [
    { offerId: tea.offerId, price: '11111' },
    { offerId: tea.offerId, minQuantity: 10, price: '10101' },
  ]);
  const member = new Buyer((await new Somebody(server, 'known@price-lists.test').signIn()).token);
  const own = () => member.ask<{ items: { price: { amount: string }; breaks: unknown[] }[] }>('GET', `/v1/own-prices?products=${tea.id}`);
  await until('the member', async () => (await own()).body.items.length > 0);
  const told = await own();
  expect(told.body.items[0]).toMatchObject({ price: { amount: '11111' }, breaks: [{ minQuantity: 10, price: { amount: '10101' } }] });
  expect(told.headers.get('cache-control')).toMatch(/private|no-store/);
  // The member reads everything first, and everybody else after them.
  const asked = [`/v1/products/${tea.slug}`, '/v1/products?limit=100'];
  for (const who of [member, new Buyer(), member])
    for (const path of asked) expect(JSON.stringify((await who.ask('GET', path)).body)).not.toMatch(/11111|10101/);
  expect([await unit(member, tea.offerId), await unit(member, tea.offerId, 10), await unit(new Buyer(), tea.offerId)]).toEqual([
    '11111',
    '10101',
    '25000',
  ]);
  const other = await person(server, 'other@price-lists.test');
  expect((await new Buyer(other.token).ask<{ items: unknown[] }>('GET', `/v1/own-prices?products=${tea.id}`)).body.items).toEqual([]);
  expect(await unit(new Buyer(other.token), tea.offerId)).toBe('25000');
  // Who had no account when they were named is met once they prove the address.
  const late = new Buyer((await person(server, 'later@price-lists.test')).token);
  await seller.call('POST', `/v1/admin/customer-groups/${group.id}/members`, { emails: ['one-more@price-lists.test'] });
  await until('who came later', async () => (await unit(late, tea.offerId)) === '11111');
  const inUse = await seller.call('DELETE', `/v1/admin/customer-groups/${group.id}`);
  expect([inUse.status, inUse.code]).toEqual([409, 'CUSTOMER_GROUP_IN_USE']);
  await drop(trade);
  expect((await seller.call('DELETE', `/v1/admin/customer-groups/${group.id}`)).status).toBe(204);
});

test('COR-82 what does not fit is refused by name, and nothing of it is written', async () => {
  const stranger = await person(server, 'stranger@price-lists.test');
  await stranger.found('Strangers');
  const { id, version } = await list({ status: 'draft' }, [{ offerId: tea.offerId, price: '100' }]);
  const prices = (all: unknown[]) => seller.call('PUT', `/v1/admin/price-lists/${id}/prices`, { prices: all });
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const refused: [Promise<{ status: number; code: string | undefined }>, string][] = [
    [prices([{ offerId: tea.offerId, price: '-1' }]), 'VALIDATION_FAILED'],
    [prices([{ offerId: tea.offerId, price: '1000000000000001' }]), 'VALIDATION_FAILED'],
    [prices([{ offerId: tea.offerId, price: '1.5' }]), 'VALIDATION_FAILED'],
    [prices([{ offerId: tea.offerId, minQuantity: 0, price: '1' }]), 'VALIDATION_FAILED'],
    [
      prices([
        { offerId: tea.offerId, price: '1' },
        { offerId: tea.offerId, price: '2' },
      ]),
      'VALIDATION_FAILED',
    ],
    [
      prices([
        { offerId: tea.offerId, price: '5' },
        { offerId: publicId('offer', randomUUID()), price: '5' },
      ]),
      'PRICE_LIST_OFFER_UNKNOWN',
    ],
    [prices(Array.from({ length: 1_001 }, (_, n) => ({ offerId: tea.offerId, minQuantity: n + 1, price: '1' }))), 'VALIDATION_FAILED'],
    [seller.call('POST', '/v1/admin/price-lists', { name: 'x', currency: 'USD' }), 'PRICE_LIST_NOT_RIGHT'],
    [seller.call('POST', '/v1/admin/price-lists', { name: 'x', currency: 'THB', startsAt: at(2), endsAt: at(1) }), 'PRICE_LIST_NOT_RIGHT'],
    [
      seller.call('POST', '/v1/admin/price-lists', { name: 'x', currency: 'THB', groupId: publicId('customerGroup', randomUUID()) }),
      'PRICE_LIST_NOT_RIGHT',
    ],
    [seller.call('PUT', `/v1/admin/price-lists/${id}`, { name: 'x', version: version + 1 }), 'CONFLICT'],
    [stranger.call('GET', `/v1/admin/price-lists/${id}`), 'PRICE_LIST_NOT_FOUND'],
    [
      stranger.call('PUT', `/v1/admin/price-lists/${id}/prices`, { prices: [{ offerId: tea.offerId, price: '1' }] }),
      'PRICE_LIST_NOT_FOUND',
    ],
    [stranger.call('DELETE', `/v1/admin/price-lists/${id}`), 'PRICE_LIST_NOT_FOUND'],
  ];
  for (const [answer, code] of refused) expect((await answer).code, code).toBe(code);
  const many = Array.from({ length: 10_000 }, (_, n) => ({ offerId: tea.offerId, minQuantity: n + 1, price: '1' }));
  expect((await prices(many)).status).toBeGreaterThanOrEqual(400);
  const kept = (await seller.call('GET', `/v1/admin/price-lists/${id}/prices?listed=true`)).body as { items: Schemas['ListedOffer'][] };
  expect(kept.items.map((row) => row.prices)).toEqual([[{ minQuantity: 1, price: { amount: '100', currency: 'THB' } }]]);
  // A draft lowers nothing.
  expect(await unit(new Buyer(), tea.offerId)).toBe('25000');
  const thousand = Array.from({ length: 1_000 }, (_, n) => ({ offerId: tea.offerId, minQuantity: n + 1, price: '1' }));
  expect(await prices(thousand)).toMatchObject({ status: 200, body: { changed: 1_000 } });
  await drop({ id });
});

test('COR-82 ten percent off some products is one request, rounded half up, and overlapping lists end in the lowest price', async () => {
  const [odd, other] = [await put('Odd', '1005'), await put('Other', '3')];
  const [one, two] = [await list({ name: 'Ten' }), await list({ name: 'Both' }, [{ offerId: odd.offerId, price: '950' }])];
  const lowered = await seller.call('POST', `/v1/admin/price-lists/${one.id}/lower`, {
    basisPoints: 1_000,
    productIds: [odd.id, other.id],
  });
  expect(lowered).toMatchObject({ status: 200, body: { changed: 2 } });
  expect([await unit(new Buyer(), odd.offerId), await unit(new Buyer(), other.offerId)]).toEqual(['905', '3']);
  await drop(one);
  expect(await unit(new Buyer(), odd.offerId)).toBe('950');
  await drop(two);
});

test('COR-82 list price = page price = cart price = order price, for whatever lists there are', async () => {
  const wares = await Promise.all([999, 1_000, 12_345, 1].map((price, n) => put(`Ware ${n}`, String(price))));
  let seed = 82;
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  const made: { id: string }[] = [];
  for (let n = 0; n < 5; n += 1) {
    const prices = wares
      .filter(() => random(2) === 0)
      .map(({ offerId }) => ({ offerId, minQuantity: [1, 1, 3][random(3)] ?? 1, price: String(random(1_500)) }));
    made.push(await list({ status: random(4) === 0 ? 'draft' : 'active', name: `R${n}` }, prices));
  }
  for (const ware of wares) {
    const shown = (await page(ware.slug))?.price.amount;
    const buyer = new Buyer();
    const cart = await buyer.cart([[ware.offerId, 1]]);
    expect(cart.lines[0]?.unitPrice.amount).toBe(shown);
    await until(`the shelf with ${ware.slug} for ${shown}`, async () => (await card(ware.slug))?.priceFrom.amount === shown);
    const placed = await buyer.place(cart.id, await buyer.quote(cart.id));
    expect([placed.status, placed.body.order?.lines[0]?.unitPrice.amount]).toEqual([201, shown]);
    const breaks = (await page(ware.slug))?.breaks ?? [];
    const three = breaks.findLast(({ minQuantity }) => minQuantity <= 3)?.price.amount ?? shown;
    expect(await unit(new Buyer(), ware.offerId, 3)).toBe(three);
  }
  for (const each of made) await drop(each);
});

test('COR-82 beside a reduction stands the lowest price of 30 days, where a country asks for it or the shop wants it', async () => {
  const [{ id } = { id: '' }] = (await seller.call('GET', '/v1/admin/channels')).body.items as { id: string }[];
  const set = async (change: Record<string, unknown>) =>
    expect((await seller.call('PATCH', `/v1/admin/channels/${id}`, change)).status).toBe(200);
  const pot = await put('Pot', '50000');
  await set({ countries: ['TH', 'DE'] });
  expect((await page(pot.slug))?.lowest30).toBeNull();
  const sale = await list({}, [{ offerId: pot.offerId, price: '40000' }]);
  expect((await page(pot.slug))?.lowest30).toEqual({ amount: '50000', currency: 'THB' });
  const onCard = await until('the card', async () => (await card(pot.slug))?.lowest30);
  expect(onCard?.amount).toBe('50000');
  await set({ lowestPrice: 'off' });
  expect((await page(pot.slug))?.lowest30).toBeNull();
  await set({ lowestPrice: 'on', countries: ['TH'] });
  expect((await page(pot.slug))?.lowest30?.amount).toBe('50000');
  await set({ lowestPrice: 'auto' });
  expect((await page(pot.slug))?.lowest30).toBeNull();
  await drop(sale);
});

test('COR-82 NET-04 at a central price the brand’s lists count in the store, and the store’s own do not', async () => {
  const network = await openNetwork(server, 'central');
  const soap = await network.make('Soap', { central: 12_000, own: 15_000 });
  expect((await network.grant()).status).toBe(201);
  expect(await network.priceOf(soap.slug)).toBe('12000');
  const listOf = async (who: Person, offerId: string, price: string, terms: Record<string, unknown> = {}): Promise<string> => {
    const made = await who.call('POST', '/v1/admin/price-lists', { name: 'L', currency: 'THB', status: 'active', ...terms });
    const set = await who.call('PUT', `/v1/admin/price-lists/${String(made.body.id)}/prices`, { prices: [{ offerId, price }] });
    expect([made.status, set.status]).toEqual([201, 200]);
    return String(made.body.id);
  };
  const own = await listOf(network.store, soap.offerId, '1000');
  expect(await network.priceOf(soap.slug)).toBe('12000');
  const told = (await network.store.call('GET', `/v1/admin/price-lists/${own}/prices?listed=true`)).body.items as Schemas['ListedOffer'][];
  expect(told[0]).toMatchObject({ counts: 'central', regular: { amount: '12000' } });
  const [central] = await server.database.sql<{ id: string }>(
    'select c.id from offers o join offers c on c.org_id = o.variant_org_id and c.variant_id = o.variant_id where o.id = $1',
    [privateId('offer', soap.offerId)],
  );
  const brands = await listOf(network.brand, publicId('offer', central?.id ?? ''), '11000');
  expect(await network.priceOf(soap.slug)).toBe('11000');
  expect((await network.brand.call('DELETE', `/v1/admin/price-lists/${brands}`)).status).toBe(204);
  expect((await network.change({ mode: 'STORE' })).status).toBe(200);
  expect(await network.priceOf(soap.slug)).toBe('1000');
});
