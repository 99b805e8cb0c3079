// What the checkout module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const CheckoutError = defineErrors('CHECKOUT', {
  CART_NOT_FOUND: [404, 'There is no such cart.'],
  CART_NOT_OPEN: [409, 'This cart has become an order already.'],
  CART_EXPIRED: [409, 'This cart has been idle for too long. Start a new one.'],
  CART_EMPTY: [422, 'There is nothing in the cart.'],
  CART_TOO_LARGE: [422, 'A cart holds at most 100 different things.'],
  CART_LINE_NOT_FOUND: [404, 'There is no such line in this cart.'],
  OFFER_NOT_FOUND: [404, 'This is not sold here.'],
  OFFER_NOT_SOLD: [409, 'Something in the cart is no longer sold.'],
  QUANTITY_NOT_ALLOWED: [409, 'Something in the cart is sold in other quantities.'],
  QUANTITY_TOO_LARGE: [422, 'That is more than can be bought at once.'],
  CONFIG_NOT_RIGHT: [422, 'What was chosen for this line does not fit it.'],
  CHECKOUT_INCOMPLETE: [422, 'Something is still missing before this can be ordered.'],
  QUOTE_CHANGED: [409, 'The price changed since you saw it. Look at the new total and confirm.'],
  SHIPPING_METHOD_NOT_FOUND: [422, 'This way of shipping is not offered for your address.'],
  COUNTRY_NOT_SERVED: [422, 'This shop does not send to that country.'],
});
