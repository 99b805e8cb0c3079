// The shelf: published products of a channel with filters, facets, sort and pages.
import type { z } from 'zod';
import type { ProductCard, ProductQuery } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { publicId } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { wordsPattern } from '#modules/catalog/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale, standsOnOffers } from '#modules/organizations/index.ts';
import {
  type CardRow,
  type FacetRow,
  facetCounts,
  facetCountsIn,
  productPage,
  productPageIn,
  type ShareRow,
  sharesOfShelf,
} from './discovery.sql.ts';
import { namesOfSellers, type SellerNames } from './show-sellers.ts';

type Query = z.output<typeof ProductQuery>;
type Card = z.input<typeof ProductCard>;

/** What a shopper reads a channel in. */
export interface Reading {
  locale: string;
  /** One the channel sells in. */
  currency: string;
}

export function shownCard(row: CardRow, channel: Channel, { locale, currency, sellers }: Reading & { sellers: SellerNames }): Card {
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
    lowest30: null,
    priceVaries: row.price_to !== row.price_from,
    inStock: row.in_stock,
    seller: sellers.get(row.org_id) ?? null,
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

type Shares = readonly { code: string; name: string; count: number }[];

/** Adds up rows by a key; what is chosen of one facet narrows the other and never itself. */
function added(rows: readonly ShareRow[], keyOf: (row: ShareRow) => string, nameOf: (key: string) => string): Shares {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
  return [...counts]
    .map(([code, count]) => ({ code, name: nameOf(code), count }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** Who sells and what kind it is, to choose from. The words for kinds are the reader's own. */
function shownShares(rows: ShareRow[], sellers: SellerNames, chosen: { kind: string[] | null; seller: string[] | null }) {
  const slugOf = (row: ShareRow): string => sellers.get(row.seller)?.slug ?? '';
  const names = new Map([...sellers.values()].map(({ slug, name }) => [slug, name]));
  const kinds = added(
    rows.filter((row) => !chosen.seller || chosen.seller.includes(slugOf(row))),
    (row) => row.kind,
    (kind) => kind,
  );
  const whose = added(
    rows.filter((row) => !chosen.kind || chosen.kind.includes(row.kind)),
    slugOf,
    (slug) => names.get(slug) ?? slug,
  );
  const facet = (code: string, values: Shares) => ({ code, name: code, values: values.map((value) => ({ ...value, swatch: null })) });
  return [facet('kind', kinds), facet('seller', whose)];
}

const orNull = <T>(list: T[] | undefined): T[] | null => (list && list.length > 0 ? list : null);

/** The sellers asked for, all where none is; nobody where none of the names sells here. */
function chosenSellers(channel: Channel, sellers: SellerNames, slugs: string[] | null): string[] {
  if (!slugs) return channel.sellers;
  return [...sellers].filter(([, { slug }]) => slugs.includes(slug)).map(([id]) => id);
}

/** A page of the shelf; prices are those of the channel's sellers in one of its currencies, and what has none in it is not there. */
export async function listProducts(tx: Tx, channel: Channel, query: Query & Reading) {
  const [sortNum, sortText, id] = readCursor(query.cursor, ['string', 'string', 'string']);
  const after =
    sortNum !== undefined && /^-?\d{1,18}$/.test(sortNum) && /^[0-9a-f-]{36}$/.test(id ?? '')
      ? [sortNum, sortText, id]
      : [null, null, null];
  const { locale, currency } = query;
  const [page, facets] = standsOnOffers(channel, currency) ? [productPage, facetCounts] : [productPageIn, facetCountsIn];
  const sellers = await namesOfSellers(tx, channel);
  const chosen = { kind: orNull(query.kind), seller: orNull(query.seller) };
  const whose = chosenSellers(channel, sellers, chosen.seller);
  const filters = (withOptions: boolean): unknown[] => [
    whose,
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
    chosen.kind,
  ];
  const [rows, counts, shares] = await Promise.all([
    tx.rows(page, [...filters(true), ...after, query.limit + 1]),
    tx.rows(facets, filters(false)),
    sellers.size > 0 ? tx.rows(sharesOfShelf, [channel.sellers, ...filters(true).slice(1, -1), null]) : [],
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => shownCard(row, channel, { ...query, sellers })),
    nextCursor: rows.length > query.limit && last ? writeCursor([last.sort_num, last.sort_text, last.id]) : null,
    total: rows[0]?.total ?? 0,
    facets: [
      ...(sellers.size > 0 ? shownShares(shares, sellers, chosen) : []),
      ...shownFacets(counts, (text) => inLocale(text, locale, channel.default_locale)),
    ],
  };
}
