// What the stand-in for Meilisearch keeps and how it finds: words with beginnings and slips, filters as they are written, orders, facets, limits.
export type Stored = Record<string, unknown>;

export interface Index {
  documents: Map<string, Stored>;
  settings: {
    searchableAttributes?: string[];
    filterableAttributes?: string[];
    sortableAttributes?: string[];
    rankingRules?: string[];
    typoTolerance?: { minWordSizeForTypos?: { oneTypo: number; twoTypos: number } };
    faceting?: { maxValuesPerFacet?: number };
    pagination?: { maxTotalHits?: number };
  };
}

export interface Query {
  indexUid: string;
  q?: string;
  filter?: string;
  sort?: string[];
  offset?: number;
  limit?: number;
  page?: number;
  hitsPerPage?: number;
  facets?: string[];
  attributesToRetrieve?: string[];
  matchingStrategy?: string;
}

export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly type: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.type = status === 401 || status === 403 ? 'auth' : 'invalid_request';
  }
}

/** @throws Refused 401 without a key, 403 with a wrong one */
export function checkKey(authorization: string | undefined, key: string): void {
  if (!authorization) throw new Refused(401, 'missing_authorization_header', 'The Authorization header is missing.');
  if (authorization !== `Bearer ${key}`) throw new Refused(403, 'invalid_api_key', 'The provided API key is invalid.');
}

const known = [
  'searchableAttributes',
  'filterableAttributes',
  'sortableAttributes',
  'rankingRules',
  'typoTolerance',
  'faceting',
  'pagination',
];

export function changeSettings(index: Index, settings: Index['settings']): void {
  for (const name of Object.keys(settings)) if (!known.includes(name)) throw new Refused(400, 'bad_request', `Unknown field \`${name}\``);
  Object.assign(index.settings, settings);
}

