// Amounts as people write them into tables.
import { expect, test } from 'vitest';
import { amountIn } from './amounts.ts';

test.each([
  ['19.99', 'USD', '1999'],
  ['19,9', 'USD', '1990'],
  ['9999999999.99', 'USD', '999999999999'],
  ['10000000000', 'USD', undefined],
  ['999999999999', 'JPY', '999999999999'],
  ['1.234', 'KWD', '1234'],
  ['1,234', 'USD', undefined],
  ['1.5', 'JPY', undefined],
  ['-1', 'USD', undefined],
])('COR-23 %s in %s is %s', (cell, currency, minor) => {
  expect(amountIn(cell, currency)).toBe(minor);
});
