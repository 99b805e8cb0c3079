// What slips and labels say, in every language: each is printed in its buyer's, whatever staff read.
import type { AbstractIntlMessages } from 'next-intl';
import { locales } from '@/i18n/locales.ts';

export type SlipWords = Record<string, AbstractIntlMessages>;

/** By locale. */
export async function slipWords(): Promise<SlipWords> {
  const found = await Promise.all(
    locales.map(async (locale) => {
      const { slip } = ((await import(`../../messages/${locale}.json`)) as { default: AbstractIntlMessages }).default;
      return [locale, { slip }] as const;
    }),
  );
  return Object.fromEntries(found) as SlipWords;
}
