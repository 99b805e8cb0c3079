// Tells next-intl the locale (from the path, so that pages stay cacheable) and its messages.
import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale } from './locales.ts';

export default getRequestConfig(async () => {
  const asked = await rootLocale();
  const locale = isLocale(asked) ? asked : defaultLocale;
  const messages = (await import(`../messages/${locale}.json`)).default as Record<string, object>;
  return { locale, messages, timeZone: 'UTC' };
});
