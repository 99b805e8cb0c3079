// Reads what is there of what a batch of lines names, as the plan of the batch wants it.
import { picturesMissing } from '#modules/catalog/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { choiceKey } from '../editor/check-choices.ts';
import { locationFor } from '../put-product.ts';
import { levelKey, locationMeant, type PlannedProduct, type PlannedVariant, type Rules, type Shelf, slugFor } from './plan-products.ts';
import type { ProductLine } from './read-line.ts';
import {
  categoriesNow,
  holdLevels,
  holdProducts,
  levelsNow,
  locationsNow,
  type ProductNowRow,
  productsNow,
  type VariantNowRow,
  variantsNow,
} from './shelf.sql.ts';

const productOf = (row: ProductNowRow): PlannedProduct => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind,
  status: row.status,
  category: { id: row.category_id, slug: row.category_slug, name: { ...row.category_name } },
  texts: {
    title: { ...row.title },
    subtitle: { ...row.subtitle },
    description: { ...row.description },
    seo_title: { ...row.seo_title },
    seo_description: { ...row.seo_description },
  },
  categories: row.further,
  attributes: row.attributes,
  pictures: row.pictures,
  tags: row.tags,
  options: row.options,
  choices: new Map(row.choices.map(({ sku, options }) => [choiceKey(options), sku])),
  fresh: false,
  dirty: false,
  stands: false,
  recategorized: false,
  repictured: false,
});

export const pricesNow = (row: Pick<VariantNowRow, 'price_minor' | 'compare_at_minor' | 'prices'>) => ({
  price: row.price_minor?.toString() ?? null,
  compareAt: row.compare_at_minor?.toString() ?? null,
  prices: row.prices,
});

const variantOf = (row: VariantNowRow, product: PlannedProduct): PlannedVariant => ({
  id: row.id,
  sku: row.sku,
  product,
  options: row.options,
  barcode: row.barcode,
  weightGrams: row.weight_grams,
  offerId: row.offer_id,
  prices: pricesNow(row),
  retired: row.status === 'retired',
  fresh: false,
  dirty: false,
  repriced: false,
  further: [],
});

/** Where units lie; an organization that has no place yet gets one where something is to be written. */
export async function locationsOf(tx: Tx, orgId: Uuid, instead?: string): Promise<Shelf['locations']> {
  const found = await tx.rows(locationsNow, [orgId]);
  if (found.length > 0) return found;
  return instead === undefined ? [{ id: orgId, name: '' }] : [{ id: await locationFor(tx, orgId, instead), name: instead }];
}

/**
 * `write` holds the products and names the place for an organization that has none yet; with `hold` the counters that lines speak of are held,
 * too, so that what can't be is known before anything is written.
 */
export async function readShelf(
  tx: Tx,
  {
    orgId,
    lines,
    rules,
    write,
    hold = false,
  }: { orgId: Uuid; lines: readonly ProductLine[]; rules: Rules; write?: string; hold?: boolean },
): Promise<Shelf> {
  const slugs = [...new Set(lines.map((line) => line.product ?? slugFor(line, rules)))];
  const skus = lines.map(({ sku }) => sku);
  if (write !== undefined) await tx.rows(holdProducts, [orgId, slugs, skus]);
  const pictures = [...new Set(lines.flatMap((line) => line.pictures ?? []))];
  const [products, variants, categories, locations, missing] = await Promise.all([
    tx.rows(productsNow, [orgId, slugs, skus]),
    tx.rows(variantsNow, [orgId, skus, rules.currency]),
    tx.rows(categoriesNow, [orgId]),
    locationsOf(tx, orgId, write),
    pictures.length > 0 ? tx.rows(picturesMissing, [orgId, pictures]) : [],
  ]);
  const byId = new Map(products.map((row) => [row.id, productOf(row)]));
  const known = variants.flatMap((row) => {
    const product = byId.get(row.product_id);
    return product ? [variantOf(row, product)] : [];
  });
  const counted = new Map(lines.flatMap((line) => (line.stock === undefined ? [] : [[line.sku, line]])));
  const pairs = known.flatMap(({ sku, offerId }) => {
    const line = counted.get(sku);
    const location = line && locationMeant(locations, line.location);
    return offerId && location ? [{ offerId, locationId: location.id }] : [];
  });
  const keys = [pairs.map(({ offerId }) => offerId), pairs.map(({ locationId }) => locationId)];
  const levels = pairs.length > 0 ? await tx.rows(hold ? holdLevels : levelsNow, [orgId, ...keys]) : [];
  return {
    products: new Map([...byId.values()].map((product) => [product.slug, product])),
    variants: new Map(known.map((variant) => [variant.sku, variant])),
    categories: categories.map(({ id, slug, name }) => ({ id, slug, name: { ...name } })),
    newCategories: [],
    locations,
    levels: new Map(levels.map((row) => [levelKey(row.offer_id, row.location_id), { onHand: row.on_hand, least: row.least }])),
    stock: [],
    newOffers: new Set(),
    missingPictures: new Set(missing.map(({ key }) => key)),
  };
}
