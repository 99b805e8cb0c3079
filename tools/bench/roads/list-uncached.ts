// The product list read from the database each time, beside the same SQL by the bare driver.
import { measureUncached } from '../reading.ts';
import type { Road } from '../road.ts';

/** Lowest prices to ask for: all below the cheapest product, so that every list is whole, and too many to be kept. */
const DIFFERENT = 20_000;

export const listUncached: Road = {
  name: 'list-uncached',
  unit: 'requests/s',
  least: { ratio: 0.6 },
  limits: 'PostgreSQL: the whole shelf is summed up twice (page, facets) for each list',
  async run(bench) {
    await bench.copy('bench_list');
    const paths = Array.from({ length: DIFFERENT }, (_, index) => `/v1/products?minPrice=${index + 1}`);
    return measureUncached(bench, { database: 'bench_list', paths });
  },
};
