// What database errors mean to callers, as a table.
import { expect, test } from 'vitest';
import { refusalOf } from './translate.ts';

test.each([
  ['23505', undefined, 'CONFLICT'],
  ['23514', 'stock_levels_on_hand_check', 'CONFLICT'],
  ['23514', 'journal_balances', undefined],
  ['23514', 'posting_currency', undefined],
  ['22003', undefined, 'RANGE_EXCEEDED'],
  ['57014', undefined, 'TOO_BUSY'],
  ['42P01', undefined, undefined],
])('%s of the constraint %s is %s', (code, constraint, refusal) => {
  expect(refusalOf(Object.assign(new Error('x'), { code, constraint }))?.code).toBe(refusal);
});
