// Holds that lapsed are ended by a sweep, too, so that who waits is told even when nobody else takes the time.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { log } from '#platform/log/index.ts';
import { BookingEnded } from './booking.events.ts';
import { expireHold, lapsedHolds } from './booking.sql.ts';
import { factOf } from './take-slots.ts';
import { sweepWaits } from './waits.ts';

const BATCH = 100;

type Lapsed = Parameters<typeof factOf>[0];

async function endLapsed(tx: Tx, hold: Lapsed & { org_id: Uuid }): Promise<void> {
  const done = await tx.row(expireHold, [hold.org_id, hold.id, tx.now]);
  if (done?.ended) tx.emit(BookingEnded, { orgId: hold.org_id, aggregateId: hold.id, payload: { ...factOf(hold), how: 'expired' } });
}

/** Ends a batch of what has lapsed, each in its own transaction; safe from two workers at once. True when there may be more. */
export async function sweepLapsedHolds(): Promise<boolean> {
  const lapsed = await inTx(systemActor, (tx) => tx.rows(lapsedHolds, [tx.now, BATCH]));
  let failed = 0;
  for (const hold of lapsed) {
    await inTx(systemActor, (tx) => endLapsed(tx, hold)).catch((error: unknown) => {
      failed += 1;
      log.error({ err: error, booking: hold.id }, 'could not end a hold that lapsed');
    });
  }
  return lapsed.length === BATCH && failed < BATCH;
}

defineJob(
  'booking_sweep',
  async () => {
    while (await sweepLapsedHolds());
    await sweepWaits();
  },
  { cron: '* * * * *', maxAttempts: 1 },
);
