// What is typed as the prices of a variant comes out as the API takes it, or names what can't be read.
import { expect, test } from 'vitest';
import { readSold, typedOf } from './read-sold.ts';

const currencies = ['KZT', 'VND', 'USD'];
const money = (amount: string, currency: string) => ({ amount, currency });

test('NET-04 what is there is read as it was typed, and an empty further price is none', () => {
  const typed = typedOf(money('345000', 'KZT'), [money('699', 'USD')]);
  expect(typed).toEqual({ KZT: '3450.00', USD: '6.99' });
  expect(readSold(typed, currencies)).toEqual({ price: money('345000', 'KZT'), prices: [money('699', 'USD')] });
  expect(readSold({ ...typed, USD: ' ' }, currencies)).toEqual({ price: money('345000', 'KZT'), prices: [] });
});

test.each([
  [{ USD: '6.99' }, ['KZT']],
  [{ KZT: 'dear', USD: '-3' }, ['KZT', 'USD']],
  [{ KZT: '10', VND: 'x' }, ['VND']],
])('NET-04 of %o what can’t be read is named', (typed, bad) => {
  expect(readSold(typed, currencies)).toEqual({ bad });
});
