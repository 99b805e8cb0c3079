// Codes that lower a cart: given, refused, used up, given back; and those who run them.
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import type { Schemas } from '../../../client/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { person } from './people.ts';
import { letterTo } from './person.ts';
import { advance, cards, offersOf, type Placed, Shopper, staffClient, thai, until } from './shopper.ts';

let server: TestServer;
let offers: Awaited<ReturnType<typeof offersOf>>;
let staff: Awaited<ReturnType<typeof staffClient>>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  offers = await offersOf(server.baseUrl);
  staff = await staffClient(server.baseUrl);
});

type Making = Partial<Schemas['Promotion']> & Record<string, unknown>;
const create = async (making: Making) =>
  staff.POST('/v1/admin/promotions', { body: { name: 'Test', kind: 'percent', basisPoints: 1_000, ...making } as never });
const made = async (making: Making): Promise<Schemas['Promotion']> => {
  const { data, error } = await create(making);
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};
const usesOf = async ({ id }: Schemas['Promotion']): Promise<number> =>
  (await staff.GET('/v1/admin/promotions/{id}', { params: { path: { id } } })).data?.uses ?? -1;

class Saver extends Shopper {
  give = (code: string) => this.client.PUT('/v1/carts/{id}/promotion', { params: { path: { id: this.cartId } }, body: { code } });
  take = () => this.client.DELETE('/v1/carts/{id}/promotion', { params: { path: { id: this.cartId } } });
  async quote(email = `${crypto.randomUUID()}@buyers.test`): Promise<Schemas['Checkout']> {
    const { data, error } = await this.client.PATCH('/v1/checkouts/{id}', {
      params: { path: { id: this.cartId } },
      body: { contact: { email }, shippingAddress: thai },
    });
    if (!data?.quote) throw new Error(JSON.stringify(error ?? data));
    this.fingerprint = data.quote.fingerprint;
    return data;
  }
}
const withCart = (quantities: number[] = [1]): Promise<Saver> =>
  new Saver(server.baseUrl).withCart(quantities.map((quantity, index) => ({ offerId: offers[index]?.offerId ?? '', quantity })));

/** A buyer with a code, right before placing. */
async function ready(code: string, email?: string): Promise<Saver> {
  const saver = await withCart();
  const { error } = await saver.give(code);
  if (error) throw new Error(error.code);
  await saver.quote(email);
  return saver;
}

const n = (money: { amount: string } | undefined): bigint => BigInt(money?.amount ?? '-1');
const sumOf = (parts: bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

test('COR-30 COR-35 MKT-05 a code typed any way takes its share off each line, and the order, its payment and its mail say so', async () => {
  await made({ code: 'Summer 10', basisPoints: 1_111 });
  const saver = await withCart([1, 2, 3]);
  const { data: cart } = await saver.give(' ｓｕｍｍｅｒ１０');
  expect(cart?.promotion).toEqual({ code: 'SUMMER10', problem: null, minimum: null });
  const whole = n(cart?.subtotal);
  expect(n(cart?.discount)).toBe((whole * 1_111n + 5_000n) / 10_000n);
  expect(sumOf((cart?.lines ?? []).map((line) => n(line.discount)))).toBe(n(cart?.discount));
  const email = 'summer@buyers.test';
  const { quote } = await saver.quote(email);
  expect([n(quote?.items), n(quote?.discount)]).toEqual([whole, n(cart?.discount)]);
  const { body } = await saver.place();
  const { order } = body;
  expect(order.promotion).toEqual({ code: 'SUMMER10' });
  expect(order.totals).toMatchObject({ items: quote?.items, discount: quote?.discount, total: quote?.total });
  expect(order.lines.every((line) => n(line.total) === n(line.unitPrice) * BigInt(line.quantity) - n(line.discount))).toBe(true);
  expect(order.payment?.amount).toEqual(quote?.total);
  const mail = await letterTo(server, email, 'order.paid');
  expect(mail.text).toMatch(/Discount \(SUMMER10\)/);
});

test('MKT-05 money goes back by what was paid for a line, not by its price', async () => {
  await made({ code: 'HALF', basisPoints: 5_000 });
  const saver = await withCart([1, 1]);
  await saver.give('half');
  await saver.quote();
  const { order } = (await saver.place()).body;
  const [first] = order.lines;
  await until('the capture', async () => n((await saver.order(order.id)).payment?.captured) > 0n);
  const body = { move: 'cancel', lineIds: [first?.id ?? ''] };
  await staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id: order.id }, header: { 'idempotency-key': crypto.randomUUID() } },
    body,
  });
  const back = await until('the refund', async () => {
    const refunded = n((await saver.order(order.id)).payment?.refunded);
    return refunded > 0n && refunded;
  });
  expect(back).toBe(n(first?.total) + (order.totals.taxIncluded ? 0n : n(first?.tax)));
  expect(n(first?.discount)).toBeGreaterThan(0n);
});

