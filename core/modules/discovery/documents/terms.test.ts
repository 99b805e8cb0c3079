// Terms and queries on them as text: what no word may be taken for, and how choices are put together.
import { expect, test } from 'vitest';
import { choiceMarks, inChoice, inPrices, priceStep, queryText, vectorText } from './terms.ts';

test('COR-24 a term can not break out of its quotes', () => {
  expect(queryText({ all: ["it's", { begins: 'a\\' }, { any: ['b', 'c'] }] })).toBe(`('it''s' & 'a\\\\':* & ('b' | 'c'))`);
  expect(vectorText(new Map([["o'", 'A']]), ['#x'])).toBe(`'o''':1A '#x'`);
});

test('COR-24 two options chosen together are found of one variant only', () => {
  const marks = choiceMarks([
    { options: { size: 'm', colour: 'ink' }, inStock: true },
    { options: { size: 'l', colour: 'rust' }, inStock: false },
  ]);
  const found = (chosen: Record<string, string[]>, inStock: boolean): boolean => {
    const condition = inChoice(chosen, inStock) as { any: string[] };
    return condition.any.some((mark) => marks.has(mark));
  };
  expect(found({ size: ['m'], colour: ['ink'] }, true)).toBe(true);
  expect(found({ size: ['m', 'l'], colour: ['rust'] }, false)).toBe(true);
  expect(found({ size: ['m'], colour: ['rust'] }, false)).toBe(false);
  expect(found({ size: ['l'] }, true)).toBe(false);
  expect(found({}, true)).toBe(true);
});

test('COR-24 marks of very many choices in very many letters stay within what a document holds', () => {
  const long = (text: string): string => text.padEnd(40, '-');
  const variants = Array.from({ length: 3_000 }, (_, index) => ({
    options: { [long('size')]: long(`s${index}`), [long('colour')]: long(`c${index}`), [long('matter')]: long(`m${index}`) },
    inStock: true,
  }));
  const letters = [...choiceMarks(variants)].reduce((sum, mark) => sum + mark.length, 0);
  expect(letters).toBeGreaterThan(500_000);
  expect(letters).toBeLessThan(700_000);
});

test('COR-24 a narrow range of prices is a few steps, a wide one none', () => {
  expect(inPrices(undefined, undefined)).toBeUndefined();
  expect(inPrices(1, 1e12)).toBeUndefined();
  const narrow = inPrices(1000, 1500) as { any: string[] };
  expect(narrow.any).toContain(`$${priceStep(1200)}`);
});
