// What lines about products come to, looked at without the database: what is new, what changes, what can't be. The dry run and the import are
// this one plan; the import writes it.
import type { AttributeRow, AttributeSaid } from '#modules/catalog/index.ts';
import { MOST_VARIANTS } from '#contracts/product-editor.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { slugOf } from '#modules/organizations/index.ts';
import { choiceKey } from '../editor/check-choices.ts';
import { textFields } from './columns.ts';
import { furtherCategories, mainCategory } from './plan-categories.ts';
import { planAttributes, type PlannedPicture, planPictures } from './plan-further.ts';
import { planChoice } from './plan-options.ts';
import { planPrices, type PriceNow } from './plan-prices.ts';
import { type Fault, faultAt, type ProductLine, type StockLine } from './read-line.ts';
import type { OptionNow } from './shelf.sql.ts';

export interface Category {
  id: Uuid;
  slug: string;
  name: Record<string, string>;
}
export interface PlannedProduct {
  id: Uuid;
  slug: string;
  kind: string;
  status: 'draft' | 'published' | 'archived';
  category: Category;
  /** Further ones, in order. */
  categories: readonly Category[];
  attributes: readonly AttributeSaid[];
  pictures: readonly PlannedPicture[];
  texts: Record<(typeof textFields)[number], Record<string, string>>;
  tags: string[];
  options: OptionNow[];
  /** SKU by choice, of what is not retired. */
  choices: Map<string, string>;
  fresh: boolean;
  dirty: boolean;
  stands: boolean;
  /** Its further categories, or its pictures, are others. */
  recategorized: boolean;
  repictured: boolean;
}
export interface PlannedVariant {
  id: Uuid;
  sku: string;
  product: PlannedProduct;
  options: Record<string, string>;
  barcode: string | null;
  weightGrams: number | null;
  offerId: Uuid | null;
  prices: PriceNow;
  retired: boolean;
  fresh: boolean;
  dirty: boolean;
  repriced: boolean;
  further: string[];
}
/** What a line wants of a counter. */
export interface StockWish extends Pick<StockLine, 'onHand' | 'change' | 'reason' | 'note'> {
  line: number;
  offerId: Uuid;
  locationId: Uuid;
}

/** All that a batch of lines touches, as it is and as it comes to be. */
export interface Shelf {
  products: Map<string, PlannedProduct>;
  variants: Map<string, PlannedVariant>;
  categories: Category[];
  newCategories: Category[];
  locations: { id: Uuid; name: string }[];
  levels: Map<string, { onHand: number; least: number }>;
  stock: StockWish[];
  /** Offers that are to be made. */
  newOffers: Set<Uuid>;
  /** Pictures that lines name and the organization never uploaded. */
  missingPictures: ReadonlySet<string>;
}
export interface Rules {
  defaultLocale: string;
  /** Languages in which a title must be said. */
  needed: readonly string[];
  currency: string;
  createCategories: boolean;
  /** The organization's set. */
  attributes: readonly AttributeRow[];
  kindStocked(kind: string): boolean | undefined;
}
export type Outcome = 'added' | 'changed' | 'unchanged' | Fault[];

export const levelKey = (offerId: Uuid, locationId: Uuid): string => `${offerId} ${locationId}`;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A short name for a product whose line gives none: of its title and SKU, so that the same line means the same product again. */
export function slugFor(line: ProductLine, { defaultLocale }: Pick<Rules, 'defaultLocale'>): string {
  const title = line.texts.title?.[defaultLocale] ?? Object.values(line.texts.title ?? {})[0] ?? line.sku;
  return `${slugOf(title, 70, 'product')}-${slugOf(line.sku, 40, 'x')}`.replace(/-+/g, '-').slice(0, 120);
}

function newProduct(slug: string, line: ProductLine, category: Category): PlannedProduct {
  const texts = { title: {}, subtitle: {}, description: {}, seo_title: {}, seo_description: {} };
  return {
    id: newId(),
    slug,
    kind: line.kind ?? 'physical',
    status: line.status ?? 'published',
    category,
    categories: [],
    attributes: [],
    pictures: [],
    texts,
    tags: [],
    options: [],
    choices: new Map(),
    fresh: true,
    dirty: true,
    stands: false,
    recategorized: false,
    repictured: false,
  };
}

