'use client';
// Days, times and zones in the reader's words. Local times are read as they stand, so that no zone of the browser comes between.
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Local } from './wall-clock.ts';

const asDate = (local: Local): Date => new Date(local.length === 10 ? `${local}T00:00:00Z` : `${local}:00Z`);

function wordsOf(locale: string) {
  const told = numberLocale(locale);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(told, { ...options, timeZone: 'UTC' });
    return (local: Local): string => made.format(asDate(local));
  };
  const zonePart = (timeZone: string, at: number, timeZoneName: 'longGeneric' | 'shortOffset'): string =>
    new Intl.DateTimeFormat(told, { timeZone, timeZoneName }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ??
    timeZone;
  return {
    time: format({ hour: 'numeric', minute: '2-digit' }),
    /** 9 AM */
    hour: format({ hour: 'numeric' }),
    /** Saturday, 21 November */
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    /** Sat, 21 Nov */
    shortDay: format({ weekday: 'short', day: 'numeric', month: 'short' }),
    /** Saturday, 21 November 2026 */
    fullDay: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    dayNumber: format({ day: 'numeric' }),
    month: format({ month: 'long', year: 'numeric' }),
    weekday: format({ weekday: 'short' }),
    longWeekday: format({ weekday: 'long' }),
    moment: format({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
    /** Saturday, 21 November 2026 at 9:00 */
    fullMoment: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' }),
    /** The zone by the name its people use, with its distance from Greenwich at an instant. */
    zone: (zone: string, at: number): string => {
      const [name, offset] = [zonePart(zone, at, 'longGeneric'), zonePart(zone, at, 'shortOffset')];
      // A zone without a name of its own is named by its offset.
      return /\d/.test(name) ? offset : `${name} (${offset})`;
    },
  };
}

export type ClockWords = ReturnType<typeof wordsOf>;

export function useClockWords(): ClockWords {
  const locale = useLocale();
  return useMemo(() => wordsOf(locale), [locale]);
}

/** So many minutes in words: 90 is "1 hour 30 minutes", 2880 is "2 days". */
export function useSpan(): (minutes: number) => string {
  const t = useTranslations('kinds.service.span');
  return (minutes) => {
    const days = minutes % 1440 === 0 || minutes > 4 * 1440 ? Math.floor(minutes / 1440) : 0;
    const hours = Math.floor((minutes - days * 1440) / 60);
    const rest = minutes - days * 1440 - hours * 60;
    const parts = [
      days ? t('days', { count: days }) : '',
      hours ? t('hours', { count: hours }) : '',
      rest ? t('minutes', { count: rest }) : '',
    ];
    return parts.filter(Boolean).join(' ') || t('minutes', { count: 0 });
  };
}
