// Rounding and splitting, as tables and as properties.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, divideHalfUp, shareOf, taxInside } from './index.ts';

test.each([
  [5n, 10n, 1n],
  [4n, 10n, 0n],
  [-5n, 10n, -1n],
  [15n, 10n, 2n],
  [0n, 7n, 0n],
])('%s / %s rounds half-up to %s', (value, divisor, expected) => {
  expect(divideHalfUp(value, divisor)).toBe(expected);
});

test('tax inside and outside a price agree with the worked values', () => {
  expect(taxInside(42_800n, 700)).toBe(2_800n);
  expect(taxInside(29_900n, 700)).toBe(1_956n);
  expect(shareOf(40_000n, 700)).toBe(2_800n);
});

test('parts always add up, keep their sign and stay within one unit of their share', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 }),
      (minor, weights) => {
        const parts = allocate(minor, weights);
        const total = weights.reduce((sum, weight) => sum + weight, 0n);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(minor);
        if (total === 0n) return;
        parts.forEach((part, index) => {
          const error = part * total - minor * (weights[index] ?? 0n);
          expect(error < 0n ? -error <= total : error <= total).toBe(true);
        });
      },
    ),
  );
});
