// Carts of a person: what is in them, and that they go. One that became an order stays for its sake, without who and where.
import { statement, type Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { addressLists, type PrivacyPart } from '#platform/privacy.ts';
import { openedCart } from './cart.sealed.ts';
import type { HeldCart } from './checkout.sql.ts';

const cartsOf = statement<HeldCart & { created_at: Date; units: number }>(
  'checkout.of_person',
  `select c.org_id, c.id, c.channel_id, c.state, c.version, c.currency, c.contact, c.shipping_address, c.shipping_method_id, c.shipping_choices,
          c.promotion_id, c.expires_at, c.created_at,
          (select coalesce(sum(l.quantity), 0) from cart_lines l where l.org_id = c.org_id and l.cart_id = c.id)::int as units
     from carts c where c.buyer_user = $1 order by c.created_at desc limit 5000`,
);
const dropCarts = statement<{ gone: number }>(
  'checkout.drop_of_person',
  `with gone as (
     delete from carts c where c.buyer_user = $1 and c.state = 'open'
        and not exists (select from orders o where o.org_id = c.org_id and o.cart_id = c.id) returning 1)
   select count(*)::int as gone from gone`,
);
const clearCarts = statement<{ cleared: number }>(
  'checkout.clear_of_person',
  `with cleared as (
     update carts set contact = null, shipping_address = null where buyer_user = $1 and (contact is not null or shipping_address is not null) returning 1)
   select count(*)::int as cleared from cleared`,
);

/** Of guests whose orders name an address of the person; in one shop ($3), or all. */
const clearGuestCarts = statement<{ cleared: number }>(
  'checkout.clear_by_address',
  `with cleared as (
     update carts c set contact = null, shipping_address = null
       from unnest($1::text[], $2::timestamptz[]) as a(index, until)
       join orders o on o.email_index = a.index and o.buyer_user is null and (a.until is null or o.placed_at < a.until)
      where c.org_id = o.org_id and c.id = o.cart_id and ($3::uuid is null or o.org_id = $3) and (c.contact is not null or c.shipping_address is not null) returning 1)
   select count(*)::int as cleared from cleared`,
);
const clearSome = statement(
  'checkout.clear_some',
  `update carts c set contact = null, shipping_address = null from unnest($1::uuid[], $2::uuid[]) as w(org_id, id)
    where c.org_id = w.org_id and c.id = w.id`,
);

/** Takes who and where out of carts whose orders were made anonymous. */
export function clearCartsOf(tx: Tx, orders: readonly { org_id: Uuid; cart_id: Uuid }[]): void {
  if (orders.length > 0) tx.send(clearSome, [orders.map(({ org_id: org }) => org), orders.map(({ cart_id: cart }) => cart)]);
}

export const checkoutPrivacy: PrivacyPart = {
  name: 'carts',
  tables: ['carts'],
  byAddress: true,
  async collect(tx, { userId }) {
    const rows = await tx.rows(cartsOf, [userId]);
    return rows.map((row) => {
      const { contact, shipping_address: shippingAddress } = openedCart(row);
      const id = publicId('cart', row.id);
      return { id, status: row.state, createdAt: row.created_at.toISOString(), units: row.units, contact, shippingAddress };
    });
  },
  async erase(tx, person) {
    const dropped = await tx.row(dropCarts, [person.userId]);
    const own = await tx.row(clearCarts, [person.userId]);
    const named = await tx.row(clearGuestCarts, [...addressLists(person), person.shopId ?? null]);
    return { erased: (dropped?.gone ?? 0) + (own?.cleared ?? 0) + (named?.cleared ?? 0), kept: [] };
  },
};
