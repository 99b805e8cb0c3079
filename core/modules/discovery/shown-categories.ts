// The categories of a shop as buyers see them: each parent before its children, with all that stands in it and below it.
import { mediaUrl } from '#modules/media/index.ts';
import type { CategoryRow } from './discovery.sql.ts';

type Say = (text: Record<string, string>) => string;

const DEEPEST = 4;

export function shownCategories(rows: readonly CategoryRow[], say: Say) {
  const known = new Set(rows.map(({ slug }) => slug));
  // Of several sellers one may stand below what another has at the top; no circle that comes of it is walked.
  const below = Map.groupBy(rows, ({ slug, parent_slug: parent }) =>
    parent !== null && parent !== slug && known.has(parent) ? parent : null,
  );
  const walk = (parent: string | null, depth: number): { row: CategoryRow; products: number }[] =>
    (depth > DEEPEST ? [] : (below.get(parent) ?? [])).flatMap((row) => {
      const lower = walk(row.slug, depth + 1);
      const children = new Set(below.get(row.slug));
      const products = lower.filter((each) => children.has(each.row)).reduce((sum, each) => sum + each.products, row.product_count);
      return [{ row, products }, ...lower];
    });
  return walk(null, 1).map(({ row, products }) => ({
    slug: row.slug,
    parentSlug: row.parent_slug !== null && known.has(row.parent_slug) ? row.parent_slug : null,
    name: say(row.name),
    productCount: products,
    picture: row.picture_key ? { url: mediaUrl(row.picture_key), alt: say(row.name) } : null,
  }));
}
