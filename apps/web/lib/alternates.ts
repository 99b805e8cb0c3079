// The same page in the other languages, for search engines.
import { localPath, locales } from '@/i18n/locales.ts';

export const alternatesOf = (locale: string, path: string) => ({
  canonical: localPath(locale, path),
  languages: { ...Object.fromEntries(locales.map((other) => [other, localPath(other, path)])), 'x-default': path },
});
