// At the moment a price list begins or ends, whoever keeps what was shown before is told. Carts and orders need no telling: they read by the clock.
import { forgetOffers } from '#modules/organizations/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { claimDueLists } from './price-lists.sql.ts';
import { PricesChanged } from './pricing.events.ts';

const BATCH = 50;

/** Notes new prices in their history, too: a trigger does, as with every change of a list. True when there may be more. */
export async function tellSchedules(): Promise<boolean> {
  const due = await inTx(systemActor, async (tx) => {
    const rows = await tx.rows(claimDueLists, [tx.now, BATCH]);
    for (const { org_id: orgId, id } of rows) tx.emit(PricesChanged, { orgId, aggregateId: id, payload: { listId: id } });
    return rows;
  });
  await Promise.all([...new Set(due.map((row) => row.org_id))].map(forgetOffers));
  return due.length === BATCH;
}
