// Wall clocks where they jump: tables of readings and instants, checked against the IANA data by hand.
import { expect, test } from 'vitest';
import { instantOf, readLocal, writeLocal, zoneNamed } from './zones.ts';

const utc = (instants: number[]): string[] => instants.map((each) => new Date(each).toISOString().slice(0, 16));

test.each<[zone: string, reading: string, instants: string[], edge: string]>([
  // An ordinary day, and zones that are no whole hour away.
  ['Asia/Kathmandu', '2026-06-01T09:00', ['2026-06-01T03:15'], '2026-06-01T03:15'],
  ['Asia/Kolkata', '2026-12-31T23:45', ['2026-12-31T18:15'], '2026-12-31T18:15'],
  ['Pacific/Chatham', '2026-01-01T00:00', ['2025-12-31T10:15'], '2025-12-31T10:15'],
  ['Pacific/Kiritimati', '2026-01-01T00:00', ['2025-12-31T10:00'], '2025-12-31T10:00'],
  // Put forward: 02:30 does not exist; an hour later all is as before.
  ['America/New_York', '2026-03-08T01:59', ['2026-03-08T06:59'], '2026-03-08T06:59'],
  ['America/New_York', '2026-03-08T02:30', [], '2026-03-08T07:00'],
  ['America/New_York', '2026-03-08T03:00', ['2026-03-08T07:00'], '2026-03-08T07:00'],
  // Set back: 01:30 comes twice.
  ['America/New_York', '2026-11-01T01:30', ['2026-11-01T05:30', '2026-11-01T06:30'], '2026-11-01T05:30'],
  ['America/New_York', '2026-11-01T02:00', ['2026-11-01T07:00'], '2026-11-01T07:00'],
  // Half an hour only.
  ['Australia/Lord_Howe', '2026-10-04T02:15', [], '2026-10-03T15:30'],
  ['Australia/Lord_Howe', '2026-10-04T02:30', ['2026-10-03T15:30'], '2026-10-03T15:30'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', ['2026-04-04T14:45', '2026-04-04T15:15'], '2026-04-04T14:45'],
  ['Australia/Lord_Howe', '2026-04-05T01:15', ['2026-04-04T14:15'], '2026-04-04T14:15'],
  // Midnight itself is left out, and comes twice.
  ['Africa/Cairo', '2026-04-24T00:00', [], '2026-04-23T22:00'],
  ['Africa/Cairo', '2026-10-29T23:30', ['2026-10-29T20:30', '2026-10-29T21:30'], '2026-10-29T20:30'],
  // A whole day left out: Samoa crossed the date line.
  ['Pacific/Apia', '2011-12-30T12:00', [], '2011-12-30T10:00'],
  ['Pacific/Apia', '2011-12-31T00:00', ['2011-12-30T10:00'], '2011-12-30T10:00'],
])('MKT-03 in %s the clock says %s at %j', (zone, reading, instants, edge) => {
  const here = zoneNamed(zone);
  expect(utc(here.instantsOf(readLocal(reading)))).toEqual(instants);
  expect(utc([here.edge(readLocal(reading))])).toEqual([edge]);
});

test('MKT-03 the clock is read back at every quarter of an hour of two years, in odd zones', () => {
  for (const id of ['Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca', 'Asia/Kathmandu', 'Pacific/Chatham']) {
    const zone = zoneNamed(id);
    for (let at = Date.UTC(2025, 11, 1); at < Date.UTC(2027, 11, 1); at += 900_000) {
      const local = zone.localOf(at);
      const back = zone.instantsOf(local);
      if (!back.includes(at) || back.length > 2) expect.fail(`${id} ${new Date(at).toISOString()}`);
    }
  }
});

test('MKT-03 the clock agrees with the one of the platform', () => {
  for (const id of ['Europe/London', 'Asia/Bangkok', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Tehran']) {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: id, dateStyle: 'short', timeStyle: 'short' });
    for (let at = Date.UTC(2019, 0, 1); at < Date.UTC(2032, 0, 1); at += 47 * 3_600_000) {
      expect(writeLocal(zoneNamed(id).localOf(at)).replace('T', ' ')).toBe(clock.format(at));
    }
  }
});

test('MKT-03 a time that does not exist is refused with the next one that does, one that comes twice can be told apart', () => {
  const zone = zoneNamed('America/New_York');
  expect(() => instantOf(zone, readLocal('2026-03-08T02:30'))).toThrow(
    expect.objectContaining({ code: 'LOCAL_TIME_MISSING', status: 422, facts: { next: '2026-03-08T07:00:00.000Z' } }),
  );
  expect(instantOf(zone, readLocal('2026-11-01T01:30'), true) - instantOf(zone, readLocal('2026-11-01T01:30'))).toBe(3_600_000);
});

test.each([
  '2026-02-30T10:00',
  '2026-02-29T10:00',
  '0000-00-00T00:00',
  '9999-12-31T00:00',
  '2026-01-01',
  '2026-01-01T24:00',
  'infinity',
  '',
])('MKT-03 %j is no date and time', (text) => {
  expect(() => readLocal(text)).toThrow(expect.objectContaining({ code: 'LOCAL_TIME_NOT_RIGHT' }));
});

test.each(['Mars/Base', '+05:45', 'Asia/Kathmandu; drop', '../etc', '', 'A'.repeat(200)])('MKT-03 %j is no zone', (id) => {
  expect(() => zoneNamed(id)).toThrow(expect.objectContaining({ code: 'ZONE_NOT_KNOWN' }));
});
