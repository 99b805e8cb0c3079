// A question as Meilisearch's searches: the page, its total, and one for each facet that something is chosen of.
import type { ServiceQuestion } from '#ports/search-service.ts';

/** Pages end here: Meilisearch sorts all that stand before a page to find it. */
export const FARTHEST = 10_000;

type Chosen = ServiceQuestion['chosen'];

const quoted = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const anyOf = (attribute: string, values: readonly string[]): string => `${attribute} IN [${values.map(quoted).join(', ')}]`;

/** Never empty: an index that is not whole yet has nothing to filter by, and refuses. */
function filterOf({ within, least, most }: ServiceQuestion, marks: ServiceQuestion['marks'], chosen: Chosen): string {
  return [
    `price >= ${Math.max(least ?? 0, 0)}`,
    ...(most === null ? [] : [`price <= ${most}`]),
    ...within.map((facet) => anyOf('facets', [facet])),
    ...marks.map((values) => anyOf('marks', values)),
    ...chosen.map(({ values }) => anyOf('facets', values)),
  ].join(' AND ');
}

const sorts: Readonly<Record<ServiceQuestion['sort'], (locale: string) => string[]>> = {
  featured: () => ['position:asc'],
  newest: () => ['newest:asc'],
  price: () => ['price:asc'],
  '-price': () => ['price:desc'],
  title: (locale) => [`title_${locale}:asc`],
};

export interface Asked {
  queries: Record<string, unknown>[];
  /** Of the queries from the third on: whose facet they count, null for all of which nothing is chosen. */
  counted: (string | null)[];
}

export function queriesOf(question: ServiceQuestion, indexUid: string): Asked {
  const { words, marks, choice, chosen, sort, locale, offset, limit } = question;
  const common = { indexUid, q: words, matchingStrategy: 'all' };
  const filter = filterOf(
    question,
    choice.length > 0 ? [...marks, choice] : marks,
    chosen.filter(({ isOption }) => !isOption),
  );
  const isRelevance = sort === 'featured' && words !== '';
  const page = {
    ...common,
    filter,
    ...(isRelevance ? {} : { sort: [...sorts[sort](locale), 'productId:asc'] }),
    offset,
    limit: Math.max(Math.min(limit, FARTHEST - offset), 0),
    attributesToRetrieve: ['orgId', 'productId'],
  };
  if (!question.counts) return { queries: [page], counted: [] };
  const counted = [null, ...chosen.map(({ code }) => code)];
  const counts = counted.map((but) => ({
    ...common,
    filter: filterOf(
      question,
      marks,
      chosen.filter(({ code }) => code !== but),
    ),
    facets: ['facets'],
    limit: 0,
  }));
  return { queries: [page, { ...common, filter, page: 1, hitsPerPage: 0 }, ...counts], counted };
}
