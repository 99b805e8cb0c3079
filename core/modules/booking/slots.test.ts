// Which times are offered: tables around the jumps of clocks, and properties over random schedules in ten zones.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openIn, type Schedule } from './openings.ts';
import { type Interval, subtract, union } from './intervals.ts';
import { gridOf, type Plan, type ServiceRules, slotsIn, verdictOn } from './slots.ts';
import { DAY_MS, MINUTE_MS, readLocal, writeLocal, zoneNamed } from './zones.ts';

const rulesOf = (zone: string, more: Partial<ServiceRules> = {}): ServiceRules => ({
  zone,
  durationMinutes: 60,
  beforeMinutes: 0,
  afterMinutes: 0,
  stepMinutes: 60,
  offsetMinutes: 0,
  leadMinutes: 0,
  horizonDays: 3_650,
  capacity: 1,
  ...more,
});
const hours = (zone: string, starts: string, minutes: number, exceptions: Schedule['exceptions'] = []): Schedule => ({
  zone,
  openings: [{ starts, minutes, rrule: 'FREQ=DAILY' }],
  exceptions,
});
const planOf = (rules: ServiceRules, schedule: Schedule, window: Interval, busy: Interval[] = []): Plan => ({
  rules,
  hours: null,
  blackouts: [],
  needs: [[{ id: 'anna', open: openIn(schedule, { from: window.from - 3 * DAY_MS, until: window.until + 3 * DAY_MS }), busy }]],
  groups: new Map(),
});
const dayOf = (zone: string, day: string): Interval => ({
  from: zoneNamed(zone).edge(readLocal(`${day}T00:00`)),
  until: zoneNamed(zone).edge(readLocal(`${day}T00:00`) + DAY_MS),
});
const wall = (zone: string, starts: { start: number }[]): string[] =>
  starts.map(({ start }) => writeLocal(zoneNamed(zone).localOf(start)).slice(11));
const early = Date.parse('2025-12-01T00:00Z');

test.each<[zone: string, day: string, opens: string, minutes: number, step: number, length: number, starts: string[]]>([
  ['Asia/Kathmandu', '2026-06-01', '09:00', 180, 60, 60, ['09:00', '10:00', '11:00']],
  // Put forward: what does not exist is not offered, the rest of the day is.
  ['America/New_York', '2026-03-08', '01:00', 240, 60, 60, ['01:00', '03:00', '04:00']],
  ['America/New_York', '2026-03-08', '02:00', 60, 30, 30, []],
  ['America/New_York', '2026-03-08', '02:30', 60, 30, 30, ['03:00']],
  // Set back: an hour comes twice, and so do its starts.
  ['America/New_York', '2026-11-01', '00:00', 180, 60, 60, ['00:00', '01:00', '01:00', '02:00']],
  // Hours that begin or end in the hour that comes twice mean its first time.
  ['America/New_York', '2026-11-01', '01:00', 30, 30, 30, ['01:00']],
  ['America/New_York', '2026-11-01', '00:00', 90, 30, 30, ['00:00', '00:30', '01:00']],
  // Half an hour only: the grid stays on the wall clock.
  ['Australia/Lord_Howe', '2026-10-04', '01:00', 240, 60, 60, ['01:00', '03:00', '04:00']],
  ['Australia/Lord_Howe', '2026-10-04', '01:00', 180, 30, 30, ['01:00', '01:30', '02:30', '03:00', '03:30']],
  ['Australia/Lord_Howe', '2026-04-05', '01:00', 120, 30, 30, ['01:00', '01:30', '01:30', '02:00', '02:30']],
  // A day that begins at one o'clock still is a day.
  ['Africa/Cairo', '2026-04-24', '00:00', 1440, 360, 60, ['06:00', '12:00', '18:00']],
  // The year ends.
  ['Pacific/Auckland', '2026-12-31', '22:00', 120, 60, 60, ['22:00', '23:00']],
  ['Asia/Kolkata', '2028-02-29', '10:00', 60, 60, 60, ['10:00']],
])('MKT-03 %s on %s, open at %s for %d minutes, each %d for %d', (zone, day, opens, minutes, stepMinutes, durationMinutes, starts) => {
  const window = dayOf(zone, day);
  const rules = rulesOf(zone, { stepMinutes, durationMinutes });
  const plan = planOf(rules, hours(zone, `2026-01-01T${opens}`, minutes), window);
  expect(wall(zone, slotsIn(plan, window, early))).toEqual(starts);
});

