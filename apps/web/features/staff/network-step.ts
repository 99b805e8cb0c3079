// What is to be done first in a network: it needs a brand, then a store, then a store that may sell a brand.

/** How many there are; undefined where that is not known, or none of one's business. */
export interface NetworkCounts {
  brand: number | undefined;
  store: number | undefined;
  entitlement: number | undefined;
}
const order = ['brand', 'store', 'entitlement'] as const;

/** The first that is missing; what is not known is not missing, and nothing after it is said to be. */
export function firstMissing(counts: NetworkCounts): (typeof order)[number] | undefined {
  const stop = order.find((each) => !counts[each]);
  return stop && counts[stop] === 0 ? stop : undefined;
}
