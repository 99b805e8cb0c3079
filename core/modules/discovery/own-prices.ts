// What a person pays who is in a group of customers: read apart from lists and pages, which are the same for everybody and kept.
import type { z } from 'zod';
import type { listOwnPrices } from '#contracts/storefront.ts';
import type { Channel } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { isMember, ownPrices } from './discovery.sql.ts';
import { breaksByOffer, shownBreaks } from './price-words.ts';

type OwnPrices = z.input<(typeof listOwnPrices)['response'] & {}>['items'];

/** Nothing for whoever is in no group: what everybody pays is on the pages. */
export async function showOwnPrices(tx: Tx, channel: Channel, asked: { products: Uuid[]; currency: string }): Promise<OwnPrices> {
  const { products, currency } = asked;
  const { userId } = tx.actor;
  if (!(await tx.row(isMember, [userId]))?.member) return [];
  const rows = await tx.rows(ownPrices, [channel.sellers, products, currency, tx.now, userId]);
  const breaks = await breaksByOffer(tx, channel, { offers: rows.map((row) => row.offer_id), currency, userId });
  return rows.map((row) => ({
    productId: publicId('product', row.product_id),
    variantId: publicId('variant', row.variant_id),
    offerId: publicId('offer', row.offer_id),
    price: toWire(money(row.price_minor, currency)),
    compareAt: row.compare_at_minor === null ? null : toWire(money(row.compare_at_minor, currency)),
    breaks: shownBreaks(row.price_minor, breaks.get(row.offer_id) ?? [], currency),
  }));
}