const zone = 'Asia/Bangkok';
const june = dayOf(zone, '2026-06-10');
const nine = june.from + 9 * 60 * MINUTE_MS;
const at = (hour: number): number => june.from + hour * 60 * MINUTE_MS;
const nineToTwo = hours(zone, '2026-01-01T09:00', 300);

test('MKT-03 buffers keep distance from what is booked and need not lie within the hours', () => {
  const rules = rulesOf(zone, { stepMinutes: 30, beforeMinutes: 15, afterMinutes: 30 });
  const idle = slotsIn(planOf(rules, nineToTwo, june), june, early);
  expect(wall(zone, idle)).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00']);
  // Booked 11:00 to 12:00, so set aside from 10:45 to 12:30: 09:00 ends at 10:00 and its buffer at 10:30.
  const busy = [{ from: at(10.75), until: at(12.5) }];
  expect(wall(zone, slotsIn(planOf(rules, nineToTwo, june, busy), june, early))).toEqual(['09:00', '13:00']);
});

test('MKT-03 bookings may touch', () => {
  const busy = [{ from: at(10), until: at(11) }];
  expect(wall(zone, slotsIn(planOf(rulesOf(zone), nineToTwo, june, busy), june, early))).toEqual(['09:00', '11:00', '12:00', '13:00']);
});

test('MKT-03 notice and horizon: to the minute at the near end, by whole days of the wall clock at the far one', () => {
  const plan = planOf(rulesOf(zone, { leadMinutes: 60, horizonDays: 1 }), nineToTwo, {
    from: june.from - DAY_MS,
    until: june.until + DAY_MS,
  });
  expect(verdictOn(plan, { start: nine, seats: 1, now: nine - 60 * MINUTE_MS })).toHaveProperty('slot');
  expect(verdictOn(plan, { start: nine, seats: 1, now: nine - 60 * MINUTE_MS + 1 })).toEqual({ refused: 'SLOT_TOO_SOON' });
  expect(verdictOn(plan, { start: nine, seats: 1, now: june.from - DAY_MS })).toHaveProperty('slot');
  expect(verdictOn(plan, { start: nine, seats: 1, now: june.from - DAY_MS - 1 })).toEqual({ refused: 'SLOT_TOO_FAR' });
});

test('MKT-03 exceptions: closed takes away, extra hours add and win', () => {
  const exceptions: Schedule['exceptions'] = [
    { kind: 'closed', from: readLocal('2026-06-10T00:00'), until: readLocal('2026-06-11T00:00') },
    { kind: 'open', from: readLocal('2026-06-10T10:00'), until: readLocal('2026-06-10T12:00') },
    { kind: 'open', from: readLocal('2026-06-10T20:00'), until: readLocal('2026-06-10T21:00') },
  ];
  const plan = planOf(rulesOf(zone), hours(zone, '2026-01-01T09:00', 300, exceptions), june);
  expect(wall(zone, slotsIn(plan, june, early))).toEqual(['10:00', '11:00', '20:00']);
});

test('MKT-03 a person and a room are needed together, and either can be missing', () => {
  const plan: Plan = {
    ...planOf(rulesOf(zone), nineToTwo, june),
    needs: [
      [
        { id: 'anna', open: [{ from: at(9), until: at(14) }], busy: [{ from: at(9), until: at(10) }] },
        { id: 'boris', open: [{ from: at(9), until: at(11) }], busy: [] },
      ],
      [{ id: 'room', open: [{ from: at(0), until: at(24) }], busy: [{ from: at(12), until: at(13) }] }],
    ],
  };
  const slots = slotsIn(plan, june, early);
  expect(slots.map(({ start, free }) => [(start - june.from) / (60 * MINUTE_MS), free])).toEqual([
    [9, [['boris'], ['room']]],
    [10, [['anna', 'boris'], ['room']]],
    [11, [['anna'], ['room']]],
    [13, [['anna'], ['room']]],
  ]);
  expect(verdictOn({ ...plan, needs: [...plan.needs, []] }, { start: at(10), seats: 1, now: early })).toEqual({
    refused: 'SLOT_NOT_OFFERED',
  });
});

