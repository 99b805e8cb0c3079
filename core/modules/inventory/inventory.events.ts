// Facts the inventory module announces.
import { defineEvent } from '#platform/outbox/index.ts';

/** What can be had of an offer changed, or, where `offerId` is null, of any of the organization's. */
export const StockMoved = defineEvent<{ offerId: string | null; delta: number; reason: string }>('stock.moved', 'offer');

/** From now on a customer may have only so many of an offer; there was no such limit before. */
export const LimitSet = defineEvent<{ offerId: string }>('stock.limit_set', 'offer');
