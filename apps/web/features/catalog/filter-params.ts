// Filters of a product list as they stand in the address, and as the API wants them.
import type { Facet } from '@/lib/types.ts';
import type { ListQuery } from './queries.ts';

export type SearchParams = Record<string, string | string[] | undefined>;
const names = ['kind', 'seller', 'brand', 'size', 'colour', 'filter', 'inStock', 'reduced', 'minPrice', 'maxPrice', 'sort', 'q'] as const;
export type FilterName = (typeof names)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** Facets that stand in the address under their own names; further ones, of tags and attributes, stand together in `filter`. */
const ownFacets = ['kind', 'seller', 'brand', 'size', 'colour'] as const;
const isOwn = (code: string): code is (typeof ownFacets)[number] => ownFacets.some((own) => own === code);

const codeList = /^[a-z0-9-]{1,40}(,[a-z0-9-]{1,40}){0,19}$/;
const pairList = /^[a-z0-9-]{1,40}:[^,\n]{1,60}(,[a-z0-9-]{1,40}:[^,\n]{1,60}){0,19}$/;

/** What of a facet can be chosen: a value with a comma would be two in the address. */
export const choosable = ({ code, values }: Facet): Facet['values'] => values.filter((value) => pairList.test(`${code}:${value.code}`));

const split = (list: string | undefined): string[] => (list ?? '').split(',').filter(Boolean);

/** The values of a facet that are chosen. */
export const chosenOf = (filters: Filters, code: string): string[] =>
  isOwn(code)
    ? split(filters[code])
    : split(filters.filter)
        .filter((pair) => pair.startsWith(`${code}:`))
        .map((pair) => pair.slice(code.length + 1));

/** The filters with one value of a facet switched on or off. */
export const toggled = (filters: Filters, code: string, value: string): Filters =>
  isOwn(code)
    ? { ...filters, [code]: toggleCode(filters[code], value) }
    : { ...filters, filter: toggleCode(filters.filter, `${code}:${value}`) };

export const sorts = ['featured', 'newest', 'price', '-price', 'title'] as const;
const isSort = (value: string | undefined): value is (typeof sorts)[number] => sorts.some((sort) => sort === value);

const shapes: Record<FilterName, RegExp> = {
  kind: codeList,
  seller: codeList,
  brand: codeList,
  size: codeList,
  colour: codeList,
  filter: pairList,
  inStock: /^true$/,
  reduced: /^true$/,
  minPrice: /^\d{1,10}$/,
  maxPrice: /^\d{1,10}$/,
  sort: /^(featured|newest|price|-price|title)$/,
  q: /^[^\n]{1,100}$/,
};

/** Keeps what makes sense and drops the rest, so that a broken address still shows a list. */
export function readFilters(params: SearchParams): Filters {
  const filters: Filters = {};
  for (const name of names) {
    const value = [params[name]].flat()[0]?.trim();
    if (value && shapes[name].test(value)) filters[name] = value;
  }
  return filters;
}

/** Switches one code in a comma-separated list on or off. */
export function toggleCode(list: string | undefined, code: string): string | undefined {
  const codes = split(list);
  const next = codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
  return next.length > 0 ? next.join(',') : undefined;
}

export function toSearch(filters: Filters): string {
  const search = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value && !(name === 'sort' && value === 'featured')) search.set(name, value);
  }
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}

/** What a list is of, whatever its filters say. */
export interface Within {
  category?: string;
  seller?: string;
  brand?: string;
}

/** The filters as the API wants them: the address holds text, the API reads numbers and words of its own. */
export function toQuery({ kind, seller, brand, size, colour, filter, q, ...filters }: Filters, within: Within = {}): ListQuery {
  return {
    ...(kind ? { kind } : {}),
    ...(seller ? { seller } : {}),
    ...(brand ? { brand } : {}),
    ...(size ? { size } : {}),
    ...(colour ? { colour } : {}),
    ...(filter ? { filter } : {}),
    ...(q ? { q } : {}),
    ...within,
    ...(filters.inStock ? { inStock: 'true' } : {}),
    ...(filters.reduced ? { reduced: 'true' } : {}),
    ...(filters.minPrice ? { minPrice: Number(filters.minPrice) } : {}),
    ...(filters.maxPrice ? { maxPrice: Number(filters.maxPrice) } : {}),
    ...(isSort(filters.sort) ? { sort: filters.sort } : {}),
    limit: 24,
  };
}

/** How many filters narrow the list; sort and words don't count. */
export const countActive = (filters: Filters): number =>
  [...ownFacets, 'filter' as const].reduce((sum, name) => sum + split(filters[name]).length, 0) +
  [filters.inStock, filters.reduced, filters.minPrice, filters.maxPrice].filter(Boolean).length;
