// Captures, voids and refunds: asked for with the facts that call for them, done by a job between transactions, recorded with their journal.
import type { OperationOutcome } from '#ports/payments.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { assert } from '#platform/errors/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { money, type Money } from '#platform/money/index.ts';
import { on } from '#platform/outbox/index.ts';
import { post } from '#modules/ledger/index.ts';
import { nextAsk } from './next-ask.ts';
import { OperationRequested, PaymentCaptured, PaymentOperationFailed, PaymentRefunded, PaymentVoided } from './payments.events.ts';
import {
  addOperation,
  addToTotals,
  finishOperation,
  type IntentRow,
  lockIntent,
  lockOperation,
  nextRequested,
  openBefore,
  type OperationRow,
  readIntent,
  readOperation,
  staleOperations,
} from './payments.sql.ts';
import { providerNamed } from './providers.ts';

export interface OperationRequest {
  orgId: Uuid;
  intentId: Uuid;
  orderId: Uuid;
  type: 'capture' | 'void' | 'refund';
  amount: Money;
  /** What calls for it; asking again for the same cause changes nothing. */
  sourceKey: string;
  reason?: string;
}

/**
 * Asks for an operation in the caller's transaction; a job does it. The job is enqueued where the event is handled: enqueueing notifies the
 * workers, and a notification inside the transactions that buyers wait for would make their commits queue behind each other.
 */
export async function requestOperation(tx: Tx, request: OperationRequest): Promise<void> {
  const { orgId, intentId, orderId, type, amount, sourceKey, reason } = request;
  const operationId = newId();
  const added = await tx.row(addOperation, [orgId, operationId, intentId, type, amount.minor, sourceKey, reason ?? null, tx.now]);
  if (added) tx.emit(OperationRequested, { orgId, aggregateId: orderId, payload: { operationId } });
}

on([OperationRequested], 'payments.operate', async (tx, { orgId, payload: { operationId } }) =>
  enqueue(tx, operateJob, { orgId, operationId }, { key: `operate ${operationId}` }),
);

const operateJob = defineJob<{ orgId: Uuid; operationId: Uuid }>('payments.operate', async ({ orgId, operationId }) => {
  const { operation, intent, waits } = await inTx(systemActor, async (tx) => {
    const found = await tx.row(readOperation, [orgId, operationId]);
    assert(found, 'an operation that was asked for is there');
    const [owner, before] = await Promise.all([
      tx.row(readIntent, [orgId, found.intent_id]),
      tx.row(openBefore, [orgId, found.intent_id, found.seq]),
    ]);
    assert(owner, 'an operation belongs to a payment');
    const behind = (before?.open ?? 0) > 0;
    if (behind) askAgainLater(tx, found);
    return { operation: found, intent: owner, waits: behind };
  });
  if (operation.state === 'done' || operation.state === 'failed' || waits) return;
  failpoint('capture.before');
  const outcome = await operateOutside(intent, operation);
  failpoint('capture.after');
  await inTx(systemActor, (tx) => recordOperation(tx, { orgId, operationId, outcome }));
});

/**
 * It waits behind another operation, or the provider will tell by webhook, which may be lost: so it is asked for again, under its key. Each ask is a job of its
 * own; a job that enqueued itself would be given up if its process died before it was done.
 */
function askAgainLater(tx: Tx, { org_id: orgId, id, created_at: since }: OperationRow): void {
  const { at, nth } = nextAsk(since, tx.now);
  enqueue(tx, operateJob, { orgId, operationId: id }, { key: `operate ${id} ${nth}`, runAt: at });
}

/** Only what the provider answers is a no; whatever is thrown leaves the outcome unknown, and the job asks again under the same key. */
const operateOutside = (intent: IntentRow, operation: OperationRow): Promise<OperationOutcome> =>
  providerNamed(intent.provider).operate({
    type: operation.type,
    key: operation.id,
    providerRef: intent.provider_ref ?? '',
    amount: money(operation.amount_minor, intent.currency),
  });

