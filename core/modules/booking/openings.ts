// Working hours: from rules and exceptions on a wall clock to the instants between which somebody is there.
import { z } from 'zod';
import { BookingError } from './booking.errors.ts';
import { type Interval, subtract, union } from './intervals.ts';
import { daysOf, readRule } from './rules.ts';
import { DAY_MS, type Local, MINUTE_MS, readLocal, type Zone, zoneNamed } from './zones.ts';

/** Hours as they are kept: from a local time for so many minutes of the wall clock, on the days of a rule. */
export interface Opening {
  starts: string;
  minutes: number;
  rrule: string | null;
}

/** A closed time or extra hours, local. */
export interface Exception {
  kind: 'closed' | 'open';
  from: Local;
  until: Local;
}

export interface Schedule {
  zone: string;
  openings: readonly Opening[];
  exceptions: readonly Exception[];
}

const MOST_OPENINGS = 16;
const MOST_MINUTES = 1_440;
const Openings = z.array(
  z.strictObject({ starts: z.string().max(16), minutes: z.int().min(1).max(MOST_MINUTES), rrule: z.string().max(10_000).nullable() }),
);

/**
 * Checks hours that somebody typed and answers how they are kept.
 * @throws Refusal SCHEDULE_NOT_RIGHT, LOCAL_TIME_NOT_RIGHT, and as `readRule`
 */
export function readOpenings(given: unknown): Opening[] {
  const read = Openings.max(MOST_OPENINGS).safeParse(given);
  if (!read.success) throw BookingError('SCHEDULE_NOT_RIGHT', { facts: { field: read.error.issues[0]?.path.join('.') ?? '' } });
  return read.data.map(({ starts, minutes, rrule }) => {
    const first = readLocal(starts);
    return { starts, minutes, rrule: rrule === null ? null : readRule(rrule, first) };
  });
}

/** A stretch of the wall clock as instants. What of it falls into a gap is not there; where it begins or ends twice, the first time counts. */
const onClock = (zone: Zone, from: Local, until: Local): Interval => ({ from: zone.edge(from), until: zone.edge(until) });

/** When a schedule is open within a window of instants. Extra hours win over closed times, closed times over rules. */
export function openIn(schedule: Schedule, window: Interval): Interval[] {
  const zone = zoneNamed(schedule.zone);
  const firstDay = Math.floor(zone.localOf(window.from) / DAY_MS) * DAY_MS - DAY_MS;
  const lastDay = Math.floor(zone.localOf(window.until) / DAY_MS) * DAY_MS;
  const ruled: Interval[] = [];
  for (const { starts, minutes, rrule } of schedule.openings) {
    const first = readLocal(starts);
    const timeOfDay = first % DAY_MS;
    for (const day of daysOf({ rrule, first }, firstDay, lastDay))
      ruled.push(onClock(zone, day + timeOfDay, day + timeOfDay + minutes * MINUTE_MS));
  }
  const of = (kind: Exception['kind']): Interval[] =>
    union(schedule.exceptions.filter((each) => each.kind === kind).map(({ from, until }) => onClock(zone, from, until)));
  const open = union([...subtract(union(ruled), of('closed')), ...of('open')]);
  return open.flatMap(({ from, until }) => {
    const cut = { from: Math.max(from, window.from), until: Math.min(until, window.until) };
    return cut.until > cut.from ? [cut] : [];
  });
}
