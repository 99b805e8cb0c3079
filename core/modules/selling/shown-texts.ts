// The texts of a product as its seller is shown them, language by language.
import type { z } from 'zod';
import { Locale } from '#contracts/organizations.ts';
import type { ProductTexts as Shown } from '#contracts/products.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { inLocale } from '#modules/organizations/index.ts';
import { publicId } from '#platform/ids/index.ts';
import type { Seller } from './put-product.ts';
import type { Text } from './texts.ts';
import type { ProductTexts } from './write-texts.ts';

const written = (text: Text): Partial<Record<z.output<typeof Locale>, string>> =>
  Object.fromEntries(Locale.options.map((locale) => [locale, text[locale] ?? '']));

export const shownTexts = ({ row, pictures, fingerprint }: ProductTexts, { channel, shops }: Seller): z.input<typeof Shown> => ({
  id: publicId('product', row.id),
  title: inLocale(row.title, channel.default_locale, channel.default_locale),
  languages: Locale.options.map((locale) => ({
    locale,
    spoken: shops.some(({ locales }) => locales.includes(locale)),
    needed: shops.some((shop) => shop.default_locale === locale),
  })),
  texts: Object.fromEntries(
    Locale.options.map((locale) => [
      locale,
      { title: row.title[locale] ?? '', subtitle: row.subtitle[locale] ?? '', description: row.description[locale] ?? '' },
    ]),
  ),
  pictures: pictures.map(({ key, alt }) => ({ key, url: mediaUrl(key), alt: written(alt) })),
  fingerprint,
});