const STALE_MS = 10 * 60_000;
const BATCH = 50;

/** Takes up operations whose job was given up, however long the provider was away. */
export async function sweepOperations(): Promise<void> {
  await inTx(systemActor, async (tx) => {
    const stale = await tx.rows(staleOperations, [new Date(tx.now.getTime() - STALE_MS), BATCH]);
    for (const { org_id: orgId, id } of stale) enqueue(tx, operateJob, { orgId, operationId: id }, { key: `operate ${id}` });
  });
}

defineJob('sweep_payment_operations', sweepOperations, { cron: '*/5 * * * *' });

/** Records what became of an operation, with its journal and its event. A second word changes nothing, but that it was done after all. */
export async function recordOperation(tx: Tx, input: { orgId: Uuid; operationId: Uuid; outcome: OperationOutcome }): Promise<void> {
  const { orgId, operationId, outcome } = input;
  const known = await tx.row(readOperation, [orgId, operationId]);
  assert(known, 'a recorded operation exists');
  const intent = await tx.row(lockIntent, [orgId, known.intent_id]);
  const operation = await tx.row(lockOperation, [orgId, operationId]);
  assert(intent && operation, 'an operation belongs to a payment');
  if (operation.state === 'done' || (operation.state === 'failed' && outcome.status !== 'done')) return;
  const ref = outcome.status === 'failed' ? null : outcome.providerRef;
  tx.send(finishOperation, [orgId, operationId, outcome.status, ref, outcome.status === 'failed' ? outcome.reason : null, tx.now]);
  if (outcome.status === 'pending') askAgainLater(tx, operation);
  if (outcome.status === 'failed') tellOfFailure(tx, intent, operation, outcome.reason);
  if (outcome.status === 'done') applyOperation(tx, intent, operation);
  if (outcome.status === 'pending') return;
  const next = await tx.row(nextRequested, [orgId, intent.id, operation.seq]);
  if (next) enqueue(tx, operateJob, { orgId, operationId: next.id }, { key: `operate ${next.id}` });
}

function tellOfFailure(tx: Tx, intent: IntentRow, operation: OperationRow, reason: string): void {
  const payload = { intentId: intent.id, orderId: intent.order_id, type: operation.type, reason };
  tx.emit(PaymentOperationFailed, { orgId: intent.org_id, aggregateId: intent.order_id, payload });
}

function applyOperation(tx: Tx, intent: IntentRow, operation: OperationRow): void {
  const { org_id: orgId } = intent;
  tx.send(addToTotals, [orgId, intent.id, operation.type, operation.amount_minor]);
  journalOf(tx, intent, operation);
  const payload = {
    intentId: intent.id,
    orderId: intent.order_id,
    amountMinor: operation.amount_minor.toString(),
    currency: intent.currency,
  };
  const fact = { orgId, aggregateId: intent.order_id };
  if (operation.type === 'capture') tx.emit(PaymentCaptured, { ...fact, payload });
  if (operation.type === 'refund') tx.emit(PaymentRefunded, { ...fact, payload: { ...payload, reason: operation.reason } });
  if (operation.type === 'void') tx.emit(PaymentVoided, { ...fact, payload: { ...payload, reason: operation.reason } });
}

/** Capture: Dr gateway clearing / Cr customer funds; refund the reverse. An authorization or its void moves no money. */
function journalOf(tx: Tx, intent: IntentRow, operation: OperationRow): void {
  if (operation.type === 'void') return;
  const sign = operation.type === 'capture' ? 1n : -1n;
  post(tx, {
    orgId: intent.org_id,
    kind: `payment.${operation.type}`,
    sourceKey: operation.id,
    currency: intent.currency,
    postings: [
      { account: `gateway_clearing:${intent.provider}`, normal: 'debit', amountMinor: sign * operation.amount_minor },
      { account: 'customer_funds', normal: 'credit', amountMinor: -sign * operation.amount_minor },
    ],
  });
}
