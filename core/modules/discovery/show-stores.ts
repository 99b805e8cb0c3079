// The stores of a network, for the front of who runs it: where each is, and where its shop is.
import type { z } from 'zod';
import type { StoreCard } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, channelOf, inLocale, siteOf } from '#modules/organizations/index.ts';
import { storesOfNetwork } from './stores.sql.ts';

/** Read as the system: stores are others' organizations. Only the channel of who runs the installation has any. */
export async function listStores(tx: Tx, channel: Channel, locale: string): Promise<z.input<typeof StoreCard>[]> {
  const rows = await tx.rows(storesOfNetwork, [channel.org_id]);
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
