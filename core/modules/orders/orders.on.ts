// What orders do when others' events happen.
import { OutcomeLearned, PaymentCaptured, PaymentRefunded } from '#modules/payments/index.ts';
import { newId } from '#platform/ids/index.ts';
import { on } from '#platform/outbox/index.ts';
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
