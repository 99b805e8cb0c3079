// At the moment a price list begins or ends, whoever keeps what was shown before is told. Carts and orders need no telling: they read by the clock.
import { forgetOffers } from '#modules/organizations/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { claimDueList, dueLists } from './price-lists.sql.ts';
import { PricesChanged } from './pricing.events.ts';

const BATCH = 50;

/** Notes new prices in their history, too: a trigger does, as with every change of a list, or has many of them noted in steps. */
async function tellOf(orgId: Uuid, id: Uuid): Promise<boolean> {
  return inTx(systemActor, async (tx) => {
    if (!(await tx.row(claimDueList, [orgId, id, tx.now]))) return false;
    tx.emit(PricesChanged, { orgId, aggregateId: id, payload: { listId: id } });
    failpoint('schedule.before-commit');
    return true;
  });
}

/** True when there may be more. */
export async function tellSchedules(): Promise<boolean> {
  const due = await inTx(systemActor, (tx) => tx.rows(dueLists, [tx.now, BATCH]));
  const told = new Set<Uuid>();
  for (const { org_id: orgId, id } of due) {
    // One list that can't be told of must not keep the others from it.
    const isTold = await tellOf(orgId, id).catch((error: unknown) => log.error({ err: error, list: id }, 'a price list is not told of'));
    if (isTold) told.add(orgId);
  }
  if (told.size > 0) failpoint('schedule.told');
  await Promise.all([...told].map(forgetOffers));
  return due.length === BATCH && told.size > 0;
}
