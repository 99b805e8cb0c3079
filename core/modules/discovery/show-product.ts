// One product as its page shows it: variants with their best offers, pictures, relatives.
import type { z } from 'zod';
import type { Product } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { AVAILABLE_CAP, picturesOf } from '#modules/catalog/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale, standsOnOffers } from '#modules/organizations/index.ts';
import { DiscoveryError } from './discovery.errors.ts';
import {
  productBySlug,
  productPage,
  productPageIn,
  type ProductRow,
  type VariantRow,
  variantsIn,
  variantsOf,
  variantsPriced,
} from './discovery.sql.ts';
import { type Reading, shownCard } from './list-products.ts';
import { namesOfSellers } from './show-sellers.ts';

const RELATED = 4;

function shownVariant(row: VariantRow, currency: string, elsewhere: ReadonlySet<Uuid>) {
  const offer =
    row.offer_id && row.price_minor !== null && row.seller_org_id
      ? {
          id: publicId('offer', row.offer_id),
          price: toWire(money(row.price_minor, currency)),
          compareAt: row.compare_at_minor === null ? null : toWire(money(row.compare_at_minor, currency)),
          available: Math.max(0, Math.min(AVAILABLE_CAP, row.available ?? 0)),
          seller: { id: publicId('organization', row.seller_org_id), name: row.seller_name ?? '' },
        }
      : null;
  const problem = offer ? null : elsewhere.has(row.id) ? ('NOT_IN_CURRENCY' as const) : ('NOT_SOLD' as const);
  return { id: publicId('variant', row.id), sku: row.sku, options: row.options, offer, problem };
}

/** Of the variants without a price here, those that have one in another of the channel's currencies; asked only where it can be. */
async function pricedElsewhere(tx: Tx, channel: Channel, product: ProductRow, variants: VariantRow[]): Promise<ReadonlySet<Uuid>> {
  if (channel.currencies.length === 1 || variants.every((row) => row.offer_id !== null)) return new Set();
  const rows = await tx.rows(variantsPriced, [product.org_id, product.id, channel.sellers, channel.currencies]);
  return new Set(rows.map(({ id }) => id));
}

/** @throws Refusal PRODUCT_NOT_FOUND */
export async function showProduct(tx: Tx, channel: Channel, slug: string, reading: Reading): Promise<z.input<typeof Product>> {
  const { locale, currency } = reading;
  const plain = standsOnOffers(channel, currency);
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  const product = await tx.row(productBySlug, [channel.sellers, slug]);
  if (!product) throw DiscoveryError('PRODUCT_NOT_FOUND');
  const [pictures, variants, relatives, sellers] = await Promise.all([
    tx.rows(picturesOf, [product.org_id, product.id]),
    tx.rows(plain ? variantsOf : variantsIn, [product.org_id, product.id, channel.sellers, currency]),
    tx.rows(plain ? productPage : productPageIn, [
      channel.sellers,
      currency,
      product.category_slug,
      null,
      null,
      null,
      false,
      null,
      null,
      'featured',
      locale,
      false,
      null,
      null,
      null,
      null,
      RELATED + 1,
    ]),
    namesOfSellers(tx, channel),
  ]);
  const elsewhere = await pricedElsewhere(tx, channel, product, variants);
  return {
    id: publicId('product', product.id),
    slug: product.slug,
    kind: product.kind,
    title: say(product.title),
    subtitle: say(product.subtitle),
    description: say(product.description),
    category: { slug: product.category_slug, name: say(product.category_name) },
    seller: sellers.get(product.org_id) ?? null,
    pictures: pictures.map((picture) => ({ url: mediaUrl(picture.media_key), alt: say(picture.alt), options: picture.options })),
    options: product.options.map((option) => ({
      code: option.code,
      name: say(option.name),
      values: option.values.map((value) => ({ code: value.code, name: say(value.name), swatch: value.swatch })),
    })),
    variants: variants.map((row) => shownVariant(row, currency, elsewhere)),
    attributes: product.attributes.map((attribute) => ({ name: say(attribute.name), value: say(attribute.value) })),
    related: relatives
      .filter((row) => row.id !== product.id)
      .slice(0, RELATED)
      .map((row) => shownCard(row, channel, { ...reading, sellers })),
  };
}
