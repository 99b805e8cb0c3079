// What the selling module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const SellingError = defineErrors('SELLING', {
  OWN_PRODUCT_NOT_FOUND: [404, 'Your organization has no such product.'],
  PRODUCT_OF_BRAND: [403, 'This product belongs to a brand. You set its price and its stock; the brand writes the rest.'],
  KIND_NOT_SOLD: [422, 'This shop sells no things of that kind.'],
  PRICE_IS_CENTRAL: [422, 'The brand sets the price of this product.'],
  WRONG_CURRENCY: [422, 'The price is in the first currency of the shop, further prices in its others.'],
  TITLE_NEEDED: [422, 'A shop that sells this needs its title in the language that it falls back to.'],
  TEXTS_CHANGED: [409, 'Somebody else changed these texts meanwhile. Read them again.'],
  PRODUCT_CHANGED: [409, 'Somebody else changed this product meanwhile. Read it again.'],
  PRODUCT_NOT_READY: [422, 'Something is missing before this product can be on sale.'],
  SKU_TAKEN: [409, 'Another of your products has this SKU.'],
  SKU_TWICE: [422, 'Two variants can’t have one SKU.'],
  VARIANT_NOT_FOUND: [404, 'This product has no such variant.'],
  VARIANT_TWICE: [422, 'Two variants can’t be the same choice.'],
  OPTION_TWICE: [422, 'An option, and a value of an option, stand once.'],
  OPTION_NAMELESS: [422, 'An option and each of its values need a name.'],
  CHOICE_UNKNOWN: [422, 'A variant names one value of each option.'],
  BARCODE_WRONG: [422, 'The check digit of this barcode is wrong.'],
  PRICE_STAYS: [422, 'A variant that had a price keeps one. Retire it to take it off sale.'],
  COMPARE_AT_TOO_LOW: [422, 'The price before a reduction is higher than the price.'],
  ATTRIBUTE_UNKNOWN: [422, 'Your organization’s set has no such attribute.'],
  ATTRIBUTE_TWICE: [422, 'An attribute of the set is said once.'],
  ATTRIBUTE_EMPTY: [422, 'This attribute says nothing, or nothing that the set allows.'],
  ORDERS_ARE_OPEN: [409, 'Orders are still under way. Ship, cancel or refund them first.'],
});
