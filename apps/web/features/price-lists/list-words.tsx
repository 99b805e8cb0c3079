'use client';
// A price list in words: what it is now, and when.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import type { PriceList } from '@/lib/types.ts';

const tones: Record<PriceList['state'], Tone> = { draft: 'plain', scheduled: 'info', running: 'success', ended: 'plain' };

export function ListState({ state }: Pick<PriceList, 'state'>) {
  const t = useTranslations('desk.priceList');
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>;
}

/** From when until when, by the clock of the shop. */
export function useListTime(timeZone: string): (list: Pick<PriceList, 'startsAt' | 'endsAt'>) => string {
  const t = useTranslations('desk.priceList');
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return ({ startsAt, endsAt }) =>
    [
      startsAt ? t('from', { date: format.format(new Date(startsAt)) }) : '',
      endsAt ? t('until', { date: format.format(new Date(endsAt)) }) : t('always'),
    ]
      .filter(Boolean)
      .join(', ');
}
