// Writes a product whole, as its editor shows it: refused where anything does not fit or somebody else was faster, else all of it at once.
import type { z } from 'zod';
import { Locale } from '#contracts/organizations.ts';
import type { WrittenProduct } from '#contracts/product-editor.ts';
import { record } from '#modules/audit/index.ts';
import {
  addPicturesOf,
  attributesOf,
  type AttributeSaid,
  CatalogError,
  dropCategoriesOf,
  dropPicturesOf,
  type OptionRow,
  ownCategories,
  type OwnCategoryRow,
  picturesMissing,
  ProductChanged,
  setCategoriesOf,
  writeWholeProduct,
} from '#modules/catalog/index.ts';
import { requirePicture } from '#modules/media/index.ts';
import { standOffers } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, privateId, type Uuid } from '#platform/ids/index.ts';
import { saidIn } from '#platform/texts.ts';
import type { Seller } from '../put-product.ts';
import { SellingError } from '../selling.errors.ts';
import { holdSeller } from '../selling.sql.ts';
import { type Text, wordsOf } from '../texts.ts';
import { attributesSaidBy } from './check-attributes.ts';
import { checkChoices } from './check-choices.ts';
import { planVariants, putVariants, type VariantPlan, type VariantWritten } from './put-variants.ts';
import { changedSince, holdWhole, readWhole, type WholeRows } from './read-whole.ts';
import { requireReady } from './readiness.ts';

type Written = z.output<typeof WrittenProduct>;
const textFields = ['title', 'subtitle', 'description', 'seoTitle', 'seoDescription'] as const;
type TextField = (typeof textFields)[number];

/** What a product is to be, known to be right. */
interface Right {
  texts: Record<TextField, Text>;
  category: OwnCategoryRow;
  categories: OwnCategoryRow[];
  attributes: AttributeSaid[];
  options: OptionRow[];
  tags: string[];
  plan: VariantPlan;
  /** Of the seller. */
  name: string;
}

/** What is written now; languages that nobody here writes stay. */
function textsOf(written: Written, { product }: WholeRows): Record<TextField, Text> {
  const before: Record<TextField, Text> = {
    title: product.title,
    subtitle: product.subtitle,
    description: product.description,
    seoTitle: product.seo_title,
    seoDescription: product.seo_description,
  };
  const entries = textFields.map((field) => {
    const others = Object.entries(before[field]).filter(([locale]) => !Locale.safeParse(locale).success);
    const said = saidIn(Object.fromEntries(Object.entries(written.texts).map(([locale, texts]) => [locale, texts?.[field] ?? ''])));
    return [field, { ...Object.fromEntries(others), ...said }];
  });
  return Object.fromEntries(entries) as Record<TextField, Text>;
}

/** Values keep the places they have among all products, as long as that is their order here. */
function optionsOf(written: Written, before: readonly OptionRow[]): OptionRow[] {
  return written.options.map((option) => {
    const places = new Map(before.find(({ code }) => code === option.code)?.values.map(({ code, position }) => [code, position]));
    let last = -1;
    const values = option.values.map((value) => {
      last = Math.max(last + 1, places.get(value.code) ?? 0);
      return { code: value.code, name: saidIn(value.name), swatch: value.swatch, position: last };
    });
    return { code: option.code, name: saidIn(option.name), values };
  });
}

/** @throws Refusal of the first thing that is wrong, with all of them by field */
function requireRight(wrong: readonly { pointer: string; code: Parameters<typeof SellingError>[0] }[]): void {
  const [first] = wrong;
  if (!first) return;
  const fields = wrong.slice(0, 50).map(({ pointer, code }) => ({ pointer: `/body${pointer}`, message: code }));
  throw SellingError(first.code, { fields });
}

function categoriesOf(written: Written, all: readonly OwnCategoryRow[]): { category: OwnCategoryRow; categories: OwnCategoryRow[] } {
  const find = (id: string): OwnCategoryRow => {
    const row = all.find((each) => each.id === privateId('category', id));
    if (!row) throw CatalogError('CATEGORY_NOT_FOUND');
    return row;
  };
  const category = find(written.categoryId);
  const further = new Set(written.categoryIds.map(find));
  further.delete(category);
  return { category, categories: [...further] };
}

