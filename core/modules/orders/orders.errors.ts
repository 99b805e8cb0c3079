// What the orders module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const OrderError = defineErrors('ORDERS', {
  ORDER_NOT_FOUND: [404, 'There is no such order.'],
  ORDER_NOT_CANCELLABLE: [409, 'This order can no longer be called off.'],
  LINE_NOT_FOUND: [404, 'There is no such line in this order.'],
  PARCEL_NOT_FOUND: [404, 'There is no such parcel of this order.'],
  LINE_CHANGED: [409, 'The order changed meanwhile. Read it again.'],
  MOVE_NOT_ALLOWED: [409, 'This can not be done with the order as it stands.'],
  MOVE_COSTS_MORE: [409, 'This costs more by now than was shown. Look again.'],
  NOTHING_TO_SHIP: [409, 'There is nothing in this order that can be shipped now.'],
});
