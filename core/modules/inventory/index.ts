// The face of the inventory module: what is on hand, what is reserved, and the only ways to change either.
import { countRoutes } from './counts.http.ts';
import { levelRoutes } from './inventory.http.ts';
import { locationRoutes } from './locations.http.ts';
import { incomingRoutes, moveRoutes } from './moves.http.ts';

export { bringStock, type Brought } from './bring-stock.ts';
export { InventoryError } from './inventory.errors.ts';
export { LimitSet, StockMoved } from './inventory.events.ts';
export { stockShownIn } from './inventory.http.ts';
export { inventoryPrivacy } from './inventory.privacy.ts';
export { addLocation, openStock, sellsFrom } from './inventory.sql.ts';
export { stockCounts } from './levels.sql.ts';
export { listStock } from './list-stock.ts';
export { moveUnits } from './move-units.ts';
export { type QuantityProblem, quantityProblem, type QuantityRules, shipsFrom, shownLimits } from './rules.ts';
export { linesPartlySent, type LineUnits, sendUnits, unitsToSend } from './send-units.ts';
export { type LyingRow, type PlaceRow, placesOf } from './parcels.sql.ts';
export {
  countPurchases,
  type Customer,
  limitRefusal,
  type LimitedLine,
  type Purchase,
  releaseLimited,
  retakeLimited,
  takeLimited,
  unitsOfCustomer,
} from './take-customer-units.ts';
export {
  apply,
  available,
  firm,
  unitsHere,
  giveBack,
  stockRefusal,
  take,
  type ForChannel,
  type ForOrder,
  type Wanted,
} from './take-stock.ts';
export { freeUnits, unitsHereIn, unitsIn } from './units.sql.ts';
export { sweepStockMarks } from './watch-stock.ts';

export const inventoryRoutes = [...levelRoutes, ...moveRoutes, ...incomingRoutes, ...locationRoutes, ...countRoutes];
