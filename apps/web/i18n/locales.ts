// The locales, and how a path says its locale: English has no prefix, the others have one.
export const locales = ['en', 'th', 'vi', 'ru', 'ar'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

export const isLocale = (value: string | undefined): value is Locale => locales.some((locale) => locale === value);
export const directionOf = (locale: string): 'rtl' | 'ltr' => (locale === 'ar' ? 'rtl' : 'ltr');

/** Each language by its own name, as its readers look for it. */
export const localeNames: Record<Locale, string> = { en: 'English', th: 'ไทย', vi: 'Tiếng Việt', ru: 'Русский', ar: 'العربية' };

/** The path of a page in a locale: `/p/x` stays for English and becomes `/th/p/x` for Thai. */
export const localPath = (locale: string, path: string): string =>
  locale === defaultLocale ? path : `/${locale}${path === '/' ? '' : path}`;
