// Puts a product on sale in one act: the product with one variant, its price, its picture and its stock; and changes what is on sale.
import { record } from '#modules/audit/index.ts';
import {
  addCategory,
  addOwnProduct,
  addPicture,
  addVariants,
  CatalogError,
  changeOwnProduct,
  holdOwnProduct,
  ProductChanged,
} from '#modules/catalog/index.ts';
import { addLocation, openStock } from '#modules/inventory/index.ts';
import { requirePicture } from '#modules/media/index.ts';
import { kindSold } from '#modules/orders/index.ts';
import { numbered, slugOf, type Channel } from '#modules/organizations/index.ts';
import { addOffers, dropFurther, repriceFurther, repriceOffers, standOffers } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { ownVariants } from './editor/editor.sql.ts';
import { requireReady } from './editor/readiness.ts';
import { SellingError } from './selling.errors.ts';
import { firstLocation, freeProductSlug, holdSeller, ownProduct, type OwnProductRow, pickCategory } from './selling.sql.ts';
import { inWords, retitled, type Text, wordsOf } from './texts.ts';

type Status = 'draft' | 'published' | 'archived';
export interface Price {
  amount: string;
  currency: string;
}

export interface Seller {
  orgId: Uuid;
  /** The one it sells in. */
  channel: Channel;
  /** All that show what it sells. */
  shops: readonly Channel[];
}

export interface NewProduct {
  kind: string;
  title: string;
  description: string;
  category?: string | undefined;
  price: Price;
  prices: Price[];
  pictureKey: string | null;
  stock: number;
  sku?: string | undefined;
  status: 'draft' | 'published';
}

export const LONGEST_SLUG = 100;
const allProducts = { en: 'All products', th: 'สินค้าทั้งหมด', vi: 'Tất cả sản phẩm', ru: 'Все товары', ar: 'كل المنتجات' };

/** One price is in the shop's first currency, further ones in its others. */
function requireCurrencies(channel: Channel, { price, prices = [] }: { price?: Price | undefined; prices?: Price[] | undefined }): void {
  const [first, ...others] = channel.currencies;
  if ((price && price.currency !== first) || prices.some(({ currency }) => !others.includes(currency)))
    throw SellingError('WRONG_CURRENCY', { facts: { currency: first, others } });
}

/** As plain data, for the audit trail. */
const told = (prices: Price[]) => prices.map((price) => ({ ...price }));

/** These further prices, and no others, for all variants of a product. */
function setFurther(tx: Tx, of: { orgId: Uuid; channel: Channel; productId: Uuid }, prices: Price[]): void {
  const key = [of.orgId, of.productId, of.channel.currency];
  const currencies = prices.map(({ currency }) => currency);
  tx.send(dropFurther, [...key, currencies]);
  if (prices.length > 0) tx.send(repriceFurther, [...key, currencies, prices.map(({ amount }) => amount)]);
}

async function categoryFor(tx: Tx, orgId: Uuid, slug: string | undefined): Promise<{ id: Uuid; name: Text }> {
  const found = await tx.row(pickCategory, [orgId, slug ?? null]);
  if (found) return found;
  if (slug !== undefined) throw CatalogError('CATEGORY_NOT_FOUND');
  const id = newId();
  tx.send(addCategory, [orgId, id, 'all', JSON.stringify(allProducts), null, 0]);
  return { id, name: allProducts };
}

export async function locationFor(tx: Tx, orgId: Uuid, name: string): Promise<Uuid> {
  const found = await tx.row(firstLocation, [orgId]);
  if (found) return found.id;
  const id = newId();
  tx.send(addLocation, [orgId, id, name]);
  return id;
}

/** @throws Refusal WRONG_CURRENCY, KIND_NOT_SOLD, PICTURE_NOT_FOUND, CATEGORY_NOT_FOUND, SKU_TAKEN */
export async function putProduct(tx: Tx, seller: Seller, input: NewProduct): Promise<OwnProductRow> {
  const { orgId, channel } = seller;
  requireCurrencies(channel, input);
  if (!kindSold(input.kind)) throw SellingError('KIND_NOT_SOLD');
  const held = await tx.row(holdSeller, [orgId]);
  if (input.pictureKey) await requirePicture(tx, orgId, input.pictureKey);
  const locale = held?.locale ?? channel.default_locale;
  const category = await categoryFor(tx, orgId, input.category);
  const names = numbered(slugOf(input.title, LONGEST_SLUG, 'product'), LONGEST_SLUG);
  const free = await tx.row(freeProductSlug, [orgId, Array.from({ length: 50 }, () => String(names.next().value))]);
  const id = newId();
  const slug = free?.slug ?? id;
  const title = inWords(input.title, locale, channel);
  const description = JSON.stringify(input.description ? inWords(input.description, locale, channel) : {});
  const published = input.status === 'published' ? tx.now : null;
  const words = wordsOf([title, category.name], held?.name ?? '', seller.shops);
  tx.send(addOwnProduct, [orgId, id, input.kind, slug, input.status, category.id, JSON.stringify(title), description, words, published]);
  if (input.pictureKey) tx.send(addPicture, [orgId, newId(), id, input.pictureKey, JSON.stringify(title), '{}', 0]);
  await offerOne(tx, { ...seller, productId: id, sku: input.sku ?? slug.toUpperCase().slice(0, 64), input });
  await record(tx, {
    orgId,
    action: 'product.created',
    subject: { type: 'product', id },
    after: {
      title: input.title,
      kind: input.kind,
      status: input.status,
      price: { ...input.price },
      prices: told(input.prices),
      stock: input.stock,
    },
  });
  return announced(tx, seller, id);
}

