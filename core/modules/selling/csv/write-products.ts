// Writes what a batch of lines about products came to: one statement for all products, all variants, all prices each; counters last.
import { addCategory } from '#modules/catalog/index.ts';
import { bringStock } from '#modules/inventory/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Seller } from '../put-product.ts';
import { wordsOf } from '../texts.ts';
import type { PlannedProduct, PlannedVariant, Shelf, StockWish } from './plan-products.ts';
import {
  addImported,
  addImportedOffers,
  addProducts,
  changeImported,
  changeImportedOffers,
  changeProducts,
  dropImportedCategories,
  dropImportedPictures,
  putImportedCategories,
  putImportedPictures,
  putImportedPrices,
  standImported,
} from './shelf.sql.ts';

export interface Writing extends Seller {
  /** As it is called where several sell. */
  name: string;
  currency: string;
  /** Names what is done, so that a counter moves once by it. */
  runId: Uuid;
}

const STEP = 1_000;
const json = (value: unknown): string => JSON.stringify(value);

/** All that words find a product by, as its editor has it. */
const namedBy = ({ texts, category, categories, tags }: PlannedProduct): Record<string, string>[] => [
  texts.title,
  texts.subtitle,
  category.name,
  ...categories.map(({ name }) => name),
  { en: tags.join(' ') },
];

function textColumns(products: readonly PlannedProduct[], { name, shops }: Writing): unknown[] {
  return [
    products.map(({ texts }) => json(texts.title)),
    products.map(({ texts }) => json(texts.subtitle)),
    products.map(({ texts }) => json(texts.description)),
    products.map(({ texts }) => json(texts.seo_title)),
    products.map(({ texts }) => json(texts.seo_description)),
    products.map(({ tags }) => json(tags)),
    products.map(({ options }) => json(options)),
    products.map(({ attributes }) => json(attributes)),
    products.map((product) => wordsOf(namedBy(product), name, shops)),
  ];
}

function writeProducts(tx: Tx, shelf: Shelf, to: Writing): void {
  const all = [...shelf.products.values()];
  const used = new Set(all.flatMap(({ category, categories }) => [category, ...categories]).map(({ id }) => id));
  // What only a wrong line named is not made.
  for (const { id, slug, name } of shelf.newCategories.filter((each) => used.has(each.id)))
    tx.send(addCategory, [to.orgId, id, slug, json(name), null, 0]);
  const fresh = all.filter((product) => product.fresh);
  if (fresh.length > 0)
    tx.send(addProducts, [
      to.orgId,
      fresh.map(({ id }) => id),
      fresh.map(({ kind }) => kind),
      fresh.map(({ slug }) => slug),
      fresh.map(({ status }) => status),
      fresh.map(({ category }) => category.id),
      ...textColumns(fresh, to),
      tx.now,
    ]);
  const dirty = all.filter((product) => product.dirty && !product.fresh);
  if (dirty.length > 0)
    tx.send(changeProducts, [
      to.orgId,
      dirty.map(({ id }) => id),
      dirty.map(({ status }) => status),
      dirty.map(({ category }) => category.id),
      ...textColumns(dirty, to),
      tx.now,
    ]);
}

/** Further categories and pictures, of products where they are others. */
function writeBeside(tx: Tx, shelf: Shelf, { orgId }: Writing): void {
  const all = [...shelf.products.values()];
  const ids = (products: readonly PlannedProduct[]): Uuid[] => products.map(({ id }) => id);
  const recategorized = all.filter((product) => product.recategorized);
  if (recategorized.length > 0) {
    tx.send(dropImportedCategories, [orgId, ids(recategorized)]);
    const lists = recategorized.map(({ categories }) => json(categories.map(({ id }) => id)));
    tx.send(putImportedCategories, [orgId, ids(recategorized), lists]);
  }
  const repictured = all.filter((product) => product.repictured);
  if (repictured.length > 0) {
    tx.send(dropImportedPictures, [orgId, ids(repictured)]);
    tx.send(putImportedPictures, [orgId, ids(repictured), repictured.map(({ pictures }) => json(pictures))]);
  }
}

