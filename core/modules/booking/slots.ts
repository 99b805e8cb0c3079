// The one function that says which times can be booked, for showing and for booking alike; pure, over rules and what is taken.
import type { Uuid } from '#platform/ids/index.ts';
import { type Interval, intersect, subtract, union } from './intervals.ts';
import { DAY_MS, type Instant, MINUTE_MS, zoneNamed } from './zones.ts';

/** What a service asks of a time. */
export interface ServiceRules {
  zone: string;
  durationMinutes: number;
  beforeMinutes: number;
  afterMinutes: number;
  stepMinutes: number;
  offsetMinutes: number;
  leadMinutes: number;
  horizonDays: number;
  capacity: number;
}

export interface ResourceTime {
  id: Uuid;
  /** When it is there, in order. */
  open: readonly Interval[];
  /** When it is set aside, buffers included, in order. */
  busy: readonly Interval[];
}

/** All that decides about the times of one service. */
export interface Plan {
  rules: ServiceRules;
  /** Hours of the service itself; null is whenever its resources are there. */
  hours: readonly Interval[] | null;
  /** Times at which the policy lets nobody book, in order. */
  blackouts: readonly Interval[];
  /** For each need the resources that can serve it, in order of preference. */
  needs: readonly (readonly ResourceTime[])[];
  /** Seats left in groups that take place, by start. */
  groups: ReadonlyMap<Instant, number>;
}

export interface Slot {
  start: Instant;
  end: Instant;
  /** Places that one booking could have. */
  seats: number;
  /** For each need those free then; empty when joining a group that has its resources. */
  free: Uuid[][];
}

export type NotBookable = 'SLOT_NOT_OFFERED' | 'SLOT_TOO_SOON' | 'SLOT_TOO_FAR' | 'SLOT_TAKEN' | 'SEATS_NOT_OFFERED';
/** `candidates` are, for each need, all who are there then, busy or not. */
export type Verdict = { slot: Slot; candidates: () => Uuid[][] } | { refused: NotBookable };

/** Starts at which a resource can serve: stretches of instants, both ends included. Asked in rising order, it never looks back. */
class Starts {
  readonly id: Uuid;
  readonly #list: readonly Interval[];
  #next = 0;

  constructor(id: Uuid, list: readonly Interval[]) {
    this.id = id;
    this.#list = list;
  }

