// The tree of categories: order, paths, and what may not be moved where.
import { expect, test } from 'vitest';
import { inTree, pathTo, whyNotBelow } from './category-tree.ts';

const row = (id: string, parent_id: string | null = null) => ({ id, parent_id });
const rows = [row('shirts'), row('linen', 'long'), row('trousers'), row('long', 'shirts'), row('short', 'shirts'), row('white', 'linen')];

test('NET-01 every parent stands before its children, brothers in their own order', () => {
  expect(inTree(rows).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
    '1 shirts',
    '2 long',
    '3 linen',
    '4 white',
    '2 short',
    '1 trousers',
  ]);
  expect(pathTo(rows, 'white').map(({ id }) => id)).toEqual(['shirts', 'long', 'linen', 'white']);
});

test.each([
  [null, 'white', 'too_deep'],
  [null, 'linen', null],
  [null, 'nowhere', 'not_found'],
  ['shirts', 'shirts', 'circle'],
  ['shirts', 'white', 'circle'],
  ['shirts', 'trousers', 'too_deep'],
  ['long', 'trousers', null],
  ['trousers', 'linen', null],
  ['trousers', 'white', 'too_deep'],
] as const)('NET-01 that %s can’t stand below %s is said: %s', (id, parent, why) => {
  expect(whyNotBelow(rows, id, parent)).toBe(why);
});
