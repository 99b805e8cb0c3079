// Wall clocks: what a clock of a time zone shows at an instant, and the instant at which it shows something.

/** `2026-11-21T09:00`, without a zone. */
export type Local = string;

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    const [year, two] = ['numeric', '2-digit'] as const;
    clock = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year,
      month: two,
      day: two,
      hour: two,
      minute: two,
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** What the clock shows at an instant in milliseconds. */
export function localOf(instant: number, zone: string): Local {
  const part = Object.fromEntries(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

const DAY_MS = 86_400_000;
const asUtc = (local: Local): number => Date.parse(`${local}:00Z`);

/** When the clock shows this: the first time where it does so twice, null where it never does. */
export function instantOf(local: Local, zone: string): number | null {
  const utc = asUtc(local);
  if (Number.isNaN(utc)) return null;
  // The offset of the day before and of the day after: a jump lies between them.
  const offsets = [utc - DAY_MS, utc + DAY_MS].map((near) => asUtc(localOf(near, zone)) - near);
  const found = offsets.map((offset) => utc - offset).filter((instant) => localOf(instant, zone) === local);
  return found.length > 0 ? Math.min(...found) : null;
}

/** One spelling for one instant: whole seconds, in UTC. */
export const writeInstant = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** The reader's own zone. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A date some days from another. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The same day some months on, or the month's last where it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

export const monthOf = (date: string): string => date.slice(0, 7);
