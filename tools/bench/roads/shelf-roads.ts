// Lists, products, search and suggestions read from the database each time, on a shelf of a thousand and of a hundred thousand products, beside
// the same SQL by the bare driver.
import { idOf } from '../ids.ts';
import { measureUncached, ONE_READER } from '../reading.ts';
import type { Figure, Road } from '../road.ts';
import { shelfDatabase, SHELVES, wordOf } from '../seed-shelf.ts';

type Size = keyof typeof SHELVES;

/** Far more addresses than the server keeps answers of, all different. */
const DIFFERENT = 20_000;
const locales = ['en', 'th', 'vi', 'ru', 'ar'];
const each = (path: (n: number) => string): string[] => Array.from({ length: DIFFERENT }, (_, n) => path(n));
const localeOf = (n: number): string => locales[n % locales.length] ?? 'en';
/** A word of a few products of the shelf. */
const wordTyped = (n: number): string => wordOf(localeOf(n), (n * 7) % SHELVES.small);

/** What is typed on the way to words in each language, to be asked for in each: as prefixes are shared, words alone would soon come again. */
function typedOnTheWay(): string[] {
  const typed = new Set(each(wordTyped).flatMap((word) => [3, 4, 5, 6].map((length) => word.slice(0, length))));
  return locales.flatMap((locale) => [...typed].map((start) => `/v1/suggest?locale=${locale}&q=${encodeURIComponent(start)}`));
}

const asked: Record<string, { paths: (size: Size) => string[]; limits: string; p95: number }> = {
  list: {
    // Lowest prices to ask for: all below the cheapest product, so that every list is whole.
    paths: () => each((n) => `/v1/products?minPrice=${n + 1}`),
    limits: 'PostgreSQL: prices and stock of a page of cards are read as they are now, facets are counted',
    p95: 50,
  },
  product: {
    paths: (size) => each((n) => `/v1/products/by-id-${n % SHELVES[size]}?locale=${localeOf(Math.floor(n / SHELVES[size]))}`),
    limits: 'PostgreSQL: variants with their offers, four related cards',
    p95: 50,
  },
  search: {
    paths: () => each((n) => `/v1/products?locale=${localeOf(n)}&q=${encodeURIComponent(wordTyped(n))}&minPrice=${n + 1}`),
    limits: 'PostgreSQL: an index of terms, then as a list',
    p95: 50,
  },
  suggest: {
    paths: typedOnTheWay,
    limits: 'PostgreSQL: an index of terms for what begins so, six cards',
    p95: 30,
  },
};

function shelfRoad(what: string, size: Size): Road {
  const { paths, limits, p95 } = asked[what] ?? { paths: () => [], limits: '', p95: 50 };
  return {
    name: size === 'small' ? `${what}-uncached` : `${what}-uncached-100k`,
    unit: 'requests/s',
    least: { ratio: 0.6 },
    limits,
    async run(bench): Promise<Figure | string> {
      if (size === 'large' && bench.quick)
        return 'left out by --quick: 100,000 products take half a minute to make, and more on a busy machine';
      const database = await shelfDatabase(bench, size);
      const slugs = what === 'product' ? await slugsOf(bench, database, size) : undefined;
      const addresses = paths(size).map((path) => path.replace(/by-id-(\d+)/, (_, n: string) => slugs?.[Number(n)] ?? ''));
      const figure = await measureUncached(bench, { database, paths: addresses });
      const slow = Number(figure.more?.[ONE_READER]) > p95;
      return { ...figure, ...(slow ? { met: false } : {}), note: `p95 is to stay below ${p95} ms for one reader at a time` };
    },
  };
}

const slugsOf = (bench: Parameters<Road['run']>[0], database: string, size: Size): Promise<string[]> =>
  bench.admin(database, async (client) => {
    const bounds = [idOf('product', 0), idOf('product', SHELVES[size] - 1)];
    const { rows } = await client.query<{ slug: string }>('select slug from products where id between $1 and $2 order by id', bounds);
    return rows.map(({ slug }) => slug);
  });

export const shelfRoads: readonly Road[] = Object.keys(asked).flatMap((what) => [shelfRoad(what, 'small'), shelfRoad(what, 'large')]);