/** A brand without units of its own leaves selling to its stores: nothing is counted, and nothing runs low. */
export const opensNoStock = ({ trade }: Channel, units: number): boolean => trade === 'brand' && units === 0;

async function offerOne(tx: Tx, of: { orgId: Uuid; channel: Channel; productId: Uuid; sku: string; input: NewProduct }): Promise<void> {
  const { orgId, productId, sku, input } = of;
  const [variantId, offerId] = [newId(), newId()];
  await tx.rows(addVariants, [orgId, productId, [variantId], [sku], ['{}'], [0]]).catch((error: unknown) => {
    throw (error as { constraint?: string }).constraint === 'variants_org_id_sku_key' ? SellingError('SKU_TAKEN') : error;
  });
  tx.send(addOffers, [orgId, orgId, productId, input.price.currency, [offerId], [variantId], [input.price.amount], [null]]);
  if (input.prices.length > 0) setFurther(tx, of, input.prices);
  if (input.status !== 'published') tx.send(standOffers, [orgId, productId, 'withdrawn']);
  // What is not sent lies on no shelf: its kind counts places or hours.
  if (!kindSold(input.kind)?.stocked || opensNoStock(of.channel, input.stock)) return;
  const locationId = await locationFor(tx, orgId, of.channel.preset);
  tx.send(openStock, [orgId, locationId, [offerId], [input.stock], [newId()], tx.now]);
}

export interface ProductChange {
  id: Uuid;
  title?: string | undefined;
  price?: Price | undefined;
  /** All further prices there are to be. */
  prices?: Price[] | undefined;
  status?: Status | undefined;
}

/** @throws Refusal OWN_PRODUCT_NOT_FOUND, WRONG_CURRENCY, PRODUCT_NOT_READY */
export async function changeProduct(tx: Tx, seller: Seller, input: ProductChange): Promise<OwnProductRow> {
  const { orgId, channel } = seller;
  const { id, title, price, prices, status } = input;
  requireCurrencies(channel, input);
  const held = await tx.row(holdOwnProduct, [orgId, id]);
  if (!held) throw SellingError('OWN_PRODUCT_NOT_FOUND');
  const before = await tx.row(ownProduct, [orgId, channel.currency, id]);
  const seen = await tx.row(holdSeller, [orgId]);
  const texts = title === undefined ? null : retitled(held.title, title, channel);
  if (status === 'published') {
    const variants = await tx.rows(ownVariants, [orgId, id, channel.currency]);
    const standing = variants.map((row) => ({ status: row.status, priced: row.offer_id !== null }));
    requireReady({ title: texts ?? held.title, variants: standing }, [channel]);
  }
  const words = texts && wordsOf([texts, held.subtitle, held.category_name], seen?.name ?? '', seller.shops);
  tx.send(changeOwnProduct, [orgId, id, texts && JSON.stringify(texts), words, status ?? null, tx.now]);
  if (price) tx.send(repriceOffers, [orgId, id, price.currency, price.amount]);
  if (prices) setFurther(tx, { orgId, channel, productId: id }, prices);
  if (status) tx.send(standOffers, [orgId, id, status === 'published' ? 'published' : 'withdrawn']);
  await record(tx, {
    orgId,
    action: 'product.changed',
    subject: { type: 'product', id },
    before: { title: held.title, status: held.status, price: before?.price_minor?.toString() ?? null, prices: before?.prices ?? [] },
    after: { title, status, price: price?.amount, prices: prices && told(prices) },
  });
  return announced(tx, seller, id);
}

/** Says what happened, so that shops show it, and reads it as it is now. */
async function announced(tx: Tx, { orgId, channel }: Seller, id: Uuid): Promise<OwnProductRow> {
  tx.emit(ProductChanged, { orgId, aggregateId: id, payload: { productId: id } });
  const row = await tx.row(ownProduct, [orgId, channel.currency, id]);
  if (!row) throw SellingError('OWN_PRODUCT_NOT_FOUND');
  return row;
}
