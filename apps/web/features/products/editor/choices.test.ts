// Options and values come and go, and the variants follow.
import { expect, test } from 'vitest';
import { codeOf, fitted, missingChoices, movedBy, withMissing, withOptions } from './choices.ts';
import { type Draft, type OptionDraft, saidIn, type VariantDraft } from './draft.ts';

const option = (code: string, ...values: string[]): OptionDraft => ({
  code,
  name: saidIn({ en: code }),
  values: values.map((value) => ({ code: value, name: saidIn({ en: value.toUpperCase() }), swatch: null })),
});
const variant = (sku: string, options: Record<string, string>, more: Partial<VariantDraft> = {}): VariantDraft => ({
  key: sku,
  id: sku,
  options,
  sku,
  barcode: '',
  weight: '',
  status: 'active',
  price: '10',
  compareAt: '',
  prices: {},
  stock: '0',
  available: 1,
  priced: true,
  ...more,
});
const draft = (options: OptionDraft[], variants: VariantDraft[]): Draft => ({
  slug: 'shirt',
  status: 'draft',
  categoryId: '',
  categoryIds: [],
  tags: [],
  attributes: [],
  texts: {} as Draft['texts'],
  pictures: [{ key: 'p', url: '', alt: saidIn(), options: { size: 'm' } }],
  options,
  variants,
});
const told = (variants: readonly VariantDraft[]): string[] =>
  variants.map(({ sku, options, status }) => [sku, ...Object.values(options), status].join(' '));

test('COR-20 the one variant of a product without options becomes the first choice of its first option', () => {
  const before = draft([], [variant('A', {})]);
  const after = withOptions(before, [option('size', 's', 'm')]);
  expect(told(after.variants)).toEqual(['A s active']);
  expect(missingChoices(after)).toEqual([{ size: 'm' }]);
  const all = withMissing(after);
  expect(told(all)).toEqual(['A s active', 'SHIRT-M m active']);
  expect(all[1]).toMatchObject({ price: '10', priced: false });
});

test('COR-20 what lost its value is retired if it had a price and goes if it had none; pictures let go of it', () => {
  const before = draft(
    [option('size', 's', 'm', 'l')],
    [variant('A', { size: 's' }), variant('B', { size: 'm' }), { ...variant('C', { size: 'l' }), priced: false }],
  );
  const after = withOptions(before, [option('size', 's')]);
  expect(told(after.variants)).toEqual(['A s active', 'B m retired']);
  expect(after.pictures[0]?.options).toEqual({});
  // It comes back with its value.
  expect(told(withMissing(withOptions(after, [option('size', 's', 'm')])))).toEqual(['A s active', 'B m active']);
});

test('COR-20 of two that became alike the first stays', () => {
  const both = [variant('A', { size: 's', colour: 'ink' }), variant('B', { size: 's', colour: 'sand' })];
  expect(told(fitted(both, [option('size', 's')]))).toEqual(['A s active', 'B s sand retired']);
});

test('COR-20 there are never more than five hundred', () => {
  const values = Array.from({ length: 100 }, (_, at) => `v${at}`);
  const all = withMissing(draft([option('a', ...values), option('b', ...values.slice(0, 10))], []));
  expect(all).toHaveLength(500);
  expect(new Set(all.map(({ sku }) => sku)).size).toBe(500);
});

test.each([
  ['Deep Blue', [], 'deep-blue'],
  ['Deep Blue', ['deep-blue'], 'deep-blue-2'],
  ['สีน้ำเงิน', [], 'value-1'],
  ['Синий', ['value-1'], 'value-2'],
  ['É', [], 'e'],
])('COR-20 %s beside %j gets the code %s', (name, taken, code) => {
  expect(codeOf(name, taken, 'value')).toBe(code);
});

test('COR-20 a row moves within its list', () => {
  expect(movedBy(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b', 'c'], 2, 1)).toBeNull();
  expect(movedBy(['a', 'b', 'c'], 0, -1)).toBeNull();
});