/** @throws Refusal PRODUCT_CHANGED, PICTURE_NOT_FOUND, CATEGORY_NOT_FOUND, TITLE_NEEDED, PRODUCT_NOT_READY and those of fields */
async function judge(tx: Tx, seller: Seller, before: WholeRows, written: Written): Promise<Right> {
  const { orgId, shops, channel } = seller;
  const changed = changedSince(before, written.fingerprint);
  if (changed.length > 0) throw SellingError('PRODUCT_CHANGED', { facts: { changed } });
  // Held from here on: nobody takes a category away, or this address, meanwhile.
  const held = await tx.row(holdSeller, [orgId]);
  const [categories, definitions, missing] = await Promise.all([
    tx.rows(ownCategories, [orgId]),
    tx.rows(attributesOf, [orgId]),
    tx.rows(picturesMissing, [orgId, newPictures(before, written)]),
  ]);
  for (const { key } of missing.slice(0, 1)) await requirePicture(tx, orgId, key);
  const attributes = attributesSaidBy(written.attributes, definitions);
  requireRight([...checkChoices(written, channel.currencies), ...attributes.wrong]);
  const texts = textsOf(written, before);
  if (Object.keys(texts.title).length === 0) throw SellingError('TITLE_NEEDED', { facts: { locales: [channel.default_locale] } });
  const found = categoriesOf(written, categories);
  const variants = written.variants.map((variant): VariantWritten => ({ ...variant, id: variant.id && privateId('variant', variant.id) }));
  const plan = await planVariants(tx, orgId, before.variants, variants);
  if (written.status === 'published')
    requireReady({ title: texts.title, variants: plan.all.map(({ status, price }) => ({ status, priced: price !== null })) }, shops);
  const tags = [...new Map(written.tags.map((tag) => [tag.toLowerCase(), tag])).values()];
  return {
    texts,
    ...found,
    attributes: attributes.said,
    options: optionsOf(written, before.product.options),
    tags,
    plan,
    name: held?.name ?? '',
  };
}

/** Pictures that stand there already were looked at when they came; those of a shop that began with them were never uploaded. */
const newPictures = ({ pictures }: WholeRows, written: Written): string[] =>
  written.pictures.map(({ key }) => key).filter((key) => !pictures.some((picture) => picture.media_key === key));

async function writeProduct(
  tx: Tx,
  seller: Seller,
  { before, written, right }: { before: WholeRows; written: Written; right: Right },
): Promise<void> {
  const { orgId, shops } = seller;
  const { id } = before.product;
  const { texts, category, categories } = right;
  const named = [texts.title, texts.subtitle, category.name, ...categories.map(({ name }) => name), { en: right.tags.join(' ') }];
  const words = wordsOf(named, right.name, shops);
  const row = [...textFields.map((field) => texts[field]), right.attributes, right.options].map((each) => JSON.stringify(each));
  const values = [orgId, id, written.slug, written.status, category.id, ...row, right.tags, words, tx.now];
  await tx.rows(writeWholeProduct, values).catch((error: unknown) => {
    if ((error as { constraint?: string }).constraint !== 'products_org_id_slug_key') throw error;
    throw CatalogError('ADDRESS_TAKEN', { fields: [{ pointer: '/body/slug', message: 'ADDRESS_TAKEN' }] });
  });
  const further = categories.map((each) => each.id);
  tx.send(dropCategoriesOf, [orgId, id, further]);
  if (further.length > 0) tx.send(setCategoriesOf, [orgId, id, further]);
}

/** Pictures are written anew where they changed: nothing points to a picture's row. */
function writePictures(tx: Tx, orgId: Uuid, before: WholeRows, written: Written): void {
  const { id } = before.product;
  const after = written.pictures.map(({ key, alt, options }) => ({ media_key: key, alt: saidIn(alt), options }));
  if (JSON.stringify(after) === JSON.stringify(before.pictures)) return;
  tx.send(dropPicturesOf, [orgId, id]);
  if (after.length === 0) return;
  const texts = [after.map(({ alt }) => JSON.stringify(alt)), after.map(({ options }) => JSON.stringify(options))];
  tx.send(addPicturesOf, [orgId, id, after.map(() => newId()), after.map(({ media_key: key }) => key), ...texts]);
}

/** What an entry of the audit trail says of a product: not its long texts, which an entry would keep for good. */
const told = (product: { slug: string; status: string; title: Text; tags: string[]; variants: number }) => ({ ...product });

/** @throws Refusal OWN_PRODUCT_NOT_FOUND, PRODUCT_OF_BRAND, ADDRESS_TAKEN, SKU_TAKEN and those of `judge` */
export async function putWhole(tx: Tx, seller: Seller, id: Uuid, written: Written): Promise<WholeRows> {
  const { orgId } = seller;
  const before = await holdWhole(tx, seller, id);
  const right = await judge(tx, seller, before, written);
  await writeProduct(tx, seller, { before, written, right });
  writePictures(tx, orgId, before, written);
  await putVariants(tx, seller, before.product, right.plan);
  tx.send(standOffers, [orgId, id, written.status === 'published' ? 'published' : 'withdrawn']);
  const { product, variants } = before;
  await record(tx, {
    orgId,
    action: 'product.changed',
    subject: { type: 'product', id },
    before: told({ slug: product.slug, status: product.status, title: product.title, tags: product.tags, variants: variants.length }),
    after: {
      ...told({ slug: written.slug, status: written.status, title: right.texts.title, tags: right.tags, variants: right.plan.all.length }),
      retired: right.plan.retired.length,
      deleted: right.plan.gone.length,
    },
  });
  tx.emit(ProductChanged, { orgId, aggregateId: id, payload: { productId: id } });
  return readWhole(tx, seller, id);
}
