// Counts what customers bought of an offer before it had a limit for each of them: a walk over the lines of the shops it is sold in.
import { countPurchases, LimitSet, type Purchase } from '#modules/inventory/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { on } from '#platform/outbox/index.ts';
import { now } from '#platform/clock/index.ts';
import { boughtLines, type BoughtRow, lineAfter, shopsOfSeller } from './count-purchases.sql.ts';

const BATCH = 10_000;
const DAY_MS = 86_400_000;
/** Purchases are kept for so long. */
const KEEP_DAYS = 400;
/** Who was ordering when the limit was set has ordered by then. */
const AGAIN_MS = 20_000;

interface Limited {
  sellerOrgId: Uuid;
  offerId: Uuid;
}

/** Ids of lines begin with their moment. */
function firstIdOf(at: Date): Uuid {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

async function countIn(orderOrgId: Uuid, { sellerOrgId, offerId }: Limited): Promise<void> {
  let after: Uuid | undefined = firstIdOf(new Date(now().getTime() - KEEP_DAYS * DAY_MS));
  while (after !== undefined) {
    const from: Uuid = after;
    after = await inTx(systemActor, async (tx) => {
      const last = await tx.row(lineAfter, [orderOrgId, from, BATCH - 1]);
      const bought = await tx.rows(boughtLines, [orderOrgId, from, last?.id ?? null, sellerOrgId, offerId]);
      if (bought.length > 0) await countPurchases(tx, { sellerOrgId, offerId, orderOrgId }, bought.map(purchaseOf));
      return last?.id;
    });
  }
}

const purchaseOf = (row: BoughtRow): Purchase => ({
  lineId: row.id,
  orderId: row.order_id,
  quantity: row.quantity,
  userId: row.buyer_user,
  emailIndex: row.email_index,
  at: row.placed_at,
});

async function countAll(limited: Limited): Promise<void> {
  const shops = await inTx(systemActor, (tx) => tx.rows(shopsOfSeller, [limited.sellerOrgId]));
  for (const { org_id: shop } of shops) await countIn(shop, limited);
}

const count = defineJob<Limited>('orders.count_purchases', countAll, { takesLong: true });

on([LimitSet], 'orders.count_purchases', (tx, event) => {
  const limited = { sellerOrgId: event.orgId, offerId: event.payload.offerId };
  for (const runAt of [tx.now, new Date(tx.now.getTime() + AGAIN_MS)]) enqueue(tx, count, limited, { runAt });
  return Promise.resolve();
});
