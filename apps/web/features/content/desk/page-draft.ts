// A page while it is written: all its languages, and what is sent of them.
import { type Locale, locales } from '@/i18n/locales.ts';
import type { OwnPage } from '@/lib/types.ts';

export const fields = ['title', 'body', 'seoTitle', 'seoDescription'] as const;
export type PageField = (typeof fields)[number];
export const longest: Record<PageField, number> = { title: 120, body: 30_000, seoTitle: 120, seoDescription: 300 };

export type PageTexts = Record<PageField, Partial<Record<Locale, string>>>;
export interface PageDraft extends PageTexts {
  slug: string;
  status: OwnPage['status'];
  required: boolean;
}

export const draftOf = (page: OwnPage | null, slug = ''): PageDraft => ({
  slug: page?.slug ?? slug,
  status: page?.status ?? 'draft',
  required: page?.required ?? false,
  title: { ...page?.title },
  body: { ...page?.body },
  seoTitle: { ...page?.seoTitle },
  seoDescription: { ...page?.seoDescription },
});

/** A name for the address out of a title; what has no such letters is left to be typed. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-$/, '');

/** Those the shop speaks first, the one it falls back to at the head; then the others. */
export const inOrder = (spoken: readonly string[]): Locale[] => {
  const first = spoken.filter((locale): locale is Locale => locales.some((each) => each === locale));
  return [...first, ...locales.filter((locale) => !first.includes(locale))];
};
