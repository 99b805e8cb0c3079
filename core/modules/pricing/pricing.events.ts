// Facts the pricing module announces.
import { defineEvent } from '#platform/outbox/index.ts';

/** What buyers pay for things of an organization changed: a price list, its prices, or that one began or ended. */
export const PricesChanged = defineEvent<{ listId: string }>('prices.changed', 'price_list');
