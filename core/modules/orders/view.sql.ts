// Reads for pages: an order with all that belongs to it, and lists of orders.
import type { IntentState } from '#modules/payments/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Phase } from '#platform/machine/index.ts';

export interface OrderViewRow {
  org_id: Uuid;
  id: Uuid;
  number: bigint;
  channel_id: Uuid;
  buyer_user: Uuid | null;
  buyer_guest: string | null;
  status: string;
  currency: string;
  items_minor: bigint;
  discount_minor: bigint;
  shipping_minor: bigint;
  tax_minor: bigint;
  total_minor: bigint;
  tax_included: boolean;
  /** Sealed, as is the address. */
  contact: unknown;
  shipping_address: unknown;
  shipping_method: { name: Record<string, string>; minDays: number; maxDays: number } | null;
  shipping_lines: { seller: Uuid; name: Record<string, string>; minDays: number; maxDays: number; minor: string }[];
  promotion_code: string | null;
  locale: string;
  placed_at: Date;
  expires_at: Date | null;
  version: number;
}

/** `$3` to `$5` are `buyerOf`. */
export const orderById = statement<OrderViewRow>(
  'orders.view',
  `select org_id, id, number, channel_id, buyer_user, buyer_guest, status, currency, items_minor, discount_minor, shipping_minor, tax_minor, total_minor, tax_included,
          contact, shipping_address, shipping_method, shipping_lines, promotion_code, locale, placed_at, expires_at, version
     from orders where org_id = $1 and id = $2 and ($3 or buyer_user = $4 or buyer_guest = $5)`,
);

/** Where an order was placed, who sells what is in it and whose products that are. */
export const orderSellers = statement<{ channel_id: Uuid; sellers: Uuid[]; brands: Uuid[] }>(
  'orders.sellers',
  `select channel_id, seller_org_ids::text[] as sellers,
          array(select distinct l.product_org_id::text from order_lines l where l.org_id = o.org_id and l.order_id = o.id) as brands
     from orders o where org_id = $1 and id = $2`,
);

/** What one unit of each line weighs, where that is known. */
export const lineWeights = statement<{ line_id: Uuid; weight_grams: number }>(
  'orders.line_weights',
  `select l.id as line_id, v.weight_grams
     from order_lines l
     join offers o on o.org_id = l.seller_org_id and o.id = l.offer_id
     join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
    where l.org_id = $1 and l.order_id = $2 and v.weight_grams is not null`,
);

/** How far an order of the actor's has come; `$3` to `$5` are `buyerOf`. */
export const orderVersion = statement<{ version: number }>(
  'orders.version',
  `select version from orders where org_id = $1 and id = $2 and ($3 or buyer_user = $4 or buyer_guest = $5)`,
);

/** A channel's order by its number and any of these phone numbers' indexes. */
export const orderByPhone = statement<Pick<OrderViewRow, 'id' | 'number' | 'status' | 'locale' | 'placed_at' | 'expires_at'>>(
  'orders.by_phone',
  `select id, number, status, locale, placed_at, expires_at from orders
    where org_id = $1 and channel_id = $2 and number = $3 and phone_index = any ($4::text[])`,
);

/** Only how far orders have come, for those who follow them. */
export const orderVersions = statement<{ id: Uuid; version: number }>(
  'orders.versions',
  `select o.id, o.version from unnest($1::uuid[], $2::uuid[]) as w(org_id, id) join orders o on o.org_id = w.org_id and o.id = w.id`,
);

export interface LineViewRow {
  id: Uuid;
  kind: string;
  state: string;
  phase: Phase;
  seller_org_id: Uuid;
  product_org_id: Uuid;
  product_id: Uuid;
  offer_id: Uuid;
  config: Record<string, unknown>;
  snapshot: {
    title: Record<string, string>;
    variant: Record<string, string>;
    sku: string;
    slug: string;
    picture: string | null;
    alt: Record<string, string>;
    seller: string;
    /** Where it was sold before it was there. */
    shipsFrom?: string | null;
    /** Units of it that were not on hand, and in how many days they were to be. */
    shipsLater?: { units: number; days: number };
  };
  quantity: number;
  unit_price_minor: bigint;
  discount_minor: bigint;
  total_minor: bigint;
  tax_minor: bigint;
  ships: boolean;
  kept_minor: bigint | null;
}

