// Repetition: the days rules come to, and rules that are refused or that end in bounded time.
import { expect, test } from 'vitest';
import { daysOf, readRule } from './rules.ts';
import { readLocal } from './zones.ts';

const first = readLocal('2026-01-05T09:00');
const days = (rule: string, from: string, until: string, start = first): string[] =>
  daysOf({ rrule: readRule(rule, start), first: start }, Date.parse(from), Date.parse(until)).map((day) =>
    new Date(day).toISOString().slice(0, 10),
  );

test.each<[rule: string, from: string, until: string, days: string[]]>([
  ['FREQ=WEEKLY;BYDAY=MO,WE', '2026-03-01', '2026-03-10', ['2026-03-02', '2026-03-04', '2026-03-09']],
  ['FREQ=WEEKLY', '2026-03-01', '2026-03-10', ['2026-03-02', '2026-03-09']],
  ['rrule:freq=monthly;bymonthday=-1', '2026-02-01', '2026-03-31', ['2026-02-28', '2026-03-31']],
  ['FREQ=MONTHLY;BYMONTHDAY=30', '2026-01-01', '2026-03-31', ['2026-01-30', '2026-03-30']],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1', '2026-02-01', '2026-03-31', ['2026-02-23', '2026-03-30']],
  ['FREQ=MONTHLY;BYDAY=2TU', '2026-02-01', '2026-03-31', ['2026-02-10', '2026-03-10']],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-01-01', '2029-12-31', ['2028-02-29']],
  ['FREQ=DAILY;UNTIL=20260107', '2026-01-01', '2026-01-31', ['2026-01-05', '2026-01-06', '2026-01-07']],
  ['FREQ=DAILY;COUNT=2', '2026-01-01', '2027-01-31', ['2026-01-05', '2026-01-06']],
  ['FREQ=DAILY;INTERVAL=2', '2025-12-30', '2026-01-09', ['2026-01-05', '2026-01-07', '2026-01-09']],
  ['FREQ=DAILY', '2026-12-31', '2027-01-01', ['2026-12-31', '2027-01-01']],
])('MKT-03 %s from %s to %s', (rule, from, until, expected) => {
  expect(days(rule, from, until)).toEqual(expected);
});

test('MKT-03 the week a rule counts in begins where WKST says', () => {
  // The two samples of RFC 5545, 3.8.5.3.
  const start = readLocal('2027-08-05T09:00');
  const rule = (wkst: string): string[] =>
    days(`FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=${wkst}`, '2027-08-01', '2027-09-30', start);
  expect(rule('MO')).not.toEqual(rule('SU'));
});

test.each<[rule: string, code: string]>([
  ['FREQ=SECONDLY', 'RULE_TOO_OFTEN'],
  ['FREQ=MINUTELY;INTERVAL=5', 'RULE_TOO_OFTEN'],
  ['FREQ=HOURLY', 'RULE_TOO_OFTEN'],
  ['FREQ=DAILY;BYHOUR=1,2,3', 'RULE_TOO_OFTEN'],
  ['FREQ=DAILY;BYSECOND=0,1,2', 'RULE_TOO_OFTEN'],
  ['FREQ=DAILY;COUNT=100000000', 'RULE_TOO_LARGE'],
  ['FREQ=DAILY;COUNT=733', 'RULE_TOO_LARGE'],
  ['FREQ=YEARLY;INTERVAL=99999999', 'RULE_TOO_LARGE'],
  [`FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 366 }, (_, at) => at + 1).join()}`, 'RULE_TOO_LARGE'],
  ['FREQ=DAILY;INTERVAL=0', 'RULE_NOT_RIGHT'],
  ['FREQ=DAILY;INTERVAL=-1', 'RULE_NOT_RIGHT'],
  ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'RULE_NOT_RIGHT'],
  ['FREQ=DAILY;FREQ=WEEKLY', 'RULE_NOT_RIGHT'],
  ['FREQ=WEEKLY;BYDAY=XX', 'RULE_NOT_RIGHT'],
  ['FREQ=WEEKLY;BYDAY=1MO', 'RULE_NOT_RIGHT'],
  ['FREQ=WEEKLY;BYMONTHDAY=1', 'RULE_NOT_RIGHT'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'RULE_NOT_RIGHT'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'RULE_NOT_RIGHT'],
  ['FREQ=DAILY;BYSETPOS=1', 'RULE_NOT_RIGHT'],
  ['FREQ=YEARLY;RSCALE=CHINESE', 'RULE_NOT_RIGHT'],
  ['FREQ=DAILY;X-BOMB=1', 'RULE_NOT_RIGHT'],
  ['BYDAY=MO', 'RULE_NOT_RIGHT'],
  ['', 'RULE_NOT_RIGHT'],
  ['FREQ=DAILY\nEXDATE:20260101', 'RULE_NOT_RIGHT'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'RULE_NEVER'],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'RULE_NEVER'],
  ['FREQ=DAILY;COUNT=5;BYMONTH=2;BYMONTHDAY=30', 'RULE_NEVER'],
  ['FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=7', 'RULE_NEVER'],
  ['FREQ=YEARLY;BYYEARDAY=1;BYWEEKNO=30', 'RULE_NEVER'],
  ['FREQ=YEARLY;INTERVAL=400;BYMONTH=2;BYMONTHDAY=29', 'RULE_NEVER'],
  ['FREQ=YEARLY;BYDAY=53MO;BYSETPOS=2', 'RULE_NEVER'],
  ['FREQ=DAILY;UNTIL=20200101', 'RULE_NEVER'],
])('MKT-03 %s is refused with %s, soon', (rule, code) => {
  const began = performance.now();
  expect(() => readRule(rule, first)).toThrow(expect.objectContaining({ code, status: 422 }));
  // A bomb takes minutes; the bound is generous to a loaded machine.
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('MKT-03 the widest rules that are taken come to their days in bounded time and memory', () => {
  const all = (most: number): string => Array.from({ length: most }, (_, at) => at + 1).join();
  const rules = [
    `FREQ=YEARLY;BYMONTH=${all(12)};BYMONTHDAY=${all(31)};BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=${all(31)}`,
    `FREQ=YEARLY;BYWEEKNO=${all(53)};BYDAY=MO,TU,WE,TH,FR,SA,SU`,
    'FREQ=DAILY;COUNT=732',
    'FREQ=DAILY',
  ];
  const began = performance.now();
  for (const rule of rules) {
    const kept = readRule(rule, first);
    for (const year of [2026, 2027, 2036, 2075]) {
      expect(daysOf({ rrule: kept, first }, Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)).length).toBeLessThanOrEqual(366);
    }
  }
  expect(performance.now() - began).toBeLessThan(15_000);
});