/** What a line says of its product; the faults it has. Writes nothing where it has some. */
function planProduct(
  shelf: Shelf,
  before: PlannedProduct | undefined,
  line: ProductLine,
  { slug, rules }: { slug: string; rules: Rules },
): PlannedProduct | Fault[] {
  const kind = before?.kind ?? line.kind ?? 'physical';
  const category = mainCategory(shelf, before, line, rules);
  const faults: Fault[] = 'code' in category ? [category] : [];
  if (rules.kindStocked(kind) === undefined) faults.push(faultAt('kind', 'UNKNOWN_VALUE', kind));
  if (before && line.kind !== undefined && line.kind !== before.kind) faults.push(faultAt('kind', 'CANNOT_CHANGE', line.kind));
  const title = { ...before?.texts.title, ...line.texts.title };
  if (rules.needed.some((locale) => !title[locale])) faults.push(faultAt('title', 'MISSING'));
  if (faults.length > 0 || 'code' in category) return faults;
  const categories = furtherCategories(shelf, before, line, { main: category, rules });
  const attributes = planAttributes(before?.attributes ?? [], line, rules);
  const pictures = planPictures(before?.pictures ?? [], line.pictures, shelf.missingPictures);
  if ('column' in categories) return [categories];
  if ('column' in attributes) return [attributes];
  if ('column' in pictures) return [pictures];
  const next: PlannedProduct = before
    ? { ...before, texts: { ...before.texts }, choices: new Map(before.choices) }
    : newProduct(slug, line, category);
  for (const field of textFields) next.texts[field] = { ...next.texts[field], ...line.texts[field] };
  Object.assign(next, { category, categories, attributes, pictures });
  next.status = line.status ?? next.status;
  next.tags = line.tags ? tagsAfter(next.tags, line.tags) : next.tags;
  next.recategorized ||= !same(idsOf(before?.categories), idsOf(categories));
  next.repictured ||= !same(before?.pictures ?? [], pictures);
  if (before && !same(seenOf(before), seenOf(next))) next.dirty = true;
  if (before && before.status !== next.status) next.stands = true;
  return next;
}

/** A tag that stands already stays as it is written. */
const tagsAfter = (before: readonly string[], said: readonly string[]): string[] =>
  said.map((tag) => before.find((each) => each.toLowerCase() === tag) ?? tag);

const idsOf = (categories: readonly Category[] = []): Uuid[] => categories.map(({ id }) => id);

/** All that lines change of a product, to see whether one does. */
const seenOf = (product: PlannedProduct): unknown[] => [
  product.status,
  product.category.id,
  idsOf(product.categories),
  product.attributes,
  product.pictures,
  textFields.map((field) => sorted(product.texts[field])),
  product.tags.toSorted(),
];

const sorted = (text: Record<string, string>): [string, string][] =>
  Object.entries(text).toSorted(([one], [other]) => (one < other ? -1 : 1));

function planVariant(
  product: PlannedProduct,
  before: PlannedVariant | undefined,
  line: ProductLine,
  rules: Rules,
): PlannedVariant | Fault[] {
  const faults: Fault[] = [];
  // As many as its editor holds; a column that was taken for the product's address brings thousands.
  if (!before && product.choices.size >= MOST_VARIANTS) return [faultAt('product', 'TOO_MANY_VARIANTS', product.slug)];
  const others = [...product.choices].filter(([, sku]) => sku !== line.sku);
  const said =
    before && line.options.length === 0
      ? null
      : planChoice(product.options, line.options, { locale: rules.defaultLocale, open: others.length === 0 });
  if (said === undefined) return [faultAt('option1_name', 'OTHER_OPTIONS', line.options.map(({ name }) => name).join(', '))];
  const choice = said?.choice ?? before?.options ?? {};
  const twin = product.choices.get(choiceKey(choice));
  if (twin !== undefined && twin !== line.sku) faults.push(faultAt('option1_value', 'SAME_CHOICE', twin));
  const prices = planPrices(before?.prices ?? { price: null, compareAt: null, prices: {} }, line);
  if (prices.missing !== null) faults.push(faultAt(prices.missing, 'MISSING'));
  if (prices.wrong !== null) faults.push(faultAt(prices.wrong, 'NOT_ABOVE_PRICE'));
  if (faults.length > 0) return faults;
  const barcode = line.barcode ?? before?.barcode ?? null;
  const weightGrams = line.weightGrams ?? before?.weightGrams ?? null;
  const isOther =
    !before || !same(sorted(before.options), sorted(choice)) || barcode !== before.barcode || weightGrams !== before.weightGrams;
  if (said?.grown) {
    product.options = said.options;
    product.dirty = true;
  }
  if (before) product.choices.delete(choiceKey(before.options));
  product.choices.set(choiceKey(choice), line.sku);
  return {
    id: before?.id ?? newId(),
    sku: line.sku,
    product,
    options: choice,
    barcode,
    weightGrams,
    offerId: before?.offerId ?? null,
    prices: prices.next,
    retired: false,
    fresh: before?.fresh ?? true,
    dirty: (before?.dirty ?? false) || isOther,
    repriced: (before?.repriced ?? false) || prices.own,
    further: [...new Set([...(before?.further ?? []), ...prices.further])],
  };
}

