// What a page says beside prices: what more units cost, and what reductions are measured by.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { breaksOf, groupsOf, lowestBefore, pricedOffers } from './priced-offers.sql.ts';

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
