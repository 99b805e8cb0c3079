// Rules of quantities as a table.
import { expect, test } from 'vitest';
import { leastOf, mostOf, quantityProblem, type QuantityRules } from './rules.ts';

const none: QuantityRules = { min_quantity: null, max_quantity: null, quantity_step: null, customer_limit: null };

test.each([
  ['no rule', none, 999, 0, null],
  ['below the minimum', { ...none, min_quantity: 3 }, 2, 0, 'MIN_QUANTITY'],
  ['the minimum', { ...none, min_quantity: 3 }, 3, 0, null],
  ['above the maximum', { ...none, max_quantity: 5 }, 6, 0, 'MAX_QUANTITY'],
  ['the maximum', { ...none, max_quantity: 5 }, 5, 0, null],
  ['between steps', { ...none, quantity_step: 6 }, 8, 0, 'QUANTITY_STEP'],
  ['less than one step', { ...none, quantity_step: 6 }, 5, 0, 'MIN_QUANTITY'],
  ['on a step', { ...none, quantity_step: 6 }, 12, 0, null],
  ['a minimum between steps', { ...none, quantity_step: 6, min_quantity: 7 }, 6, 0, 'MIN_QUANTITY'],
  ['the step after such a minimum', { ...none, quantity_step: 6, min_quantity: 7 }, 12, 0, null],
  ['all of the limit', { ...none, customer_limit: 2 }, 2, 0, null],
  ['more than is left of the limit', { ...none, customer_limit: 2 }, 2, 1, 'LIMIT_REACHED'],
  ['the limit before all else', { ...none, customer_limit: 2, max_quantity: 1 }, 3, 0, 'LIMIT_REACHED'],
] as const)('COR-85 %s', (_, rules, quantity, had, problem) => {
  expect(quantityProblem(rules, quantity, had)).toBe(problem);
});

test('COR-85 least and most say what can be bought at all', () => {
  expect([leastOf(none), mostOf(none)]).toEqual([1, undefined]);
  const boxes = { ...none, quantity_step: 6, min_quantity: 7, max_quantity: 20, customer_limit: 100 };
  expect([leastOf(boxes), mostOf(boxes)]).toEqual([12, 18]);
});
