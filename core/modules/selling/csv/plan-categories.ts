// Which categories of the organization a line means, by their addresses or their names in any language; what is not there yet is made where one may.
import { newId } from '#platform/ids/index.ts';
import { slugOf } from '#modules/organizations/index.ts';
import type { Category, PlannedProduct, Rules, Shelf } from './plan-products.ts';
import { type Fault, faultAt, type ProductLine } from './read-line.ts';

type Categories = Pick<Shelf, 'categories' | 'newCategories'>;

const categoryMeant = (all: readonly Category[], text: string): Category | undefined => {
  const wanted = text.toLowerCase();
  return (
    all.find(({ slug }) => slug === wanted) ?? all.find(({ name }) => Object.values(name).some((each) => each.toLowerCase() === wanted))
  );
};

function makeCategory(shelf: Categories, name: string, { defaultLocale }: Rules): Category {
  const slug = slugOf(name, 70, `c-${newId().slice(-6)}`);
  const made = {
    id: newId(),
    slug: shelf.categories.some((each) => each.slug === slug) ? `${slug}-${newId().slice(-6)}` : slug,
    name: { [defaultLocale]: name },
  };
  shelf.categories.push(made);
  shelf.newCategories.push(made);
  return made;
}

function categoryFor(shelf: Categories, { text, column }: { text: string; column: string }, rules: Rules): Category | Fault {
  const found = categoryMeant(shelf.categories, text);
  if (found) return found;
  return rules.createCategories ? makeCategory(shelf, text, rules) : faultAt(column, 'UNKNOWN_CATEGORY', text);
}

/** The one a product stands in: that of its line, else the one it has, else the first there is. */
export function mainCategory(
  shelf: Categories,
  before: PlannedProduct | undefined,
  { category: text }: ProductLine,
  rules: Rules,
): Category | Fault {
  if (text !== undefined) return categoryFor(shelf, { text, column: 'category' }, rules);
  return before?.category ?? shelf.categories[0] ?? makeCategory(shelf, 'All products', rules);
}

/** Those beside the main one. */
export function furtherCategories(
  shelf: Categories,
  before: PlannedProduct | undefined,
  line: ProductLine,
  { main, rules }: { main: Category; rules: Rules },
): Category[] | Fault {
  const further = new Map<string, Category>();
  for (const text of line.categories ?? []) {
    const category = categoryFor(shelf, { text, column: 'categories' }, rules);
    if ('code' in category) return category;
    further.set(category.id, category);
  }
  const all = line.categories ? [...further.values()] : (before?.categories ?? []);
  return all.filter(({ id }) => id !== main.id);
}
