// The tree of a shop's categories, as pages walk through it.
import type { Category, Channel } from '@/lib/types.ts';

/** Those that stand below no other. */
export const topCategories = ({ categories }: Pick<Channel, 'categories'>): Category[] =>
  categories.filter(({ parentSlug }) => parentSlug === null);

export const categoriesBelow = ({ categories }: Pick<Channel, 'categories'>, slug: string): Category[] =>
  categories.filter(({ parentSlug }) => parentSlug === slug);

/** Those above a category, the top first. */
export function categoriesAbove({ categories }: Pick<Channel, 'categories'>, slug: string): Category[] {
  const path: Category[] = [];
  let at = categories.find((category) => category.slug === slug)?.parentSlug ?? null;
  while (at !== null && path.length < 4) {
    const parent = categories.find((category) => category.slug === at);
    if (!parent) break;
    path.unshift(parent);
    at = parent.parentSlug;
  }
  return path;
}
