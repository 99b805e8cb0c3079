// Unpaid orders let go of what they hold when their time is up: by a job at that moment, and by a sweep for what a crash left behind.
import { expireIntents } from '#modules/payments/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { log } from '#platform/log/index.ts';
import { holdOrder, moveLines } from './move-lines.ts';
import { dueOrders } from './orders.sql.ts';

const BATCH = 50;

/** Expires one order if it is still unpaid and its time is up; otherwise does nothing. Returns whether it expired. */
async function expireOrder(tx: Tx, orgId: Uuid, orderId: Uuid): Promise<boolean> {
  const held = await holdOrder(tx, orgId, orderId);
  if (!held?.order.expires_at || held.order.expires_at > tx.now) return false;
  await moveLines(tx, held, {
    move: 'expire',
    mover: 'system',
    reason: 'not paid in time',
    facts: { paid: false, paidOffline: false, has: new Set() },
  });
  expireIntents(tx, orgId, orderId);
  failpoint('expire.before-commit');
  return true;
}

const expireJob = defineJob<{ orgId: Uuid; orderId: Uuid }>('orders.expire', async ({ orgId, orderId }) => {
  await inTx(systemActor, (tx) => expireOrder(tx, orgId, orderId));
  failpoint('expire.committed');
});

/** Sets the clock for an order that waits for its buyer. */
export const expireLater = (tx: Tx, orgId: Uuid, orderId: Uuid, at: Date): void =>
  enqueue(tx, expireJob, { orgId, orderId }, { runAt: at, key: `expire ${orderId}` });

/** Expires a batch of what is due, each in its own transaction; safe from two workers at once. True when there may be more. */
export async function sweepDueOrders(): Promise<boolean> {
  const due = await inTx(systemActor, (tx) => tx.rows(dueOrders, [tx.now, BATCH]));
  let expired = 0;
  for (const { org_id: orgId, id } of due) {
    // One order that can't expire must not keep the others from it.
    await inTx(systemActor, (tx) => expireOrder(tx, orgId, id)).then(
      () => (expired += 1),
      (error: unknown) => log.error({ err: error, order: id }, 'could not expire an order'),
    );
  }
  return due.length === BATCH && expired > 0;
}