  has(start: Instant): boolean {
    while (this.#next < this.#list.length && (this.#list[this.#next]?.until ?? 0) < start) this.#next += 1;
    const at = this.#list[this.#next];
    return at !== undefined && at.from <= start;
  }
}

/** Judges starts of a plan in rising order. */
export type Judge = (start: Instant, seats: number) => Verdict;

function judgeOf(plan: Plan, now: Instant): Judge {
  const { rules } = plan;
  const zone = zoneNamed(rules.zone);
  const length = rules.durationMinutes * MINUTE_MS;
  const [before, after] = [rules.beforeMinutes * MINUTE_MS, rules.afterMinutes * MINUTE_MS];
  const soonest = now + rules.leadMinutes * MINUTE_MS;
  // Whole days of the wall clock, so that a day opens at its midnight.
  const lastDay = Math.floor(zone.localOf(now) / DAY_MS) + rules.horizonDays;
  const hoursOf = (open: readonly Interval[]): Interval[] => subtract(plan.hours ? intersect(open, plan.hours) : open, plan.blackouts);
  const fitting = (open: readonly Interval[]): Interval[] =>
    open.flatMap(({ from, until }) => (until - from >= length ? [{ from, until: until - length }] : []));
  const needs = plan.needs.map((need) =>
    need.map(({ id, open, busy }) => {
      const offered = fitting(hoursOf(open));
      return { list: offered, offered: new Starts(id, offered), free: new Starts(id, without(offered, busy, { length, before, after })) };
    }),
  );

  // Nobody is there at night: one look for all of a need.
  const somebody = needs.map((need) => new Starts('', merged(need.flatMap(({ list }) => list))));
  const candidates = (start: Instant): Uuid[][] =>
    needs.map((need) => need.filter((each) => each.offered.has(start)).map((each) => each.offered.id));

  return (start, seats) => {
    const local = zone.localOf(start);
    if (((local % DAY_MS) / MINUTE_MS) % rules.stepMinutes !== rules.offsetMinutes || needs.length === 0)
      return { refused: 'SLOT_NOT_OFFERED' };
    if (!somebody.every((need) => need.has(start))) return { refused: 'SLOT_NOT_OFFERED' };
    if (start < soonest) return { refused: 'SLOT_TOO_SOON' };
    if (Math.floor(local / DAY_MS) > lastDay) return { refused: 'SLOT_TOO_FAR' };
    if (seats > rules.capacity) return { refused: 'SEATS_NOT_OFFERED' };
    // A group that takes place has its resources.
    const left = plan.groups.get(start);
    const free = left === undefined ? needs.map((need) => need.filter((each) => each.free.has(start)).map((each) => each.free.id)) : [];
    if (free.some((need) => need.length === 0) || (left ?? rules.capacity) < seats) return { refused: 'SLOT_TAKEN' };
    return { slot: { start, end: start + length, seats: left ?? rules.capacity, free }, candidates: () => candidates(start) };
  };
}

const halfOpen = (starts: readonly Interval[]): Interval[] => starts.map(({ from, until }) => ({ from, until: until + 1 }));
const closed = (starts: readonly Interval[]): Interval[] => starts.map(({ from, until }) => ({ from, until: until - 1 }));
const merged = (starts: readonly Interval[]): Interval[] => closed(union(halfOpen(starts)));

/** Starts whose service with its buffers touches nothing busy. Ends are included, so what is cut away leaves its own ends. */
function without(
  starts: readonly Interval[],
  busy: readonly Interval[],
  { length, before, after }: { length: number; before: number; after: number },
): Interval[] {
  const blocked = union(busy).map(({ from, until }) => ({ from: from - length - after + 1, until: until + before }));
  return closed(subtract(halfOpen(starts), union(blocked)));
}

/** The starts that the grid of the wall clock has in a window, in order; those that do not exist are not among them, those that come twice are twice. */
export function gridOf(rules: ServiceRules, window: Interval): Instant[] {
  const zone = zoneNamed(rules.zone);
  const step = rules.stepMinutes * MINUTE_MS;
  const found: Instant[] = [];
  const firstDay = Math.floor(zone.localOf(window.from) / DAY_MS) * DAY_MS;
  const lastDay = Math.floor(zone.localOf(window.until) / DAY_MS) * DAY_MS;
  // A clock that is set back over midnight says a day's last hour again.
  for (let day = firstDay - DAY_MS; day <= lastDay + DAY_MS; day += DAY_MS) {
    const [opens, closes] = [zone.edge(day), zone.edge(day + DAY_MS)];
    const plain = closes - opens === DAY_MS;
    for (let local = day + rules.offsetMinutes * MINUTE_MS; local < day + DAY_MS; local += step) {
      if (plain) found.push(opens + local - day);
      else found.push(...zone.instantsOf(local));
    }
  }
  const inside = found.filter((start) => start >= window.from && start < window.until);
  return inside.toSorted((one, other) => one - other);
}

/** The times of a window in order, what is full among them with no seats. */
export function timesIn(plan: Plan, window: Interval, now: Instant): Slot[] {
  const judge = judgeOf(plan, now);
  const length = plan.rules.durationMinutes * MINUTE_MS;
  const slots: Slot[] = [];
  for (const start of gridOf(plan.rules, window)) {
    const verdict = judge(start, 1);
    if ('slot' in verdict) slots.push(verdict.slot);
    else if (verdict.refused === 'SLOT_TAKEN') slots.push({ start, end: start + length, seats: 0, free: [] });
  }
  return slots;
}

/** What can be booked in a window, in order. */
export const slotsIn = (plan: Plan, window: Interval, now: Instant): Slot[] => timesIn(plan, window, now).filter(({ seats }) => seats > 0);

/** Whether a start can be booked, and by whom it could be served; else why not. */
export const verdictOn = (plan: Plan, input: { start: Instant; seats: number; now: Instant }): Verdict =>
  judgeOf(plan, input.now)(input.start, input.seats);
