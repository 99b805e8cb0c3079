// Columns of the calendar: overlaps side by side, days cut at midnight of the seller's clock.
import { expect, test } from 'vitest';
import type { StaffBooking } from '@/lib/types.ts';
import { hoursOf, localAt, onDay, placeOn, sessionsOf, snap } from './layout.ts';

const booking = (id: string, start: string, end: string, more: Partial<StaffBooking> = {}): StaffBooking =>
  ({ id, start, end, serviceId: id, resourceIds: ['a'], ...more }) as StaffBooking;
const day = '2026-11-21';
const at = (from: string, until: string) => [`${day}T${from}:00Z`, `${day}T${until}:00Z`] as const;

test('MKT-15 bookings that overlap stand side by side, those after them have the column to themselves', () => {
  const sessions = sessionsOf([
    booking('a', ...at('09:00', '10:00')),
    booking('b', ...at('09:30', '10:30')),
    booking('c', ...at('10:00', '11:00')),
    booking('d', ...at('11:00', '12:00')),
  ]);
  expect(placeOn(sessions, day, 'UTC').map(({ of, lane, lanes }) => [of.bookings[0]?.id, lane, lanes])).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
    ['d', 0, 1],
  ]);
});

test('MKT-15 a group is one block, however many come', () => {
  const group = { serviceId: 'yoga' };
  const sessions = sessionsOf([booking('a', ...at('09:00', '10:00'), group), booking('b', ...at('09:00', '10:00'), group)]);
  expect(sessions.map(({ bookings }) => bookings.length)).toEqual([2]);
});

test.each([
  ['2026-11-20T20:00:00Z', '2026-11-20T23:00:00Z', { from: 180, until: 360 }],
  ['2026-11-20T16:00:00Z', '2026-11-20T18:00:00Z', { from: 0, until: 60 }],
  ['2026-11-21T16:00:00Z', '2026-11-21T18:00:00Z', { from: 1380, until: 1440 }],
  ['2026-11-20T15:00:00Z', '2026-11-20T17:00:00Z', null],
])('MKT-15 from %s to %s in Bangkok on the 21st', (from, until, stretch) => {
  expect(onDay({ from, until }, day, 'Asia/Bangkok')).toEqual(stretch);
});

test('the hours shown hold everything, and an hour around it', () => {
  expect(hoursOf([{ from: 545, until: 1010 }])).toEqual({ from: 8, until: 18 });
  expect(hoursOf([{ from: 0, until: 1440 }])).toEqual({ from: 0, until: 24 });
  expect([snap(67), snap(68), localAt(day, 75), localAt(day, 1440)]).toEqual([60, 75, '2026-11-21T01:15', '2026-11-22T00:00']);
});
