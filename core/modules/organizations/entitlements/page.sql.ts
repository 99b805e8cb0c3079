// Statements that list entitlements with the names of both sides, and the stores that one can be granted to.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { EntitlementMode } from './entitlements.sql.ts';

type Standing = 'active' | 'suspended' | 'closed';

export interface EntitlementRow {
  brand_id: Uuid;
  brand_name: string;
  brand_slug: string;
  brand_status: Standing;
  store_id: Uuid;
  store_name: string;
  store_slug: string;
  store_status: Standing;
  mode: EntitlementMode;
  starts_at: Date;
  ends_at: Date | null;
  state: 'upcoming' | 'active' | 'ended';
}

/** $1 the moment that says what holds. */
const named = `
  select e.org_id as brand_id, b.name as brand_name, b.slug as brand_slug, b.status as brand_status,
         e.store_org_id as store_id, s.name as store_name, s.slug as store_slug, s.status as store_status, e.mode, e.starts_at, e.ends_at,
         case when e.ends_at <= $1::timestamptz then 'ended' when e.starts_at > $1 then 'upcoming' else 'active' end as state
    from entitlements e join organizations b on b.id = e.org_id join organizations s on s.id = e.store_org_id`;

export const entitlementOf = statement<EntitlementRow>('organizations.entitlement', `${named} where e.org_id = $2 and e.store_org_id = $3`);

/**
 * $2 brand, $3 store, $4 pattern for the names of either, $5 mode, $6 state: null asks for none. $7 to $10 names and ids of brand and store after
 * which the page begins.
 */
export const entitlementPage = statement<EntitlementRow>(
  'organizations.entitlement_page',
  `select * from (${named} where ($2::uuid is null or e.org_id = $2) and ($3::uuid is null or e.store_org_id = $3)) w
    where ($4::text is null or ($2::uuid is null and (brand_name ilike $4 or brand_slug like lower($4)))
                            or ($3::uuid is null and (store_name ilike $4 or store_slug like lower($4))))
      and ($5::text is null or mode = $5) and ($6::text is null or state = $6)
      and ($7::text is null or (brand_name, store_name, brand_id, store_id) > ($7, $8, $9::uuid, $10::uuid))
    order by brand_name, store_name, brand_id, store_id limit $11`,
);

/** The other sides of an organization's entitlements, whose names may be told with them. */
export const partnersOf = statement<{ id: Uuid }>(
  'organizations.partners',
  `select case when org_id = $1 then store_org_id else org_id end as id from entitlements where org_id = $1 or store_org_id = $1`,
);

export interface CandidateRow {
  id: Uuid;
  name: string;
  slug: string;
  country: string;
}

/** Asked as the system role: $1 a pattern for its names, $2 the brand, which grants nothing to itself. */
export const storesFound = statement<CandidateRow>(
  'organizations.stores_found',
  `select id, name, slug, country from organizations
    where trade = 'store' and status = 'active' and id <> $2 and ($1::text is null or name ilike $1 or slug like lower($1))
    order by name, id limit 20`,
);

/** Asked as the system role: whether an organization is there and not closed, and what it trades in. */
export const partyOf = statement<{ trade: 'brand' | 'store' | null; status: Standing }>(
  'organizations.party',
  `select trade, status from organizations where id = $1`,
);
