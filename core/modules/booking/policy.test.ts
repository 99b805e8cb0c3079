// What terms come to, as tables: fees, notice, blackouts, how often, and staying away.
import { expect, test } from 'vitest';
import { cancellation, missing, Policy, rescheduling, type Terms } from './policy.ts';

const policy: Policy = Policy.parse({
  cancel: {
    noticeMinutes: 60,
    fees: [
      { underMinutes: 2880, basisPoints: 5000 },
      { underMinutes: 720, basisPoints: 10_000 },
    ],
  },
  reschedule: { noticeMinutes: 120, fees: [{ underMinutes: 1440, basisPoints: 1000 }], most: 2 },
  noShow: { afterMinutes: 15, basisPoints: 10_000 },
  blackouts: [{ from: '2026-12-24T00:00', until: '2026-12-27T00:00', no: ['cancel', 'reschedule'] }],
});
const start = Date.parse('2026-06-10T10:00Z');
const terms = (more: Partial<Terms> = {}): Terms => ({
  state: 'confirmed',
  start,
  end: start + 3_600_000,
  zone: 'Asia/Kathmandu',
  reschedules: 0,
  paidMinor: 1001n,
  feesDueMinor: 0n,
  ...more,
});
const before = (minutes: number): number => start - minutes * 60_000;

test.each<[minutes: number, allowed: boolean, fee: bigint, refund: bigint, reason: string]>([
  [10_000, true, 0n, 1001n, 'free'],
  // The moment a step begins is still under the step before.
  [2880, true, 0n, 1001n, 'free'],
  [2879, true, 501n, 500n, 'fee'],
  [720, true, 501n, 500n, 'fee'],
  [719, true, 1001n, 0n, 'fee'],
  [60, true, 1001n, 0n, 'fee'],
  [59, false, 0n, 0n, 'too_late'],
  [0, false, 0n, 0n, 'begun'],
  [-10, false, 0n, 0n, 'begun'],
])('MKT-10 called off %d minutes before: allowed %s, fee %d, back %d, %s', (minutes, allowed, feeMinor, refundMinor, code) => {
  const decision = cancellation(policy, terms(), before(minutes));
  expect(decision).toMatchObject({ allowed, feeMinor, refundMinor });
  expect(decision.reasons.map((each) => each.code)).toEqual([code]);
});

test.each<[minutes: number, reschedules: number, allowed: boolean, fee: bigint, reasons: string[]]>([
  [10_000, 0, true, 0n, ['free']],
  [1439, 1, true, 100n, ['fee']],
  [10_000, 2, false, 0n, ['too_often']],
  [119, 2, false, 0n, ['too_late', 'too_often']],
  [120, 0, true, 100n, ['fee']],
])('MKT-10 moved %d minutes before, %d times already: allowed %s, fee %d, %j', (minutes, reschedules, allowed, feeMinor, codes) => {
  const decision = rescheduling(policy, terms({ reschedules }), before(minutes));
  expect(decision).toMatchObject({ allowed, feeMinor, refundMinor: 0n });
  expect(decision.reasons.map((each) => each.code)).toEqual(codes);
});

test.each<[string, string, boolean]>([
  // The blackout ends at midnight in Kathmandu, which is 18:15 in UTC.
  ['2026-12-26T18:14Z', 'a minute too early', false],
  ['2026-12-26T18:15Z', 'on the stroke', true],
  ['2026-12-23T17:15Z', 'over when it begins', true],
  ['2026-12-23T17:16Z', 'into it', false],
])('MKT-10 a blackout goes by the clock of the seller: a booking at %s (%s) can be called off: %s', (at, _, allowed) => {
  const from = Date.parse(at);
  const decision = cancellation(policy, terms({ start: from, end: from + 3_600_000 }), from - 86_400_000 * 5);
  expect(decision.allowed).toBe(allowed);
  if (!allowed) expect(decision.reasons).toEqual([{ code: 'blackout', until: '2026-12-27T00:00' }]);
});

test.each<[minutes: number, state: string, allowed: boolean, code: string]>([
  [-14, 'confirmed', false, 'not_yet'],
  [-15, 'confirmed', true, 'no_show'],
  [-15, 'held', false, 'not_confirmed'],
  [-15, 'served', false, 'not_confirmed'],
])('MKT-10 nobody there %d minutes before the start, %s: allowed %s, %s', (minutes, state, allowed, code) => {
  const decision = missing(policy, terms({ state }), before(minutes));
  expect(decision).toMatchObject({ allowed, feeMinor: allowed ? 1001n : 0n, refundMinor: 0n });
  expect(decision.reasons[0]?.code).toBe(code);
});

test.each(['served', 'no_show', 'released', 'expired', 'moved'])('MKT-10 what is %s is neither called off nor moved', (state) => {
  expect(cancellation(policy, terms({ state }), before(9999)).allowed).toBe(false);
  expect(rescheduling(policy, terms({ state }), before(9999)).allowed).toBe(false);
});

test('MKT-10 what is only held costs nothing to let go', () => {
  expect(cancellation(policy, terms({ state: 'held', paidMinor: 0n }), before(1))).toMatchObject({ allowed: true, feeMinor: 0n });
});

test('MKT-10 fee and refund add up to what was paid, whatever that is', () => {
  for (const paidMinor of [0n, 1n, 3n, 999n, 10n ** 15n]) {
    for (let minutes = 61; minutes < 4000; minutes += 97) {
      const { feeMinor, refundMinor } = cancellation(policy, terms({ paidMinor }), before(minutes));
      expect(feeMinor + refundMinor).toBe(paidMinor);
      expect(feeMinor >= 0n && feeMinor <= paidMinor).toBe(true);
    }
  }
});

test.each<[string, unknown]>([
  [
    'a ladder that goes up',
    {
      cancel: {
        noticeMinutes: 0,
        fees: [
          { underMinutes: 10, basisPoints: 1 },
          { underMinutes: 20, basisPoints: 2 },
        ],
      },
    },
  ],
  ['more than everything', { noShow: { afterMinutes: 0, basisPoints: 10_001 } }],
  ['a negative notice', { reschedule: { noticeMinutes: -1, fees: [], most: 1 } }],
  ['half a basis point', { noShow: { afterMinutes: 0, basisPoints: 0.5 } }],
  ['a blackout that ends before it begins', { blackouts: [{ from: '2026-01-02T00:00', until: '2026-01-01T00:00', no: ['book'] }] }],
  ['a blackout on a day that is none', { blackouts: [{ from: '2026-02-30T00:00', until: '2026-03-01T00:00', no: ['book'] }] }],
  ['something unknown', { free: true }],
])('MKT-10 %s is no policy', (_, wrong) => {
  expect(Policy.safeParse({ ...policy, ...(wrong as object) }).success).toBe(false);
});
