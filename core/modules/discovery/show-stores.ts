// The stores of a network, for the front of who runs it, and those that sell what a brand makes, for the brand's own shop.
import type { z } from 'zod';
import type { StoreOffer } from '#contracts/store-offer.ts';
import type { StoreCard } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, channelOf, channelsOfStores, inLocale, localeIn, siteOf } from '#modules/organizations/index.ts';
import { storeOffers, storesAmong, storesOfNetwork } from './stores.sql.ts';

/**
 * Read as the system: stores are others' organizations. Only the channels of who runs the installation and of brands have any; a marketplace
 * shows those who sell in it instead.
 */
export async function listStores(tx: Tx, channel: Channel, locale: string): Promise<z.input<typeof StoreCard>[]> {
  if (channel.trade !== 'brand' && channel.sellers.some((seller) => seller !== channel.org_id)) return [];
  const selling = channel.trade === 'brand' ? await channelsOfStores(channel.org_id, tx.now) : null;
  const rows = selling
    ? await tx.rows(storesAmong, [selling.flatMap(({ sellers }) => sellers)])
    : await tx.rows(storesOfNetwork, [channel.org_id]);
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  const cards = rows.map(async (row) => {
    const shop = await channelOf(row.id);
    return shop
      ? [
          {
            id: publicId('organization', row.id),
            name: say(shop.name),
            country: row.country,
            city: say(row.city),
            tagline: say(row.tagline),
            colour: row.colour,
            picture: row.picture_key ? { url: mediaUrl(row.picture_key), alt: row.name } : null,
            currency: shop.currency,
            url: siteOf(shop),
          },
        ]
      : [];
  });
  return (await Promise.all(cards)).flat();
}

/** The stores that sell a brand's product now, read as the system. Documents know their prices and stock, a moment old at most. */
export async function storesSelling(
  tx: Tx,
  product: { orgId: Uuid; id: Uuid; slug: string },
  locale: string,
): Promise<z.input<typeof StoreOffer>[]> {
  const shops = new Map((await channelsOfStores(product.orgId, tx.now)).map((shop) => [shop.id, shop]));
  if (shops.size === 0) return [];
  const currencies = [...shops.values()].map(({ currency }) => currency);
  const rows = await tx.rows(storeOffers, [product.orgId, product.id, [...shops.keys()], currencies]);
  return rows.flatMap((row) => {
    const shop = shops.get(row.channel_id);
    if (!shop) return [];
    return [
      {
        name: inLocale(shop.name, locale, shop.default_locale),
        country: row.country,
        city: inLocale(row.city ?? {}, locale, shop.default_locale),
        url: `${siteOf(shop)}/${localeIn(shop, locale)}/p/${product.slug}.${row.brand_slug}`,
        priceFrom: toWire(money(row.price_from, shop.currency)),
        priceVaries: row.price_to !== row.price_from,
        inStock: row.in_stock,
      },
    ];
  });
}
