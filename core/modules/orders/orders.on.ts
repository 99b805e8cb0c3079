// What orders do when others' events happen.
import { OutcomeLearned, PaymentCaptured, PaymentOperationFailed, PaymentRefunded, PaymentVoided } from '#modules/payments/index.ts';
import { newId } from '#platform/ids/index.ts';
import { on } from '#platform/outbox/index.ts';
import { holdOrder } from './move-lines.ts';
import { factOf, LatePaymentReturned } from './orders.events.ts';
import { addHistory } from './orders.sql.ts';
import { settlePayment } from './settle-payment.ts';

on([OutcomeLearned], 'orders.settle', async (tx, event) => {
  const { intentId, outcome } = event.payload;
  await settlePayment(tx, { orgId: event.orgId, orderId: event.aggregateId, intentId, outcome });
});

on([PaymentCaptured, PaymentRefunded] as (typeof PaymentCaptured)[], 'orders.money_history', async (tx, event) => {
  const { orderId, amountMinor, currency } = event.payload;
  tx.send(addHistory, [event.orgId, newId(), orderId, event.type, 'system', `${amountMinor} ${currency}`, tx.now]);
});

on([PaymentOperationFailed], 'orders.money_failed', async (tx, event) => {
  const { orderId, type, reason } = event.payload;
  tx.send(addHistory, [event.orgId, newId(), orderId, `payment.${type}_failed`, 'provider', reason, tx.now]);
});

on([PaymentVoided], 'orders.money_returned', async (tx, event) => {
  const { orderId, reason } = event.payload;
  tx.send(addHistory, [event.orgId, newId(), orderId, 'payment.voided', 'system', reason, tx.now]);
  if (reason !== 'late_payment') return;
  const held = await holdOrder(tx, event.orgId, orderId);
  if (held) tx.emit(LatePaymentReturned, { orgId: event.orgId, aggregateId: orderId, payload: factOf(held.order, reason) });
});
