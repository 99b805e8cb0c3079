// What the address says of the list of products: filters, order, columns.
import type { ProductFilter, ProductSort } from '@/lib/types.ts';

export const columnNames = ['status', 'category', 'sku', 'price', 'available', 'tags', 'variants'] as const;
export type ColumnName = (typeof columnNames)[number];
export const usualColumns: readonly ColumnName[] = ['status', 'price', 'available'];

const shapes: Record<keyof ProductFilter, RegExp> = {
  q: /^.{1,100}$/su,
  status: /^(draft|published|archived)$/,
  kind: /^[a-z]{1,40}$/,
  category: /^[a-z0-9-]{1,80}$/,
  tag: /^.{1,40}$/u,
  stock: /^(in|low|out)$/,
  priceFrom: /^\d{1,12}$/,
  priceTo: /^\d{1,12}$/,
  picture: /^(with|without)$/,
  untranslated: /^(en|th|vi|ru|ar)$/,
};
export const filterNames = Object.keys(shapes) as (keyof ProductFilter)[];
const sorts = ['title', 'price', '-price', 'stock', '-stock'] as const;

/** The filters that the address names rightly; anything else in it is as if it were not there. */
export function filterOf(get: (name: string) => string | undefined): ProductFilter {
  const named = filterNames.flatMap((name) => {
    const value = get(name);
    return value !== undefined && shapes[name].test(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(named) as ProductFilter;
}

export const sortOf = (get: (name: string) => string | undefined): ProductSort => sorts.find((one) => one === get('sort')) ?? 'newest';
