// Weekly hours as people write them, and as the rules that are kept: each line is days of the week with a time from and until.
import { addDays } from '../../../../kinds/service/web/wall-clock.ts';
import { weekdayOf } from '../../../../kinds/service/web/month-grid.ts';
import type { Schedule } from '@/lib/types.ts';

export type Opening = Schedule['openings'][number];

export interface HoursLine {
  /** 1 for Monday to 7 for Sunday, in order. */
  days: number[];
  from: string;
  /** Not after `from` means the next day. */
  until: string;
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DAY = 1440;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The rule's parts by name. */
export const partsOf = (rrule: string): Record<string, string> =>
  Object.fromEntries(rrule.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));

/** Days of the week of a rule that says nothing else; null for any other. */
export function weekdaysOf(rrule: string | null): number[] | null {
  if (rrule === null) return null;
  const { FREQ, BYDAY, INTERVAL = '1', WKST: _, ...rest } = partsOf(rrule);
  if (INTERVAL !== '1' || Object.keys(rest).length > 0) return null;
  if (FREQ === 'DAILY' && BYDAY === undefined) return [1, 2, 3, 4, 5, 6, 7];
  if ((FREQ !== 'WEEKLY' && FREQ !== 'DAILY') || !BYDAY) return null;
  const days = BYDAY.split(',').map((name) => names.indexOf(name) + 1);
  return days.includes(0) ? null : days.toSorted((a, b) => a - b);
}

/** The lines behind openings, or null where some opening is more than that. */
export function linesOf(openings: readonly Opening[]): HoursLine[] | null {
  const lines = openings.map(({ starts, minutes, rrule }) => {
    const days = weekdaysOf(rrule);
    const from = starts.slice(11, 16);
    return days && { days, from, until: timeOf(minuteOf(from) + minutes) };
  });
  return lines.every((line) => line !== null) ? lines : null;
}

/** Minutes of a line; the same time twice is a whole day. */
export const lengthOf = ({ from, until }: HoursLine): number => ((minuteOf(until) - minuteOf(from) + DAY - 1) % DAY) + 1;

/** Openings that begin on the first fitting day from `since` on, so that the rule's own first day is one of its days. */
export const openingsOf = (lines: readonly HoursLine[], since: string): Opening[] =>
  lines
    .filter(({ days }) => days.length > 0)
    .map((line) => {
      const first = Array.from({ length: 7 }, (_, i) => addDays(since, i)).find((day) => line.days.includes(weekdayOf(day))) ?? since;
      return {
        starts: `${first}T${line.from}`,
        minutes: lengthOf(line),
        rrule: line.days.length === 7 ? 'FREQ=DAILY' : `FREQ=WEEKLY;BYDAY=${line.days.map((day) => names[day - 1]).join(',')}`,
      };
    });

/** Days as runs: 1, 2, 3, 5 is [1, 3] and [5, 5]. */
export function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
