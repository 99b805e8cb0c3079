// What the selling module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const SellingError = defineErrors('SELLING', {
  OWN_PRODUCT_NOT_FOUND: [404, 'Your organization has no such product.'],
  KIND_NOT_SOLD: [422, 'This shop sells no things of that kind.'],
  WRONG_CURRENCY: [422, 'The price is in the first currency of the shop, further prices in its others.'],
  CATEGORY_NOT_FOUND: [404, 'Your organization has no such category.'],
  TITLE_NEEDED: [422, 'A shop that sells this needs its title in the language that it falls back to.'],
  TEXTS_CHANGED: [409, 'Somebody else changed these texts meanwhile. Read them again.'],
  SKU_TAKEN: [409, 'Another of your products has this SKU.'],
  ORDERS_ARE_OPEN: [409, 'Orders are still under way. Ship, cancel or refund them first.'],
});