test('MKT-03 a group is joined until it is full, though its own resources are busy with it', () => {
  const rules = rulesOf(zone, { capacity: 10 });
  const plan: Plan = { ...planOf(rules, nineToTwo, june, [{ from: at(10), until: at(11) }]), groups: new Map([[at(10), 3]]) };
  expect(slotsIn(plan, june, early).map(({ seats }) => seats)).toEqual([10, 3, 10, 10, 10]);
  expect(verdictOn(plan, { start: at(10), seats: 3, now: early })).toHaveProperty('slot');
  expect(verdictOn(plan, { start: at(10), seats: 4, now: early })).toEqual({ refused: 'SLOT_TAKEN' });
  expect(verdictOn(plan, { start: at(11), seats: 11, now: early })).toEqual({ refused: 'SEATS_NOT_OFFERED' });
});

test.each([30_000, 60_000 * 7, 1])('MKT-03 a start that is %d ms beside the grid is not offered', (beside) => {
  expect(verdictOn(planOf(rulesOf(zone), nineToTwo, june), { start: nine + beside, seats: 1, now: early })).toEqual({
    refused: 'SLOT_NOT_OFFERED',
  });
});

const zones = [
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/New_York',
  'Europe/Moscow',
  'Africa/Cairo',
  'America/St_Johns',
  'Pacific/Chatham',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Dubai',
];
/** Days around which clocks jump somewhere, years end, and February does. */
const days = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-09-06',
  '2026-10-04',
  '2026-11-01',
  '2026-12-31',
  '2028-02-28',
  '2026-04-24',
  '2026-02-15',
];

