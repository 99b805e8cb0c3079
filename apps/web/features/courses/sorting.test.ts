// Lessons in another order.
import { expect, test } from 'vitest';
import { moved, placeAt } from './sorting.ts';

test.each<[id: string, place: number, order: string]>([
  ['a', 0, 'abc'],
  ['a', 2, 'bca'],
  ['c', 0, 'cab'],
  ['b', 2, 'acb'],
])('MKT-04 %s at place %d', (id, place, order) => {
  expect(moved(['a', 'b', 'c'], id, place).join('')).toBe(order);
});

test.each([
  [-5, 0],
  [15, 1],
  [99, 2],
])('MKT-04 at height %d is row %d', (y, place) => {
  const rows = [0, 10, 20].map((top) => ({ top, bottom: top + 10 }));
  expect(placeAt(rows, y)).toBe(place);
});
