// A product while its editor writes it: what was read, in the words people type, and back into what is sent.
import { toDecimal } from '@tessera/ui/money.ts';
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { type Locale, locales } from '../../../i18n/locales.ts';
import { latinDigits } from '../../../lib/digits.ts';
import type { SentProduct, WholeProduct } from '@/lib/types.ts';

export type Said = Record<Locale, string>;
export const textFields = ['title', 'subtitle', 'description', 'seoTitle', 'seoDescription'] as const;
export type TextField = (typeof textFields)[number];
export const longest: Record<TextField, number> = { title: 120, subtitle: 200, description: 5000, seoTitle: 120, seoDescription: 320 };

export interface ValueDraft {
  code: string;
  name: Said;
  swatch: string | null;
}
export interface OptionDraft {
  code: string;
  name: Said;
  values: ValueDraft[];
}
export interface VariantDraft {
  /** Of its row; the id of one there is. */
  key: string;
  id?: string;
  options: Record<string, string>;
  sku: string;
  barcode: string;
  weight: string;
  status: 'active' | 'retired';
  price: string;
  compareAt: string;
  /** In the shop's other currencies, by code. */
  prices: Record<string, string>;
  /** Units it begins with; counts where it gets its first price. */
  stock: string;
  available: number | null;
  /** It has a price that stays. */
  priced: boolean;
}
export interface PictureDraft {
  key: string;
  url: string;
  alt: Said;
  options: Record<string, string>;
}
export interface AttributeDraft {
  /** Of its row. */
  id: string;
  code: string | null;
  valueCode: string;
  name: Said;
  value: Said;
}
export interface Draft {
  slug: string;
  status: WholeProduct['status'];
  categoryId: string;
  categoryIds: string[];
  tags: string[];
  attributes: AttributeDraft[];
  texts: Record<Locale, Record<TextField, string>>;
  pictures: PictureDraft[];
  options: OptionDraft[];
  variants: VariantDraft[];
}

export const saidIn = (text: Partial<Record<string, string>> = {}): Said =>
  Object.fromEntries(locales.map((locale) => [locale, text[locale] ?? ''])) as Said;
const filled = (said: Said): Partial<Said> => Object.fromEntries(Object.entries(said).filter(([, text]) => text.trim()));

/** What is shown of a text in a language: itself, or what the shop falls back to. */
export const shownIn = (said: Said, first: Locale): string =>
  said[first].trim() || said.en.trim() || Object.values(said).find((text) => text.trim()) || '';

const decimal = (money: { amount: string; currency: string } | null): string => (money ? toDecimal(money) : '');

export const draftOf = (whole: WholeProduct): Draft => ({
  slug: whole.slug,
  status: whole.status,
  categoryId: whole.categoryId,
  categoryIds: [...whole.categoryIds],
  tags: [...whole.tags],
  attributes: whole.attributes.map(({ code, valueCode, name, value }, at) => ({
    id: String(at),
    code,
    valueCode: valueCode ?? '',
    name: saidIn(name),
    value: saidIn(value),
  })),
  texts: Object.fromEntries(
    locales.map((locale) => [locale, Object.fromEntries(textFields.map((field) => [field, whole.texts[locale]?.[field] ?? '']))]),
  ) as Draft['texts'],
  pictures: whole.pictures.map(({ key, url, alt, options }) => ({ key, url, alt: saidIn(alt), options })),
  options: whole.options.map(({ code, name, values }) => ({
    code,
    name: saidIn(name),
    values: values.map((value) => ({ code: value.code, name: saidIn(value.name), swatch: value.swatch })),
  })),
  variants: whole.variants.map((variant) => ({
    key: variant.id,
    id: variant.id,
    options: variant.options,
    sku: variant.sku,
    barcode: variant.barcode ?? '',
    weight: variant.weightGrams === null ? '' : String(variant.weightGrams),
    status: variant.status,
    price: decimal(variant.price),
    compareAt: decimal(variant.compareAt),
    prices: Object.fromEntries(variant.prices.map((money) => [money.currency, toDecimal(money)])),
    stock: '0',
    available: variant.available,
    priced: variant.price !== null,
  })),
});

/** Fields that can't be read, as the shop would name them: a pointer and why. */
export type Wrong = Record<string, string>;

const wholeNumber = (text: string): number | null => {
  const digits = latinDigits(text.trim());
  return /^\d{1,8}$/.test(digits) ? Number(digits) : null;
};

function variantOf(variant: VariantDraft, currencies: readonly string[], fail: (field: string) => void): SentProduct['variants'][number] {
  const [first = 'USD', ...others] = currencies;
  const amount = (text: string, currency: string, field: string): { amount: string; currency: string } | null => {
    if (!text.trim()) return null;
    const read = parseAmount(text, currency);
    if (read === null) fail(field);
    return { amount: read ?? '0', currency };
  };
  const weight = variant.weight.trim() ? wholeNumber(variant.weight) : null;
  if (variant.weight.trim() && weight === null) fail('weightGrams');
  const stock = wholeNumber(variant.stock || '0');
  if (stock === null) fail('stock');
  if (!variant.sku.trim()) fail('sku');
  if (variant.priced && !variant.price.trim()) fail('price');
  return {
    ...(variant.id ? { id: variant.id } : {}),
    options: variant.options,
    sku: variant.sku.trim(),
    barcode: latinDigits(variant.barcode).replaceAll(/[\s-]/g, '') || null,
    weightGrams: weight,
    status: variant.status,
    price: amount(variant.price, first, 'price'),
    compareAt: amount(variant.compareAt, first, 'compareAt'),
    prices: others.flatMap((currency) => amount(variant.prices[currency] ?? '', currency, 'prices') ?? []),
    stock: stock ?? 0,
  };
}

/** What is sent, and what of it can't be read. */
export function bodyOf(
  draft: Draft,
  { fingerprint, currencies }: Pick<WholeProduct, 'fingerprint' | 'currencies'>,
): { body: SentProduct; wrong: Wrong } {
  const wrong: Wrong = {};
  const variants = draft.variants.map((variant, at) =>
    variantOf(variant, currencies, (field) => {
      wrong[`/variants/${at}/${field}`] = field === 'price' || field === 'compareAt' || field === 'prices' ? 'badPrice' : 'refused';
    }),
  );
  const body: SentProduct = {
    fingerprint,
    slug: draft.slug.trim(),
    status: draft.status,
    categoryId: draft.categoryId,
    categoryIds: draft.categoryIds,
    tags: draft.tags,
    attributes: draft.attributes.map(({ code, valueCode, name, value }) => ({
      ...(code ? { code } : { name: filled(name) }),
      ...(code && valueCode ? { valueCode } : {}),
      value: filled(value),
    })),
    texts: draft.texts,
    pictures: draft.pictures.map(({ key, alt, options }) => ({ key, alt: filled(alt), options })),
    options: draft.options.map(({ code, name, values }) => ({
      code,
      name: filled(name),
      values: values.map((value) => ({ code: value.code, name: filled(value.name), swatch: value.swatch })),
    })),
    variants,
  };
  return { body, wrong };
}
