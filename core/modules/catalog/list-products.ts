// The shelf: published products of a channel with filters, facets, sort and pages.
import type { z } from 'zod';
import type { ProductCard, ProductQuery } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { publicId } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale, standsOnOffers } from '#modules/organizations/index.ts';
import { type CardRow, type FacetRow, facetCounts, facetCountsIn, productPage, productPageIn } from './catalog.sql.ts';
import { wordsPattern } from './words.ts';

type Query = z.output<typeof ProductQuery>;
type Card = z.input<typeof ProductCard>;

/** What a shopper reads a channel in. */
export interface Reading {
  locale: string;
  /** One the channel sells in. */
  currency: string;
}

export function shownCard(row: CardRow, channel: Channel, { locale, currency }: Reading): Card {
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  const colours = row.options.find((option) => option.code === 'colour')?.values ?? [];
  return {
    id: publicId('product', row.id),
    slug: row.slug,
    kind: row.kind,
    title: say(row.title),
    subtitle: say(row.subtitle),
    category: { slug: row.category_slug, name: say(row.category_name) },
    picture: { url: row.media_key ? mediaUrl(row.media_key) : '', alt: say(row.alt ?? {}) },
    priceFrom: toWire(money(row.price_from, currency)),
    compareAt: row.compare_at === null ? null : toWire(money(row.compare_at, currency)),
    priceVaries: row.price_to !== row.price_from,
    inStock: row.in_stock,
    colours: colours.map((value) => ({ value: value.code, name: say(value.name), swatch: value.swatch ?? '' })),
  };
}

function shownFacets(rows: FacetRow[], say: (text: Record<string, string>) => string) {
  const facets = new Map<
    string,
    { code: string; name: string; values: { code: string; name: string; swatch: string | null; count: number }[] }
  >();
  for (const row of rows) {
    const facet = facets.get(row.code) ?? { code: row.code, name: say(row.name), values: [] };
    facet.values.push({ code: row.value, name: say(row.value_name), swatch: row.swatch, count: row.count });
    facets.set(row.code, facet);
  }
  return [...facets.values()];
}

const orNull = <T>(list: T[] | undefined): T[] | null => (list && list.length > 0 ? list : null);

/** A page of the shelf; prices are those of the channel's sellers in one of its currencies, and what has none in it is not there. */
export async function listProducts(tx: Tx, channel: Channel, query: Query & Reading) {
  const [sortNum, sortText, id] = readCursor(query.cursor, ['string', 'string', 'string']);
  const after =
    sortNum !== undefined && /^-?\d{1,18}$/.test(sortNum) && /^[0-9a-f-]{36}$/.test(id ?? '')
      ? [sortNum, sortText, id]
      : [null, null, null];
  const { locale, currency } = query;
  const [page, facets] = standsOnOffers(channel, currency) ? [productPage, facetCounts] : [productPageIn, facetCountsIn];
  const filters = (withOptions: boolean): unknown[] => [
    channel.sellers,
    currency,
    query.category ?? null,
    wordsPattern(query.q),
    withOptions ? orNull(query.size) : null,
    withOptions ? orNull(query.colour) : null,
    query.inStock === 'true',
    query.minPrice ?? null,
    query.maxPrice ?? null,
    query.sort,
    locale,
    query.reduced === 'true',
  ];
  const [rows, counts] = await Promise.all([tx.rows(page, [...filters(true), ...after, query.limit + 1]), tx.rows(facets, filters(false))]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => shownCard(row, channel, query)),
    nextCursor: rows.length > query.limit && last ? writeCursor([last.sort_num, last.sort_text, last.id]) : null,
    total: rows[0]?.total ?? 0,
    facets: shownFacets(counts, (text) => inLocale(text, locale, channel.default_locale)),
  };
}
