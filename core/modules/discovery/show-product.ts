// One product as its page shows it: variants with their best offers, pictures, relatives.
import type { z } from 'zod';
import type { Product } from '#contracts/storefront.ts';
import { now } from '#platform/clock/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { AVAILABLE_CAP, picturesOf } from '#modules/catalog/index.ts';
import { shipsFrom, shownLimits } from '#modules/inventory/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import { reachOf } from '#modules/pricing/index.ts';
import { DiscoveryError } from './discovery.errors.ts';
import {
  productBySlug,
  productOfOwner,
  type ProductRow,
  type VariantRow,
  variantsAsked,
  variantsAskedElsewhere,
  variantsIn,
  variantsOf,
  variantsPriced,
} from './discovery.sql.ts';
import { cardsOfCategory } from './list-products.ts';
import type { Reading } from './show-cards.ts';
import { breaksByOffer, lowestByOffer, shownBreaks } from './price-words.ts';
import { movedProduct } from './paths.sql.ts';
import { addressesOf, ownersIn, partsOf } from './product-address.ts';
import { namesOfBrands, namesOfSellers } from './show-sellers.ts';

const RELATED = 4;

type VariantOffer = NonNullable<z.input<typeof Product>['variants'][number]['offer']>;

/** What stands beside the prices of a page. */
interface Beside {
  breaks: Awaited<ReturnType<typeof breaksByOffer>>;
  lowest: Awaited<ReturnType<typeof lowestByOffer>>;
}

function shownOffer(row: VariantRow, currency: string, { breaks, lowest }: Beside): VariantOffer | null {
  if (!row.offer_id || row.price_minor === null || !row.seller_org_id) return null;
  const amount = (minor: bigint) => toWire(money(minor, currency));
  const before = row.compare_at_minor === null ? undefined : lowest.get(row.offer_id);
  return {
    id: publicId('offer', row.offer_id),
    price: amount(row.price_minor),
    compareAt: row.compare_at_minor === null ? null : amount(row.compare_at_minor),
    lowest30: before === undefined ? null : amount(before),
    breaks: shownBreaks(row.price_minor, breaks.get(row.offer_id) ?? [], currency),
    available: Math.max(0, Math.min(AVAILABLE_CAP, row.available ?? 0)),
    limits: shownLimits(row),
    shipsFrom: shipsFrom(row, now()),
    shipsInDays: row.here === 0 && (row.available ?? 0) > 0 ? row.later_days : null,
    seller: { id: publicId('organization', row.seller_org_id), name: row.seller_name ?? '' },
  };
}

function shownVariant(row: VariantRow, { currency, elsewhere, ...beside }: Beside & { currency: string; elsewhere: ReadonlySet<Uuid> }) {
  const offer = shownOffer(row, currency, beside);
  const problem = offer ? null : elsewhere.has(row.id) ? ('NOT_IN_CURRENCY' as const) : ('NOT_SOLD' as const);
  return { id: publicId('variant', row.id), sku: row.sku, options: row.options, offer, problem };
}

/** The variants of a product with what everybody pays for them here now. */
function variantsNow(tx: Tx, channel: Channel, { product, currency }: { product: ProductRow; currency: string }): Promise<VariantRow[]> {
  const asked = [product.org_id, product.id, channel.sellers, currency, channel.id];
  const reach = reachOf(channel, currency);
  if (reach === 'all') return tx.rows(variantsAsked, [...asked, tx.now]);
  return tx.rows(reach === 'further' ? variantsIn : variantsOf, asked);
}

/** Of the variants without a price here, those that have one in another of the channel's currencies; asked only where it can be. */
async function pricedElsewhere(tx: Tx, channel: Channel, product: ProductRow, variants: VariantRow[]): Promise<ReadonlySet<Uuid>> {
  if (channel.currencies.length === 1 || variants.every((row) => row.offer_id !== null)) return new Set();
  const asked = [product.org_id, product.id, channel.sellers, channel.currencies];
  const isAll = reachOf(channel, channel.currency) === 'all';
  const rows = await (isAll ? tx.rows(variantsAskedElsewhere, [...asked, tx.now]) : tx.rows(variantsPriced, asked));
  return new Set(rows.map(({ id }) => id));
}

