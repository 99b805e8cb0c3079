// Folding as tables: what people type meets what shops write.
import { expect, test } from 'vitest';
import { fold, restsOf, slipsAllowed, slipsBetween, wordsOf } from './fold.ts';

test.each([
  ['Áo Khoác Đỏ', 'ao khoac do'],
  ['ao khoac do', 'ao khoac do'],
  ['Тёплая куртка', 'теплая куртка'],
  ['й остаётся', 'й остается'],
  ['سُتْرَة', 'ستره'],
  ['أحمر', 'احمر'],
  ['مقهى', 'مقهي'],
  ['ﬁne Größe', 'fine grosse'],
  ['เสื้อกั๊ก', 'เสื้อกั๊ก'],
])('COR-24 %s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each([
  ['T-Shirt, 100% cotton!', ['t', 'shirt', '100', 'cotton']],
  ['เสื้อกั๊กผู้ชาย', ['เสื้อ', 'กั๊ก', 'ผู้ชาย']],
  ["'; drop table -- & | ! :*", ['drop', 'table']],
  ['   ', []],
])('COR-24 the words of %s are %j', (text, words) => {
  expect(wordsOf(text).map(({ word }) => word)).toEqual(words);
});

test.each([
  ['jacket', 'jakcet', 1],
  ['jacket', 'jaket', 1],
  ['jacket', 'jacket', 0],
  ['vest', 'west', 1],
  ['куртка', 'кутрка', 1],
  ['waterproof', 'watreprof', 2],
])('COR-24 between %s and %s are %i slips', (one, other, slips) => {
  expect(slipsBetween(one, other)).toBe(slips);
  expect(slipsBetween(other, one)).toBe(slips);
});

test('COR-24 words a slip apart share a rest, and short words allow none', () => {
  const share = (one: string, other: string): boolean => restsOf(one).some((rest) => restsOf(other).includes(rest));
  expect(share('jacket', 'jakcet')).toBe(true);
  expect(share('jacket', 'jaket')).toBe(true);
  expect(share('jacket', 'jackot')).toBe(true);
  expect(share('jacket', 'trousers')).toBe(false);
  expect(slipsAllowed('red')).toBe(0);
});
