// A product read from the database each time, beside the same SQL by the bare driver.
import { idOf } from '../ids.ts';
import { measureUncached } from '../reading.ts';
import type { Road } from '../road.ts';
import { seedOffers } from '../seed.ts';

/** With the channel's locales these are more answers than the server keeps. */
const PRODUCTS = 800;

export const productUncached: Road = {
  name: 'product-uncached',
  unit: 'requests/s',
  least: { ratio: 0.6 },
  limits: 'PostgreSQL: the four related products are picked from a sum over the whole category',
  async run(bench) {
    const database = 'bench_product';
    await bench.copy(database);
    const paths = await bench.admin(database, async (client) => {
      await seedOffers(client, PRODUCTS, 1_000);
      const { rows } = await client.query<{ slug: string; locale: string }>(
        `select p.slug, l.locale from products p cross join (select distinct unnest(locales) as locale from channels) l
          where p.id between $1 and $2 order by l.locale, p.slug`,
        [idOf('product', 0), idOf('product', PRODUCTS - 1)],
      );
      return rows.map(({ slug, locale }) => `/v1/products/${slug}?locale=${locale}`);
    });
    return measureUncached(bench, { database, paths });
  },
};
