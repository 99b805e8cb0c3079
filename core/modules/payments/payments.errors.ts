// What the payments module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const PaymentError = defineErrors('PAYMENTS', {
  PAYMENT_METHOD_UNKNOWN: [422, 'This way to pay is not offered here.'],
  PAYMENT_DECLINED: [402, 'The payment was declined. Nothing was charged and your cart is kept.'],
  PAYMENT_PROVIDER_DOWN: [503, 'The payment provider does not answer. Nothing was charged; try again in a moment.'],
  SAVED_METHOD_NOT_FOUND: [404, 'There is no such saved payment method.'],
  SAVED_METHOD_EXPIRED: [422, 'This card has expired. Choose another one.'],
  SAVED_METHODS_FULL: [422, 'At most 20 payment methods can be saved. Remove one first.'],
  SIGN_IN_TO_SAVE: [403, 'Sign in to save a payment method.'],
  WEBHOOK_REFUSED: [400, 'The signature of this webhook is not right.'],
});
