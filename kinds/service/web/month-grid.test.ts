// The calendar's arithmetic: weeks, keys, and clocks that jump.
import { expect, test } from 'vitest';
import { dayAfterKey, firstDayOf, weekdayOf, weeksOf } from './month-grid.ts';
import { addMonths, instantOf, localOf, writeInstant } from './wall-clock.ts';

const ltr = { shift: false, rightToLeft: false, firstDay: 1 };

test.each([
  ['2026-02', 7, 4],
  ['2026-03', 1, 6],
  ['2026-11', 6, 5],
])('%s begun with day %i has %i weeks, every day once', (month, firstDay, count) => {
  const weeks = weeksOf(month, firstDay);
  expect(weeks).toHaveLength(count);
  const days = weeks.flat().filter((day) => day !== null);
  expect(days[0]).toBe(`${month}-01`);
  expect(new Set(days).size).toBe(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate());
  expect(weeks.map((week) => week.findLast((day) => day !== null)).map((day) => day && weekdayOf(day))).toEqual(
    weeks.map((week, i) => (i === weeks.length - 1 ? weekdayOf(days.at(-1) ?? '') : ((firstDay + 5) % 7) + 1)),
  );
});

test('MKT-19 a week begins as the readers of a language are used to', () => {
  expect(['en', 'ru', 'ar-AE'].map(firstDayOf)).toEqual([7, 1, 1]);
});

test.each([
  ['ArrowRight', ltr, '2026-12-01'],
  ['ArrowLeft', ltr, '2026-11-29'],
  ['ArrowRight', { ...ltr, rightToLeft: true }, '2026-11-29'],
  ['ArrowLeft', { ...ltr, rightToLeft: true }, '2026-12-01'],
  ['ArrowDown', ltr, '2026-12-07'],
  ['ArrowUp', ltr, '2026-11-23'],
  ['Home', ltr, '2026-11-30'],
  ['End', ltr, '2026-12-06'],
  ['Home', { ...ltr, firstDay: 7 }, '2026-11-29'],
  ['PageDown', ltr, '2026-12-30'],
  ['PageUp', { ...ltr, shift: true }, '2025-11-30'],
  ['x', ltr, null],
])('from Monday the 30th %s leads on', (key, how, to) => {
  expect(dayAfterKey('2026-11-30', key, how)).toBe(to);
});

test('a month without such a day ends with its last', () => {
  expect([addMonths('2026-01-31', 1), addMonths('2028-01-31', 1), addMonths('2026-12-31', 2)]).toEqual([
    '2026-02-28',
    '2028-02-29',
    '2027-02-28',
  ]);
});

test.each([
  ['2026-11-21T09:00', 'Asia/Bangkok', '2026-11-21T02:00:00Z'],
  ['2026-03-08T01:59', 'America/New_York', '2026-03-08T06:59:00Z'],
  ['2026-03-08T02:30', 'America/New_York', null],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', null],
  ['2026-01-01T00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00Z'],
])('MKT-03 %s in %s is %s', (local, zone, instant) => {
  const found = instantOf(local, zone);
  expect(found === null ? null : writeInstant(found)).toBe(instant);
  if (found !== null) expect(localOf(found, zone)).toBe(local);
});
