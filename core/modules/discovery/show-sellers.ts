// Those who sell in a channel, as buyers see them: a page of all, and one with its story.
import type { z } from 'zod';
import type { Seller, SellerCard } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import { DiscoveryError } from './discovery.errors.ts';
import { brandBySlug, brandNames, brandPage } from './brands.sql.ts';
import { sellerBySlug, sellerNames, sellerPage, type SellerRow } from './sellers.sql.ts';

export type SellerNames = ReadonlyMap<Uuid, { slug: string; name: string }>;

/** What those who sell in a channel are called; nothing where there is one alone, whom nobody needs to tell apart. */
export async function namesOfSellers(tx: Tx, channel: Channel): Promise<SellerNames> {
  if (channel.sellers.length < 2) return new Map();
  const rows = await tx.rows(sellerNames, [channel.sellers]);
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
}

/** What the brands are called whose products are shown here now. */
export async function namesOfBrands(tx: Tx, channel: Channel): Promise<SellerNames> {
  const brands = tx.actor.brands.filter((brand) => !channel.sellers.includes(brand));
  if (brands.length === 0) return new Map();
  const rows = await tx.rows(brandNames, [brands, channel.sellers]);
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
}

function shownSeller(row: SellerRow, channel: Channel, locale: string): z.input<typeof SellerCard> {
  const say = (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
  return {
    id: publicId('organization', row.id),
    slug: row.slug,
    name: row.name,
    country: row.country,
    city: say(row.city),
    tagline: say(row.tagline),
    colour: row.colour,
    picture: row.picture_key ? { url: mediaUrl(row.picture_key), alt: row.name } : null,
    productCount: row.product_count,
    kinds: row.kinds,
  };
}

interface PeopleQuery {
  locale: string;
  limit: number;
  cursor?: string | undefined;
}

/** A brand is no seller in its own shop: it shows there what it makes. */
const sellersIn = ({ sellers, trade, org_id: own }: Channel): Uuid[] => sellers.filter((seller) => trade !== 'brand' || seller !== own);

export const listSellers = (tx: Tx, channel: Channel, query: PeopleQuery) =>
  pageOfPeople(channel, query, (...page) => tx.rows(sellerPage, [sellersIn(channel), ...page]));

/** Those whose products the channel's stores sell now. */
export const listBrands = (tx: Tx, channel: Channel, query: PeopleQuery) =>
  pageOfPeople(channel, query, (...page) => tx.rows(brandPage, [tx.actor.brands, channel.sellers, ...page]));

/** By name. `read` is told the name and id after which the page starts, and how many rows are wanted. */
async function pageOfPeople(channel: Channel, query: PeopleQuery, read: (...page: unknown[]) => Promise<SellerRow[]>) {
  const [name = null, id = null] = readCursor(query.cursor, ['string', 'uuid']);
  const rows = await read(name, id, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => shownSeller(row, channel, query.locale)),
    nextCursor: rows.length > query.limit && last ? writeCursor([last.name, last.id]) : null,
  };
}

/** @throws Refusal SELLER_NOT_FOUND */
export async function showSeller(tx: Tx, channel: Channel, slug: string, locale: string): Promise<z.input<typeof Seller>> {
  const row = await tx.row(sellerBySlug, [sellersIn(channel), slug]);
  if (!row) throw DiscoveryError('SELLER_NOT_FOUND');
  return withStory(row, channel, locale);
}

/** @throws Refusal BRAND_NOT_FOUND */
export async function showBrand(tx: Tx, channel: Channel, slug: string, locale: string): Promise<z.input<typeof Seller>> {
  const row = await tx.row(brandBySlug, [tx.actor.brands, channel.sellers, slug]);
  if (!row) throw DiscoveryError('BRAND_NOT_FOUND');
  return withStory(row, channel, locale);
}

const withStory = (row: SellerRow, channel: Channel, locale: string): z.input<typeof Seller> => ({
  ...shownSeller(row, channel, locale),
  story: inLocale(row.story, locale, channel.default_locale),
});
