// Facts the inventory module announces.
import { defineEvent } from '#platform/outbox/index.ts';

/** What can be had of an offer changed, or, where `offerId` is null, of any of the organization's. */
export const StockMoved = defineEvent<{ offerId: string | null; delta: number; reason: string }>('stock.moved', 'offer');