export const linesForView = statement<LineViewRow>(
  'orders.view_lines',
  `select id, kind, state, phase, seller_org_id, product_org_id, product_id, offer_id, config, snapshot, quantity, unit_price_minor, discount_minor, total_minor, tax_minor, ships, kept_minor
     from order_lines where org_id = $1 and order_id = $2 order by position`,
);

export interface HistoryRow {
  id: Uuid;
  line_id: Uuid | null;
  type: string;
  actor: 'buyer' | 'staff' | 'system' | 'provider';
  reason: string | null;
  from_state: string | null;
  to_state: string | null;
  at: Date;
}

export const historyOf = statement<HistoryRow>(
  'orders.history',
  `select id, line_id, type, actor, reason, from_state, to_state, at from order_history where org_id = $1 and order_id = $2 order by at, id`,
);

export interface ShipmentRow {
  id: Uuid;
  carrier: string;
  tracking_number: string;
  line_ids: Uuid[];
  /** Units of each of them; null where it had all units of its lines. */
  units: number[] | null;
  location_org_id: Uuid | null;
  location_id: Uuid | null;
  shipped_at: Date;
}

export const shipmentsOf = statement<ShipmentRow>(
  'orders.shipments',
  `select id, carrier, tracking_number, line_ids::text[] as line_ids, units, location_org_id, location_id, shipped_at
     from shipments where org_id = $1 and order_id = $2 order by shipped_at, id`,
);

/** Only what is sent to somebody has a way to be sent. */
const ships = `(o.shipping_method is not null or o.shipping_lines <> '[]')`;

export interface OrderListRow {
  id: Uuid;
  number: bigint;
  status: string;
  placed_at: Date;
  contact: unknown;
  shipping_address: unknown;
  line_count: number;
  ships: boolean;
  total_minor: bigint;
  currency: string;
  payment_state: IntentState | null;
  captured_minor: bigint | null;
  amount_minor: bigint | null;
}

/**
 * $1 org, $2 status, $3 number, $4 words in what is not sealed yet, $5 and $6 where the page starts, $7 rows, $8 to $10 blind indexes of an
 * e-mail, a phone number and the words of a name.
 */
export const orderPage = statement<OrderListRow>(
  'orders.page',
  `select o.id, o.number, o.status, o.placed_at, o.contact, o.shipping_address,
          (select count(*) from order_lines l where l.org_id = o.org_id and l.order_id = o.id)::int as line_count, ${ships} as ships,
          o.total_minor, o.currency, i.state as payment_state, i.captured_minor, i.amount_minor
     from orders o
     left join lateral (select state, captured_minor, amount_minor from payment_intents i
                         where i.org_id = o.org_id and i.order_id = o.id order by i.created_at desc limit 1) i on true
    where o.org_id = $1 and ($2::text is null or o.status = $2)
      and ($3::bigint is null and $4::text is null or o.number = $3
           or o.email_index = $8 or o.phone_index = $9 or o.name_index @> $10::text[]
           or lower(o.contact ->> 'email') like $4 or lower(o.shipping_address ->> 'name') like $4)
      and ($5::timestamptz is null or (o.placed_at, o.id) < ($5, $6::uuid))
    order by o.placed_at desc, o.id desc limit $7`,
);

export const orderCounts = statement<{ status: string; count: number }>(
  'orders.counts',
  `select status, count(*)::int as count from orders where org_id = $1 group by 1`,
);

export interface MyOrderRow {
  id: Uuid;
  number: bigint;
  status: string;
  placed_at: Date;
  line_count: number;
  ships: boolean;
  total_minor: bigint;
  currency: string;
}

/** Orders of a person, by the index on them. $1 org, $2 person, $3 and $4 where the page starts, $5 rows. */
export const myOrders = statement<MyOrderRow>(
  'orders.mine',
  `select o.id, o.number, o.status, o.placed_at, o.total_minor, o.currency, ${ships} as ships,
          (select count(*) from order_lines l where l.org_id = o.org_id and l.order_id = o.id)::int as line_count
     from orders o where o.org_id = $1 and o.buyer_user = $2 and ($3::timestamptz is null or (o.placed_at, o.id) < ($3, $4::uuid))
    order by o.placed_at desc, o.id desc limit $5`,
);
