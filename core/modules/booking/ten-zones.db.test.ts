// Ten zones over the days on which their clocks jump: what is shown and what the database lets be taken is the same, however full it gets.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setOffset } from '#platform/clock/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, openDatabase } from '#platform/db/index.ts';
import { useDatabase } from '../../../tools/testing/database.ts';
import { codeOf, findSalon, holdFor, newOrder, openService, type Salon, startsOf, wants } from '../../../tools/testing/salon.ts';
import { DAY_MS, MINUTE_MS, zoneNamed } from './zones.ts';

let salon: Salon;

beforeAll(async () => {
  const database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  salon = await findSalon(database);
});
afterEach(() => setOffset(0));
afterAll(closeDatabase);

/** How far ahead the zone's clock jumps next; a month where it never does. */
function nextJump(id: string): number {
  const zone = zoneNamed(id);
  const now = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  for (let day = 3; day < 366; day += 1) {
    const before = now + (day - 1) * DAY_MS;
    if (zone.localOf(before + DAY_MS) - zone.localOf(before) !== DAY_MS) return day * DAY_MS;
  }
  return 30 * DAY_MS;
}

const shop = fc.record({
  people: fc.integer({ min: 1, max: 3 }),
  rooms: fc.integer({ min: 0, max: 2 }),
  capacity: fc.constantFrom(1, 1, 3),
  stepMinutes: fc.constantFrom(15, 30, 45, 60),
  durationMinutes: fc.constantFrom(20, 45, 90),
  beforeMinutes: fc.constantFrom(0, 10),
  afterMinutes: fc.constantFrom(0, 25),
});
const tries = fc.array(fc.record({ quarter: fc.integer({ min: 0, max: 3 * 96 }), seats: fc.integer({ min: 1, max: 2 }) }), {
  minLength: 12,
  maxLength: 12,
});

test.each([
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/New_York',
  'Europe/Berlin',
  'Africa/Cairo',
  'America/St_Johns',
  'Pacific/Chatham',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Dubai',
])('MKT-09 in %s what is shown is what can be taken, until nothing is left to take', async (zone) => {
  const jump = nextJump(zone);
  setOffset(jump - 2 * DAY_MS);
  const quarter = 15 * MINUTE_MS;
  await fc.assert(
    fc.asyncProperty(shop, tries, async (wishes, picks) => {
      const { offerId } = await openService(salon, { ...wishes, zone, opens: '00:00', openMinutes: 1_440, leadMinutes: 0 });
      const from = Math.ceil((Date.now() + jump - DAY_MS) / quarter) * quarter + quarter;
      for (const { quarter: at, seats } of picks) {
        const shown = (await startsOf(salon, offerId, 5)).map(Number);
        // Half of the tries go for what is shown, half for whatever it is.
        const start = at % 2 ? (shown[at % shown.length] ?? from) : from + at * quarter;
        const code = await codeOf(
          holdFor(salon, newOrder(salon), [wants(salon, offerId, new Date(start), { seats: Math.min(seats, wishes.capacity) })]),
        );
        if (seats === 1 || wishes.capacity === 1 || code === undefined)
          expect([start, code === undefined]).toEqual([start, shown.includes(start)]);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
