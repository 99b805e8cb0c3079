'use client';
// Openings in words: on which days, from when until when.
import { useTranslations } from 'next-intl';
import { addDays, useClockWords } from '../../../../kinds/service/web/index.tsx';
import { lengthOf, type Opening, partsOf, runsOf, weekdaysOf } from './week-hours.ts';

// A Monday, to name the days of the week by.
const monday = '2026-01-05';
export const dayOfWeek = (day: number): string => addDays(monday, day - 1);

/** "Mon–Fri, Sun" */
function useDaysText(): (days: readonly number[]) => string {
  const t = useTranslations('services.hours');
  const words = useClockWords();
  return (days) => {
    if (days.length === 7) return t('daily');
    const name = (day: number): string => words.weekday(dayOfWeek(day));
    return runsOf(days)
      .map(([from, to]) => (from === to ? name(from) : to === from + 1 ? `${name(from)}, ${name(to)}` : `${name(from)}–${name(to)}`))
      .join(', ');
  };
}

export function useOpeningText(): (opening: Opening) => string {
  const t = useTranslations('services.hours');
  const words = useClockWords();
  const daysText = useDaysText();
  const when = ({ rrule, starts }: Opening): string => {
    if (rrule === null) return words.fullDay(starts.slice(0, 10));
    const days = weekdaysOf(rrule);
    if (days) return daysText(days);
    const { FREQ, INTERVAL = '1', BYDAY, BYMONTHDAY, UNTIL, ...rest } = partsOf(rrule);
    const plain = Object.keys(rest).length === 0 && !UNTIL;
    const every = Number(INTERVAL);
    if (plain && FREQ === 'WEEKLY' && BYDAY && !BYMONTHDAY) {
      const of = weekdaysOf(`FREQ=WEEKLY;BYDAY=${BYDAY}`);
      if (of) return t('everyWeeks', { count: every, days: daysText(of) });
    }
    if (plain && FREQ === 'MONTHLY' && BYMONTHDAY && !BYDAY)
      return t('monthDays', { count: every, days: BYMONTHDAY.replaceAll(',', ', ') });
    return t('ownRule', { rule: rrule });
  };
  return (opening) => {
    const from = opening.starts.slice(11, 16);
    const until = new Date(Date.parse(`${opening.starts}:00Z`) + opening.minutes * 60_000).toISOString().slice(0, 16);
    if (lengthOf({ days: [], from, until: until.slice(11) }) === 1440) return `${when(opening)}: ${t('allDay')}`;
    return `${when(opening)}: ${words.time(opening.starts)} – ${words.time(until)}`;
  };
}