type Test = (document: Stored) => boolean;

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(>=|<=|!=|[=<>()[\],])|([^\s"=<>!()[\],]+))/y;

function tokensOf(filter: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < filter.trimEnd().length) {
    const match = TOKEN.exec(filter);
    if (!match) throw new Refused(400, 'invalid_search_filter', `Was expecting an operation in \`${filter}\`.`);
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return tokens;
}

const valueOf = (token: string): string => (token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

const compared: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
};

/** A filter as a test: OR binds less than AND, AND less than NOT. */
function testOf(filter: string, filterable: readonly string[]): Test {
  const tokens = tokensOf(filter);
  let at = 0;
  const wrong = (why: string): Refused => new Refused(400, 'invalid_search_filter', `${why}\n${filter}`);
  const take = (expected?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (expected !== undefined && token !== expected)) throw wrong(`Expected ${expected ?? 'more'} at ${at}.`);
    return token;
  };
  const one = (): Test => {
    if (tokens[at] === 'NOT') {
      take();
      const inner = one();
      return (document) => !inner(document);
    }
    if (tokens[at] === '(') {
      take();
      const inner = any();
      take(')');
      return inner;
    }
    return condition();
  };
  const condition = (): Test => {
    const attribute = valueOf(take());
    if (!filterable.includes(attribute)) throw wrong(`Attribute \`${attribute}\` is not filterable.`);
    const operation = take();
    if (operation === 'IN') {
      take('[');
      const values = new Set<string>();
      while (tokens[at] !== ']') {
        values.add(valueOf(take()));
        if (tokens[at] !== ']') take(',');
      }
      take(']');
      return (document) => listOf(document[attribute]).some((value) => values.has(String(value)));
    }
    const value = valueOf(take());
    if (operation === '=') return (document) => listOf(document[attribute]).some((each) => String(each) === value);
    if (operation === '!=') return (document) => listOf(document[attribute]).every((each) => String(each) !== value);
    const compare = compared[operation];
    if (!compare || !Number.isFinite(Number(value))) throw wrong(`\`${operation}\` is no operation on \`${value}\`.`);
    return (document) => listOf(document[attribute]).some((each) => typeof each === 'number' && compare(each, Number(value)));
  };
  const chain = (sign: string, part: () => Test, join: (tests: Test[]) => Test) => (): Test => {
    const tests = [part()];
    while (tokens[at] === sign) {
      take();
      tests.push(part());
    }
    return join(tests);
  };
  const all = chain('AND', one, (tests) => (document) => tests.every((test) => test(document)));
  const any = chain('OR', all, (tests) => (document) => tests.some((test) => test(document)));
  const test = any();
  if (at < tokens.length) throw wrong(`Found unexpected characters at ${at}.`);
  return test;
}

/** Letters put in, left out, exchanged or swapped with their neighbour. */
function slips(one: string, other: string): number {
  const rows = [...Array(one.length + 1).keys()].map((i) =>
    [...Array(other.length + 1).keys()].map((j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i += 1)
    for (let j = 1; j <= other.length; j += 1) {
      let least = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, cell(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row) row[j] = least;
    }
  return cell(one.length, other.length);
}

/** How badly a document answers words, the best 0: by slips, then by where the words stand; undefined where it does not hold all. */
function missBy(index: Index, document: Stored, words: readonly string[]): number | undefined {
  const { oneTypo = 5, twoTypos = 9 } = index.settings.typoTolerance?.minWordSizeForTypos ?? {};
  const fields = (index.settings.searchableAttributes ?? Object.keys(document)).map((name) =>
    typeof document[name] === 'string' ? document[name].toLowerCase().split(/\s+/) : [],
  );
  let sum = 0;
  for (const [at, word] of words.entries()) {
    const allowed = word.length >= twoTypos ? 2 : word.length >= oneTypo ? 1 : 0;
    const isLast = at === words.length - 1;
    const misses = fields.flatMap((field, place) =>
      field.flatMap((there) => {
        const missed = isLast && there.startsWith(word) ? 0 : Math.abs(there.length - word.length) > 2 ? 9 : slips(word, there);
        return missed <= allowed ? [missed * 100 + place] : [];
      }),
    );
    if (misses.length === 0) return undefined;
    sum += Math.min(...misses);
  }
  return sum;
}

/** Documents in the order that is asked for, then by how well they fit, then by the index's own order. */
function inOrder(index: Index, found: { document: Stored; miss: number }[], sort: readonly string[]): Stored[] {
  const own = (index.settings.rankingRules ?? []).filter((rule) => rule.includes(':'));
  for (const rule of sort)
    if (!index.settings.sortableAttributes?.includes(rule.slice(0, rule.lastIndexOf(':'))))
      throw new Refused(400, 'invalid_search_sort', `Attribute \`${rule}\` is not sortable.`);
  const by = (rules: readonly string[], one: Stored, other: Stored): number => {
    for (const rule of rules) {
      const [name = '', way] = rule.split(':');
      const [a, b] = [one[name], other[name]] as [string, string];
      if (a !== b) return (a < b ? -1 : 1) * (way === 'desc' ? -1 : 1);
    }
    return 0;
  };
  return found
    .toSorted((one, other) => by(sort, one.document, other.document) || one.miss - other.miss || by(own, one.document, other.document))
    .map(({ document }) => document);
}

function distribution(found: readonly Stored[], facets: readonly string[], index: Index): Record<string, Record<string, number>> {
  return Object.fromEntries(
    facets.map((facet) => {
      if (!index.settings.filterableAttributes?.includes(facet))
        throw new Refused(400, 'invalid_search_facets', `Attribute \`${facet}\` is not filterable.`);
      const counts = new Map<string, number>();
      for (const value of found.flatMap((document) => listOf(document[facet])))
        counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
      const most = index.settings.faceting?.maxValuesPerFacet ?? 100;
      return [facet, Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).slice(0, most))];
    }),
  );
}

export function searchIn(index: Index, query: Query): Record<string, unknown> {
  const test = query.filter ? testOf(query.filter, index.settings.filterableAttributes ?? []) : () => true;
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
  const fitting = [...index.documents.values()].filter(test).flatMap((document) => {
    const miss = missBy(index, document, words);
    return miss === undefined ? [] : [{ document, miss }];
  });
  const most = index.settings.pagination?.maxTotalHits ?? 1_000;
  const found = inOrder(index, fitting, query.sort ?? []);
  const { offset = 0, limit = 20, hitsPerPage, facets, attributesToRetrieve } = query;
  const hits = found
    .slice(0, most)
    .slice(offset, offset + (hitsPerPage ?? limit))
    .map((document) => (attributesToRetrieve ? Object.fromEntries(attributesToRetrieve.map((name) => [name, document[name]])) : document));
  const total = Math.min(found.length, most);
  return {
    indexUid: query.indexUid,
    hits,
    query: query.q ?? '',
    processingTimeMs: 0,
    ...(hitsPerPage === undefined
      ? { offset, limit, estimatedTotalHits: total }
      : { page: query.page ?? 1, hitsPerPage, totalHits: total, totalPages: 0 }),
    ...(facets ? { facetDistribution: distribution(found, facets, index), facetStats: {} } : {}),
  };
}
