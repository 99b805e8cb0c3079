// The face of the inventory module: what is on hand, what is reserved, and the only ways to change either.
export { StockMoved } from './inventory.events.ts';
export { inventoryRoutes } from './inventory.http.ts';
export { addLocation, openStock } from './inventory.sql.ts';
export { apply, available, firm, giveBack, stockRefusal, take, type ForOrder, type Wanted } from './take-stock.ts';
