// What a page says beside prices: what more units cost, what reductions are measured by, and to staff what things cost without any list.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { breaksOf, groupsOf, lowestBefore, pricedOffers, regularOffers } from './priced-offers.sql.ts';

export interface BreakRow {
  org_id: Uuid;
  offer_id: Uuid;
  min_quantity: number;
  price_minor: bigint;
}

/** $1 sellers, $2 offers, $3 currency, $4 now, $5 the person, whose groups count. */
const asked = { currency: '$3', now: '$4::timestamptz', only: 'f.org_id = any ($1::uuid[]) and f.id = any ($2::uuid[])' };

export const breaksOfOffers = statement<BreakRow>('pricing.breaks', breaksOf({ ...asked, groups: groupsOf('$5') }));

/** Of reduced offers, as everybody is asked. */
export const lowestOfOffers = statement<{ org_id: Uuid; offer_id: Uuid; lowest_minor: bigint | null }>(
  'pricing.lowest',
  `select o.org_id, o.id as offer_id, ${lowestBefore(asked)} as lowest_minor from ${pricedOffers(asked)} o where o.compare_at_minor is not null`,
);

/** The regular price of each offer in its own currency, whoever sets it: $1 seller, $2 offers, $3 now. One that has none now has no row. */
export const regularOfOffers = statement<{ offer_id: Uuid; price_minor: bigint; currency: string }>(
  'pricing.regular',
  `select o.id as offer_id, o.price_minor, o.currency
     from ${regularOffers({ currency: 'f.currency', now: '$3::timestamptz', only: 'f.org_id = $1 and f.id = any ($2::uuid[])' })} o`,
);
