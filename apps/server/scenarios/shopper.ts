// A buyer for tests: fills carts and places orders over HTTP with the generated client, as a guest with a token of their own.
import { randomUUID } from 'node:crypto';
import { createTessera, type Schemas } from '../../../client/index.ts';

export type Placed = { status: number; body: Schemas['Placement'] & Schemas['Problem']; text: string; replayed: boolean };

export const cards = {
  success: '4242424242424242',
  declined: '4000000000000002',
  poor: '4000000000009995',
  challenge: '4000000000003220',
  timeOut: '4000000000000408',
  late: '4000000000000259',
  lateCapture: '4000000000000077',
};

export const thai = { name: 'Somchai Dee', line1: '1 Sukhumvit Road', city: 'Bangkok', postalCode: '10110', country: 'TH' };

/** Units a variant has, by SKU: what the tests buy. */
export interface Item {
  offerId: string;
  quantity: number;
  /** What its kind asks for, such as a time. */
  config?: Record<string, unknown>;
}

/** A guest with a cart. Every method goes over HTTP and throws when the shop answers otherwise than a road without faults would. */
export class Shopper {
  readonly baseUrl: string;
  token = '';
  cartId = '';
  fingerprint = '';
  total = 0n;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  get client() {
    return createTessera({ baseUrl: this.baseUrl, headers: this.token ? { 'x-guest-token': this.token } : {} });
  }

  async withCart(items: Item[]): Promise<this> {
    const { data, error, response } = await this.client.POST('/v1/carts', { body: { lines: items as never } });
    if (!data) throw new Error(`cart: ${JSON.stringify(error)}`);
    this.token = response.headers.get('x-guest-token') ?? this.token;
    this.cartId = data.id;
    return this;
  }

  /** Says who buys and where it goes, and reads the quote. */
  async details(address: Schemas['Address'] = thai): Promise<this> {
    const { data, error } = await this.client.PATCH('/v1/checkouts/{id}', {
      params: { path: { id: this.cartId } },
      body: { contact: { email: 'buyer@example.com' }, shippingAddress: address },
    });
    if (!data?.quote) throw new Error(`checkout: ${JSON.stringify(error ?? data)}`);
    this.fingerprint = data.quote.fingerprint;
    this.total = BigInt(data.quote.total.amount);
    return this;
  }

  async place(
    options: { card?: string; key?: string; body?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ): Promise<Placed> {
    const response = await fetch(`${this.baseUrl}/v1/checkouts/${this.cartId}/place`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-guest-token': this.token,
        'idempotency-key': options.key ?? randomUUID(),
        ...options.headers,
      },
      body: JSON.stringify({
        quoteFingerprint: this.fingerprint,
        payment: { method: 'test', token: options.card ?? cards.success },
        ...options.body,
      }),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text), text, replayed: response.headers.get('idempotent-replayed') === 'true' };
  }

  async order(id: string): Promise<Schemas['Order']> {
    const { data, error } = await this.client.GET('/v1/orders/{id}', { params: { path: { id } } });
    if (!data) throw new Error(`order: ${JSON.stringify(error)}`);
    return data;
  }

  async cart(): Promise<Schemas['Cart']> {
    const { data, error } = await this.client.GET('/v1/carts/{id}', { params: { path: { id: this.cartId } } });
    if (!data) throw new Error(`cart: ${JSON.stringify(error)}`);
    return data;
  }
}

/** A guest who is ready to place. */
export const readyShopper = async (baseUrl: string, items: Item[]): Promise<Shopper> =>
  (await new Shopper(baseUrl).withCart(items)).details();

/** Offers that can be bought, most units first. */
export async function offersOf(baseUrl: string): Promise<{ offerId: string; available: number; price: bigint; slug: string }[]> {
  const client = createTessera({ baseUrl });
  const { data } = await client.GET('/v1/products', { params: { query: { limit: 100 } } });
  const products = await Promise.all(
    (data?.items ?? []).map((card) => client.GET('/v1/products/{slug}', { params: { path: { slug: card.slug } } })),
  );
  return products
    .flatMap(({ data: product }) => (product?.variants ?? []).map((variant) => ({ variant, slug: product?.slug ?? '' })))
    .flatMap(({ variant, slug }) =>
      variant.offer
        ? [{ offerId: variant.offer.id, available: variant.offer.available, price: BigInt(variant.offer.price.amount), slug }]
        : [],
    )
    .toSorted((a, b) => b.available - a.available);
}

/** A member of staff, signed in; signs in again when the clock was moved past the life of a token. */
export async function staffClient(baseUrl: string, email = 'owner@vestify.test') {
  const signIn = async (): Promise<string> => {
    const { data, error } = await createTessera({ baseUrl }).POST('/v1/auth/login', { body: { email, password: 'demo-vest-2026' } });
    if (!data) throw new Error(`login: ${JSON.stringify(error)}`);
    return data.accessToken;
  };
  let token = await signIn();
  const send = (request: Request): Promise<Response> => {
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request);
  };
  return createTessera({
    baseUrl,
    fetch: async (request: Request) => {
      const again = request.clone();
      const answer = await send(request);
      if (answer.status !== 401 || !(await answer.clone().text()).includes('TOKEN_EXPIRED')) return answer;
      token = await signIn();
      return send(again);
    },
  });
}

/** Waits until `look` returns something; fails with its name after `seconds`. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, seconds = 20): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resume) => setTimeout(resume, 40));
  }
}

/** Moves the server's clock and the jobs that wait for it; returns the time it now has. */
export async function advance(
  server: { baseUrl: string; database: { sql(text: string, values?: unknown[]): Promise<unknown[]> } },
  minutes: number,
): Promise<Date> {
  const seconds = Math.round(minutes * 60);
  const answer = await fetch(`${server.baseUrl}/v1/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seconds }),
  });
  if (!answer.ok) throw new Error(`clock: ${await answer.text()}`);
  await server.database.sql(`update graphile_worker._private_jobs set run_at = run_at - make_interval(secs => $1)`, [seconds]);
  return new Date(((await answer.json()) as { now: string }).now);
}

/** Gives an offer exactly so many units, as staff would by counting. */
export async function setStock(
  database: { sql(text: string, values?: unknown[]): Promise<unknown[]> },
  offerUuid: string,
  units: number,
): Promise<void> {
  await database.sql(
    `with l as (update stock_levels set on_hand = $2 where offer_id = $1 returning org_id, location_id, on_hand),
          d as (select l.*, $2 - coalesce((select sum(delta) from stock_moves m where m.offer_id = $1), 0) as delta from l)
     insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
     select org_id, gen_random_uuid(), $1, location_id, delta, 'counted', gen_random_uuid()::text, now() from d where delta <> 0`,
    [offerUuid, units],
  );
}
