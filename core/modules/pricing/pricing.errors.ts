// What the pricing module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const PricingError = defineErrors('PRICING', {
  AMOUNT_TOO_LARGE: [422, 'The amount is larger than can be charged at once.'],
});
