// What the inventory module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const InventoryError = defineErrors('INVENTORY', {
  OUT_OF_STOCK: [409, 'Somebody was faster: there is not enough left of something in your cart.'],
  STOCK_NOT_FOUND: [404, 'There is no stock record for this offer.'],
  STOCK_TOO_LOW: [409, 'That would take more than is free: some units are reserved for orders.'],
});
