// A month as weeks, and where the keys of a calendar lead.
import { addDays, addMonths } from './wall-clock.ts';

interface WeekInfo {
  firstDay: number;
}
type Weeks = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** The day a week begins with, 1 for Monday to 7 for Sunday, as readers of the locale are used to. */
export function firstDayOf(locale: string): number {
  const weeks: Weeks = new Intl.Locale(locale);
  return (weeks.getWeekInfo?.() ?? weeks.weekInfo)?.firstDay ?? 1;
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The first day of the week of a date. */
export const weekStart = (date: string, firstDay: number): string => addDays(date, -((weekdayOf(date) - firstDay + 7) % 7));

/** The weeks of a month, null where a day is of another month. */
export function weeksOf(month: string, firstDay: number): (string | null)[][] {
  const weeks: (string | null)[][] = [];
  for (let start = weekStart(`${month}-01`, firstDay); start.slice(0, 7) <= month; start = addDays(start, 7)) {
    const days = Array.from({ length: 7 }, (_, day) => addDays(start, day));
    weeks.push(days.map((day) => (day.startsWith(month) ? day : null)));
  }
  return weeks;
}

/** Where a key leads from a day, by the grid pattern of ARIA; null for keys that lead nowhere. */
export function dayAfterKey(date: string, key: string, how: { shift: boolean; rightToLeft: boolean; firstDay: number }): string | null {
  const onward = how.rightToLeft ? -1 : 1;
  const start = weekStart(date, how.firstDay);
  const ways: Record<string, () => string> = {
    ArrowRight: () => addDays(date, onward),
    ArrowLeft: () => addDays(date, -onward),
    ArrowDown: () => addDays(date, 7),
    ArrowUp: () => addDays(date, -7),
    Home: () => start,
    End: () => addDays(start, 6),
    PageDown: () => addMonths(date, how.shift ? 12 : 1),
    PageUp: () => addMonths(date, how.shift ? -12 : -1),
  };
  return ways[key]?.() ?? null;
}
