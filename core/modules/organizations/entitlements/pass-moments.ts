// Tells of entitlements that begin or end by themselves, at that very moment, so that pages and documents change with them.
import { inTx, systemActor } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { EntitlementChanged } from '../organizations.events.ts';
import { passMoments } from './entitlements.sql.ts';

const BATCH = 100;

/** True when there may be more at once. What is sold does not wait for this: each sale asks for itself. */
export async function passEntitlementMoments(): Promise<boolean> {
  return inTx(systemActor, async (tx) => {
    const passed = await tx.rows(passMoments, [tx.now, BATCH]);
    for (const { org_id: brandId, store_org_id: storeId } of passed)
      tx.emit(EntitlementChanged, { orgId: brandId, aggregateId: storeId, payload: { brandId, storeId } });
    if (passed.length > 0) failpoint('entitlement.before-commit');
    return passed.length === BATCH;
  });
}
