'use client';
// One column of the calendar: when it is open, what is closed, what is booked.
import { useTranslations } from 'next-intl';
import { useClockWords } from '../../../../kinds/service/web/index.tsx';
import { type DeskResource, localAt, nameOf, onDay, type Placed, placeOn, type Session, type Stretch } from './layout.ts';
import type { Drag } from './use-drag.ts';

export interface ColumnOf {
  key: string;
  day: string;
  /** Whose hours are shown. */
  resources: DeskResource[];
  /** The one whose column it is, where people and rooms stand side by side. */
  only: DeskResource | null;
}

interface ColumnProps {
  column: ColumnOf;
  hours: { from: number; until: number };
  zone: string;
  sessions: Session[];
  drag: Drag | null;
  movable: boolean;
  onOpen: (session: Session) => void;
}

export function Column({ column: { key, day, resources, only }, hours, zone, sessions, drag, movable, onOpen }: ColumnProps) {
  const t = useTranslations('calendar');
  const words = useClockWords();
  const minutes = (hours.until - hours.from) * 60;
  const at = ({ from, until }: Stretch) => ({
    top: `${((from - hours.from * 60) / minutes) * 100}%`,
    height: `${((until - from) / minutes) * 100}%`,
  });
  const open = resources.flatMap((resource) => resource.open.flatMap((one) => onDay(one, day, zone) ?? []));
  const mine = only ? sessions.filter(({ resourceIds }) => resourceIds.includes(only.id)) : sessions;
  return (
    <section
      data-column={key}
      aria-label={only ? `${only.name}, ${words.fullDay(day)}` : words.fullDay(day)}
      className="relative border-s border-line bg-sunken"
    >
      {open.map((one) => (
        <div key={`${one.from} ${one.until}`} aria-hidden className="absolute inset-x-0 bg-raised" style={at(one)} />
      ))}
      <Lines hours={hours} />
      <Closed resources={resources} day={day} at={at} named={!only} />
      <ul>
        {placeOn(mine, day, zone).map((placed) => (
          <li key={placed.of.key}>
            <Block
              placed={placed}
              style={at(placed)}
              dimmed={drag?.kind === 'move' && drag.session.key === placed.of.key}
              movable={movable}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
      {drag ? (
        <div
          aria-hidden
          className="tabular pointer-events-none absolute inset-x-1 z-10 rounded-md border-2 border-focus bg-info-bg/80 px-2 py-1 text-xs text-ink"
          style={at(drag.kind === 'draw' ? drag : { from: drag.from, until: drag.from + lengthOf(drag.session) })}
        >
          {words.time(localAt(day, drag.from))}
          {drag.kind === 'draw' ? ` – ${words.time(localAt(day, drag.until))}` : null}
        </div>
      ) : null}
      {mine.length === 0 ? <p className="sr-only">{t('nothing')}</p> : null}
    </section>
  );
}

const lengthOf = ({ start, end }: Session): number => (Date.parse(end) - Date.parse(start)) / 60_000;

const Lines = ({ hours }: { hours: { from: number; until: number } }) => (
  <div aria-hidden className="absolute inset-0 grid" style={{ gridTemplateRows: `repeat(${hours.until - hours.from}, 1fr)` }}>
    {Array.from({ length: hours.until - hours.from }, (_, i) => (
      <div key={hours.from + i} className="border-t border-line/70 first:border-0" />
    ))}
  </div>
);

/** Stripes over what is closed out of turn. */
function Closed({ resources, day, at, named }: { resources: DeskResource[]; day: string; at: (one: Stretch) => object; named: boolean }) {
  const t = useTranslations('calendar');
  const closed = resources.flatMap(({ id, name, exceptions }) =>
    exceptions
      .filter(({ kind, from, until }) => kind === 'closed' && from.slice(0, 10) <= day && until > `${day}T00:00`)
      .map(({ id: exception, from, until }) => ({
        key: `${id} ${exception}`,
        name,
        from: from.slice(0, 10) < day ? 0 : minuteOf(from),
        until: until.slice(0, 10) > day ? 1440 : minuteOf(until),
      })),
  );
  return closed.map(({ key, name, ...stretch }) => (
    <p
      key={key}
      className="pointer-events-none absolute inset-x-0 overflow-hidden bg-[repeating-linear-gradient(135deg,var(--line)_0_2px,transparent_2px_9px)] px-2 py-1 text-xs text-soft"
      style={at(stretch)}
    >
      <span className="bg-paper px-1">{named ? t('closedOf', { name }) : t('closed')}</span>
    </p>
  ));
}

const minuteOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

const looks: Record<string, string> = {
  held: 'border-dashed border-edge bg-paper text-soft',
  paid: 'border-info bg-info-bg text-ink',
  confirmed: 'border-success bg-success-bg text-ink',
  served: 'border-edge bg-sunken text-soft',
  no_show: 'border-danger bg-danger-bg text-ink',
};

/** As many rows as a stretch of minutes is high for; what is said stays the same. */
function rowsOf(minutes: number, [time, title, who]: [string, string, string]): string[] {
  if (minutes >= 60) return [time, title, who];
  return minutes >= 40 ? [`${time} ${who}`, title] : [`${time} ${who} · ${title}`];
}

interface BlockProps {
  placed: Placed<Session>;
  style: object;
  dimmed: boolean;
  movable: boolean;
  onOpen: (session: Session) => void;
}

/** A booking, or a group, as a button that opens it; draggable where it can be moved. */
function Block({ placed: { of, from, until, lane, lanes }, style, dimmed, movable, onOpen }: BlockProps) {
  const t = useTranslations('calendar');
  const words = useClockWords();
  const [first] = of.bookings;
  if (!first) return null;
  const state = first.state === 'confirmed' && first.lineState === 'paid' ? 'paid' : first.state;
  const who = of.bookings.length > 1 ? t('people', { count: of.bookings.reduce((sum, { seats }) => sum + seats, 0) }) : nameOf(first);
  const time = words.time(first.local);
  const rows = rowsOf(until - from, [time, first.title, who]);
  const grabs = movable && of.bookings.length === 1 && first.state === 'confirmed';
  return (
    <button
      type="button"
      data-session={of.key}
      data-from={from}
      data-state={state}
      data-testid="booking-block"
      onClick={() => onOpen(of)}
      className={`absolute flex flex-col overflow-hidden rounded-md border-s-3 px-2 text-start text-xs leading-snug select-none ${rows.length > 2 ? 'py-1' : 'py-0.5'} hover:z-10 hover:shadow-low focus-visible:z-10 ${looks[state] ?? looks.held} ${dimmed ? 'opacity-40' : ''} ${grabs ? 'cursor-grab' : ''}`}
      style={{ ...style, insetInlineStart: `calc(${(lane / lanes) * 100}% + 2px)`, width: `calc(${100 / lanes}% - 4px)` }}
    >
      {rows.map((row, place) => (
        <span key={row} className={`shrink-0 truncate ${place === 0 ? 'tabular font-medium' : ''}`}>
          {row}
        </span>
      ))}
      <span className="sr-only">{t(`state.${state}`)}</span>
    </button>
  );
}