test('MKT-05 what never was, is not yet and is no more is refused in the same words', async () => {
  const past = await made({ code: 'PAST' });
  await made({ code: 'FUTURE', startsAt: new Date(Date.now() + 86_400_000).toISOString() });
  await staff.POST('/v1/admin/promotions/{id}/end', { params: { path: { id: past.id } } });
  const saver = await withCart();
  const said = [];
  for (const code of ['NEVER', 'PAST', 'FUTURE', 'a']) {
    const { response, error } = await saver.give(code);
    said.push(JSON.stringify([response.status, { ...error, requestId: '' }]));
  }
  expect(new Set(said).size).toBe(1);
  expect(said[0]).toContain('PROMOTION_UNKNOWN');
  expect((await saver.cart()).promotion).toBeNull();
});

test('MKT-05 a sum that is not reached is told, and a code stays on the cart and says why it counts no more', async () => {
  const price = offers[0]?.price ?? 0n;
  await made({
    code: 'BIG',
    kind: 'fixed',
    basisPoints: null,
    amounts: [{ currency: 'USD', off: '500', least: (price * 2n).toString() }] as never,
  });
  const saver = await withCart([1]);
  const { error } = await saver.give('BIG');
  expect([error?.code, error?.facts]).toEqual(['PROMOTION_MINIMUM', { minimum: { amount: (price * 2n).toString(), currency: 'USD' } }]);
  const [line] = (await saver.cart()).lines;
  const path = { id: saver.cartId, lineId: line?.id ?? '' };
  await saver.client.PATCH('/v1/carts/{id}/lines/{lineId}', { params: { path }, body: { quantity: 2 } });
  expect((await saver.give('BIG')).data?.discount.amount).toBe('500');
  const { fingerprint } = (await saver.quote()).quote ?? {};
  await saver.client.PATCH('/v1/carts/{id}/lines/{lineId}', { params: { path }, body: { quantity: 1 } });
  const shown = await saver.cart();
  expect([shown.promotion?.problem, n(shown.promotion?.minimum ?? undefined), shown.discount.amount]).toEqual([
    'PROMOTION_MINIMUM',
    price * 2n,
    '0',
  ]);
  saver.fingerprint = fingerprint ?? '';
  expect((await saver.place()).body.code).toBe('QUOTE_CHANGED');
  expect((await saver.take()).data?.promotion).toBeNull();
});

test('MKT-05 a fixed sum never takes more off than what it is for costs', async () => {
  const cheap = offers[0];
  const [product] = await server.database.sql<{ id: string }>(`select product_id as id from offers where id = $1`, [
    privateId('offer', cheap?.offerId ?? ''),
  ]);
  const { publicId } = await import('#platform/ids/index.ts');
  await made({
    code: 'ALLOFIT',
    kind: 'fixed',
    basisPoints: null,
    amounts: [{ currency: 'USD', off: '99999999', least: '0' }] as never,
    productIds: [publicId('product', product?.id ?? '')],
  });
  const other = offers.find(({ slug }) => slug !== cheap?.slug);
  const saver = await new Saver(server.baseUrl).withCart([
    { offerId: cheap?.offerId ?? '', quantity: 1 },
    { offerId: other?.offerId ?? '', quantity: 1 },
  ]);
  const { data } = await saver.give('allofit');
  expect(data?.lines.map((line) => n(line.total))).toEqual([0n, other?.price]);
  const elsewhere = await new Saver(server.baseUrl).withCart([{ offerId: other?.offerId ?? '', quantity: 1 }]);
  expect((await elsewhere.give('allofit')).error?.code).toBe('PROMOTION_NOT_FOR_THIS');
});

test('COR-13 MKT-05 promotions are switched by flags, all of them and one by one: the code is refused and no quote has it', async () => {
  await made({ code: 'FLAGGED' });
  const put = (flag: string, rollout: number) =>
    staff.PUT('/v1/admin/platform/flags/{flag}', {
      params: { path: { flag } },
      body: { kind: 'boolean', description: 'promotions', rollout, variants: [], public: false, overridable: false } as never,
    });
  const saver = await withCart();
  await saver.give('FLAGGED');
  for (const flag of ['promotions', 'promotion.flagged']) {
    expect((await put(flag, 0)).response.status).toBe(200);
    expect((await (await withCart()).give('FLAGGED')).error?.code).toBe('PROMOTION_UNKNOWN');
    const { cart, quote } = await saver.quote();
    expect([cart.promotion, cart.discount.amount, quote?.discount.amount]).toEqual([null, '0', '0']);
    await put(flag, 10_000);
    expect((await saver.quote()).cart.promotion?.code).toBe('FLAGGED');
  }
});

