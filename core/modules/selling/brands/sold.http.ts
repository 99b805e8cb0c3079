// What a store sells of brands over HTTP: a product variant by variant, its prices, and taking things off the shelf.
import type { z } from 'zod';
import { changeBrandProduct, getBrandProduct, putAwayBrandProducts, type SoldBrandProduct } from '#contracts/from-brands.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, channelSelling, forgetOffers, inLocale, spokenBy, storeActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { changeSold, putSoldAway, readSold, type Sold } from './change-sold.ts';
import type { SoldVariantRow } from './sold.sql.ts';

function shownSold({ product, variants }: Sold, { currency, currencies }: Channel, locale: string): z.input<typeof SoldBrandProduct> {
  const named = ({ options }: SoldVariantRow): string =>
    product.options
      .map(({ code, values }) => values.find((value) => value.code === options[code]))
      .map((value) => (value ? inLocale(value.name, locale, locale) : ''))
      .filter(Boolean)
      .join(', ');
  const asked = (minor: bigint | null) => (minor === null ? null : toWire(money(minor, currency)));
  return {
    id: publicId('product', product.id),
    slug: product.slug,
    brand: { id: publicId('organization', product.org_id), name: product.brand },
    mode: product.mode,
    title: inLocale(product.title, locale, locale),
    picture: product.media_key ? { url: mediaUrl(product.media_key), alt: inLocale(product.alt ?? {}, locale, locale) } : null,
    currencies,
    variants: variants.map((row) => ({
      id: publicId('variant', row.id),
      sku: row.sku,
      variant: named(row),
      central: asked(row.central_minor),
      offerId: row.offer_id && publicId('offer', row.offer_id),
      onSale: row.status === 'published',
      price: row.offer_id === null ? null : asked(product.mode === 'CENTRAL' ? row.central_minor : row.price_minor),
      prices: Object.entries(row.prices).map(([other, { price }]) => toWire(money(BigInt(price), other))),
      available: row.offer_id === null ? null : row.available,
    })),
  };
}

export const soldRoutes = [
  route(getBrandProduct, async (call) => {
    const actor = await storeActor(call);
    const channel = await channelSelling(actor.orgId);
    const sold = await inTx(actor, (tx) => readSold(tx, actor.orgId, privateId('product', call.params.id)));
    return shownSold(sold, channel, call.query.locale ?? spokenBy(call, channel));
  }),
  route(changeBrandProduct, async (call) => {
    const actor = await storeActor(call);
    const channel = await channelSelling(actor.orgId);
    const variants = call.body.variants.map((change) => ({ ...change, id: privateId('variant', change.id) }));
    const sold = await inTx(actor, (tx) => changeSold(tx, actor.orgId, { id: privateId('product', call.params.id), variants }));
    await forgetOffers(actor.orgId);
    return shownSold(sold, channel, spokenBy(call, channel));
  }),
  route(putAwayBrandProducts, async (call) => {
    const actor = await storeActor(call);
    const products = call.body.products.map((id) => privateId('product', id));
    const variants = await inTx(actor, (tx) => putSoldAway(tx, actor.orgId, { products, away: call.body.away }));
    await forgetOffers(actor.orgId);
    return { variants };
  }),
];
