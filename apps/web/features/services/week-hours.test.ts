// Hours written by people become rules, and come back as they were written.
import { expect, test } from 'vitest';
import { type HoursLine, lengthOf, linesOf, openingsOf, runsOf, weekdaysOf } from './week-hours.ts';

const lines: HoursLine[] = [
  { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' },
  { days: [6], from: '22:00', until: '02:00' },
  { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' },
];

test('MKT-03 weekly hours become rules that begin on one of their days, and come back', () => {
  const openings = openingsOf(lines, '2026-11-20');
  expect(openings).toEqual([
    { starts: '2026-11-20T09:00', minutes: 510, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
    { starts: '2026-11-21T22:00', minutes: 240, rrule: 'FREQ=WEEKLY;BYDAY=SA' },
    { starts: '2026-11-20T00:00', minutes: 1440, rrule: 'FREQ=DAILY' },
  ]);
  expect(linesOf(openings)).toEqual(lines);
  expect(lines.map(lengthOf)).toEqual([510, 240, 1440]);
});

test.each([
  [null, null],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', null],
  ['FREQ=MONTHLY;BYDAY=1MO', null],
  ['FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101', null],
  ['FREQ=WEEKLY;BYDAY=SU,MO;WKST=MO', [1, 7]],
  ['FREQ=DAILY', [1, 2, 3, 4, 5, 6, 7]],
])('%s is weekly hours on %j', (rule, days) => {
  expect(weekdaysOf(rule)).toEqual(days);
});

test('days in a row are told as from and to', () => {
  expect(runsOf([1, 2, 3, 5, 7])).toEqual([
    [1, 3],
    [5, 5],
    [7, 7],
  ]);
});
