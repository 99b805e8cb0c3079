// What the pricing module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const PricingError = defineErrors('PRICING', {
  AMOUNT_TOO_LARGE: [422, 'The amount is larger than can be charged at once.'],
  PROMOTION_UNKNOWN: [422, 'There is no such code now.'],
  PROMOTION_MINIMUM: [422, 'What is in the cart does not reach the sum this code asks for.'],
  PROMOTION_USED_UP: [409, 'This code has been used as often as it may be.'],
  PROMOTION_NOT_FOR_THIS: [422, 'This code is not for anything in the cart.'],
  PROMOTION_NOT_FOUND: [404, 'There is no such promotion.'],
  PROMOTION_CODE_TAKEN: [409, 'Another promotion of this shop has this code.'],
  PROMOTION_NOT_RIGHT: [422, 'This does not fit together: look at the code, the dates, what comes off and what it is for.'],
  PRICE_LIST_NOT_FOUND: [404, 'There is no such price list.'],
  PRICE_LIST_NOT_RIGHT: [422, 'This does not fit together: look at the currency, the group and the dates.'],
  PRICE_LIST_OFFER_UNKNOWN: [422, 'Some of these are not offers of this organization.'],
  PRICE_LISTS_TOO_MANY: [409, 'There are as many price lists as one organization may keep.'],
  CUSTOMER_GROUP_NOT_FOUND: [404, 'There is no such group of customers.'],
  CUSTOMER_GROUP_IN_USE: [409, 'Price lists are for this group. Let go of them first.'],
  CUSTOMER_GROUP_FULL: [409, 'This group holds as many people as it may.'],
  CUSTOMER_GROUPS_TOO_MANY: [409, 'There are as many groups of customers as one organization may keep.'],
  PROMOTION_ENDED: [409, 'This promotion has ended.'],
});
