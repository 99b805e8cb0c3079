// Tells next-intl the locale (from the path, so that pages stay cacheable) and its messages.
import { locale as rootLocale } from 'next/root-params';
import type { AbstractIntlMessages } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale } from './locales.ts';

export default getRequestConfig(async () => {
  const asked = await rootLocale();
  const locale = isLocale(asked) ? asked : defaultLocale;
  const [own, physical, service, course] = (await Promise.all([
    import(`../messages/${locale}.json`),
    import(`../../../kinds/physical/messages/${locale}.json`),
    import(`../../../kinds/service/messages/${locale}.json`),
    import(`../../../kinds/course/messages/${locale}.json`),
  ])) as { default: Record<string, object> }[];
  const kinds = { physical: physical?.default, service: service?.default, course: course?.default };
  const messages = { ...own?.default, kinds } as AbstractIntlMessages;
  return { locale, messages, timeZone: 'UTC' };
});