/** What stands beside the prices of variants; nothing is read for it where nothing can. */
async function besidePrices(
  tx: Tx,
  channel: Channel,
  { variants, currency }: { variants: VariantRow[]; currency: string },
): Promise<Beside> {
  const sold = variants.filter((row) => row.offer_id !== null);
  const ids = (rows: VariantRow[]): Uuid[] => rows.map((row) => row.offer_id ?? '');
  const [breaks, lowest] = await Promise.all([
    breaksByOffer(tx, channel, { offers: ids(sold), currency, userId: null }),
    lowestByOffer(tx, channel, { offers: ids(sold.filter((row) => row.compare_at_minor !== null)), currency }),
  ]);
  return { breaks, lowest };
}

/** The product of an address, or the one that had it before. @throws Refusal PRODUCT_NOT_FOUND */
export async function productAt(tx: Tx, channel: Channel, slug: string): Promise<ProductRow> {
  const whose = ownersIn(tx, channel);
  const parts = partsOf(slug);
  const product = parts
    ? await tx.row(productOfOwner, [whose, parts.slug, channel.sellers, parts.owner, parts.id])
    : await tx.row(productBySlug, [whose, slug, channel.sellers]);
  if (product) return product;
  const moved = await tx.row(movedProduct, [whose, slug, channel.sellers]);
  const found = moved && (await tx.row(productBySlug, [whose, moved.slug, channel.sellers]));
  if (!found) throw DiscoveryError('PRODUCT_NOT_FOUND');
  return found;
}

/** @throws Refusal PRODUCT_NOT_FOUND */
export async function showProduct(
  tx: Tx,
  channel: Channel,
  slug: string,
  reading: Reading,
): Promise<Omit<z.input<typeof Product>, 'soldBy'>> {
  const { locale, currency } = reading;
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  const product = await productAt(tx, channel, slug);
  const category = { slug: product.category_slug, name: say(product.category_name) };
  const [sellers, brands] = await Promise.all([namesOfSellers(tx, channel), namesOfBrands(tx, channel)]);
  const [pictures, variants, addresses, related] = await Promise.all([
    tx.rows(picturesOf, [product.org_id, product.id]),
    variantsNow(tx, channel, { product, currency }),
    addressesOf(tx, channel, [{ orgId: product.org_id, id: product.id }]),
    cardsOfCategory(tx, channel, { ...reading, category: product.category_slug, limit: RELATED, but: product.id, sellers }),
  ]);
  const elsewhere = await pricedElsewhere(tx, channel, product, variants);
  const beside = await besidePrices(tx, channel, { variants, currency });
  return {
    id: publicId('product', product.id),
    slug: addresses.get(product.id) ?? product.slug,
    kind: product.kind,
    title: say(product.title),
    subtitle: say(product.subtitle),
    description: say(product.description),
    category,
    path: [...(product.above ?? []).map((each) => ({ slug: each.slug, name: say(each.name) })), category],
    seo: { title: say(product.seo_title), description: say(product.seo_description) },
    seller: sellers.get(product.org_id) ?? null,
    brand: brands.get(product.org_id) ?? null,
    pictures: pictures.map((picture) => ({ url: mediaUrl(picture.media_key), alt: say(picture.alt), options: picture.options })),
    options: product.options.map((option) => ({
      code: option.code,
      name: say(option.name),
      values: option.values.map((value) => ({ code: value.code, name: say(value.name), swatch: value.swatch })),
    })),
    variants: variants.map((row) => shownVariant(row, { currency, elsewhere, ...beside })),
    attributes: product.attributes.map((attribute) => ({ name: say(attribute.name), value: say(attribute.value) })),
    related,
  };
}
