// What the inventory module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const InventoryError = defineErrors('INVENTORY', {
  OUT_OF_STOCK: [409, 'Somebody was faster: there is not enough left of something in your cart.'],
  NOT_ON_HAND: [409, 'Some of this was sold before it was there, and has not come yet.'],
  LIMIT_REACHED: [409, 'That is more of something in your cart than one customer may have.'],
  STOCK_NOT_FOUND: [404, 'There is no stock record for this offer.'],
  STOCK_TOO_LOW: [409, 'That would take more than is free: some units are reserved for orders.'],
  TOO_MANY_UNITS: [422, 'That is more units than can be kept.'],
  LOCATION_NOT_FOUND: [404, 'There is no such open location.'],
  LOCATION_CHANGED: [409, 'Somebody changed or closed the location meanwhile. Look at it again.'],
  LOCATION_IN_USE: [409, 'Something still lies here, is reserved here, expected here or being counted here.'],
  LAST_LOCATION: [409, 'The last location stays open.'],
  SAME_LOCATION: [422, 'The units are there already.'],
  TOO_MANY_LOCATIONS: [409, 'There are as many open locations as can be.'],
  CHANNEL_NOT_SOLD_IN: [422, 'The organization does not sell in that channel.'],
  BACKORDER_IN_USE: [409, 'More than that is sold already beyond what is on hand.'],
  RULES_CONTRADICT: [422, 'No quantity fits all of these rules.'],
  RULES_CHANGED: [409, 'Somebody changed the rules meanwhile. Look at them again.'],
  INCOMING_NOT_FOUND: [404, 'Nothing like that is expected.'],
  INCOMING_ENDED: [409, 'It came already, or was given up.'],
  COUNT_NOT_FOUND: [404, 'There is no such count.'],
  COUNT_ENDED: [409, 'The count is closed.'],
  COUNT_RUNNING: [409, 'This location is being counted already.'],
  COUNT_CHANGED: [409, 'Something was entered meanwhile. Look at the differences again.'],
  COUNT_BELOW_RESERVED: [409, 'Fewer were counted of something than are reserved for orders.'],
  SKU_NOT_FOUND: [404, 'There is nothing with this SKU.'],
});
