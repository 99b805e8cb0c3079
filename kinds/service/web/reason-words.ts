'use client';
// Why something costs what it costs, or can't be done, in the reader's words.
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import type { Booking } from '../../../contracts/booking.ts';
import { useClockWords, useSpan } from './clock-words.ts';
import { localOf } from './wall-clock.ts';

export type Decision = z.output<typeof Booking>['terms']['cancel'];
export type Reason = Decision['reasons'][number];

/** Basis points as percent. */
export function usePercent(): (basisPoints: number) => string {
  const format = new Intl.NumberFormat(numberLocale(useLocale()), { style: 'percent', maximumFractionDigits: 2 });
  return (basisPoints) => format.format(basisPoints / 10_000);
}

/** `zone` is the booking's. */
export function useReasonWords(zone: string): (reason: Reason) => string {
  const t = useTranslations('kinds.service.reason');
  const words = useClockWords();
  const span = useSpan();
  const percent = usePercent();
  return ({ code, underMinutes, noticeMinutes, basisPoints, until, most, at }) =>
    t(code, {
      notice: span(underMinutes ?? noticeMinutes ?? 0),
      percent: percent(basisPoints ?? 0),
      until: until ? words.moment(until) : '',
      most: most ?? 0,
      at: at ? words.moment(at.endsWith('Z') ? localOf(Date.parse(at), zone) : at) : '',
    });
}
