// Statements about entitlements: what a store may sell of a brand, at whose price, from when until when.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Whose price counts: the brand's central one, or the store's own. */
export type EntitlementMode = 'CENTRAL' | 'STORE';

/** An entitlement as it is kept in memory; times in milliseconds since 1970. */
export interface EntitlementFact {
  brand: Uuid;
  store: Uuid;
  mode: EntitlementMode;
  from: number;
  /** Null: without an end. */
  until: number | null;
}

/** The rows `e` of entitlements that hold at a moment, by their dates alone. */
export const datesHold = (e: string, at: string): string => `${e}.starts_at <= ${at} and (${e}.ends_at is null or ${e}.ends_at > ${at})`;

/**
 * Whether a store may sell what a brand makes at a moment: an SQL condition, its arguments SQL expressions. A brand that is not active grants
 * nothing. One's own products need no entitlement; that is for the caller to say.
 */
export const entitlementHolds = ({ brand, store, at }: { brand: string; store: string; at: string }): string =>
  `exists (select from entitlements e join organizations b on b.id = e.org_id and b.status = 'active'
            where e.org_id = ${brand} and e.store_org_id = ${store} and ${datesHold('e', at)})`;

/** Whatever did not end before it began, between organizations that are both active. */
export const allEntitlements = statement<EntitlementFact>(
  'organizations.entitlements',
  `select e.org_id as brand, e.store_org_id as store, e.mode, (extract(epoch from e.starts_at) * 1000)::float8 as "from",
          (extract(epoch from e.ends_at) * 1000)::float8 as until
     from entitlements e
     join organizations b on b.id = e.org_id and b.status = 'active'
     join organizations s on s.id = e.store_org_id and s.status = 'active'
    where e.ends_at is null or e.ends_at > e.starts_at
    order by e.org_id, e.store_org_id`,
);
