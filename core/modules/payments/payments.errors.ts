// What the payments module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const PaymentError = defineErrors('PAYMENTS', {
  PAYMENT_METHOD_UNKNOWN: [422, 'This way to pay is not offered here.'],
  PAYMENT_DECLINED: [402, 'The payment was declined. Nothing was charged and your cart is kept.'],
  PAYMENT_PROVIDER_DOWN: [503, 'The payment provider does not answer. Nothing was charged; try again in a moment.'],
  WEBHOOK_REFUSED: [400, 'The signature of this webhook is not right.'],
});
