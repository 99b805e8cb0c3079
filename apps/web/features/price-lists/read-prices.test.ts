// What people type into the row of an offer, and what is set and taken off.
import { expect, test } from 'vitest';
import { readPrices } from './read-prices.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const read = (typed: [quantity: string, price: string][], before: [number, string][] = []) =>
  readPrices(
    typed.map(([quantity, price]) => ({ quantity, price })),
    { currency: 'USD', prices: before.map(([minQuantity, price]) => ({ minQuantity, price: usd(price) })) },
  );

test('COR-82 prices and breaks are read, empty rows are none, and what is gone is taken off', () => {
  expect(
    read([
      ['1', '9.90'],
      ['10', '8'],
    ]),
  ).toEqual({
    prices: [
      { minQuantity: 1, price: '990' },
      { minQuantity: 10, price: '800' },
    ],
    bad: [],
  });
  expect(read([['1', '']])).toEqual({ prices: [], bad: [] });
  expect(
    read(
      [
        ['1', ''],
        ['', ''],
      ],
      [
        [1, '990'],
        [10, '800'],
      ],
    ),
  ).toEqual({
    prices: [
      { minQuantity: 1, price: null },
      { minQuantity: 10, price: null },
    ],
    bad: [],
  });
});

test.each<[string, [string, string][], number[]]>([
  ['a minus', [['1', '-1']], [0]],
  ['too fine', [['1', '1.005']], []],
  ['no number', [['1', 'ten']], [0]],
  [
    'a quantity of none',
    [
      ['1', ''],
      ['0', '5'],
    ],
    [1],
  ],
  [
    'a quantity twice',
    [
      ['1', '5'],
      ['1', '4'],
    ],
    [1],
  ],
  [
    'a price without a quantity',
    [
      ['1', ''],
      ['', '4'],
    ],
    [1],
  ],
])('COR-82 a row with %s', (_, typed, bad) => expect(read(typed).bad).toEqual(bad));
