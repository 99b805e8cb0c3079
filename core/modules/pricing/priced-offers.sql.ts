// What a buyer pays here now, as SQL: the one place that says which of all prices counts.
import { type Channel, datesHold, standsOnOffers } from '#modules/organizations/index.ts';

/** How far a read looks for prices: at the offers themselves, at their further currencies, too, or at everything that can matter. */
export type PriceReach = 'offers' | 'further' | 'all';

/** What a channel needs, by what is known of it in memory: whoever uses no price lists and sells nothing of brands pays nothing for them. */
export function reachOf(channel: Channel, currency: string): PriceReach {
  if (channel.price_lists || channel.entitlements.length > 0) return 'all';
  return standsOnOffers(channel, currency) ? 'offers' : 'further';
}

/** Where a statement has what a price depends on: SQL expressions, most of them parameters. */
export interface PricePlaces {
  currency: string;
  now: string;
  /** Groups of customers the buyer is in, as `groupsOf` tells; nobody's when absent, which is what everybody pays. */
  groups?: string;
  /** How many of the offer `f` are taken, over all lines; 1 when absent. */
  quantity?: string;
  /** Which offers `f`, where the statement around knows: it spares pricing the others. */
  only?: string;
}

/** The groups of customers a person is in; row-level security shows a buyer their own, of whoever sells here. */
export const groupsOf = (person: string): string =>
  `(select array_agg(m.group_id) from customer_group_members m where m.user_id = ${person}::uuid)::uuid[]`;

/** The entitlement `e` by which the seller of `f` sells the variant of another. */
const entitlement = (now: string): string => `
   left join lateral (
     select e.mode from entitlements e join organizations b on b.id = e.org_id and b.status = 'active'
      where f.org_id <> f.variant_org_id and e.org_id = f.variant_org_id and e.store_org_id = f.org_id and ${datesHold('e', now)}) e on true`;

const priceIn = (currency: string, column: 'price_minor' | 'compare_at_minor'): string =>
  `case when s.currency = ${currency} then s.${column} else w.${column} end`;

const furtherOf = (currency: string): string =>
  `left join offer_prices w on w.org_id = s.org_id and w.offer_id = s.id and w.currency = ${currency}
          where (s.currency = ${currency} or w.price_minor is not null)`;

const regularColumns = (currency: string): string =>
  `s.org_id, s.id, ${priceIn(currency, 'price_minor')} as price_minor, ${priceIn(currency, 'compare_at_minor')} as compare_at_minor`;

/** What the brand `org` asks everybody for its variant, in whichever of its prices the currency stands; no row where it asks nothing in it. */
const central = (currency: string, { org, variant, also = '' }: { org: string; variant: string; also?: string }): string => `
     (select ${regularColumns(currency)}
        from offers s ${furtherOf(currency)}${also} and s.status = 'published'
         and s.org_id = ${org} and s.variant_org_id = ${org} and s.variant_id = ${variant}
       order by (s.currency = ${currency}) desc, s.id limit 1)`;

/** The same of a variant `v` of a brand, for those who do not sell it yet. */
export const centralPrice = (currency: string): string => central(currency, { org: 'v.org_id', variant: 'v.id' });

/** The regular price `r`: the seller's own, or the brand's of the same variant where the entitlement says that the central price counts. */
const regular = (currency: string): string => `
   cross join lateral (
     select ${regularColumns(currency)}
       from (select f.org_id, f.id, f.currency, f.price_minor, f.compare_at_minor) s
          ${furtherOf(currency)} and (f.org_id = f.variant_org_id or e.mode = 'STORE')
     union all${central(currency, { org: 'f.variant_org_id', variant: 'f.variant_id', also: ` and e.mode = 'CENTRAL'` })}) r`;

/** Which lists `pl` lower prices of this buyer now. */
const applies = ({ currency, now, groups }: PricePlaces): string => `pl.currency = ${currency} and pl.status = 'active'
        and (pl.starts_at is null or pl.starts_at <= ${now}) and (pl.ends_at is null or pl.ends_at > ${now})
        and (pl.group_id is null${groups ? ` or pl.group_id = any (${groups})` : ''})`;

