// Wall clocks of the world as arithmetic: between what a clock in a zone says and the instants at which it says so.
import { Temporal } from 'temporal-polyfill';
import { BookingError } from './booking.errors.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** Farther than any offset from UTC, and than the day that Samoa left out. */
const FARTHEST_MS = 26 * 3_600_000;
/** Transitions are looked up for so long a time at once. */
const STRETCH_MS = 4 * 366 * DAY_MS;

/** What a wall clock says, as the milliseconds of the same reading in UTC. */
export type Local = number;
/** Milliseconds since 1970. */
export type Instant = number;

/** A zone's offsets, in force from one instant to the next; looked up once, as far as somebody asks. */
export class Zone {
  readonly id: string;
  readonly #starts: Instant[] = [];
  readonly #offsets: number[] = [];
  #from = 0;
  #until = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** What the clock says at an instant. */
  localOf(instant: Instant): Local {
    this.#cover(instant, instant);
    return instant + (this.#offsets[this.#at(instant)] ?? 0);
  }

  /** The instants at which the clock says so, the earlier first: none in a gap, two where it is set back. */
  instantsOf(local: Local): Instant[] {
    this.#cover(local - FARTHEST_MS, local + FARTHEST_MS);
    const found: Instant[] = [];
    for (let at = this.#at(local - FARTHEST_MS); at <= this.#at(local + FARTHEST_MS); at += 1) {
      const instant = local - (this.#offsets[at] ?? 0);
      if (this.#at(instant) === at) found.push(instant);
    }
    return found;
  }

  /** Where an opening begins or ends: the first instant at which the clock says so, and the end of the gap when it never does (RFC 5545, 3.3.5). */
  edge(local: Local): Instant {
    const [first] = this.instantsOf(local);
    if (first !== undefined) return first;
    // Across a gap the reading lies before its end by the old offset and after it by the new one.
    for (let at = this.#at(local - FARTHEST_MS) + 1; ; at += 1) {
      const start = this.#starts[at];
      if (start === undefined) return local;
      if (start + (this.#offsets[at - 1] ?? 0) <= local && local < start + (this.#offsets[at] ?? 0)) return start;
    }
  }

  #at(instant: Instant): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #cover(from: Instant, until: Instant): void {
    if (this.#starts.length > 0 && from >= this.#from && until < this.#until) return;
    const first = this.#starts.length === 0;
    this.#from = Math.min(first ? from : this.#from, from) - STRETCH_MS;
    this.#until = Math.max(first ? until : this.#until, until) + STRETCH_MS;
    this.#starts.length = 0;
    this.#offsets.length = 0;
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(this.#from).toZonedDateTimeISO(this.id);
    while (at && at.epochMilliseconds < this.#until) {
      this.#starts.push(at.epochMilliseconds);
      this.#offsets.push(at.offsetNanoseconds / 1e6);
      at = at.getTimeZoneTransition('next');
    }
  }
}

/** By name in lower case; links such as Asia/Katmandu share the zone they mean, so this grows with the world's zones only. */
const zones = new Map<string, Zone>();

/** A zone by its IANA name. @throws Refusal ZONE_NOT_KNOWN */
export function zoneNamed(id: string): Zone {
  const known = zones.get(id.toLowerCase());
  if (known) return known;
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(id) || id.length > 64) throw BookingError('ZONE_NOT_KNOWN');
  let name: string;
  try {
    name = new Intl.DateTimeFormat('en', { timeZone: id }).resolvedOptions().timeZone;
  } catch {
    throw BookingError('ZONE_NOT_KNOWN');
  }
  const zone = zones.get(name.toLowerCase()) ?? new Zone(name);
  zones.set(name.toLowerCase(), zone).set(id.toLowerCase(), zone);
  return zone;
}

const localPattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** Reads `2026-03-08T02:30`. @throws Refusal LOCAL_TIME_NOT_RIGHT for what is no date, such as 30 February, or is outside of 2000 to 2099 */
export function readLocal(text: string): Local {
  const parts = localPattern.exec(text)?.slice(1).map(Number) as [number, number, number, number, number] | undefined;
  const local = parts ? Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4]) : Number.NaN;
  if (!parts || parts[0] < 2000 || parts[0] > 2099 || Number.isNaN(local) || writeLocal(local) !== text)
    throw BookingError('LOCAL_TIME_NOT_RIGHT');
  return local;
}

/** The reading as `2026-03-08T02:30`. */
export const writeLocal = (local: Local): string => new Date(local).toISOString().slice(0, 16);

/** An instant to the second in UTC: `2026-03-08T07:30:00Z`. */
export const writeInstant = (instant: Instant | Date): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/**
 * The instant a person means by a reading. Where the clock says it twice, `later` picks the second time.
 * @throws Refusal LOCAL_TIME_MISSING when the clock never says so
 */
export function instantOf(zone: Zone, local: Local, later = false): Instant {
  const [first, second] = zone.instantsOf(local);
  if (first === undefined) throw BookingError('LOCAL_TIME_MISSING', { facts: { next: new Date(zone.edge(local)).toISOString() } });
  return later ? (second ?? first) : first;
}
