// The moments at which a provider is asked again.
import { expect, test } from 'vitest';
import { nextAsk } from './next-ask.ts';

const began = new Date('2026-01-01T00:00:00Z');
const after = (seconds: number): Date => new Date(began.getTime() + seconds * 1000);

test.each([
  [0, 5, 1],
  [4.9, 5, 1],
  [5, 10, 2],
  [10, 20, 3],
  [19, 20, 3],
  [2_559, 2_560, 10],
  [2_560, 5_120, 11],
  [5_120, 8_720, 12],
  [8_720, 12_320, 13],
])('COR-41 %d s after it began, the next ask is at %d s and is number %d', (passed, next, nth) => {
  expect(nextAsk(began, after(passed))).toEqual({ at: after(next), nth });
});
