// Facts the payments module announces.
import type { Outcome } from '#ports/payments.ts';
import { defineEvent } from '#platform/outbox/index.ts';

/** A provider told what became of an attempt, by webhook or when asked. Whoever owns the order decides what follows. */
export const OutcomeLearned = defineEvent<{ intentId: string; outcome: Outcome; from: 'webhook' | 'enquiry' }>(
  'payment.outcome_learned',
  'order',
);
/** A provider said no to a capture, void or refund for good; people must look at it. */
export const PaymentOperationFailed = defineEvent<{
  intentId: string;
  orderId: string;
  type: 'capture' | 'void' | 'refund';
  reason: string;
}>('payment.operation_failed', 'order');
/** A capture, void or refund was asked for. */
export const OperationRequested = defineEvent<{ operationId: string }>('payment.operation_requested', 'order');
export const PaymentCaptured = defineEvent<{ intentId: string; orderId: string; amountMinor: string; currency: string }>(
  'payment.captured',
  'order',
);
export const PaymentRefunded = defineEvent<{
  intentId: string;
  orderId: string;
  amountMinor: string;
  currency: string;
  reason: string | null;
}>('payment.refunded', 'order');
export const PaymentVoided = defineEvent<{
  intentId: string;
  orderId: string;
  amountMinor: string;
  currency: string;
  reason: string | null;
}>('payment.voided', 'order');
