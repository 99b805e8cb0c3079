'use client';
// A month as a grid: days with free times stand out, arrows, Home, End and Page keys lead from day to day.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useClockWords } from './clock-words.ts';
import { dayAfterKey, firstDayOf, weeksOf } from './month-grid.ts';
import { dayState, type Month, slotsOn } from './times.ts';
import { addDays, addMonths, monthOf } from './wall-clock.ts';

interface MonthGridProps {
  /** The day that is chosen or looked at; its month is shown. */
  day: string;
  onDay: (day: string) => void;
  /** Undefined while it is on its way. */
  times: Month | undefined;
  first: string;
  last: string;
  seats: number;
}

export function MonthGrid({ day, onDay, times, first, last, seats }: MonthGridProps) {
  const t = useTranslations('kinds.service.pick');
  const words = useClockWords();
  const locale = useLocale();
  const id = useId();
  const { grid, press } = useGridKeys({ day, onDay, first, last });
  const weeks = weeksOf(monthOf(day), firstDayOf(numberLocale(locale)));
  const heads = (weeks[1] ?? []).filter((date) => date !== null);
  return (
    <div>
      <div className="mb-2 flex items-center justify-between">
        <Turn
          way={-1}
          label={t('earlier')}
          off={monthOf(day) <= monthOf(first)}
          onTurn={() => onDay(within(addMonths(day, -1), first, last))}
        />
        <h3 id={id} aria-live="polite" className="text-xl">
          {words.month(day)}
        </h3>
        <Turn way={1} label={t('later')} off={monthOf(day) >= monthOf(last)} onTurn={() => onDay(within(addMonths(day, 1), first, last))} />
      </div>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid pattern of ARIA
        role="grid"
        aria-labelledby={id}
        aria-busy={!times}
        ref={grid}
        onKeyDown={press}
        className="w-full table-fixed border-collapse text-center"
      >
        <thead>
          <tr>
            {heads.map((date) => (
              <th key={date} scope="col" abbr={words.longWeekday(date)} className="pb-1 text-xs font-normal text-soft">
                {words.weekday(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            <tr key={week.find((date) => date !== null) ?? row}>
              {week.map((date, column) =>
                date === null ? (
                  <td key={`before or after ${heads[column]}`} aria-hidden />
                ) : (
                  <DayCell
                    key={date}
                    date={date}
                    chosen={date === day}
                    times={times}
                    seats={seats}
                    off={date < first || date > last}
                    onDay={onDay}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const within = (date: string, first: string, last: string): string => (date < first ? first : date > last ? last : date);

/** Moves the day by keys; the focus follows once the day is there. */
function useGridKeys({ day, onDay, first, last }: Pick<MonthGridProps, 'day' | 'onDay' | 'first' | 'last'>) {
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const follow = useRef(false);
  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const rightToLeft = grid.current ? getComputedStyle(grid.current).direction === 'rtl' : false;
    const to = dayAfterKey(day, event.key, { shift: event.shiftKey, rightToLeft, firstDay: firstDayOf(numberLocale(locale)) });
    if (!to) return;
    event.preventDefault();
    const next = within(to, first, last);
    if (next === day) return;
    follow.current = true;
    onDay(next);
  };
  return { grid, press };
}

function Turn({ way, label, off, onTurn }: { way: 1 | -1; label: string; off: boolean; onTurn: () => void }) {
  const Icon = way === 1 ? ChevronRight : ChevronLeft;
  return (
    <button type="button" aria-label={label} disabled={off} onClick={onTurn} className={buttonStyle({ look: 'quiet', size: 'icon' })}>
      <Icon aria-hidden size={20} strokeWidth={1.6} className="rtl:-scale-x-100" />
    </button>
  );
}

interface DayCellProps {
  date: string;
  chosen: boolean;
  times: Month | undefined;
  seats: number;
  off: boolean;
  onDay: (day: string) => void;
}

function DayCell({ date, chosen, times, seats, off, onDay }: DayCellProps) {
  const t = useTranslations('kinds.service.pick');
  const words = useClockWords();
  const state = off ? 'none' : dayState(times, date, seats);
  const free = slotsOn(times, date).filter((slot) => slot.seats >= seats).length;
  const look = chosen
    ? 'bg-ink text-paper font-medium'
    : { free: 'font-medium hover:bg-sunken', full: 'text-soft line-through hover:bg-sunken', none: 'text-soft' }[state];
  return (
    <td aria-selected={chosen} className="p-0.5">
      <button
        type="button"
        data-day={date}
        data-state={times ? state : 'waiting'}
        tabIndex={chosen ? 0 : -1}
        aria-disabled={off || undefined}
        onClick={() => (off ? undefined : onDay(date))}
        className={`relative mx-auto grid h-11 w-full max-w-14 place-items-center rounded-md text-sm outline-offset-1 ${off ? 'opacity-45' : ''} ${look}`}
      >
        <span aria-hidden>{words.dayNumber(date)}</span>
        <span className="sr-only">
          {words.fullDay(date)}
          {times ? `, ${state === 'free' ? t('timesFree', { count: free }) : t(state)}` : ''}
        </span>
        {state === 'free' ? (
          <span aria-hidden className={`absolute bottom-1.5 size-1 rounded-full ${chosen ? 'bg-paper' : 'bg-success'}`} />
        ) : null}
      </button>
    </td>
  );
}

/** The last day that can be booked. */
export const lastDay = (first: string, horizonDays: number): string => addDays(first, horizonDays);
