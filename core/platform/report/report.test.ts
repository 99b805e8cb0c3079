// What an error tracker hears of: each kind once a minute, few in all, and nothing that it does harms us.
import { afterEach, expect, test } from 'vitest';
import { type ErrorReport, reportError, useErrorTracker } from './index.ts';

const heard: ErrorReport[] = [];
const listening = { report: (report: ErrorReport) => void heard.push(report), flush: async () => undefined };
afterEach(() => {
  heard.length = 0;
  useErrorTracker(undefined);
});

const place = { kind: 'request' as const, route: 'GET /v1/orders/:id' };
const fail = (message: string): Error => new Error(message);

test('COR-67 the same error is told once a minute, with how often it came up since', () => {
  useErrorTracker(listening);
  for (let n = 0; n < 1_000; n += 1) reportError(fail(`order ${n}`), { ...place, requestId: `r${n}` }, 1_000);
  reportError(fail('later'), place, 61_000);
  expect(heard.map(({ times, requestId }) => [times, requestId])).toEqual([
    [1, 'r0'],
    [1_000, undefined],
  ]);
});

test('COR-67 another route or another sort of error is told by itself, up to thirty a minute', () => {
  useErrorTracker(listening);
  const error = fail('one place');
  for (let n = 0; n < 100; n += 1) reportError(error, { ...place, route: `route ${n}` }, 1_000);
  expect(heard).toHaveLength(30);
  reportError(error, { ...place, route: 'another' }, 61_001);
  expect(heard).toHaveLength(31);
});

test('COR-67 a tracker that throws, and errors that are none, harm nobody; without a tracker nothing happens', () => {
  reportError(fail('nobody listens'), place);
  useErrorTracker({
    ...listening,
    report: () => {
      throw new Error('broken tracker');
    },
  });
  for (const odd of [undefined, null, 'text', 7, { stack: 5 }, Object.create(null)]) expect(() => reportError(odd, place)).not.toThrow();
});
