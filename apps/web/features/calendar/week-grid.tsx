'use client';
// Days (or, on one day, people and rooms) side by side, hours from top to bottom.
import { useTranslations } from 'next-intl';
import { useClockWords } from '../../../../kinds/service/web/index.tsx';
import type { DeskCalendar } from '@/lib/types.ts';
import { Column, type ColumnOf } from './column.tsx';
import type { ExceptionDraft } from './exception-dialog.tsx';
import { type DeskResource, hoursOf, localAt, onDay, type Session } from './layout.ts';
import type { MoveDraft } from './move-dialog.tsx';
import type { useCalendar } from './use-calendar.ts';
import { type Drag, useDrag } from './use-drag.ts';

interface WeekGridProps {
  calendar: ReturnType<typeof useCalendar>;
  data: DeskCalendar;
  sessions: Session[];
  mayChange: boolean;
  onOpen: (session: Session) => void;
  onMove: (draft: MoveDraft) => void;
  onDraw: (draft: ExceptionDraft) => void;
}

/** Height of an hour in rem. */
const HOUR_REM = 3.5;

export function WeekGrid({ calendar, data, sessions, mayChange, onOpen, onMove, onDraw }: WeekGridProps) {
  const t = useTranslations('calendar');
  const words = useClockWords();
  const columns = columnsOf(calendar, data.resources);
  const hours = hoursShown(calendar, data);
  const { drag, handlers } = useDrag({
    enabled: mayChange,
    hours,
    sessionOf: (key) => {
      const session = sessions.find((each) => each.key === key);
      // One of a group is moved by itself, from the panel.
      return session?.bookings.length === 1 && session.bookings[0]?.state === 'confirmed' ? session : undefined;
    },
    onDrop: (dropped) => drop(dropped, columns, { onMove, onDraw }),
  });
  const height = `${(hours.until - hours.from) * HOUR_REM}rem`;
  return (
    <div
      className="relative -mx-4 overflow-x-auto md:mx-0 md:rounded-lg md:border md:border-line"
      role="region"
      aria-label={t('title')}
      tabIndex={0}
    >
      <div
        className={`grid ${calendar.view === 'week' ? 'min-w-200' : ''}`}
        style={{ gridTemplateColumns: `4rem repeat(${columns.length}, minmax(${calendar.view === 'week' ? '6rem' : '9rem'}, 1fr))` }}
      >
        <div className="sticky start-0 z-20 border-b border-line bg-paper" />
        {columns.map(({ key, day, only }) => (
          <div
            key={key}
            className={`truncate border-s border-b border-line px-2 py-2.5 text-center text-sm ${!only && day === calendar.today ? 'bg-sunken font-medium' : ''}`}
          >
            {only ? only.name : words.shortDay(day)}
          </div>
        ))}
        <Hours hours={hours} height={height} words={words} />
        <div className="grid grid-cols-subgrid" style={{ gridColumn: `2 / span ${columns.length}`, height }} {...handlers}>
          {columns.map((column) => (
            <Column
              key={column.key}
              column={column}
              hours={hours}
              zone={calendar.zone}
              sessions={sessions}
              drag={drag?.column === column.key ? drag : null}
              movable={mayChange}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function Hours({
  hours,
  height,
  words,
}: {
  hours: { from: number; until: number };
  height: string;
  words: ReturnType<typeof useClockWords>;
}) {
  return (
    <div aria-hidden className="sticky start-0 z-20 bg-paper" style={{ height }}>
      {Array.from({ length: hours.until - hours.from - 1 }, (_, i) => hours.from + i + 1).map((hour) => (
        <span
          key={hour}
          className="tabular absolute end-2 -translate-y-1/2 text-xs whitespace-nowrap text-soft"
          style={{ top: `${(hour - hours.from) * HOUR_REM}rem` }}
        >
          {words.hour(localAt('2026-01-01', hour * 60))}
        </span>
      ))}
    </div>
  );
}

function columnsOf(calendar: ReturnType<typeof useCalendar>, resources: DeskResource[]): ColumnOf[] {
  const { view, days, today } = calendar;
  const [day = today] = days;
  return view === 'day'
    ? resources.map((resource) => ({ key: resource.id, day, resources: [resource], only: resource }))
    : days.map((each) => ({ key: each, day: each, resources, only: null }));
}

function hoursShown(
  { days, zone }: ReturnType<typeof useCalendar>,
  { resources, bookings }: DeskCalendar,
): { from: number; until: number } {
  const open = resources.flatMap((resource) => resource.open);
  const booked = bookings.map(({ start, end }) => ({ from: start, until: end }));
  return hoursOf(days.flatMap((day) => [...open, ...booked].flatMap((one) => onDay(one, day, zone) ?? [])));
}

function drop(drag: Drag, columns: ColumnOf[], { onMove, onDraw }: Pick<WeekGridProps, 'onMove' | 'onDraw'>): void {
  const column = columns.find(({ key }) => key === drag.column);
  if (!column) return;
  if (drag.kind === 'draw') {
    onDraw({
      day: column.day,
      from: localAt(column.day, drag.from),
      until: localAt(column.day, drag.until),
      scheduleId: column.only?.scheduleId,
    });
    return;
  }
  const [booking] = drag.session.bookings;
  if (booking) onMove({ booking, to: localAt(column.day, drag.from), onto: column.only?.id });
}
