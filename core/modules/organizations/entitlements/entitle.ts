// Grants, changes and ends a store's right to sell what a brand makes. What was ordered stays as it was.
import { record } from '#modules/audit/index.ts';
import { now } from '#platform/clock/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { EntitlementChanged } from '../organizations.events.ts';
import { addEntitlement, changeEntitlementRow, type EntitlementMode, type HeldEntitlement, holdEntitlement } from './entitlements.sql.ts';
import { partyOf } from './page.sql.ts';

export interface Pair {
  brandId: Uuid;
  storeId: Uuid;
}

export interface Terms {
  mode: EntitlementMode;
  startsAt: Date;
  endsAt: Date | null;
}

const inTrail = ({ mode, startsAt, endsAt }: Terms) => ({ mode, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null });
const termsOf = (row: HeldEntitlement): Terms => ({ mode: row.mode, startsAt: row.starts_at, endsAt: row.ends_at });

async function announce(tx: Tx, { brandId, storeId }: Pair, act: { action: string; before?: Terms; after: Terms }): Promise<void> {
  await record(tx, {
    orgId: brandId,
    action: act.action,
    subject: { type: 'organization', id: storeId },
    ...(act.before && { before: inTrail(act.before) }),
    after: inTrail(act.after),
  });
  tx.emit(EntitlementChanged, { orgId: brandId, aggregateId: storeId, payload: { brandId, storeId } });
}

/** Nothing is entitled in the past: what was sold then stands, and what was not was not. @throws Refusal ENTITLEMENT_DATES_WRONG */
function requireDates({ startsAt, endsAt }: Terms, at: Date): void {
  if (endsAt && (endsAt <= startsAt || endsAt <= at)) throw OrganizationError('ENTITLEMENT_DATES_WRONG');
}

/**
 * That both are there, asked as the system role. Nobody grants to who says of themselves to be no store.
 * @throws Refusal ORGANIZATION_NOT_FOUND, STORE_NOT_FOUND
 */
export async function requireParties(tx: Tx, { brandId, storeId }: Pair): Promise<void> {
  const [brand, store] = await Promise.all([tx.row(partyOf, [brandId]), tx.row(partyOf, [storeId])]);
  if (!brand || brand.status === 'closed') throw OrganizationError('ORGANIZATION_NOT_FOUND');
  if (!store || store.status === 'closed' || store.trade !== 'store' || brandId === storeId) throw OrganizationError('STORE_NOT_FOUND');
}

/** For a pair that never had one, or had one that ended. @throws Refusal ENTITLEMENT_DATES_WRONG, ENTITLEMENT_EXISTS */
export async function grantEntitlement(
  tx: Tx,
  pair: Pair,
  given: { mode: EntitlementMode; startsAt: Date | undefined; endsAt: Date | null },
): Promise<void> {
  const terms: Terms = { mode: given.mode, startsAt: given.startsAt ?? tx.now, endsAt: given.endsAt };
  requireDates(terms, tx.now);
  const added = await tx.row(addEntitlement, [pair.brandId, pair.storeId, terms.mode, terms.startsAt, terms.endsAt, tx.now]);
  if (!added) throw OrganizationError('ENTITLEMENT_EXISTS', { facts: { storeId: publicId('organization', pair.storeId) } });
  await announce(tx, pair, { action: 'entitlement.granted', after: terms });
}

/**
 * The entitlement, and the moment from which on no sale stands on it as it was: whoever sells holds the row, so the clock is read once it is ours.
 * @throws Refusal ENTITLEMENT_NOT_FOUND, ENTITLEMENT_ENDED
 */
async function hold(tx: Tx, { brandId, storeId }: Pair): Promise<{ before: Terms; at: Date }> {
  const row = await tx.row(holdEntitlement, [brandId, storeId]);
  if (!row) throw OrganizationError('ENTITLEMENT_NOT_FOUND');
  const at = now();
  if (row.ends_at && row.ends_at <= at) throw OrganizationError('ENTITLEMENT_ENDED');
  return { before: termsOf(row), at };
}

async function write(tx: Tx, pair: Pair, act: { action: string; before: Terms; after: Terms }): Promise<void> {
  const { mode, startsAt, endsAt } = act.after;
  tx.send(changeEntitlementRow, [pair.brandId, pair.storeId, mode, startsAt, endsAt]);
  await announce(tx, pair, act);
}

/**
 * What is not named stays; an end of null takes the end away. One that began keeps its beginning.
 * @throws Refusal ENTITLEMENT_NOT_FOUND, ENTITLEMENT_ENDED, ENTITLEMENT_DATES_WRONG
 */
export async function changeEntitlement(
  tx: Tx,
  pair: Pair,
  change: { mode?: EntitlementMode | undefined; startsAt?: Date | undefined; endsAt?: Date | null | undefined },
): Promise<void> {
  const { before, at } = await hold(tx, pair);
  const after: Terms = {
    mode: change.mode ?? before.mode,
    startsAt: change.startsAt ?? before.startsAt,
    endsAt: change.endsAt === undefined ? before.endsAt : change.endsAt,
  };
  const isMoved = after.startsAt.getTime() !== before.startsAt.getTime();
  if (isMoved && before.startsAt <= at) throw OrganizationError('ENTITLEMENT_DATES_WRONG');
  if (!isMoved && after.mode === before.mode && after.endsAt?.getTime() === before.endsAt?.getTime()) return;
  requireDates(after, at);
  await write(tx, pair, { action: 'entitlement.changed', before, after });
}

/**
 * Ends it at a moment, at once where none is named; one that has not begun then never holds.
 * @throws Refusal ENTITLEMENT_NOT_FOUND, ENTITLEMENT_ENDED, ENTITLEMENT_DATES_WRONG
 */
export async function endEntitlement(tx: Tx, pair: Pair, asked: Date | undefined): Promise<void> {
  const { before, at } = await hold(tx, pair);
  if (asked) requireDates({ ...before, endsAt: asked }, at);
  const endsAt = asked ?? at;
  const startsAt = before.startsAt < endsAt ? before.startsAt : endsAt;
  await write(tx, pair, { action: 'entitlement.ended', before, after: { ...before, startsAt, endsAt } });
}
