// The shelf: published products of a channel with filters, facets, sort, words and pages.
import type { z } from 'zod';
import type { Facet, ProductQuery } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import { type Answer, type FacetCount, openQuestion, type Place, type Question, type Shelf } from '#ports/search.ts';
import { searchIndex } from './search/index-in-use.ts';
import { type FacetNameRow, facetNames } from './search/search.sql.ts';
import { type Reading, showCards } from './show-cards.ts';
import { namesOfBrands, namesOfSellers, type SellerNames } from './show-sellers.ts';

type Query = z.output<typeof ProductQuery>;
type Shown = z.input<typeof Facet>;

export const shelfOf = (channel: Channel, currency: string): Shelf => ({ orgId: channel.org_id, channelId: channel.id, currency });

function placeOf(cursor: string | undefined): Place | null {
  const [num, text = '', id = ''] = readCursor(cursor, ['integer', 'string', 'uuid']);
  return num === undefined ? null : { num, text, id };
}

/** The organizations of these short names; one that nobody has finds nothing. */
function whoIs(names: SellerNames, slugs: string[] | undefined): string[] {
  if (!slugs || slugs.length === 0) return [];
  const ids = [...names].filter(([, { slug }]) => slugs.includes(slug)).map(([id]) => id);
  return ids.length > 0 ? ids : ['nobody'];
}

/** Values of coded facets as they stand in the address: `material:wool,fit:slim`. */
function filtersOf(filters: string[] | undefined): Record<string, string[]> {
  const found = new Map<string, string[]>();
  for (const filter of filters ?? []) {
    const at = filter.indexOf(':');
    const code = filter.slice(0, at);
    found.set(code, [...(found.get(code) ?? []), filter.slice(at + 1)]);
  }
  return Object.fromEntries(found);
}

interface Names {
  sellers: SellerNames;
  brands: SellerNames;
}

const questionOf = (channel: Channel, query: Query & Reading, { sellers, brands }: Names): Question => ({
  shelf: shelfOf(channel, query.currency),
  locale: query.locale,
  words: query.q?.trim() || null,
  category: query.category ?? null,
  options: { size: query.size ?? [], colour: query.colour ?? [] },
  facets: {
    ...filtersOf(query.filter),
    kind: query.kind ?? [],
    seller: whoIs(sellers, query.seller),
    brand: whoIs(brands, query.brand),
  },
  inStock: query.inStock === 'true',
  reduced: query.reduced === 'true',
  least: query.minPrice ?? null,
  most: query.maxPrice ?? null,
  sort: query.sort,
  after: placeOf(query.cursor),
  limit: query.limit,
  counts: true,
});

/** Who makes it, who sells it and what kind it is, to choose from. The words for kinds are the reader's own. */
function shownPeople(counts: readonly FacetCount[], code: string, names: SellerNames | undefined): Shown {
  const values = counts
    .filter((count) => count.code === code)
    .map(({ value, count }) => ({
      code: names ? (names.get(value)?.slug ?? '') : value,
      name: names ? (names.get(value)?.name ?? '') : value,
      swatch: null,
      count,
    }))
    .filter((value) => value.code !== '')
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { code, name: code, values };
}

/** Options, coded attributes and tags, by their codes, each with its values in their place. */
function shownFacets(
  counts: readonly FacetCount[],
  names: readonly FacetNameRow[],
  say: (text: Record<string, string>) => string,
): Shown[] {
  const known = new Map(names.map((row) => [`${row.code}:${row.value}`, row]));
  const named = counts.flatMap(({ code, value, count }) => {
    const row = known.get(`${code}:${value}`);
    return row && count > 0 ? [{ row, count }] : [];
  });
  const facets = Map.groupBy(
    named.toSorted((one, other) => one.row.place - other.row.place || (one.row.value < other.row.value ? -1 : 1)),
    ({ row }) => row.code,
  );
  return [...facets]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, values]) => ({
      code,
      name: say(values[0]?.row.name ?? {}),
      values: values.map(({ row, count }) => ({ code: row.value, name: say(row.value_name), swatch: row.swatch, count })),
    }));
}

/** What was found; where that is nothing, what is found by the nearest words, which are told. */
export async function findOrNearest(tx: Tx, channel: Channel, question: Question): Promise<Answer & { meant: string | null }> {
  // Where nobody may sell nothing is on sale, whatever documents say until they are dropped.
  if (channel.sellers.length === 0) return { items: [], more: false, total: 0, counts: [], approximate: false, meant: null };
  const answer = await searchIndex().find(tx, question);
  if (answer.total > 0 || !question.words || question.after) return { ...answer, meant: null };
  const nearest = await searchIndex().nearest(tx, question.shelf, question.words);
  if (nearest.length === 0) return { ...answer, meant: null };
  const words = nearest.reduce((text, { typed, meant }) => text.replace(typed, meant), searchIndex().typed(question.words));
  const second = await searchIndex().find(tx, { ...question, words });
  return second.total > 0 ? { ...second, meant: words } : { ...answer, meant: null };
}

/** A page of the shelf; prices are those of the channel's sellers in one of its currencies, and what has none in it is not there. */
export async function listProducts(tx: Tx, channel: Channel, query: Query & Reading) {
  const [sellers, brands] = await Promise.all([namesOfSellers(tx, channel), namesOfBrands(tx, channel)]);
  const [answer, names] = await Promise.all([
    findOrNearest(tx, channel, questionOf(channel, query, { sellers, brands })),
    tx.rows(facetNames, [channel.org_id, channel.id]),
  ]);
  const last = answer.items.at(-1);
  const items = await showCards(tx, channel, answer.items, { ...query, inStock: query.inStock === 'true', sellers, isLast: true });
  return {
    items,
    nextCursor: answer.more && last ? writeCursor([last.num, last.text, last.id]) : null,
    total: answer.total,
    approximate: answer.approximate,
    meant: answer.meant,
    facets: [
      ...(sellers.size > 0 ? [shownPeople(answer.counts, 'kind', undefined), shownPeople(answer.counts, 'seller', sellers)] : []),
      ...(brands.size > 0 ? [shownPeople(answer.counts, 'brand', brands)] : []),
      ...shownFacets(answer.counts, names, (text) => inLocale(text, query.locale, channel.default_locale)),
    ],
  };
}

/** The first so many products, whatever they are. */
export const fewOf = (channel: Channel, { currency, locale }: Reading, limit: number): Question =>
  openQuestion({ shelf: shelfOf(channel, currency), locale, limit });

/** The first products of a category, as cards, for pages that show a few. */
export async function cardsOfCategory(
  tx: Tx,
  channel: Channel,
  asked: Reading & { category: string; limit: number; but: Uuid; sellers: SellerNames },
) {
  const { category, limit, but } = asked;
  const { items } = await searchIndex().find(tx, { ...fewOf(channel, asked, limit + 1), category });
  return showCards(tx, channel, items.filter(({ id }) => id !== but).slice(0, limit), asked);
}
