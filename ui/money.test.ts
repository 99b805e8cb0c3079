// Money is exact whatever the currency and the size.
import { expect, test } from 'vitest';
import { formatMoney, minorDigits, toDecimal } from './money.ts';
import { parseAmount } from './parse-amount.ts';

test.each([
  ['12900', 'USD', '129.00'],
  ['5', 'USD', '0.05'],
  ['-5', 'USD', '-0.05'],
  ['0', 'USD', '0.00'],
  ['250000', 'VND', '250000'],
  ['1234', 'KWD', '1.234'],
  ['999999999999999', 'USD', '9999999999999.99'],
])('%s minor units of %s are %s', (amount, currency, decimal) => {
  expect(toDecimal({ amount, currency })).toBe(decimal);
});

test('text for people keeps every digit', () => {
  expect(formatMoney({ amount: '12900', currency: 'USD' }, 'en')).toBe('$129.00');
  expect(formatMoney({ amount: '12900', currency: 'USD' }, 'en', true)).toBe('$129');
  expect(formatMoney({ amount: '12950', currency: 'USD' }, 'en', true)).toBe('$129.50');
  expect(formatMoney({ amount: '999999999999999', currency: 'USD' }, 'en')).toBe('$9,999,999,999,999.99');
  expect(formatMoney({ amount: '250000', currency: 'VND' }, 'vi')).toMatch(/250\.000/);
  expect(formatMoney({ amount: '12900', currency: 'USD' }, 'ar')).toMatch(/129\.00.*\u2066US\$\u2069/);
  expect(formatMoney({ amount: '999999999999999', currency: 'USD' }, 'ar')).toMatch(/9,999,999,999,999\.99/);
});

test('minor digits come from the currency', () => {
  expect([minorDigits('USD'), minorDigits('VND'), minorDigits('KWD'), minorDigits('JPY')]).toEqual([2, 0, 3, 0]);
});

test.each([
  ['129', 'USD', '12900'],
  ['129.5', 'USD', '12950'],
  ['129,50', 'USD', '12950'],
  ['1,290.50', 'USD', '129050'],
  ['1.290,50', 'USD', '129050'],
  ['1 290,50', 'USD', '129050'],
  ['1,290', 'USD', '129000'],
  ['0.05', 'USD', '5'],
  ['٩٩٫٥', 'USD', '9950'],
  ['๒๕๐', 'THB', '25000'],
  ['250.000', 'VND', '250000'],
  ['1.234', 'KWD', '1234'],
  ['1.5', 'VND', null],
  ['1.2.3', 'USD', null],
  ['12,9,0', 'USD', null],
  ['-5', 'USD', null],
  ['1e5', 'USD', null],
  ['$5', 'USD', null],
  ['', 'USD', null],
  ['99999999999999', 'USD', null],
])('"%s" of %s is %s minor units', (typed, currency, amount) => {
  expect(parseAmount(typed, currency)).toBe(amount);
});
