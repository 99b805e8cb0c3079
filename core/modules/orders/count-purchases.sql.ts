// Statements that find what was bought of an offer before a customer could have only so many of it.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Whose shops a seller sells in. */
export const shopsOfSeller = statement<{ org_id: Uuid }>(
  'orders.shops_of_seller',
  `select distinct org_id from channel_sellers where seller_org_id = $1 order by 1`,
);

/** Where a walk over an organization's lines goes on: the last of so many after $2, or nothing at their end. $3 how many less one. */
export const lineAfter = statement<{ id: Uuid }>(
  'orders.line_after',
  `select id from order_lines where org_id = $1 and id > $2 order by id offset $3 limit 1`,
);

export interface BoughtRow {
  id: Uuid;
  order_id: Uuid;
  quantity: number;
  buyer_user: Uuid | null;
  email_index: string | null;
  placed_at: Date;
}
/**
 * Lines of an offer that stand, kept from coming to nothing until the commit. $1 organization of the orders, $2 and $3 after which line and up
 * to which, $4 seller, $5 offer.
 */
export const boughtLines = statement<BoughtRow>(
  'orders.bought_lines',
  `select l.id, l.order_id, l.quantity, o.buyer_user, o.email_index, o.placed_at
     from order_lines l join orders o on o.org_id = l.org_id and o.id = l.order_id
    where l.org_id = $1 and l.id > $2 and ($3::uuid is null or l.id <= $3) and l.seller_org_id = $4 and l.offer_id = $5 and l.phase <> 'void'
      and (o.buyer_user is not null or o.email_index is not null)
    order by l.id for share of l`,
);
