// Tells next-intl the locale (from the path, so that pages stay cacheable) and its messages.
import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale } from './locales.ts';

export default getRequestConfig(async () => {
  const asked = await rootLocale();
  const locale = isLocale(asked) ? asked : defaultLocale;
  const [own, physical] = await Promise.all([
    import(`../messages/${locale}.json`),
    import(`../../../kinds/physical/messages/${locale}.json`),
  ]);
  const messages = { ...(own.default as Record<string, object>), kinds: { physical: physical.default as object } };
  return { locale, messages, timeZone: 'UTC' };
});