/** Orders that were made; whoever came too late is told that the code is used up, or, a moment later, what it costs without. */
function soldOf(placed: Placed[]): number {
  const refused = placed.filter(({ status }) => status !== 201).map(({ status, body }) => `${status} ${body.code}`);
  expect(refused.filter((each) => !/^409 (PROMOTION_USED_UP|QUOTE_CHANGED)$/.test(each))).toEqual([]);
  return placed.length - refused.length;
}

test('MKT-05 of twenty who place with the last use of a code exactly one does, and whoever is refused can go on without', async () => {
  const promotion = await made({ code: 'LASTONE', mostUses: 1 });
  const savers = await Promise.all(Array.from({ length: 20 }, () => ready('LASTONE')));
  const placed = await Promise.all(savers.map((saver) => saver.place()));
  expect(soldOf(placed)).toBe(1);
  expect(await usesOf(promotion)).toBe(1);
  const loser = savers[placed.findIndex(({ status }) => status === 409)];
  const { cart } = (await loser?.quote()) ?? {};
  expect([cart?.status, cart?.promotion?.problem, cart?.discount.amount]).toEqual(['open', 'PROMOTION_USED_UP', '0']);
  expect((await loser?.place())?.status).toBe(201);
});

test('COR-35 MKT-05 each buyer uses a code as often as they may, by address, however many at once', async () => {
  const promotion = await made({ code: 'ONCEEACH', mostEach: 1 });
  const savers = await Promise.all(Array.from({ length: 6 }, () => ready('ONCEEACH', 'Same@Buyer.test')));
  expect(soldOf(await Promise.all(savers.map((saver) => saver.place())))).toBe(1);
  expect((await (await ready('ONCEEACH', 'other@buyer.test')).place()).status).toBe(201);
  expect(await usesOf(promotion)).toBe(2);
});

test('MKT-05 a use comes back when the card is declined, the order is called off or expires, and is taken again with a late payment', async () => {
  const promotion = await made({ code: 'ONEUSE', mostUses: 1 });
  const declined = await ready('ONEUSE');
  expect((await declined.place({ card: cards.declined })).status).toBe(402);
  expect(await usesOf(promotion)).toBe(0);
  await declined.quote();
  const waiting = await declined.place({ card: cards.challenge });
  expect([waiting.status, await usesOf(promotion)]).toEqual([201, 1]);
  await declined.client.POST('/v1/orders/{id}/cancel', {
    params: { path: { id: waiting.body.order.id }, header: { 'idempotency-key': crypto.randomUUID() } },
    body: {},
  });
  expect(await usesOf(promotion)).toBe(0);
  await server.database.sql(`update channels set late_payment = 'revive'`);
  await advance(server, 0.02);
  const late = await ready('ONEUSE');
  const { order } = (await late.place({ card: `${cards.late};after=1200` })).body;
  await advance(server, 16);
  await until('the order to expire', async () => (await late.order(order.id)).status === 'expired');
  expect(await usesOf(promotion)).toBe(0);
  await advance(server, 5);
  await until('the order to revive', async () => (await late.order(order.id)).status === 'paid');
  expect(await usesOf(promotion)).toBe(1);
});

test('MKT-05 an order that lets go waits for its goods before it touches the counter of its code, as one that is placed does', async () => {
  const promotion = await made({ code: 'ORDERLY' });
  const saver = await ready('ORDERLY');
  const { order } = (await saver.place({ card: cards.challenge })).body;
  const holder = new pg.Client(server.database.urls.admin);
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select from stock_levels where offer_id = $1 for update', [privateId('offer', offers[0]?.offerId ?? '')]);
    const letGo = saver.client.POST('/v1/orders/{id}/cancel', {
      params: { path: { id: order.id }, header: { 'idempotency-key': crypto.randomUUID() } },
      body: {},
    });
    await until('the order to wait for its goods', async () => {
      const [row] = await server.database.sql<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return (row?.waiting ?? 0) > 0;
    });
    const free = await server.database.sql('select from promotion_counters where promotion_id = $1 for update skip locked', [
      privateId('promotion', promotion.id),
    ]);
    expect(free).toHaveLength(1);
    await holder.query('rollback');
    expect((await letGo).data?.status).toBe('cancelled');
  } finally {
    await holder.end();
  }
  expect(await usesOf(promotion)).toBe(0);
});

