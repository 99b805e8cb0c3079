// Amounts as text, with and without a locale.
import { expect, test } from 'vitest';
import { amountText, decimalsOf, decimalText } from './text.ts';

test.each([
  [1999n, 'THB', '19.99'],
  [5n, 'USD', '0.05'],
  [-5n, 'USD', '-0.05'],
  [-1200n, 'JPY', '-1200'],
  [7n, 'KWD', '0.007'],
])('%s of %s is %s', (minor, currency, text) => {
  expect(decimalText(minor, currency)).toBe(text);
});

test('a discount of less than a unit is read as one, and a currency has the digits of its own', () => {
  expect(amountText(-5n, 'USD', 'en')).toBe('-$0.05');
  expect([decimalsOf('USD'), decimalsOf('JPY'), decimalsOf('KWD')]).toEqual([2, 0, 3]);
});
