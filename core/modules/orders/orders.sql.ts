// Statements of the orders module that change things; reads for pages are in view.sql.ts.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Phase } from '#platform/machine/index.ts';

export const addOrder = statement(
  'orders.add',
  `insert into orders (org_id, id, number, channel_id, cart_id, buyer_user, buyer_guest, seller_org_ids, status, currency, items_minor,
                       discount_minor, shipping_minor, shipping_tax_minor, tax_minor, total_minor, tax_included, contact, shipping_address,
                       shipping_method, locale, placed_at, expires_at, email_index, phone_index, name_index, shipping_lines, promotion_id,
                       promotion_code)
   values ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
           $26, $27, $28)`,
);

/** Lines and the first entry of the history. A statement of its own: the policies look for the order, which must be there before. */
export const addLines = statement(
  'orders.add_lines',
  `with l as (
     insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot,
                              config, quantity, unit_price_minor, discount_minor, total_minor, tax_minor, tax_basis_points, capture, ships)
     select $1, w.id, $2, w.position, w.kind, w.state, w.phase, w.seller, w.offer, w.product_org, w.product, w.snapshot, w.config, w.quantity,
            w.unit_price, w.discount, w.total, w.tax, $3, $4, w.ships
       from unnest($5::uuid[], $6::int[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::uuid[], $12::uuid[], $13::uuid[],
                   $14::jsonb[], $15::jsonb[], $16::int[], $17::bigint[], $18::bigint[], $19::bigint[], $24::boolean[], $25::bigint[])
         as w(id, position, kind, state, phase, seller, offer, product_org, product, snapshot, config, quantity, unit_price, total, tax, ships,
              discount))
   insert into order_history (org_id, id, order_id, type, actor, actor_user, to_state, at)
   values ($1, $20, $2, 'order.placed', $21, $22, 'pending', $23)`,
);

export interface LockedOrder {
  org_id: Uuid;
  id: Uuid;
  number: bigint;
  channel_id: Uuid;
  cart_id: Uuid;
  buyer_user: Uuid | null;
  buyer_guest: string | null;
  seller_org_ids: Uuid[];
  status: string;
  currency: string;
  total_minor: bigint;
  shipping_minor: bigint;
  shipping_tax_minor: bigint;
  promotion_id: Uuid | null;
  /** By seller, amounts as text; none where one way is for all that ships. */
  shipping_lines: { seller: Uuid; minor: string; taxMinor: string }[];
  tax_included: boolean;
  expires_at: Date | null;
  version: number;
}

export const lockOrder = statement<LockedOrder>(
  'orders.lock',
  `select org_id, id, number, channel_id, cart_id, buyer_user, buyer_guest, seller_org_ids::text[] as seller_org_ids, status, currency, total_minor,
          shipping_minor, shipping_tax_minor, shipping_lines, promotion_id, tax_included, expires_at, version
     from orders where org_id = $1 and id = $2 for update`,
);

export interface LineRow {
  id: Uuid;
  kind: string;
  state: string;
  phase: Phase;
  seller_org_id: Uuid;
  offer_id: Uuid;
  quantity: number;
  config: Record<string, unknown>;
  total_minor: bigint;
  tax_minor: bigint;
  capture: 'payment' | 'fulfilment';
  /** Shipping is paid for it. */
  ships: boolean;
  /** What stays of its money, since it ended otherwise than meant. */
  kept_minor: bigint | null;
}

export const linesOf = statement<LineRow>(
  'orders.lines',
  `select id, kind, state, phase, seller_org_id, offer_id, quantity, config, total_minor, tax_minor, capture, ships, kept_minor
     from order_lines where org_id = $1 and order_id = $2 order by position`,
);

/** Compare-and-set: moves only lines that still are where we saw them; history rows and the order's status go with it. `$14` is what stays of a line's money. */
export const moveLines = statement<{ id: Uuid }>(
  'orders.move_lines',
  `with moved as (
     update order_lines l set state = w.target, phase = w.phase, kept_minor = coalesce(w.kept, l.kept_minor)
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $14::bigint[]) as w(id, seen, target, phase, kept)
      where l.org_id = $1 and l.order_id = $2 and l.id = w.id and l.state = w.seen
     returning l.id, w.seen, w.target),
   told as (
     insert into order_history (org_id, id, order_id, line_id, type, actor, actor_user, reason, from_state, to_state, at)
     select $1, h.id, $2, m.id, $7, $8, $9, $10, m.seen, m.target, $11
       from moved m join unnest($3::uuid[], $12::uuid[]) as h(line_id, id) on h.line_id = m.id),
   kept as (
     update orders set status = $13, version = version + 1,
            expires_at = case when $13 = 'pending' then expires_at end
      where org_id = $1 and id = $2)
   select id from moved`,
);

/** A line's choice changes without a move: its buyer or seller agreed on another time. Nothing where it is the same already. */
export const changeConfig = statement<{ id: Uuid }>(
  'orders.change_config',
  `with changed as (
     update order_lines set config = $4 where org_id = $1 and order_id = $2 and id = $3 and config <> $4::jsonb returning id),
   told as (
     insert into order_history (org_id, id, order_id, line_id, type, actor, reason, at)
     select $1, $5, $2, c.id, $6, $7, $8, $9 from changed c),
   kept as (
     update orders set version = version + 1 where org_id = $1 and id = $2 and exists (select from changed))
   select id from changed`,
);

/** Whom to write to, sealed. */
export const contactOf = statement<{ contact: unknown; shipping_address: unknown }>(
  'orders.contact',
  `select contact, shipping_address from orders where org_id = $1 and id = $2`,
);

export const addHistory = statement(
  'orders.add_history',
  `with h as (
     insert into order_history (org_id, id, order_id, type, actor, reason, at) values ($1, $2, $3, $4, $5, $6, $7))
   update orders set version = version + 1 where org_id = $1 and id = $3`,
);

/** Orders whose time is up, by index. Two workers may find the same; the order's lock decides, and the second finds nothing to do. */
export const dueOrders = statement<{ org_id: Uuid; id: Uuid }>(
  'orders.due',
  `select org_id, id from orders where expires_at <= $1 order by expires_at limit $2`,
);

/** Whether the cart lives on in another order. */
export const otherLivingOrder = statement<{ id: Uuid }>(
  'orders.other_living',
  `select id from orders where org_id = $1 and cart_id = $2 and id <> $3 and status not in ('cancelled', 'expired') limit 1`,
);

export const takeNumbers = statement<{ first: bigint }>(
  'orders.take_numbers',
  `insert into order_counters as c (org_id, next) values ($1, 1001 + $2)
   on conflict (org_id) do update set next = c.next + $2 returning next - $2 as first`,
);

/** A guest's orders become a person's. */
export const claimByGuest = statement<{ id: Uuid }>(
  'orders.claim_by_guest',
  `update orders set buyer_user = $3, buyer_guest = null, version = version + 1
    where org_id = $1 and buyer_guest = $2 and (buyer_user is null or buyer_user = $3) returning id`,
);

/** Orders of guests who named the address ($3, its blind index). The guest keeps theirs, too: they may be the one who paid. */
export const claimByEmail = statement<{ id: Uuid }>(
  'orders.claim_by_email',
  `update orders set buyer_user = $2, version = version + 1 where org_id = $1 and email_index = $3 and buyer_user is null returning id`,
);
