// Asks providers about attempts whose outcome nobody has learned: a lost answer, a lost webhook, a crash.
import { now } from '#platform/clock/index.ts';
import { config } from '#platform/config/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { log } from '#platform/log/index.ts';
import { enquire } from './attempt.ts';
import { OutcomeLearned } from './payments.events.ts';
import { claimDueIntents, type IntentRow } from './payments.sql.ts';
import { withoutToken } from './save-method.ts';

const BATCH = 20;

/** Asks about a batch of due attempts; true when there may be more. */
export async function sweepIntents(): Promise<boolean> {
  const until = new Date(now().getTime() + config().LEASE_SECONDS * 1000);
  const due = await inTx(systemActor, (tx) => tx.rows(claimDueIntents, [tx.now, BATCH, until]));
  for (const intent of due)
    await askAbout(intent).catch((error: unknown) => log.error({ err: error, intent: intent.id }, 'could not ask about a payment'));
  return due.length === BATCH;
}

async function askAbout(intent: IntentRow): Promise<void> {
  const outcome = await enquire(intent, `payment ${intent.id}`);
  if (outcome.status === intent.state) return;
  if (intent.state === 'expired' && outcome.status !== 'authorized' && outcome.status !== 'declined') return;
  await inTx(systemActor, async (tx) =>
    tx.emit(OutcomeLearned, {
      orgId: intent.org_id,
      aggregateId: intent.order_id,
      payload: { intentId: intent.id, outcome: withoutToken(outcome), from: 'enquiry' },
    }),
  );
}
