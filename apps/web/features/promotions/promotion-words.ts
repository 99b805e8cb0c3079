'use client';
// A promotion in words: what it takes off, for what, and when.
import { formatMoney, numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import type { Promotion } from '@/lib/types.ts';

export function usePromotionWords() {
  const t = useTranslations('desk.promotion');
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const percent = new Intl.NumberFormat(numberLocale(locale), { style: 'percent', maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'medium', timeStyle: 'short' });
  const offOf = ({ kind, basisPoints, amounts }: Promotion): string =>
    kind === 'percent'
      ? percent.format((basisPoints ?? 0) / 10_000)
      : list.format(amounts.map(({ currency, off }) => formatMoney({ currency, amount: off ?? '0' }, locale, true)));
  const limitsOf = ({ amounts, seller, products }: Promotion): string => {
    const least = amounts
      .filter((amount) => amount.least !== '0')
      .map(({ currency, least: amount }) => formatMoney({ currency, amount }, locale, true));
    return [
      least.length > 0 ? t('leastOf', { sum: list.format(least) }) : '',
      seller ? t('onlyOf', { seller: seller.name }) : '',
      products.length > 0 ? t('onlyProducts', { count: products.length }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const timeOf = ({ startsAt, endsAt, status }: Promotion): string => {
    if (status === 'ended' && endsAt) return t('until', { date: day.format(new Date(endsAt)) });
    const from = status === 'scheduled' ? t('from', { date: day.format(new Date(startsAt)) }) : '';
    const until = endsAt ? t('until', { date: day.format(new Date(endsAt)) }) : t('always');
    return [from, until].filter(Boolean).join(', ');
  };
  return { offOf, limitsOf, timeOf };
}
