// Repetition of days by RFC 5545: which rules are taken, and the days they come to. The time of day is no part of a rule.
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { BookingError } from './booking.errors.ts';
import type { Interval } from './intervals.ts';
import { DAY_MS, type Local } from './zones.ts';

const MOST_TEXT = 500;
/** Counted from the first day each time, so it is kept to two years of days. */
const MOST_COUNT = 732;
const MOST_INTERVAL = 400;
/** Rules come to a day within this time or never: the longest wait is for 29 February over a year that is no leap year. */
const NEVER_YEARS = 9;
/** Nothing is booked later than this after a rule began. */
const MOST_YEARS = 60;
/** Periods looked at and days weighed for one answer. */
const MOST_STEPS = 6_000;
const MOST_TRIES = 50_000;

type Check = (value: string) => boolean;
const numbers =
  (least: number, most: number, many: number): Check =>
  (value) => {
    const list = value.split(',');
    return (
      list.length <= many &&
      list.every((each) => /^[+-]?\d{1,3}$/.test(each) && Math.abs(Number(each)) >= least && Math.abs(Number(each)) <= most)
    );
  };
const weekday = '(MO|TU|WE|TH|FR|SA|SU)';
const parts: Record<string, Check> = {
  FREQ: (value) => ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(value),
  INTERVAL: (value) => /^[1-9]\d{0,2}$/.test(value) && Number(value) <= MOST_INTERVAL,
  COUNT: (value) => /^[1-9]\d{0,2}$/.test(value) && Number(value) <= MOST_COUNT,
  UNTIL: (value) => /^20\d{6}$/.test(value),
  WKST: (value) => new RegExp(`^${weekday}$`).test(value),
  BYDAY: (value) => value.split(',').length <= 21 && new RegExp(`^([+-]?[1-9]\\d?)?${weekday}(,([+-]?[1-9]\\d?)?${weekday})*$`).test(value),
  BYMONTH: (value) => !/[+-]/.test(value) && numbers(1, 12, 12)(value),
  BYMONTHDAY: numbers(1, 31, 31),
  BYYEARDAY: numbers(1, 366, 31),
  BYWEEKNO: numbers(1, 53, 53),
  BYSETPOS: numbers(1, 366, 31),
};
/** The same part of a rule can be wrong in itself, or merely more than we take. */
const tooOften = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);
const ofTheDay = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND']);

/**
 * Checks a rule and answers how it is kept. `UNTIL` is a local date, its day included.
 * @throws Refusal RULE_TOO_LARGE, RULE_TOO_OFTEN, RULE_NOT_RIGHT with the part that is wrong, RULE_NEVER
 */
