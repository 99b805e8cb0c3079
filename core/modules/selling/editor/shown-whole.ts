// A product as its editor is shown it.
import type { z } from 'zod';
import { Locale } from '#contracts/organizations.ts';
import type { WholeProduct } from '#contracts/product-editor.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { kindSold } from '#modules/orders/index.ts';
import { inLocale, siteOf } from '#modules/organizations/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import type { Seller } from '../put-product.ts';
import type { Text } from '../texts.ts';
import type { OwnVariantRow } from './editor.sql.ts';
import { fingerprintOf, type WholeRows } from './read-whole.ts';
import { lacksOf } from './readiness.ts';

type Shown = z.input<typeof WholeProduct>;

/** Only what may be written here; a text may say more languages than we do. */
const said = (text: Text): Partial<Record<z.output<typeof Locale>, string>> =>
  Object.fromEntries(Locale.options.flatMap((locale) => (text[locale] ? [[locale, text[locale]]] : [])));

const shownVariant = (row: OwnVariantRow, currency: string): Shown['variants'][number] => ({
  id: publicId('variant', row.id),
  options: row.options,
  sku: row.sku,
  barcode: row.barcode,
  weightGrams: row.weight_grams,
  status: row.status,
  price: row.price_minor === null ? null : toWire(money(row.price_minor, currency)),
  compareAt: row.compare_at_minor === null ? null : toWire(money(row.compare_at_minor, currency)),
  prices: row.prices,
  available: row.available,
});

export function shownWhole(rows: WholeRows, { channel, shops }: Seller): Shown {
  const { product: p, variants } = rows;
  const standing = { title: p.title, variants: variants.map(({ status, offer_id: offer }) => ({ status, priced: offer !== null })) };
  return {
    id: publicId('product', p.id),
    kind: p.kind,
    slug: p.slug,
    earlierSlugs: rows.earlier,
    status: p.status,
    title: inLocale(p.title, channel.default_locale, channel.default_locale),
    languages: Locale.options.map((locale) => ({
      locale,
      spoken: shops.some(({ locales }) => locales.includes(locale)),
      needed: shops.some((shop) => shop.default_locale === locale),
    })),
    currencies: channel.currencies,
    stocked: kindSold(p.kind)?.stocked ?? false,
    categoryId: publicId('category', p.category_id),
    categoryIds: p.category_ids.map((id) => publicId('category', id)),
    tags: p.tags,
    attributes: p.attributes.map(({ code, valueCode, name, value }) => ({
      code: code ?? null,
      valueCode: valueCode ?? null,
      name: said(name),
      value: said(value),
    })),
    texts: Object.fromEntries(
      Locale.options.map((locale) => [
        locale,
        {
          title: p.title[locale] ?? '',
          subtitle: p.subtitle[locale] ?? '',
          description: p.description[locale] ?? '',
          seoTitle: p.seo_title[locale] ?? '',
          seoDescription: p.seo_description[locale] ?? '',
        },
      ]),
    ),
    pictures: rows.pictures.map(({ media_key: key, alt, options }) => ({ key, url: mediaUrl(key), alt: said(alt), options })),
    options: p.options.map(({ code, name, values }) => ({
      code,
      name: said(name),
      values: values.map((value) => ({ code: value.code, name: said(value.name), swatch: value.swatch ?? null })),
    })),
    variants: variants.map((row) => shownVariant(row, channel.currency)),
    lacks: lacksOf(standing, shops),
    url: p.status === 'published' ? `${siteOf(channel)}/${channel.default_locale}/p/${p.slug}` : null,
    fingerprint: fingerprintOf(rows),
  };
}
