// What orders do when others' events happen.
import { OutcomeLearned, PaymentCaptured, PaymentOperationFailed, PaymentRefunded, PaymentVoided } from '#modules/payments/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { on } from '#platform/outbox/index.ts';
import { holdOrder } from './move-lines.ts';
import { factOf, LatePaymentReturned, OrderNoted } from './orders.events.ts';
import { addHistory } from './orders.sql.ts';
import { settlePayment } from './settle-payment.ts';

/** Writes an entry of the history that moved no line, and says so. */
function note(
  tx: Tx,
  { orgId, orderId }: { orgId: string; orderId: string },
  [type, actor, reason]: [string, string, string | null],
): void {
  tx.send(addHistory, [orgId, newId(), orderId, type, actor, reason, tx.now]);
  tx.emit(OrderNoted, { orgId, aggregateId: orderId, payload: { orderId } });
}

on([OutcomeLearned], 'orders.settle', async (tx, event) => {
  const { intentId, outcome } = event.payload;
  await settlePayment(tx, { orgId: event.orgId, orderId: event.aggregateId, intentId, outcome });
});

on([PaymentCaptured, PaymentRefunded] as (typeof PaymentCaptured)[], 'orders.money_history', async (tx, event) => {
  const { orderId, amountMinor, currency } = event.payload;
  note(tx, { orgId: event.orgId, orderId }, [event.type, 'system', `${amountMinor} ${currency}`]);
});

on([PaymentOperationFailed], 'orders.money_failed', async (tx, event) => {
  const { orderId, type, reason } = event.payload;
  note(tx, { orgId: event.orgId, orderId }, [`payment.${type}_failed`, 'provider', reason]);
});

on([PaymentVoided], 'orders.money_returned', async (tx, event) => {
  const { orderId, reason } = event.payload;
  note(tx, { orgId: event.orgId, orderId }, ['payment.voided', 'system', reason]);
  if (reason !== 'late_payment') return;
  const held = await holdOrder(tx, event.orgId, orderId);
  if (held) tx.emit(LatePaymentReturned, { orgId: event.orgId, aggregateId: orderId, payload: factOf(held.order, reason) });
});