test('MKT-05 a late payment goes back when somebody else has the last use by then', async () => {
  const promotion = await made({ code: 'GONE', mostUses: 1 });
  const late = await ready('GONE');
  const { order } = (await late.place({ card: `${cards.late};after=1200` })).body;
  await advance(server, 16);
  await until('the order to expire', async () => (await late.order(order.id)).status === 'expired');
  expect((await (await ready('GONE')).place()).status).toBe(201);
  await advance(server, 5);
  await until('the money to go back', async () => (await late.order(order.id)).payment?.status === 'voided');
  expect([(await late.order(order.id)).status, await usesOf(promotion)]).toEqual(['expired', 1]);
});

test('MKT-05 staff list, change and end promotions; what does not fit together is refused with what it is', async () => {
  const promotion = await made({ code: 'DESK', name: 'Desk sale', mostUses: 5 });
  const list = async (query: Record<string, string>) =>
    (await staff.GET('/v1/admin/promotions', { params: { query } })).data?.items.map(({ code }) => code);
  expect(await list({ q: 'desk', status: 'running' })).toEqual(['DESK']);
  expect((await create({ code: 'd e s k' })).error?.code).toBe('PROMOTION_CODE_TAKEN');
  const wrong: [string, Making][] = [
    ['code', { code: '??' }],
    ['code', { code: '𐐀𐐀' }],
    ['amounts', { code: 'WRONG', amounts: [{ currency: 'USD', off: '0', least: '1' }] as never }],
    ['basisPoints', { code: 'WRONG', kind: 'fixed' }],
    ['basisPoints', { code: 'WRONG', basisPoints: null }],
    ['amounts', { code: 'WRONG', kind: 'fixed', basisPoints: null }],
    ['amounts', { code: 'WRONG', amounts: [{ currency: 'XAU', off: null, least: '1' }] as never }],
    ['endsAt', { code: 'WRONG', endsAt: '2020-01-01T00:00:00Z' }],
    ['productIds', { code: 'WRONG', productIds: ['prd_01h2xcejqtf2nbrexx3vqjhp41'] }],
    ['sellerId', { code: 'WRONG', sellerId: 'org_01h2xcejqtf2nbrexx3vqjhp41' }],
  ];
  for (const [field, making] of wrong)
    expect((await create(making)).error).toMatchObject({ code: 'PROMOTION_NOT_RIGHT', facts: { field } });
  const path = { path: { id: promotion.id } };
  const change = (version: number, mostUses: number) =>
    staff.PUT('/v1/admin/promotions/{id}', { params: path, body: { name: 'Desk', basisPoints: 2_000, mostUses, version } });
  expect((await change(1, 7)).data).toMatchObject({ name: 'Desk', basisPoints: 2_000, mostUses: 7, version: 2 });
  expect((await change(1, 8)).error?.code).toBe('CONFLICT');
  await (await ready('DESK')).place();
  await (await ready('DESK')).place();
  expect((await change(2, 1)).error?.facts).toEqual({ field: 'mostUses' });
  expect((await staff.POST('/v1/admin/promotions/{id}/end', { params: path })).data?.status).toBe('ended');
  expect((await staff.POST('/v1/admin/promotions/{id}/end', { params: path })).error?.code).toBe('PROMOTION_ENDED');
  expect((await change(3, 9)).error?.code).toBe('PROMOTION_ENDED');
  const acts = await server.database.sql<{ action: string }>(`select action from audit_entries where subject_id = $1 order by seq`, [
    privateId('promotion', promotion.id),
  ]);
  expect(acts.map(({ action }) => action)).toEqual(['promotion.created', 'promotion.changed', 'promotion.ended']);
});

test('MKT-05 a code a guest gave is on the cart of whoever they turn out to be', async () => {
  await made({ code: 'CLAIMED' });
  const somebody = await person(server, 'claims@promotions.test');
  await somebody.call('POST', '/v1/carts', { lines: [{ offerId: offers[3]?.offerId, quantity: 1 }] });
  const guest = await withCart([1]);
  await guest.give('claimed');
  const { body } = await somebody.call('POST', '/v1/me/claim', undefined, { 'x-guest-token': guest.token });
  expect(body.cart).toMatchObject({ lines: [{}, {}], promotion: { code: 'CLAIMED', problem: null } });
});

test('MKT-05 nobody guesses codes for long, and a right one costs nothing', async () => {
  const saver = await withCart();
  await made({ code: 'RIGHT' });
  const tried = [];
  for (let index = 0; index < 22; index += 1) {
    tried.push((await saver.give(`GUESS${index}`)).response.status);
    if (index < 3) expect((await saver.give('RIGHT')).response.status).toBe(200);
  }
  expect(tried.at(-1)).toBe(429);
  expect((await saver.give('RIGHT')).error?.code).toBe('RATE_LIMITED');
});
