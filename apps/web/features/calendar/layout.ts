// Where things of a day stand in its column: minutes from midnight, side by side where they overlap, and the hours worth showing.
import { localOf } from '../../../../kinds/service/web/wall-clock.ts';
import type { DeskCalendar, StaffBooking } from '@/lib/types.ts';

export type DeskResource = DeskCalendar['resources'][number];

/** Bookings of one time of a service with the same people and rooms: a group takes place once. */
export interface Session {
  key: string;
  start: string;
  end: string;
  resourceIds: string[];
  bookings: StaffBooking[];
}

export interface Stretch {
  /** Minutes from the day's midnight by the wall clock. */
  from: number;
  until: number;
}

export interface Placed<T> extends Stretch {
  of: T;
  /** Which of so many columns side by side. */
  lane: number;
  lanes: number;
}

export const DAY_MINUTES = 1440;
/** What drags and forms snap to. */
export const STEP_MINUTES = 15;

/** Whose booking it is, as well as one may know. */
export const nameOf = ({ buyer, orderNumber }: StaffBooking): string => buyer?.name ?? buyer?.email ?? orderNumber;

const minuteOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

/** The part of an interval that lies on a day, or null. */
export function onDay(interval: { from: string; until: string }, day: string, zone: string): Stretch | null {
  const [from, until] = [localOf(Date.parse(interval.from), zone), localOf(Date.parse(interval.until), zone)];
  if (from.slice(0, 10) > day || until <= `${day}T00:00`) return null;
  return { from: from.slice(0, 10) < day ? 0 : minuteOf(from), until: until.slice(0, 10) > day ? DAY_MINUTES : minuteOf(until) };
}

export function sessionsOf(bookings: readonly StaffBooking[]): Session[] {
  const keyOf = ({ serviceId, start, resourceIds }: StaffBooking): string => [serviceId, start, ...resourceIds.toSorted()].join(' ');
  return [...Map.groupBy(bookings, keyOf)].flatMap(([key, of]) => {
    const [first] = of;
    return first ? [{ key, start: first.start, end: first.end, resourceIds: first.resourceIds, bookings: of }] : [];
  });
}

/** Sessions of a day, those that overlap side by side. */
export function placeOn(sessions: readonly Session[], day: string, zone: string): Placed<Session>[] {
  const found = sessions
    .flatMap((of) => {
      const stretch = onDay({ from: of.start, until: of.end }, day, zone);
      return stretch ? [{ of, ...stretch }] : [];
    })
    .toSorted((a, b) => a.from - b.from || b.until - a.until);
  const placed: Placed<Session>[] = [];
  let cluster: Placed<Session>[] = [];
  let end = -1;
  for (const one of found) {
    if (one.from >= end) cluster = [];
    const taken = new Set(cluster.filter(({ until }) => until > one.from).map(({ lane }) => lane));
    const lane = Array.from({ length: cluster.length + 1 }, (_, i) => i).find((i) => !taken.has(i)) ?? 0;
    cluster.push({ ...one, lane, lanes: 1 });
    placed.push(...cluster.slice(-1));
    end = Math.max(end, one.until);
    const lanes = Math.max(...cluster.map((each) => each.lane)) + 1;
    for (const each of cluster) each.lanes = lanes;
  }
  return placed;
}

/** First and last hour that something is open or booked in, an hour more on each side; working hours when nothing is. */
export function hoursOf(stretches: readonly Stretch[]): { from: number; until: number } {
  if (stretches.length === 0) return { from: 8, until: 18 };
  const from = Math.min(...stretches.map((each) => each.from));
  const until = Math.max(...stretches.map((each) => each.until));
  return { from: Math.max(0, Math.floor(from / 60) - 1), until: Math.min(24, Math.ceil(until / 60) + 1) };
}

/** A minute of the day, snapped. */
export const snap = (minute: number): number => Math.round(minute / STEP_MINUTES) * STEP_MINUTES;

/** The local time at a minute of a day; its end is the next day's beginning. */
export function localAt(day: string, minute: number): string {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000).toISOString();
  return at.slice(0, 16);
}
