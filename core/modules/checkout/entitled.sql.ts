// Statements for carts that hold what brands make: a sale stands on the entitlement of its moment.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Whoever ends or changes one that a line of the cart stands on waits until this is over, and what is read next is as they left it. */
export const holdEntitlements = statement(
  'checkout.hold_entitlements',
  `select from entitlements e
    where (e.org_id, e.store_org_id) in (
      select o.variant_org_id, o.org_id from cart_lines l join offers o on o.org_id = l.seller_org_id and o.id = l.offer_id
       where l.org_id = $1 and l.cart_id = $2 and o.variant_org_id <> o.org_id)
    order by e.org_id, e.store_org_id for share`,
);

export interface GoneRow {
  id: Uuid;
  kind: string;
  slug: string;
  title: Record<string, string>;
}

/** What lines are of that nothing is sold of any more, so that people are told what they lose; drafts stay unknown. */
export const namesOfGone = statement<GoneRow>(
  'checkout.names_of_gone',
  `select l.id, p.kind, p.slug, p.title from cart_lines l
     join offers o on o.org_id = l.seller_org_id and o.id = l.offer_id
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    where l.org_id = $1 and l.cart_id = $2 and l.id = any ($3::uuid[])`,
);
