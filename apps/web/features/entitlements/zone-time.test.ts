// Times of the brand's zone, wherever the browser is: summer time included.
import { expect, test } from 'vitest';
import { localIn, momentIn } from './zone-time.ts';

test.each([
  ['2026-11-20T21:05', 'Asia/Bangkok', '2026-11-20T14:05:00.000Z'],
  ['2026-11-20T21:05', 'UTC', '2026-11-20T21:05:00.000Z'],
  ['2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
  ['2026-12-01T00:00', 'America/New_York', '2026-12-01T05:00:00.000Z'],
  ['2026-11-20T21:05', 'Asia/Kathmandu', '2026-11-20T15:20:00.000Z'],
  // Shown twice: the earlier.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-01-01T00:00:00', 'Asia/Dubai', '2025-12-31T20:00:00.000Z'],
])('NET-02 %s in %s is %s and back', (local, zone, iso) => {
  expect(momentIn(local, zone)).toBe(iso);
  expect(localIn(iso, zone)).toBe(local.slice(0, 16));
});

test('NET-02 a time that clocks leap over comes after the leap, and nothing typed is no moment', () => {
  expect(momentIn('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect([momentIn('', 'UTC'), momentIn('soon', 'UTC')]).toEqual([null, null]);
});