/** The lowest price `b` that lists of whose price it is give this buyer for so many. */
const lowered = (places: PricePlaces): string => `
   left join lateral (
     select min(p.price_minor) as price_minor
       from price_list_prices p join price_lists pl on pl.org_id = p.org_id and pl.id = p.list_id
      where p.org_id = r.org_id and p.offer_id = r.id and p.min_quantity <= ${places.quantity ?? '1'} and ${applies(places)}) b on true`;

/**
 * Offers with what one unit costs this buyer, to stand where `offers` does. An offer has no row where it may not be sold now, or has no price in
 * the currency. Beside the columns of an offer there are `price_org_id` and `price_offer_id`: whose price it is, for its history.
 *
 * - The seller's own products need no entitlement; those of another need one that holds at `now`.
 * - CENTRAL: the price is that of the brand's published offer, and lists of the brand lower it. STORE: the store's, and its lists.
 * - The lowest of all that apply counts. A list that does not go below the regular price changes nothing.
 * - What a list lowers shows the regular price as the one before, where the offer names none.
 */
export const pricedOffers = (places: PricePlaces): string => `(
  select f.org_id, f.id, f.variant_org_id, f.variant_id, f.product_id, f.status, ${places.currency}::text as currency,
         least(r.price_minor, b.price_minor) as price_minor,
         case when b.price_minor < r.price_minor then coalesce(r.compare_at_minor, r.price_minor) else r.compare_at_minor end as compare_at_minor,
         r.org_id as price_org_id, r.id as price_offer_id
    from offers f${entitlement(places.now)}${regular(places.currency)}${lowered(places)}${places.only ? `\n   where ${places.only}` : ''})`;

/** The same without any list: the regular prices, for those who set lists beside them. */
export const regularOffers = ({ currency, now, only }: Pick<PricePlaces, 'currency' | 'now' | 'only'>): string => `(
  select f.org_id, f.id, f.variant_org_id, f.variant_id, f.product_id, f.status, ${currency}::text as currency, r.price_minor, r.compare_at_minor,
         r.org_id as price_org_id, r.id as price_offer_id
    from offers f${entitlement(now)}${regular(currency)}${only ? `\n   where ${only}` : ''})`;

/**
 * The same where nobody has lists or entitlements: their own price if it is in the currency, else the further one, else they are left out. What
 * belongs to another is not sold.
 */
export const furtherOffers = ({ currency }: Pick<PricePlaces, 'currency'>): string => `(
  select s.org_id, s.id, s.variant_org_id, s.variant_id, s.product_id, s.status, ${currency}::text as currency,
         ${priceIn(currency, 'price_minor')} as price_minor, ${priceIn(currency, 'compare_at_minor')} as compare_at_minor
    from offers s ${furtherOf(currency)} and s.org_id = s.variant_org_id)`;

/** The lowest price of the 30 days before the reduction of `o`, priced as above, began; null where nothing was asked before. */
export const lowestBefore = ({ currency, now }: PricePlaces): string =>
  `case when o.compare_at_minor is not null then lowest_before(o.price_org_id, o.price_offer_id, ${currency}, o.price_minor, ${now}) end`;

/** What units of `offers`, priced as above, cost for whoever takes more of them: for each number from which on there is another price, the lowest. */
export const breaksOf = (places: PricePlaces): string => `
  select o.org_id, o.id as offer_id, p.min_quantity, min(p.price_minor) as price_minor
    from ${pricedOffers(places)} o
    join price_list_prices p on p.org_id = o.price_org_id and p.offer_id = o.price_offer_id and p.min_quantity > 1
    join price_lists pl on pl.org_id = p.org_id and pl.id = p.list_id
   where ${applies(places)} group by 1, 2, 3 order by 1, 2, 3`;
