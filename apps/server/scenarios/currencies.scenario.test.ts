// A shop that sells in several currencies: one stock, a price in each, and whatever is chosen is what is shown, ordered, paid and given back.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, type Person, person, Person as Somebody } from './people.ts';
import { cards, thai, until } from './shopper.ts';

let server: TestServer;
let seller: Person;
let host: string;
let channel: string;

/** Whatever an answer may be: each test reads of it what it asked for. */
type Body = Omit<Schemas['Cart'], 'status'> &
  Pick<Schemas['Checkout'], 'quote' | 'shippingMethods'> &
  Pick<Schemas['Placement'], 'order' | 'outcome'> &
  Pick<Schemas['Product'], 'variants'> &
  Pick<Schemas['Order'], 'payment'> &
  Pick<Schemas['Problem'], 'code' | 'facts'> & { items: Schemas['ProductCard'][]; total: number; cart: Schemas['Cart'] | null };
interface Answer {
  status: number;
  code: string | undefined;
  body: Body;
}

/** What a guest asks of a shop, by its host name. */
class Guest {
  token = '';
  readonly at: string;
  constructor(at: string = host) {
    this.at = at;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${server.baseUrl}${path}`, {
      method,
      headers: {
        'x-forwarded-host': this.at,
        'idempotency-key': randomUUID(),
        ...(this.token ? { 'x-guest-token': this.token } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.token = response.headers.get('x-guest-token') ?? this.token;
    const read = (await response.json()) as Body;
    return { status: response.status, code: read.code, body: read };
  }

  /** A cart with so many of each. */
  async cart(lines: [offerId: string, quantity: number][], currency?: string): Promise<Schemas['Cart']> {
    const body = { lines: lines.map(([offerId, quantity]) => ({ offerId, quantity })), ...(currency ? { currency } : {}) };
    const made = await this.ask('POST', '/v1/carts', body);
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body as unknown as Schemas['Cart'];
  }

  async details(cartId: string): Promise<Schemas['Checkout']> {
    const body = { contact: { email: 'buyer@example.com' }, shippingAddress: thai };
    const said = await this.ask('PATCH', `/v1/checkouts/${cartId}`, body);
    if (said.status !== 200) throw new Error(JSON.stringify(said.body));
    return said.body as unknown as Schemas['Checkout'];
  }

  place(cartId: string, quoteFingerprint: string | undefined): Promise<Answer> {
    return this.ask('POST', `/v1/checkouts/${cartId}/place`, { quoteFingerprint, payment: { method: 'test', token: cards.success } });
  }

  async buy(offerId: string, quantity: number, currency?: string) {
    const cart = await this.cart([[offerId, quantity]], currency);
    const checkout = await this.details(cart.id);
    return { checkout, placed: await this.place(cart.id, checkout.quote?.fingerprint) };
  }
}

const shopper = (at?: string): Guest => new Guest(at);
const amounts = (quote: Schemas['Checkout']['quote']) =>
  quote && [quote.items, quote.shipping, quote.tax, quote.total].map(({ amount, currency }) => `${amount} ${currency}`);

/** Puts a product on sale; answers its slug and its one offer. */
async function put(who: Person, title: string, price: string, prices: Record<string, string>, stock = 20) {
  const [first = '', amount = ''] = price.split(' ');
  const body = {
    title,
    price: { currency: first, amount },
    prices: Object.entries(prices).map(([currency, each]) => ({ currency, amount: each })),
    stock,
  };
  const made = await who.call('POST', '/v1/admin/products', body);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const [row] = await server.database.sql<{ id: string }>('select id from offers where product_id = $1', [
    privateId('product', String(made.body.id)),
  ]);
  return { id: String(made.body.id), slug: String(made.body.slug), offerUuid: row?.id ?? '' };
}
const offerOf = async (slug: string, query = ''): Promise<Schemas['Variant']['offer']> =>
  (await shopper().ask('GET', `/v1/products/${slug}${query}`)).body.variants[0]?.offer ?? null;
const setChannel = async (change: Record<string, unknown>): Promise<void> => {
  expect((await seller.call('PATCH', `/v1/admin/channels/${channel}`, change)).status).toBe(200);
};

let tea: Awaited<ReturnType<typeof put>>;
let cup: Awaited<ReturnType<typeof put>>;
let teaOffer: string;
let cupOffer: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0', POLL_MS: '50' } });
  seller = await person(server, 'seller@currencies.test');
  host = `${(await seller.found('Currencies')).slug}.localhost`;
  channel = ((await seller.call('GET', '/v1/admin/channels')).body.items as { id: string }[])[0]?.id ?? '';
  await setChannel({ currencies: ['THB', 'JPY', 'KWD'] });
  tea = await put(seller, 'Tea', 'THB 25000', { JPY: '1001', KWD: '2345' });
  cup = await put(seller, 'Cup', 'THB 9900', {});
  teaOffer = (await offerOf(tea.slug))?.id ?? '';
  cupOffer = (await offerOf(cup.slug))?.id ?? '';
});

test('COR-12 the shelf and a page show the prices of the currency asked for; what has none is not on the shelf, and its page says so', async () => {
  const shelf = async (query: string) =>
    (await shopper().ask('GET', `/v1/products?sort=price${query}`)).body.items.map(({ slug, priceFrom }) => [slug, priceFrom]);
  // Twice, because answers are kept: each currency has its own.
  for (let round = 0; round < 2; round += 1) {
    await expect
      .poll(() => shelf(''))
      .toEqual([
        [cup.slug, { amount: '9900', currency: 'THB' }],
        [tea.slug, { amount: '25000', currency: 'THB' }],
      ]);
    expect(await shelf('&currency=JPY')).toEqual([[tea.slug, { amount: '1001', currency: 'JPY' }]]);
    expect(await shelf('&currency=KWD')).toEqual([[tea.slug, { amount: '2345', currency: 'KWD' }]]);
    expect((await offerOf(tea.slug, '?currency=JPY'))?.price).toEqual({ amount: '1001', currency: 'JPY' });
    expect((await offerOf(tea.slug))?.price).toEqual({ amount: '25000', currency: 'THB' });
  }
  expect(await shelf('&currency=THB')).toEqual(await shelf(''));
  expect(await shelf('&currency=JPY&minPrice=1002')).toEqual([]);
  expect(await shelf('&currency=JPY&maxPrice=1001&inStock=true&q=tea')).toHaveLength(1);
  const page = await shopper().ask('GET', `/v1/products/${cup.slug}?currency=JPY`);
  expect([page.status, page.body.variants[0]?.offer, page.body.variants[0]?.problem]).toEqual([200, null, 'NOT_IN_CURRENCY']);
  expect((await shopper().ask('GET', `/v1/products/${cup.slug}`)).body.variants[0]?.problem).toBeNull();
  expect((await shopper().ask('GET', '/v1/channel')).body).toMatchObject({ currency: 'THB', currencies: ['THB', 'JPY', 'KWD'] });
});

test('COR-12 a currency that is unknown or not sold in is refused by name wherever one can be asked for', async () => {
  const guest = shopper();
  const { id } = await guest.cart([[teaOffer, 1]]);
  const asks: [string, string, ((currency: string) => unknown)?][] = [
    ['GET', '/v1/products?currency='],
    ['GET', `/v1/products/${tea.slug}?currency=`],
    ['POST', '/v1/carts', (currency) => ({ currency })],
    ['PATCH', `/v1/carts/${id}`, (currency) => ({ currency })],
  ];
  for (const [method, path, body] of asks) {
    for (const [currency, status, code] of [
      ['EUR', 422, 'CURRENCY_UNKNOWN'],
      ['XXX', 422, 'CURRENCY_UNKNOWN'],
      ['thb', 400, 'VALIDATION_FAILED'],
      ['', 400, 'VALIDATION_FAILED'],
    ] as const) {
      const answer = await guest.ask(method, body ? path : `${path}${currency}`, body?.(currency));
      expect([path, currency, answer.status, answer.code]).toEqual([path, currency, status, code]);
    }
  }
  expect((await guest.ask('PATCH', `/v1/carts/${id}`, { currency: 'JPY', lines: [] })).code).toBe('VALIDATION_FAILED');
  expect((await guest.ask('PATCH', `/v1/carts/${id}`, {})).code).toBe('VALIDATION_FAILED');
  const other = shopper();
  await other.cart([]);
  expect((await other.ask('PATCH', `/v1/carts/${id}`, { currency: 'JPY' })).code).toBe('CART_NOT_FOUND');
  expect((await guest.ask('GET', `/v1/carts/${id}`)).body.currency).toBe('THB');
});

test('COR-12 COR-30 currencies of no and of three decimals: tax inside and on top of the price, to the minor unit', async () => {
  // 3 x 1001 yen and 3 x 2.345 dinars with 7 %.
  for (const [currency, inside, onTop] of [
    ['JPY', ['3003', '0', '196', '3003'], ['3003', '0', '210', '3213']],
    ['KWD', ['7035', '0', '460', '7035'], ['7035', '0', '492', '7527']],
  ] as const) {
    for (const [included, expected] of [
      [false, onTop],
      [true, inside],
    ] as const) {
      await setChannel({ pricesIncludeTax: included });
      const guest = shopper();
      const cart = await guest.cart([[teaOffer, 3]], currency);
      expect([cart.currency, cart.subtotal]).toEqual([currency, { amount: expected[0], currency }]);
      const checkout = await guest.details(cart.id);
      expect(amounts(checkout.quote)).toEqual(expected.map((amount) => `${amount} ${currency}`));
      expect(checkout.shippingMethods.map(({ price }) => price)).toEqual([{ amount: '0', currency }]);
    }
  }
});

test('COR-12 COR-32 an order in the second currency is paid, booked and refunded in it, and takes from the one stock', async () => {
  const reserved = async () =>
    (await server.database.sql<{ reserved: number }>('select reserved from stock_levels where offer_id = $1', [tea.offerUuid]))[0]
      ?.reserved;
  const before = (await reserved()) ?? 0;
  const guest = shopper();
  const { placed } = await guest.buy(teaOffer, 3, 'JPY');
  expect([placed.status, placed.body.outcome, placed.body.order.totals.total]).toEqual([201, 'paid', { amount: '3003', currency: 'JPY' }]);
  const { id } = placed.body.order;
  expect(await reserved()).toBe(before + 3);
  await until('the capture', async () => (await guest.ask('GET', `/v1/orders/${id}`)).body.payment?.captured.amount === '3003');
  expect((await seller.call('POST', `/v1/admin/orders/${id}/moves`, { move: 'cancel' })).status).toBe(200);
  const refunded = await until('the refund', async () => {
    const { body } = await guest.ask('GET', `/v1/orders/${id}`);
    return body.payment?.refunded.amount === '3003' && body;
  });
  expect(refunded.payment).toMatchObject({ captured: { amount: '3003', currency: 'JPY' }, refunded: { amount: '3003', currency: 'JPY' } });
  expect(await reserved()).toBe(before);
  const [org] = await server.database.sql<{ id: string }>(`select id from organizations where name = 'Currencies'`);
  const books = await until('the journals', async () => {
    const rows = await server.database.sql<{ currency: string; journals: number; sum: string; moved: string }>(
      `select currency, count(distinct journal_id)::int as journals, sum(amount_minor)::text as sum, max(amount_minor)::text as moved
         from postings where org_id = $1 group by 1`,
      [org?.id],
    );
    return rows[0]?.journals === 2 && rows;
  });
  expect(books).toEqual([{ currency: 'JPY', journals: 2, sum: '0', moved: '3003' }]);
});

test('COR-12 a cart keeps its currency until it is changed; then every line is priced anew, and one without a price in it says so', async () => {
  const guest = shopper();
  const { id } = await guest.cart([
    [teaOffer, 2],
    [cupOffer, 1],
  ]);
  const inBaht = await guest.details(id);
  const switched = await guest.ask('PATCH', `/v1/carts/${id}`, { currency: 'JPY' });
  expect([switched.status, switched.body.currency, switched.body.subtotal]).toEqual([200, 'JPY', { amount: '2002', currency: 'JPY' }]);
  expect(switched.body.lines.map(({ title, problem, unitPrice }) => [title, problem, unitPrice.amount])).toEqual([
    ['Tea', null, '1001'],
    ['Cup', 'NOT_IN_CURRENCY', '0'],
  ]);
  const refused = await guest.place(id, inBaht.quote?.fingerprint);
  const gone = switched.body.lines.find(({ title }) => title === 'Cup')?.id;
  expect([refused.code, refused.body.facts]).toEqual(['OFFER_NOT_SOLD', { lines: [gone] }]);
  expect((await guest.ask('POST', `/v1/carts/${id}/lines`, { offerId: cupOffer, quantity: 1 })).code).toBe('OFFER_NOT_FOUND');
  expect((await guest.ask('POST', `/v1/carts/${id}/lines`, { offerId: teaOffer, quantity: 1 })).body.subtotal.amount).toBe('3003');
  await guest.ask('PATCH', `/v1/carts/${id}/lines/${gone}`, { quantity: 0 });
  // What was seen in baht is not what is paid in yen.
  const changed = await guest.place(id, inBaht.quote?.fingerprint);
  expect([changed.code, (changed.body.facts?.quote as Schemas['Quote'] | undefined)?.total]).toEqual([
    'QUOTE_CHANGED',
    { amount: '3003', currency: 'JPY' },
  ]);
  expect((await guest.ask('GET', '/v1/carts/current')).body.cart).toMatchObject({ currency: 'JPY', count: 3 });
  const back = await guest.ask('PATCH', `/v1/carts/${id}`, { currency: 'THB' });
  expect(back.body.subtotal).toEqual({ amount: '75000', currency: 'THB' });
});

test('COR-12 a change of currency and a placing at once: one of them goes through, and nobody pays what they did not see', async () => {
  for (let round = 0; round < 4; round += 1) {
    const guest = shopper();
    const { id } = await guest.cart([[teaOffer, 1]], 'JPY');
    const { quote } = await guest.details(id);
    const [placed, switched] = await Promise.all([
      guest.place(id, quote?.fingerprint),
      guest.ask('PATCH', `/v1/carts/${id}`, { currency: 'KWD' }),
    ]);
    expect([
      [201, 'CART_NOT_OPEN'],
      ['QUOTE_CHANGED', 200],
    ]).toContainEqual([placed.code ?? placed.status, switched.code ?? switched.status]);
    if (placed.status === 201) expect(placed.body.order.totals.total).toEqual({ amount: '1001', currency: 'JPY' });
  }
});

test('COR-12 COR-22 the last piece is sold once, whatever it is paid in', async () => {
  const last = await put(seller, 'Last', 'THB 5000', { JPY: '200', KWD: '45' }, 1);
  const offerId = (await offerOf(last.slug))?.id ?? '';
  const ready = await Promise.all(
    ['THB', 'JPY', 'KWD', 'THB', 'JPY', 'KWD'].map(async (currency) => {
      const guest = shopper();
      const cart = await guest.cart([[offerId, 1]], currency);
      const { quote } = await guest.details(cart.id);
      return () => guest.place(cart.id, quote?.fingerprint);
    }),
  );
  const answers = await Promise.all(ready.map((place) => place()));
  expect(outcomes(answers)).toEqual([201, ...Array.from({ length: 5 }, () => 'OUT_OF_STOCK')]);
});

test('COR-12 further prices are the seller’s list, replaced whole, each in one of the shop’s other currencies', async () => {
  const change = (prices: [string, string][]) =>
    seller.call('PATCH', `/v1/admin/products/${cup.id}`, { prices: prices.map(([currency, amount]) => ({ currency, amount })) });
  expect(
    (
      await change([
        ['KWD', '900'],
        ['JPY', '400'],
      ])
    ).body.prices,
  ).toEqual([
    { currency: 'JPY', amount: '400' },
    { currency: 'KWD', amount: '900' },
  ]);
  expect((await offerOf(cup.slug, '?currency=JPY'))?.price.amount).toBe('400');
  expect((await change([['JPY', '350']])).body).toMatchObject({ price: { amount: '9900' }, prices: [{ currency: 'JPY', amount: '350' }] });
  expect(await offerOf(cup.slug, '?currency=KWD')).toBeNull();
  expect((await offerOf(cup.slug, '?currency=JPY'))?.price.amount).toBe('350');
  for (const [prices, code] of [
    [[['THB', '1']], 'WRONG_CURRENCY'],
    [[['EUR', '1']], 'WRONG_CURRENCY'],
    [[['JPY', '-1']], 'VALIDATION_FAILED'],
    [[['JPY', '1.5']], 'VALIDATION_FAILED'],
    [
      [
        ['JPY', '1'],
        ['JPY', '2'],
      ],
      'VALIDATION_FAILED',
    ],
  ] as [[string, string][], string][])
    expect((await change(prices)).code).toBe(code);
  const rival = await person(server, 'rival@currencies.test');
  await rival.found('Rival of currencies');
  expect((await rival.call('PATCH', `/v1/admin/products/${cup.id}`, { prices: [] })).code).toBe('OWN_PRODUCT_NOT_FOUND');
  expect((await change([])).body.prices).toEqual([]);
  expect(await offerOf(cup.slug, '?currency=JPY')).toBeNull();
});

test('COR-12 a cart in a currency that the shop gives up meanwhile can’t be ordered, and goes on in another', async () => {
  const guest = shopper();
  const { id } = await guest.cart([[teaOffer, 1]], 'KWD');
  const { quote } = await guest.details(id);
  await setChannel({ currencies: ['THB', 'JPY'] });
  const seen = await guest.ask('GET', `/v1/carts/${id}`);
  expect(seen.body.lines.map(({ problem }) => problem)).toEqual(['NOT_IN_CURRENCY']);
  expect((await guest.place(id, quote?.fingerprint)).code).toBe('CURRENCY_UNKNOWN');
  expect((await guest.ask('POST', `/v1/carts/${id}/lines`, { offerId: teaOffer, quantity: 1 })).code).toBe('CURRENCY_UNKNOWN');
  const on = await guest.ask('PATCH', `/v1/carts/${id}`, { currency: 'JPY' });
  expect([on.status, on.body.subtotal]).toEqual([200, { amount: '1001', currency: 'JPY' }]);
  await setChannel({ currencies: ['THB', 'JPY', 'KWD'] });
});

test('COR-12 the preset sells its whole shelf in baht, too, with shipping in baht; a seller of another first currency stands beside it', async () => {
  const at = 'vestify.localhost';
  const shelf = async (query: string) => (await shopper(at).ask('GET', `/v1/products?limit=100${query}`)).body;
  const [dollars, baht] = [await shelf(''), await shelf('&currency=THB')];
  expect(baht.total).toBe(dollars.total);
  expect(new Set([...baht.items, ...dollars.items].map(({ priceFrom }) => priceFrom.currency))).toEqual(new Set(['THB', 'USD']));
  const guest = shopper(at);
  const page = await guest.ask('GET', `/v1/products/${baht.items.find(({ inStock }) => inStock)?.slug}?currency=THB`);
  const offer = page.body.variants.find((variant) => (variant.offer?.available ?? 0) > 0)?.offer;
  const { checkout, placed } = await guest.buy(offer?.id ?? '', 1, 'THB');
  expect(checkout.shippingMethods.map(({ price }) => price.currency)).toEqual(['THB', 'THB']);
  expect([placed.status, placed.body.order.totals.total.currency]).toEqual([201, 'THB']);
  const visitor = await person(server, 'visitor@currencies.test');
  const { id: visitorId } = await visitor.found('Visitor of currencies');
  const lamp = await put(visitor, 'Lamp', 'THB 120000', {});
  const platform = await new Somebody(server, 'owner@vestify.test').signIn();
  const [main] = (await platform.call('GET', '/v1/admin/channels')).body.items as { id: string; sellers: { id: string }[] }[];
  const sellers = [...(main?.sellers.map(({ id }) => id) ?? []), visitorId];
  expect((await platform.call('PATCH', `/v1/admin/channels/${main?.id}`, { sellers })).status).toBe(200);
  const lamps = async (currency: string) =>
    (await shelf(`&q=lamp&currency=${currency}`)).items.filter(({ slug }) => slug === lamp.slug).map(({ priceFrom }) => priceFrom);
  await expect.poll(() => lamps('THB')).toEqual([{ amount: '120000', currency: 'THB' }]);
  expect(await lamps('USD')).toEqual([]);
  const theirs = ((await visitor.call('GET', '/v1/admin/channels')).body.items as { id: string }[])[0]?.id;
  await visitor.call('PATCH', `/v1/admin/channels/${theirs}`, { currencies: ['THB', 'USD'] });
  await visitor.call('PATCH', `/v1/admin/products/${lamp.id}`, { prices: [{ currency: 'USD', amount: '3600' }] });
  await expect.poll(() => lamps('USD')).toEqual([{ amount: '3600', currency: 'USD' }]);
  const shown = await shopper(at).ask('GET', `/v1/products/${lamp.slug}`);
  const bought = await shopper(at).buy(shown.body.variants[0]?.offer?.id ?? '', 1);
  expect([bought.placed.status, bought.placed.body.order.totals.items]).toEqual([201, { amount: '3600', currency: 'USD' }]);
});