const someRules = fc.record({
  zone: fc.constantFrom(...zones),
  durationMinutes: fc.integer({ min: 5, max: 300 }),
  beforeMinutes: fc.integer({ min: 0, max: 45 }),
  afterMinutes: fc.integer({ min: 0, max: 45 }),
  stepMinutes: fc.constantFrom(5, 10, 15, 20, 30, 45, 50, 60, 90, 120),
  offsetMinutes: fc.constantFrom(0, 0, 0, 3),
  leadMinutes: fc.constantFrom(0, 60, 1440),
  horizonDays: fc.constantFrom(2, 730),
  capacity: fc.constantFrom(1, 1, 5),
});
const someSchedule = (day: string): fc.Arbitrary<Schedule> =>
  fc.record({
    zone: fc.constantFrom(...zones),
    openings: fc.array(
      fc.record({
        starts: fc
          .integer({ min: -3 * 96, max: 3 * 96 })
          .map((quarter) => writeLocal(readLocal(`${day}T00:00`) + quarter * 15 * MINUTE_MS)),
        minutes: fc.integer({ min: 10, max: 1_440 }),
        rrule: fc.constantFrom(null, 'FREQ=DAILY', 'FREQ=DAILY;INTERVAL=2', 'FREQ=WEEKLY;BYDAY=MO,TU,SA,SU'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    exceptions: fc.array(
      fc
        .record({
          kind: fc.constantFrom('closed' as const, 'open' as const),
          at: fc.integer({ min: -96, max: 192 }),
          quarters: fc.integer({ min: 1, max: 40 }),
        })
        .map(({ kind, at: quarter, quarters }) => {
          const from = readLocal(`${day}T00:00`) + quarter * 15 * MINUTE_MS;
          return { kind, from, until: from + quarters * 15 * MINUTE_MS };
        }),
      { maxLength: 3 },
    ),
  });
const someShop = fc.constantFrom(...days).chain((day) =>
  fc.record({
    rules: someRules,
    staff: fc.array(someSchedule(day), { minLength: 1, maxLength: 3 }),
    rooms: fc.array(someSchedule(day), { maxLength: 2 }),
    window: fc.constant({ from: Date.parse(`${day}T00:00Z`) - DAY_MS, until: Date.parse(`${day}T00:00Z`) + 2 * DAY_MS }),
    now: fc.integer({ min: -3 * 24 * 60, max: 24 * 60 }).map((minutes) => Date.parse(`${day}T00:00Z`) + minutes * MINUTE_MS),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 25 }),
  }),
);
type Shop = typeof someShop extends fc.Arbitrary<infer T> ? T : never;

function idlePlan({ rules, staff, rooms, window }: Shop): Plan {
  const wide = { from: window.from - 3 * DAY_MS, until: window.until + 3 * DAY_MS };
  const need = (schedules: Schedule[], name: string) =>
    schedules.map((schedule, index) => ({ id: `${name} ${index}`, open: openIn(schedule, wide), busy: [] as Interval[] }));
  return {
    rules,
    hours: null,
    blackouts: [],
    needs: [need(staff, 'staff'), ...(rooms.length > 0 ? [need(rooms, 'room')] : [])],
    groups: new Map(),
  };
}

/** Minute by minute, by the definition: slow, and written another way. */
function offeredByDefinition(plan: Plan, start: number, now: number): boolean {
  const { rules } = plan;
  const clock = zoneNamed(rules.zone);
  const local = clock.localOf(start);
  const end = start + rules.durationMinutes * MINUTE_MS;
  const inside = (open: readonly Interval[]): boolean => open.some(({ from, until }) => from <= start && end <= until);
  const apart = (busy: readonly Interval[]): boolean =>
    busy.every(({ from, until }) => end + rules.afterMinutes * MINUTE_MS <= from || until <= start - rules.beforeMinutes * MINUTE_MS);
  return (
    ((local % DAY_MS) / MINUTE_MS) % rules.stepMinutes === rules.offsetMinutes &&
    start >= now + rules.leadMinutes * MINUTE_MS &&
    Math.floor(local / DAY_MS) - Math.floor(clock.localOf(now) / DAY_MS) <= rules.horizonDays &&
    plan.needs.every((need) => need.some(({ open: there, busy }) => inside(there) && apart(busy)))
  );
}

test('MKT-03 what is shown is what the definition says, at every minute, in ten zones', () => {
  fc.assert(
    fc.property(someShop, (shop) => {
      const plan = idlePlan(shop);
      const shown = slotsIn(plan, shop.window, shop.now).map(({ start }) => start);
      const right: number[] = [];
      for (let start = shop.window.from; start < shop.window.until; start += MINUTE_MS)
        if (offeredByDefinition(plan, start, shop.now)) right.push(start);
      expect(shown).toEqual(right);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('MKT-09 shown means bookable, not shown means not, and whatever is booked in whatever order nothing overlaps', () => {
  fc.assert(
    fc.property(someShop, (shop) => {
      const plan = idlePlan(shop);
      const { rules } = plan;
      const resources = plan.needs.flat();
      for (const pick of shop.picks) {
        const shown = slotsIn(plan, shop.window, shop.now);
        const starts = new Set(shown.map(({ start }) => start));
        for (const start of gridOf(rules, shop.window))
          if ('slot' in verdictOn(plan, { start, seats: 1, now: shop.now }) !== starts.has(start))
            expect.fail('display differs from booking');
        const slot = shown[pick % Math.max(shown.length, 1)];
        if (!slot) break;
        const took = { from: slot.start - rules.beforeMinutes * MINUTE_MS, until: slot.end + rules.afterMinutes * MINUTE_MS };
        for (const need of slot.free) {
          const resource = resources.find(({ id }) => id === need[pick % need.length]);
          if (!resource) expect.fail('a resource that is not there');
          for (const busy of resource.busy) if (busy.from < took.until && took.from < busy.until) expect.fail('overlap');
          (resource.busy as Interval[]).push(took);
        }
        // In groups everybody joins the session; here each stands for a session of its own.
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('MKT-03 opening hours are in order, apart, and inside of what was asked', () => {
  fc.assert(
    fc.property(someShop, ({ staff, window }) => {
      for (const schedule of staff) {
        const list = openIn(schedule, window);
        expect(list).toEqual(union(list));
        expect(subtract(list, [window])).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
