// Facts the inventory module announces.
import { defineEvent } from '#platform/outbox/index.ts';

export const StockMoved = defineEvent<{ offerId: string; delta: number; reason: string }>('stock.moved', 'offer');
