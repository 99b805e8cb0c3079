// A product as its organization sees it in a list.
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, inLocale, siteOf } from '#modules/organizations/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import type { OwnProductRow } from './selling.sql.ts';

export function shownOwnProduct(row: OwnProductRow, channel: Channel) {
  const say = (text: Record<string, string>): string => inLocale(text, channel.default_locale, channel.default_locale);
  return {
    id: publicId('product', row.id),
    slug: row.slug,
    kind: row.kind,
    variantId: publicId('variant', row.variant_id),
    title: say(row.title),
    status: row.status,
    category: { slug: row.category_slug, name: say(row.category_name) },
    picture: row.media_key ? { url: mediaUrl(row.media_key), alt: say(row.alt ?? {}) } : null,
    price: row.price_minor === null ? null : toWire(money(row.price_minor, row.currency ?? channel.currency)),
    prices: row.prices,
    sku: row.sku,
    available: row.available,
    variants: row.variants,
    tags: row.tags,
    url: row.status === 'published' ? `${siteOf(channel)}/${channel.default_locale}/p/${row.slug}` : null,
  };
}
