// Meilisearch as the shop's search: an index for each channel and currency, told by tasks, asked for ids and counts alone.
import { z } from 'zod';
import type { Shelf } from '#ports/search.ts';
import {
  type SearchService,
  type ServiceAnswer,
  type ServiceDocument,
  type ServiceProduct,
  type ServiceQuestion,
  ShelfNotWhole,
} from '#ports/search-service.ts';
import { FARTHEST, queriesOf } from './ask.ts';
import { type Caller, callerAt, MeilisearchError } from './call.ts';
import { searchSettings } from './settings.ts';

/** The search that the settings name; undefined where PostgreSQL's answers. @throws Error that names every setting that is wrong */
export function meilisearch(): SearchService | undefined {
  const { SEARCH, MEILISEARCH_URL, MEILISEARCH_KEY, MEILISEARCH_PATIENCE_MS } = searchSettings();
  return SEARCH === 'meilisearch' ? meilisearchAt(MEILISEARCH_URL, MEILISEARCH_KEY, MEILISEARCH_PATIENCE_MS) : undefined;
}

/** Never one for two shelves: what is in another channel or currency can't be found by a filter that was forgotten. */
export const indexOf = ({ channelId, currency }: Shelf): string => `tessera-${channelId}-${currency}`;
const keyOf = ({ orgId, id }: ServiceProduct): string => `${orgId}_${id}`;

const stored = ({ orgId, id, titles, words, ...rest }: ServiceDocument): Record<string, unknown> => ({
  key: keyOf({ orgId, id }),
  orgId,
  productId: id,
  ...rest,
  words1: words[0],
  words2: words[1],
  words3: words[2],
  words4: words[3],
  ...Object.fromEntries(Object.entries(titles).map(([locale, title]) => [`title_${locale}`, title])),
});

const settingsFor = (locales: readonly string[]) => ({
  searchableAttributes: ['words1', 'words2', 'words3', 'words4'],
  filterableAttributes: ['facets', 'marks', 'price'],
  sortableAttributes: ['position', 'newest', 'price', 'productId', ...locales.map((locale) => `title_${locale}`)],
  // An order that was asked for goes before how well a word fits.
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness', 'position:asc'],
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
  faceting: { maxValuesPerFacet: 2_000 },
  pagination: { maxTotalHits: FARTHEST },
});

const Results = z.object({
  results: z.array(
    z.object({
      hits: z.array(z.object({ orgId: z.uuid().optional(), productId: z.uuid().optional() })),
      estimatedTotalHits: z.number().optional(),
      totalHits: z.number().optional(),
      facetDistribution: z.record(z.string(), z.record(z.string(), z.number())).optional(),
    }),
  ),
});
type Result = z.output<typeof Results>['results'][number];

/** What is said of an index that is not there, or has not had its settings yet. */
const NOT_WHOLE = new Set(['index_not_found', 'invalid_search_filter', 'invalid_search_sort', 'invalid_search_facets']);

async function search(caller: Caller, queries: readonly unknown[]): Promise<Result[]> {
  try {
    const { results } = Results.parse(await caller.search('/multi-search', { queries }));
    if (results.length === queries.length) return results;
    throw new MeilisearchError(200, 'bad_answer', 'another number of answers than of questions');
  } catch (error) {
    if (error instanceof MeilisearchError && NOT_WHOLE.has(error.code)) throw new ShelfNotWhole(error.message, { cause: error });
    throw error;
  }
}

const countsIn = (result: Result | undefined): { code: string; value: string; count: number }[] =>
  Object.entries(result?.facetDistribution?.facets ?? {}).map(([facet, count]) => ({
    code: facet.slice(0, facet.indexOf(':')),
    value: facet.slice(facet.indexOf(':') + 1),
    count,
  }));

async function find(caller: Caller, question: ServiceQuestion): Promise<ServiceAnswer> {
  // One more than the page tells whether there is another.
  const { queries, counted } = queriesOf({ ...question, limit: question.limit + 1 }, indexOf(question.shelf));
  const [page, total, ...counts] = await search(caller, queries);
  const hits = (page?.hits ?? []).flatMap(({ orgId, productId }) => (orgId && productId ? [{ orgId, id: productId }] : []));
  const own = new Set(counted.filter((code) => code !== null));
  return {
    items: hits.slice(0, question.limit),
    more: hits.length > question.limit,
    total: total?.totalHits ?? page?.estimatedTotalHits ?? hits.length,
    counts: counts.flatMap((result, at) => {
      const of = counted[at] ?? null;
      return countsIn(result).filter(({ code }) => (of === null ? !own.has(code) : code === of));
    }),
    approximate: !question.counts || (total?.totalHits ?? 0) >= FARTHEST,
  };
}

const Sortable = z.array(z.string());

/** @param url for example http://localhost:7700 */
export function meilisearchAt(url: string, key: string, patienceMs: number): SearchService {
  const caller = callerAt(url, key, patienceMs);
  return {
    find: (question) => find(caller, question),
    async isWhole(shelf) {
      try {
        const sortable = Sortable.parse(await caller.get(`/indexes/${indexOf(shelf)}/settings/sortable-attributes`));
        return settingsFor(shelf.locales).sortableAttributes.every((attribute) => sortable.includes(attribute));
      } catch (error) {
        if (error instanceof MeilisearchError && error.code === 'index_not_found') return false;
        throw error;
      }
    },
    async write(shelf, documents, gone) {
      const path = `/indexes/${indexOf(shelf)}/documents`;
      return [
        ...(documents.length > 0 ? [await caller.enqueue('POST', `${path}?primaryKey=key`, documents.map(stored))] : []),
        ...(gone.length > 0 ? [await caller.enqueue('POST', `${path}/delete-batch`, gone.map(keyOf))] : []),
      ];
    },
    // The settings come last: until then an index can't be filtered, so half of it never answers for the whole.
    finish: async (shelf) => [await caller.enqueue('PATCH', `/indexes/${indexOf(shelf)}/settings`, settingsFor(shelf.locales))],
    async done(receipts) {
      for (const receipt of receipts) await caller.done(receipt);
    },
  };
}
