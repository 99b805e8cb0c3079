// What is being written of a product in each language, and how much of it is there.
import { type Locale, locales } from '../../../i18n/locales.ts';
import type { ProductTexts } from '@/lib/types.ts';

export const fields = ['title', 'subtitle', 'description'] as const;
export type TextField = (typeof fields)[number];
export const longest: Record<TextField, number> = { title: 120, subtitle: 200, description: 5000 };

export interface Written extends Record<TextField, string> {
  /** What pictures show, by their keys. */
  alts: Record<string, string>;
}
export type Draft = Record<Locale, Written>;

const entries = <T>(of: (locale: Locale) => T): Record<Locale, T> =>
  Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as Record<Locale, T>;

export const draftOf = ({ texts, pictures }: ProductTexts): Draft =>
  entries((locale) => ({
    title: texts[locale]?.title ?? '',
    subtitle: texts[locale]?.subtitle ?? '',
    description: texts[locale]?.description ?? '',
    alts: Object.fromEntries(pictures.map(({ key, alt }) => [key, alt[locale] ?? ''])),
  }));

export const bodyOf = (draft: Draft, { fingerprint, pictures }: ProductTexts) => ({
  fingerprint,
  texts: entries((locale) => ({
    title: draft[locale].title,
    subtitle: draft[locale].subtitle,
    description: draft[locale].description,
  })),
  pictures: pictures.map(({ key }) => ({ key, alt: entries((locale) => draft[locale].alts[key] ?? '') })),
});

/** What the shop shows where a language says nothing. */
export const fallsBackTo = (draft: Draft, first: Locale, field: TextField): string =>
  draft[first][field].trim() || draft.en[field].trim() || locales.map((locale) => draft[locale][field].trim()).find(Boolean) || '';

const valuesOf = ({ title, subtitle, description, alts }: Written): string[] => [title, subtitle, description, ...Object.values(alts)];

/** Measured by what is said in the shop's first language. */
export function standingOf(draft: Draft, locale: Locale, first: Locale): 'missing' | 'partly' | 'done' {
  const own = valuesOf(draft[locale]).map((text) => text.trim());
  if (own.slice(0, fields.length).every((text) => !text)) return 'missing';
  const whole = own[0] !== '' && valuesOf(draft[first]).every((text, at) => !text.trim() || own[at]);
  return whole ? 'done' : 'partly';
}

/** The field that a refusal names, `/texts/ru/title`. */
export function refusedAt(pointer: string): { locale: Locale; field: TextField } | undefined {
  const [, of, locale, field] = /^\/(?:body\/)?(texts)\/(\w+)\/(\w+)/.exec(pointer) ?? [];
  const found = { locale: locales.find((one) => one === locale), field: fields.find((one) => one === field) };
  return of && found.locale && found.field ? { locale: found.locale, field: found.field } : undefined;
}
