// Every chosen order is printed.
import { expect, test } from 'vitest';
import { batchesOf } from './batches.ts';

test('COR-81 of more orders than are printed at a time none is left out, nor twice', () => {
  const ids = Array.from({ length: 120 }, (_, at) => `ord_${at}`);
  const batches = batchesOf([...ids, 'ord_0', ''].join(','));
  expect(batches.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(batches.flat()).toEqual(ids);
  expect([batchesOf(undefined), batchesOf('ord_1')]).toEqual([[], [['ord_1']]]);
});
