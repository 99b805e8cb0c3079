// Products as cards, read as they are now.
import type { z } from 'zod';
import type { ProductCard } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import { reachOf, showsLowest } from '#modules/pricing/index.ts';
import { type CardRow, cardsOf } from './cards.sql.ts';
import { lowestByOffer } from './price-words.ts';
import { addressesOf, ownersIn } from './product-address.ts';
import type { SellerNames } from './show-sellers.ts';

export type Card = z.input<typeof ProductCard>;

/** What a shopper reads a channel in. */
export interface Reading {
  locale: string;
  /** One the channel sells in. */
  currency: string;
}

/** Which variants of a product a card is about; all where nothing is chosen. */
export interface Narrowed {
  size?: string[] | undefined;
  colour?: string[] | undefined;
  inStock?: boolean;
}

/** What stands on a card beside its product. */
interface Beside {
  sellers: SellerNames;
  /** What reductions are measured by, by offer. */
  lowest: ReadonlyMap<Uuid, bigint>;
  /** Of those whose short name is not enough. */
  addresses: ReadonlyMap<Uuid, string>;
}

function shownCard(row: CardRow, channel: Channel, { locale, currency, sellers, lowest, addresses }: Reading & Beside): Card {
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  const before = lowest.get(row.offer_id);
  const colours = row.options.find((option) => option.code === 'colour')?.values ?? [];
  return {
    id: publicId('product', row.id),
    slug: addresses.get(row.id) ?? row.slug,
    kind: row.kind,
    title: say(row.title),
    subtitle: say(row.subtitle),
    category: { slug: row.category_slug, name: say(row.category_name) },
    picture: { url: row.media_key ? mediaUrl(row.media_key) : '', alt: say(row.alt ?? {}) },
    priceFrom: toWire(money(row.price_from, currency)),
    compareAt: row.compare_at === null ? null : toWire(money(row.compare_at, currency)),
    lowest30: before === undefined ? null : toWire(money(before, currency)),
    priceVaries: row.price_to !== row.price_from,
    inStock: row.in_stock || channel.trade !== 'brand' ? row.in_stock : null,
    seller: sellers.get(row.org_id) ?? null,
    colours: colours.map((value) => ({ value: value.code, name: say(value.name), swatch: value.swatch ?? '' })),
  };
}

const orNull = (list: string[] | undefined): string[] | null => (list && list.length > 0 ? list : null);

/** Cards of these products in their order; what is no longer for sale has none. `isLast` says that nothing else is read after them. */
export async function showCards(
  tx: Tx,
  channel: Channel,
  products: readonly { orgId: Uuid; id: Uuid }[],
  reading: Reading & Narrowed & { sellers: SellerNames; isLast?: boolean },
): Promise<Card[]> {
  if (products.length === 0) return [];
  const endsHere = reading.isLast && !showsLowest(channel) && ownersIn(tx, channel).length < 2;
  const rows = await tx[endsHere ? 'lastRows' : 'rows'](cardsOf[reachOf(channel, reading.currency)], [
    channel.sellers,
    reading.currency,
    products.map(({ orgId }) => orgId),
    products.map(({ id }) => id),
    orNull(reading.size),
    orNull(reading.colour),
    reading.inStock ?? false,
    tx.now,
    channel.id,
  ]);
  const reduced = rows.filter((row) => row.compare_at !== null).map((row) => row.offer_id);
  const [lowest, addresses] = await Promise.all([
    lowestByOffer(tx, channel, { offers: reduced, currency: reading.currency }),
    addressesOf(
      tx,
      channel,
      rows.map((row) => ({ orgId: row.org_id, id: row.id })),
    ),
  ]);
  return rows.map((row) => shownCard(row, channel, { ...reading, lowest, addresses }));
}
