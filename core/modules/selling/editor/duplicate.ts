// Makes a draft that is like a product: its words, pictures, choices and prices, with SKUs and an address of its own and no stock.
import { record } from '#modules/audit/index.ts';
import { addWholeProduct, likeCategories, likePictures, ProductChanged, skusTaken } from '#modules/catalog/index.ts';
import { numbered } from '#modules/organizations/index.ts';
import { standOffers } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { LONGEST_SLUG, type Seller } from '../put-product.ts';
import { freeProductSlug, holdSeller } from '../selling.sql.ts';
import { type Text, wordsOf } from '../texts.ts';
import { type VariantPlan, putVariants } from './put-variants.ts';
import { holdWhole, type WholeRows } from './read-whole.ts';

const LONGEST_TITLE = 120;
const LONGEST_SKU = 64;
const copyOf: Text = { en: 'Copy of', th: 'สำเนาของ', vi: 'Bản sao của', ru: 'Копия:', ar: 'نسخة من' };

const copied = (title: Text): Text =>
  Object.fromEntries(
    Object.entries(title).map(([locale, text]) => [locale, `${copyOf[locale] ?? copyOf.en} ${text}`.slice(0, LONGEST_TITLE).trim()]),
  );

/** The same SKUs with one ending that none of the organization's has yet. */
async function newSkus(tx: Tx, orgId: Uuid, skus: readonly string[]): Promise<string[]> {
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const wanted = skus.map((sku) => sku.slice(0, LONGEST_SKU - ending.length) + ending);
    if (new Set(wanted).size < wanted.length) return skus.map(() => newId());
    if (!(await tx.row(skusTaken, [orgId, wanted, []]))) return wanted;
  }
}

/** As new variants; those that are retired stay behind. */
async function planOf(tx: Tx, { orgId, channel }: Seller, { variants }: WholeRows): Promise<VariantPlan> {
  const active = variants.filter(({ status }) => status === 'active');
  const skus = await newSkus(
    tx,
    orgId,
    active.map(({ sku }) => sku),
  );
  const inFirst = (amount: bigint | null) => (amount === null ? null : { amount: String(amount), currency: channel.currency });
  const all = active.map((row, at) => ({
    id: newId(),
    offerId: null,
    isNew: true,
    options: row.options,
    sku: skus[at] ?? newId(),
    // A number of goods is that of one thing.
    barcode: null,
    weightGrams: row.weight_grams,
    status: 'active' as const,
    price: inFirst(row.price_minor),
    compareAt: inFirst(row.compare_at_minor),
    prices: row.prices,
    stock: 0,
  }));
  return { all, gone: [], retired: [] };
}

/** @throws Refusal OWN_PRODUCT_NOT_FOUND, PRODUCT_OF_BRAND */
export async function duplicateWhole(tx: Tx, seller: Seller, likeId: Uuid): Promise<Uuid> {
  const { orgId, shops } = seller;
  const rows = await holdWhole(tx, seller, likeId);
  const held = await tx.row(holdSeller, [orgId]);
  const { product } = rows;
  const names = numbered(`${product.slug.slice(0, LONGEST_SLUG - 5)}-copy`, LONGEST_SLUG);
  const free = await tx.row(freeProductSlug, [orgId, Array.from({ length: 50 }, () => String(names.next().value))]);
  const id = newId();
  const title = copied(product.title);
  const words = wordsOf([title, product.subtitle], held?.name ?? '', shops);
  tx.send(addWholeProduct, [orgId, likeId, id, free?.slug ?? id, JSON.stringify(title), words]);
  tx.send(likeCategories, [orgId, likeId, id]);
  tx.send(likePictures, [orgId, likeId, id]);
  await putVariants(tx, seller, { id, kind: product.kind }, await planOf(tx, seller, rows));
  tx.send(standOffers, [orgId, id, 'withdrawn']);
  await record(tx, { orgId, action: 'product.duplicated', subject: { type: 'product', id }, after: { like: likeId, title } });
  tx.emit(ProductChanged, { orgId, aggregateId: id, payload: { productId: id } });
  return id;
}
