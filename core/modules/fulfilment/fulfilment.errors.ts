// What the fulfilment module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const FulfilmentError = defineErrors('FULFILMENT', {
  OWN_SHIPPING_METHOD_NOT_FOUND: [404, 'Your organization has no such way of shipping.'],
  TOO_MANY_SHIPPING_METHODS: [409, 'Your organization has as many ways of shipping as there may be.'],
  SHIPPING_DAYS: [422, 'The fewest days must not be more than the most.'],
});
