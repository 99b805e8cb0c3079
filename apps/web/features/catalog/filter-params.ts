// Filters of a product list as they stand in the address, and as the API wants them.
import type { Facet } from '@/lib/types.ts';
import type { ListQuery } from './queries.ts';

export type SearchParams = Record<string, string | string[] | undefined>;
const names = ['kind', 'seller', 'brand', 'size', 'colour', 'inStock', 'reduced', 'minPrice', 'maxPrice', 'sort', 'q'] as const;
export type FilterName = (typeof names)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** A facet whose values are kept as codes in the address. */
const codeFacets = ['kind', 'seller', 'brand', 'size', 'colour'] as const;
type CodeFacet = (typeof codeFacets)[number];
export const isCodeFacet = (facet: Facet): facet is Facet & { code: CodeFacet } => codeFacets.some((code) => code === facet.code);

const codeList = /^[a-z0-9-]{1,40}(,[a-z0-9-]{1,40}){0,19}$/;

export const sorts = ['featured', 'newest', 'price', '-price', 'title'] as const;
const isSort = (value: string | undefined): value is (typeof sorts)[number] => sorts.some((sort) => sort === value);

const shapes: Record<FilterName, RegExp> = {
  kind: codeList,
  seller: codeList,
  brand: codeList,
  size: codeList,
  colour: codeList,
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
  const codes = (list ?? '').split(',').filter(Boolean);
  const next = codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
  return next.length > 0 ? next.join(',') : undefined;
}

export function toSearch(filters: Filters): string {
  const search = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value && !(name === 'sort' && value === 'featured')) search.set(name, value);
  }
  const text = search.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}

/** What a list is of, whatever its filters say. */
export interface Within {
  category?: string;
  seller?: string;
  brand?: string;
}

/** The filters as the API wants them: the address holds text, the API reads numbers and words of its own. */
export function toQuery({ kind, seller, brand, size, colour, q, ...filters }: Filters, within: Within = {}): ListQuery {
  return {
    ...(kind ? { kind } : {}),
    ...(seller ? { seller } : {}),
    ...(brand ? { brand } : {}),
    ...(size ? { size } : {}),
    ...(colour ? { colour } : {}),
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
  codeFacets.reduce((sum, name) => sum + (filters[name]?.split(',').length ?? 0), 0) +
  [filters.inStock, filters.reduced, filters.minPrice, filters.maxPrice].filter(Boolean).length;
