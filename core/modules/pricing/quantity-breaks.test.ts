// Breaks as a table shows them: falling prices alone.
import { expect, test } from 'vitest';
import { fallingBreaks } from './quantity-breaks.ts';

type Rows = [quantity: number, price: number][];
test.each<[string, number, Rows, Rows]>([
  ['none', 1000, [], []],
  ['one that falls', 1000, [[5, 900]], [[5, 900]]],
  ['one that is no cheaper', 1000, [[5, 1000]], []],
  ['one that is dearer', 1000, [[5, 1100]], []],
  [
    'several, out of order',
    1000,
    [
      [100, 700],
      [5, 900],
      [20, 800],
    ],
    [
      [5, 900],
      [20, 800],
      [100, 700],
    ],
  ],
  [
    'dearer for more',
    1000,
    [
      [5, 800],
      [10, 900],
      [20, 700],
    ],
    [
      [5, 800],
      [20, 700],
    ],
  ],
  [
    'two lists at one quantity',
    1000,
    [
      [5, 900],
      [5, 850],
    ],
    [[5, 850]],
  ],
  [
    'free from a number on',
    1000,
    [
      [2, 0],
      [3, 0],
    ],
    [[2, 0]],
  ],
])('COR-82 breaks: %s', (_, unit, given, shown) => {
  const read = (rows: Rows) => rows.map(([minQuantity, price]) => ({ minQuantity, priceMinor: BigInt(price) }));
  expect(fallingBreaks(BigInt(unit), read(given))).toEqual(read(shown));
});
