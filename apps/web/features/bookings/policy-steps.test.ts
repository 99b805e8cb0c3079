// What terms say never contradicts itself: nothing is free, or costs something, at a time at which it is not possible.
import { expect, test } from 'vitest';
import { stepsOf } from './policy-steps.ts';

const [day, hours] = [
  { underMinutes: 1440, basisPoints: 3000 },
  { underMinutes: 120, basisPoints: 10_000 },
];

test.each([
  ['no terms', [], 0, 0, []],
  ['notice alone', [], 120, 120, []],
  ['fees alone', [day, hours], 0, 1440, [day, hours]],
  ['a fee within the notice', [day, hours], 120, 1440, [day]],
  ['notice longer than any fee', [day, hours], 2880, 2880, []],
] as const)('MKT-10 %s', (_name, fees, noticeMinutes, freeUntil, met) => {
  expect(stepsOf({ fees: [...fees], noticeMinutes })).toEqual({ freeUntil, fees: met });
});