export function locationMeant(locations: Shelf['locations'], name: string | undefined): { id: Uuid } | undefined {
  const wanted = name?.toLowerCase();
  return wanted === undefined ? locations[0] : locations.find((each) => each.name.toLowerCase() === wanted);
}

/** What can't be of the place and the number of units. */
function stockFault(shelf: Shelf, kind: string, { stock, location }: ProductLine, rules: Rules): Fault | undefined {
  if (!locationMeant(shelf.locations, location)) return faultAt('location', 'UNKNOWN_LOCATION', location);
  return stock !== undefined && rules.kindStocked(kind) === false ? faultAt('stock', 'CANNOT_CHANGE', String(stock)) : undefined;
}

/** Units that the line wants to be there. What is counted has a record, be it of nothing. */
function planStock(
  shelf: Shelf,
  variant: PlannedVariant & { offerId: Uuid },
  of: { line: number; said: ProductLine; isNew: boolean },
  rules: Rules,
): boolean | Fault {
  const { said, line, isNew } = of;
  const location = locationMeant(shelf.locations, said.location);
  if (!location || rules.kindStocked(variant.product.kind) !== true || (said.stock === undefined && !isNew)) return false;
  const key = levelKey(variant.offerId, location.id);
  const onHand = said.stock ?? 0;
  const level = shelf.levels.get(key);
  if (level?.onHand === onHand) return false;
  if (level && onHand < level.least) return faultAt('stock', 'TOO_FEW_UNITS', String(level.least));
  shelf.levels.set(key, { onHand, least: level?.least ?? 0 });
  shelf.stock.push({ line, offerId: variant.offerId, locationId: location.id, onHand, reason: 'counted' });
  return true;
}

/** Plans one line more. The shelf shows the lines after it what it came to. */
export function planLine(shelf: Shelf, of: { line: number; said: ProductLine }, rules: Rules): Outcome {
  const { said } = of;
  const known = shelf.variants.get(said.sku);
  const slug = said.product ?? known?.product.slug ?? slugFor(said, rules);
  if (known && known.product.slug !== slug) return [faultAt('product', 'OF_ANOTHER_PRODUCT', known.product.slug)];
  const before = shelf.products.get(slug);
  if (!known && before && said.product === undefined) return [faultAt('product', 'MISSING', slug)];
  if (known?.retired) return [faultAt('sku', 'CANNOT_CHANGE', said.sku)];
  const misplaced = stockFault(shelf, before?.kind ?? said.kind ?? 'physical', said, rules);
  if (misplaced) return [misplaced];
  const product = planProduct(shelf, before, said, { slug, rules });
  if (Array.isArray(product)) return product;
  const planned = planVariant(product, known && { ...known, product }, said, rules);
  if (Array.isArray(planned)) return planned;
  const isNew = planned.offerId === null;
  const variant = { ...planned, offerId: planned.offerId ?? newId() };
  const moved = planStock(shelf, variant, { ...of, isNew }, rules);
  if (typeof moved === 'object') return [moved];
  shelf.products.set(slug, product);
  // The product of its siblings is the same one.
  if (before) for (const each of shelf.variants.values()) if (each.product.id === product.id) each.product = product;
  shelf.variants.set(said.sku, variant);
  if (isNew) shelf.newOffers.add(variant.offerId);
  if (variant.fresh && !known) return 'added';
  const changed =
    variant.dirty !== known?.dirty || variant.repriced !== known?.repriced || variant.further.length !== known?.further.length;
  return changed || moved || product.dirty !== (before?.dirty ?? false) ? 'changed' : 'unchanged';
}