export function readRule(text: string, first: Local): string {
  if (text.length > MOST_TEXT) throw BookingError('RULE_TOO_LARGE');
  const given = new Map<string, string>();
  for (const pair of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = '', ...rest] = pair.split('=');
    if (name === 'FREQ' && tooOften.has(value)) throw BookingError('RULE_TOO_OFTEN');
    if (ofTheDay.has(name)) throw BookingError('RULE_TOO_OFTEN');
    if (rest.length > 0 || given.has(name) || !parts[name]?.(value)) {
      throw BookingError(isMore(name, value) ? 'RULE_TOO_LARGE' : 'RULE_NOT_RIGHT', { facts: { part: name.slice(0, 20) } });
    }
    given.set(name, value);
  }
  const refuse = (part: string): never => {
    throw BookingError('RULE_NOT_RIGHT', { facts: { part } });
  };
  const freq = given.get('FREQ') ?? refuse('FREQ');
  if (given.has('COUNT') && given.has('UNTIL')) refuse('COUNT');
  // RFC 5545, 3.3.10: where a part means nothing it must not stand.
  if (/\d/.test(given.get('BYDAY') ?? '') && freq !== 'MONTHLY' && freq !== 'YEARLY') refuse('BYDAY');
  if (given.has('BYMONTHDAY') && freq === 'WEEKLY') refuse('BYMONTHDAY');
  if (given.has('BYYEARDAY') && freq !== 'YEARLY') refuse('BYYEARDAY');
  if (given.has('BYWEEKNO') && (freq !== 'YEARLY' || /\d/.test(given.get('BYDAY') ?? ''))) refuse('BYWEEKNO');
  if (given.has('BYSETPOS') && ![...given.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS')) refuse('BYSETPOS');
  const kept = [...given].map(([name, value]) => `${name}=${value}`).join(';');
  if (!comesToADay(kept, first)) throw BookingError('RULE_NEVER');
  return kept;
}

/** A number that is one, but beyond what we take. */
const isMore = (name: string, value: string): boolean =>
  (name === 'COUNT' || name === 'INTERVAL') && /^[1-9]\d*$/.test(value) ? true : parts[name] !== undefined && value.split(',').length > 53;

function comesToADay(rule: string, first: Local): boolean {
  const within = (years: number): boolean => expand(rule, first, { from: first, until: first + years * 366 * DAY_MS }).length > 0;
  if (!within(1) && !within(NEVER_YEARS)) return false;
  // What is asked later, however far, stays within the bounds, too.
  if (rule.includes('COUNT=')) daysAround(rule, first, 0);
  else expand(rule, first, { from: first + MOST_YEARS * 365 * DAY_MS, until: first + MOST_YEARS * 366 * DAY_MS });
  return true;
}

/** Days as milliseconds of their midnight on the wall. @throws Refusal RULE_TOO_LARGE where the library's bounds end it */
function expand(rule: string, first: Local, window: Interval): Local[] {
  const midnight = Math.floor(first / DAY_MS) * DAY_MS;
  const dtstart = Temporal.Instant.fromEpochMilliseconds(midnight).toZonedDateTimeISO('UTC');
  const from = Math.max(Math.floor(window.from / DAY_MS) * DAY_MS, midnight);
  try {
    return new RRuleTemporal({ rruleString: rule, dtstart, cache: false, maxIterations: MOST_STEPS, maxCandidateEvaluations: MOST_TRIES })
      .between(new Date(from), new Date(window.until), true)
      .map((day) => day.epochMilliseconds);
  } catch (error) {
    throw (error as Error).message.startsWith('Maximum ') ? BookingError('RULE_TOO_LARGE') : error;
  }
}

/** Months and counted rules that are kept; some hundred bytes each. */
const MOST_KEPT = 20_000;
const kept = new Map<string, Local[]>();

function remember(key: string, find: () => Local[]): Local[] {
  const known = kept.get(key);
  if (known) return known;
  const days = find();
  if (kept.size >= MOST_KEPT) for (const old of [...kept.keys()].slice(0, MOST_KEPT / 4)) kept.delete(old);
  kept.set(key, days);
  return days;
}

/** The days of a checked rule around a month, kept: the same are asked for again and again, and the staff of a shop mostly share a few rules. */
function daysAround(rule: string, first: Local, month: number): Local[] {
  const key = `${Math.floor(first / DAY_MS)} ${rule}`;
  // What is counted is counted from the first day; once is enough.
  if (rule.includes('COUNT=')) return remember(key, () => expand(rule, first, { from: first, until: first + MOST_YEARS * 366 * DAY_MS }));
  return remember(`${month} ${key}`, () => expand(rule, first, { from: Date.UTC(1900, month, 1), until: Date.UTC(1900, month + 1, 0) }));
}

const monthOf = (day: Local): number => {
  const date = new Date(day);
  return (date.getUTCFullYear() - 1900) * 12 + date.getUTCMonth();
};

/** The days a rule comes to between two days, both included; `first` alone when there is no rule. */
export function daysOf(opening: { rrule: string | null; first: Local }, from: Local, until: Local): Local[] {
  const day = Math.floor(opening.first / DAY_MS) * DAY_MS;
  if (opening.rrule === null) return day >= from && day <= until ? [day] : [];
  const days = new Set<Local>();
  for (let month = monthOf(from); month <= monthOf(until); month += 1) {
    for (const each of daysAround(opening.rrule, opening.first, month)) if (each >= from && each <= until) days.add(each);
  }
  return [...days];
}
