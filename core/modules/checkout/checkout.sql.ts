// Statements of the checkout module. The read of a cart's lines joins what they sell; row-level security hides what is no longer sold.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { OptionRow } from '#modules/catalog/index.ts';
import { entitlementHolds } from '#modules/organizations/index.ts';
import { furtherOffers, groupsOf, pricedOffers } from '#modules/pricing/index.ts';

export interface CartRow {
  org_id: Uuid;
  id: Uuid;
  channel_id: Uuid;
  state: 'open' | 'placed';
  version: number;
  currency: string;
  contact: { email: string; phone?: string } | null;
  shipping_address: { country: string; name: string } | null;
  /** For all who ship, but for those whose way the buyer chose apart. */
  shipping_method_id: Uuid | null;
  shipping_choices: Record<Uuid, Uuid>;
  promotion_id: Uuid | null;
  expires_at: Date;
}

/** As it stands in the database: what is personal is sealed. */
export interface HeldCart extends Omit<CartRow, 'contact' | 'shipping_address'> {
  contact: unknown;
  shipping_address: unknown;
}

const columns =
  'org_id, id, channel_id, state, version, currency, contact, shipping_address, shipping_method_id, shipping_choices, promotion_id, expires_at';

export const addCart = statement(
  'checkout.add_cart',
  `insert into carts (org_id, id, channel_id, buyer_user, buyer_guest, currency, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
/** The actor's own: `$3` to `$5` are `buyerOf`. */
const own = `select ${columns} from carts where org_id = $1 and id = $2 and ($3 or buyer_user = $4 or buyer_guest = $5)`;
export const readCart = statement<HeldCart>('checkout.cart', own);
export const lockCart = statement<HeldCart>('checkout.lock_cart', `${own} for update`);
export const currentCart = statement<HeldCart>(
  'checkout.current',
  `select ${columns} from carts
    where org_id = $1 and channel_id = $2 and state = 'open' and expires_at > $3 and (buyer_guest = $4 or buyer_user = $5)
    order by created_at desc limit 1`,
);
export const touchCart = statement(
  'checkout.touch',
  `update carts set version = version + 1, expires_at = $3 where org_id = $1 and id = $2`,
);
export const saveDetails = statement(
  'checkout.save_details',
  `update carts set contact = coalesce($3, contact), shipping_address = coalesce($4, shipping_address),
          shipping_method_id = coalesce($5, shipping_method_id),
          shipping_choices = case when $5::uuid is null then shipping_choices else '{}' end || $6::jsonb, version = version + 1, expires_at = $7
    where org_id = $1 and id = $2`,
);
export const setPromotion = statement(
  'checkout.set_promotion',
  `update carts set promotion_id = $3, version = version + 1, expires_at = $4 where org_id = $1 and id = $2`,
);
export const setCurrency = statement(
  'checkout.set_currency',
  `update carts set currency = $3, version = version + 1, expires_at = $4 where org_id = $1 and id = $2`,
);
export const setCartState = statement(
  'checkout.set_state',
  `update carts set state = $3, version = version + 1 where org_id = $1 and id = $2`,
);

/** The same offer with the same choice again adds to its line; a line that would hold more than `$9` is left out of the answer. */
export const addLines = statement<{ id: Uuid }>(
  'checkout.add_lines',
  `insert into cart_lines as l (org_id, id, cart_id, seller_org_id, offer_id, quantity, config, added_at)
   select $1, w.id, $2, w.seller, w.offer, w.quantity, w.config, $3
     from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::jsonb[]) as w(id, seller, offer, quantity, config)
   on conflict (org_id, cart_id, seller_org_id, offer_id, config) do update set quantity = l.quantity + excluded.quantity
    where l.quantity + excluded.quantity <= $9
   returning l.id`,
);
export const setQuantity = statement<{ id: Uuid }>(
  'checkout.set_quantity',
  `update cart_lines set quantity = $4 where org_id = $1 and cart_id = $2 and id = $3 returning id`,
);
export const dropLine = statement<{ id: Uuid }>(
  'checkout.drop_line',
  `delete from cart_lines where org_id = $1 and cart_id = $2 and id = $3 returning id`,
);

export interface OfferRow {
  org_id: Uuid;
  id: Uuid;
  kind: string;
}

/** Of these offers those that this channel shows and has a price for in a currency. */
const found = (offers: string): string => `
  select o.org_id, o.id, p.kind from ${offers} o join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    where o.org_id = any ($1::uuid[]) and o.id = any ($2::uuid[]) and o.currency = $3 and o.status = 'published'`;
export const findOffers = statement<OfferRow>('checkout.offers', found('offers'));
export const findOffersIn = statement<OfferRow>('checkout.offers_in', found(furtherOffers({ currency: '$3' })));
/** $4 now. */
export const findOffersPriced = statement<OfferRow>(
  'checkout.offers_priced',
  found(pricedOffers({ currency: '$3', now: '$4::timestamptz', only: 'f.id = any ($2::uuid[])' })),
);

export interface CartLineRow {
  id: Uuid;
  seller_org_id: Uuid;
  offer_id: Uuid;
  quantity: number;
  config: Record<string, unknown>;
  /** Null when the offer is no longer sold here or its product no longer shown; then nothing is known of the product. Or it has no price in the currency. */
  price_minor: bigint | null;
  product_org_id: Uuid;
  product_id: Uuid;
  kind: string;
  slug: string;
  title: Record<string, string>;
  product_options: OptionRow[];
  options: Record<string, string>;
  sku: string;
  seller_name: string;
  media_key: string | null;
  alt: Record<string, string> | null;
  /** Rules of the offer; null is none. */
  min_quantity: number | null;
  max_quantity: number | null;
  quantity_step: number | null;
  customer_limit: number | null;
  available_from: Date | null;
  later_days: number | null;
}

/** `price` of `o`, what is to be joined for it, which offers are sold at all, and the lines themselves. */
const lines = ({
  price,
  prices = '',
  sold = '',
  of = 'cart_lines',
}: {
  price: string;
  prices?: string;
  sold?: string;
  of?: string;
}): string => `
  select l.id, l.seller_org_id, l.offer_id, l.quantity, l.config,
          case when p.id is not null and v.id is not null then ${price} end as price_minor, p.org_id as product_org_id, p.id as product_id, p.kind, p.slug,
          p.title, p.options as product_options, v.options, v.sku, n.name as seller_name, pic.media_key, pic.alt,
          r.min_quantity, r.max_quantity, r.quantity_step, r.customer_limit, r.available_from, r.later_days
     from ${of} l
     left join offers o on o.org_id = l.seller_org_id and o.id = l.offer_id and o.status = 'published'${sold}${prices}
     left join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
     left join products p on p.org_id = o.variant_org_id and p.id = o.product_id
     left join organizations n on n.id = l.seller_org_id
     left join offer_rules r on r.org_id = l.seller_org_id and r.offer_id = l.offer_id
     left join lateral (select pp.media_key, pp.alt from product_pictures pp
                         where pp.org_id = p.org_id and pp.product_id = p.id order by (v.options @> pp.options) desc, pp.position limit 1) pic on true
    where l.org_id = $1 and l.cart_id = $2 order by l.added_at, l.id`;

const ownPrice = 'case when o.currency = $3 then o.price_minor end';
export const cartLines = statement<CartLineRow>('checkout.lines', lines({ price: ownPrice }));
export const cartLinesIn = statement<CartLineRow>(
  'checkout.lines_in',
  lines({
    price: `coalesce(${ownPrice}, w.price_minor)`,
    sold: ' and o.org_id = o.variant_org_id',
    prices: `
     left join offer_prices w on w.org_id = o.org_id and w.offer_id = o.id and w.currency = $3`,
  }),
);
/** $4 now, $5 the person, $6 the channel's sellers. A break in the price counts all units of an offer in the cart, however many lines they stand in. */
export const cartLinesPriced = statement<CartLineRow>(
  'checkout.lines_priced',
  lines({
    of: `(select c.*, sum(c.quantity) over (partition by c.seller_org_id, c.offer_id) as of_offer from cart_lines c where c.org_id = $1 and c.cart_id = $2)`,
    price: 'w.price_minor',
    sold: ` and o.org_id = any ($6::uuid[])
      and (o.org_id = o.variant_org_id or ${entitlementHolds({ brand: 'o.variant_org_id', store: 'o.org_id', at: '$4::timestamptz' })})`,
    prices: `
     left join lateral (select q.price_minor from ${pricedOffers({
       currency: '$3',
       now: '$4::timestamptz',
       groups: groupsOf('$5'),
       quantity: 'l.of_offer',
       only: 'f.org_id = o.org_id and f.id = o.id',
     })} q) w on true`,
  }),
);

/** The tax of where the cart goes. */
export const taxOfCart = statement<{ name: string; rate_basis_points: number }>(
  'checkout.tax',
  `select t.name, t.rate_basis_points from carts c
     join tax_rates t on t.org_id = c.org_id and t.country = c.shipping_address ->> 'country' where c.org_id = $1 and c.id = $2`,
);

/** Running keys of placements whose holder died; leased so that one worker takes each up. */
export const claimStalled = statement<{ org_id: Uuid; scope: string; key: string; subject_id: Uuid }>(
  'checkout.claim_stalled',
  `with due as materialized (
     select org_id, scope, key from idempotency_keys
      where state = 'running' and recovery_point = 'reserved' and leased_until <= $1 limit $2 for update skip locked)
   update idempotency_keys k set leased_until = $3 from due
    where k.org_id = due.org_id and k.scope = due.scope and k.key = due.key
   returning k.org_id, k.scope, k.key, k.subject_id`,
);

/** After its order let go, a cart can be ordered again, unless it lives on in another order. */
export const reopen = statement(
  'checkout.reopen',
  `update carts c set state = 'open', version = c.version + 1
     from orders o
    where o.org_id = $1 and o.id = $2 and c.org_id = o.org_id and c.id = o.cart_id and c.state = 'placed'
      and not exists (select from orders other where other.org_id = c.org_id and other.cart_id = c.id and other.status not in ('cancelled', 'expired'))`,
);

/** Open carts of a guest and of a person in a channel, newest first, held so that nobody changes them meanwhile. */
export const cartsToMerge = statement<{ id: Uuid; is_guests: boolean }>(
  'checkout.carts_to_merge',
  `select id, buyer_guest is not null as is_guests from carts
    where org_id = $1 and channel_id = $2 and state = 'open' and expires_at > $5 and (buyer_guest = $3 or buyer_user = $4)
    order by created_at desc, id desc for update`,
);

/** A guest's carts become a person's: the open ones, and those of their orders, which may open again. Before the orders change hands. */
export const giveCarts = statement(
  'checkout.give_carts',
  `update carts set buyer_user = $3, buyer_guest = null, version = version + 1
    where org_id = $1 and buyer_guest = $2
      and id in (select id from carts where org_id = $1 and buyer_guest = $2 and state = 'open'
                 union all select cart_id from orders where org_id = $1 and buyer_guest = $2)`,
);

/** Puts the lines of cart $2 into cart $3, as far as it holds $5 lines and each line $4 units. */
export const mergeLines = statement(
  'checkout.merge_lines',
  `with room as (select greatest(0, $5 - count(*)) as lines from cart_lines where org_id = $1 and cart_id = $3),
        moved as (select l.*, exists (select from cart_lines t where t.org_id = $1 and t.cart_id = $3 and t.seller_org_id = l.seller_org_id
                                         and t.offer_id = l.offer_id and t.config = l.config) as known
                    from cart_lines l where l.org_id = $1 and l.cart_id = $2),
        ranked as (select m.*, row_number() over (partition by m.known order by m.added_at, m.id) as place from moved m)
   insert into cart_lines as l (org_id, id, cart_id, seller_org_id, offer_id, quantity, config, added_at)
   select r.org_id, gen_random_uuid(), $3, r.seller_org_id, r.offer_id, r.quantity, r.config, r.added_at
     from ranked r cross join room where r.known or r.place <= room.lines
   on conflict (org_id, cart_id, seller_org_id, offer_id, config) do update set quantity = least($4, l.quantity + excluded.quantity)`,
);

/** Cart $3 takes the code of cart $2 where it has none. */
export const mergePromotion = statement(
  'checkout.merge_promotion',
  `update carts t set promotion_id = g.promotion_id from carts g
    where t.org_id = $1 and t.id = $3 and t.promotion_id is null and g.org_id = $1 and g.id = $2 and g.promotion_id is not null`,
);

export const dropCart = statement('checkout.drop_cart', `delete from carts where org_id = $1 and id = $2 and state = 'open'`);