function writeVariants(tx: Tx, all: readonly PlannedVariant[], { orgId }: Writing): void {
  const columns = (some: readonly PlannedVariant[]): unknown[] => [
    some.map(({ options }) => json(options)),
    some.map(({ barcode }) => barcode),
    some.map(({ weightGrams }) => weightGrams),
  ];
  const fresh = all.filter((variant) => variant.fresh);
  const keys = [fresh.map(({ id }) => id), fresh.map(({ product }) => product.id), fresh.map(({ sku }) => sku)];
  if (fresh.length > 0) tx.send(addImported, [orgId, ...keys, ...columns(fresh)]);
  const dirty = all.filter((variant) => variant.dirty && !variant.fresh);
  if (dirty.length > 0) tx.send(changeImported, [orgId, dirty.map(({ id }) => id), ...columns(dirty)]);
}

/** What has its price in prices of its own: the further ones of each offer. */
export function writeFurther(tx: Tx, orgId: Uuid, all: readonly Pick<PlannedVariant, 'offerId' | 'further' | 'prices'>[]): void {
  const rows = all.flatMap(({ offerId, further, prices }) =>
    further.map((currency) => ({ offerId, currency, ...prices.prices[currency] })),
  );
  if (rows.length === 0) return;
  tx.send(putImportedPrices, [
    orgId,
    rows.map(({ offerId }) => offerId),
    rows.map(({ currency }) => currency),
    rows.map(({ price }) => price),
    rows.map(({ compareAt }) => compareAt),
  ]);
}

export function writeOwnPrices(tx: Tx, orgId: Uuid, changed: readonly Pick<PlannedVariant, 'offerId' | 'prices'>[]): void {
  if (changed.length === 0) return;
  const prices = [changed.map(({ prices: { price } }) => price), changed.map(({ prices: { compareAt } }) => compareAt)];
  tx.send(changeImportedOffers, [orgId, changed.map(({ offerId }) => offerId), ...prices]);
}

function writeOffers(tx: Tx, shelf: Shelf, to: Writing): void {
  const all = [...shelf.variants.values()];
  const isNew = ({ offerId }: PlannedVariant): boolean => offerId !== null && shelf.newOffers.has(offerId);
  const fresh = all.filter(isNew);
  if (fresh.length > 0)
    tx.send(addImportedOffers, [
      to.orgId,
      to.currency,
      fresh.map(({ offerId }) => offerId),
      fresh.map(({ id }) => id),
      fresh.map(({ product }) => product.id),
      fresh.map(({ product }) => (product.status === 'published' ? 'published' : 'withdrawn')),
      fresh.map(({ prices }) => prices.price),
      fresh.map(({ prices }) => prices.compareAt),
    ]);
  writeOwnPrices(
    tx,
    to.orgId,
    all.filter((variant) => variant.repriced && !isNew(variant)),
  );
  writeFurther(tx, to.orgId, all);
  const stands = [...shelf.products.values()].filter((product) => product.stands && !product.fresh);
  if (stands.length > 0)
    tx.send(standImported, [
      to.orgId,
      stands.map(({ id }) => id),
      stands.map(({ status }) => (status === 'published' ? 'published' : 'withdrawn')),
    ]);
}

/** Counters brought to what the lines say; false where something reserved would be taken. In id order, as everybody touches counters. */
export async function writeCounters(
  tx: Tx,
  wishes: readonly StockWish[],
  { orgId, runId }: Pick<Writing, 'orgId' | 'runId'>,
): Promise<boolean> {
  const inOrder = wishes.toSorted((one, other) => (one.offerId < other.offerId ? -1 : 1));
  for (let from = 0; from < inOrder.length; from += STEP) {
    const step = inOrder.slice(from, from + STEP).map(({ line, ...wish }) => ({ ...wish, sourceKey: `run ${runId} ${line}` }));
    if ((await bringStock(tx, orgId, step)).includes('short')) return false;
  }
  return true;
}

/** All but the counters. */
export function writeShelf(tx: Tx, shelf: Shelf, to: Writing): void {
  writeProducts(tx, shelf, to);
  writeBeside(tx, shelf, to);
  writeVariants(tx, [...shelf.variants.values()], to);
  writeOffers(tx, shelf, to);
}
