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

export interface HeldEntitlement {
  mode: EntitlementMode;
  starts_at: Date;
  ends_at: Date | null;
}

/** Waits for sales that stand on it, and makes others wait. */
export const holdEntitlement = statement<HeldEntitlement>(
  'organizations.hold_entitlement',
  `select mode, starts_at, ends_at from entitlements where org_id = $1 and store_org_id = $2 for no key update`,
);

/** Nothing where there is one that did not end before $6. */
export const addEntitlement = statement<{ store_org_id: Uuid }>(
  'organizations.add_entitlement',
  `insert into entitlements as e (org_id, store_org_id, mode, starts_at, ends_at, granted_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (org_id, store_org_id) do update
      set mode = excluded.mode, starts_at = excluded.starts_at, ends_at = excluded.ends_at, granted_at = excluded.granted_at
    where e.ends_at <= $6
   returning store_org_id`,
);

export const changeEntitlementRow = statement(
  'organizations.change_entitlement',
  `update entitlements set mode = $3, starts_at = $4, ends_at = $5 where org_id = $1 and store_org_id = $2`,
);

/** Those of which something begins or ends by itself, moved on to their next moment. $1 now, $2 at most. */
export const passMoments = statement<{ org_id: Uuid; store_org_id: Uuid }>(
  'organizations.pass_moments',
  `with due as materialized (select org_id, store_org_id from entitlements where next_at <= $1 order by next_at limit $2 for no key update skip locked)
   update entitlements e set next_at = case when e.starts_at > $1 then e.starts_at when e.ends_at > $1 then e.ends_at end
     from due where e.org_id = due.org_id and e.store_org_id = due.store_org_id
   returning e.org_id, e.store_org_id`,
);
