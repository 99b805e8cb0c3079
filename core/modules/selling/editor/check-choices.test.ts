// Options, variants and pictures that don't fit together are told by field.
import { expect, test } from 'vitest';
import { checkChoices, choiceKey, type ChoicesForm, type VariantForm } from './check-choices.ts';

const value = (code: string, en = code) => ({ code, name: { en }, swatch: null });
const options = [
  { code: 'size', name: { en: 'Size' }, values: [value('s'), value('m')] },
  { code: 'colour', name: { en: 'Colour' }, values: [value('ink'), value('sand')] },
];
const variant = (size: string, colour: string, more: Partial<VariantForm> = {}): VariantForm => ({
  options: { size, colour },
  sku: `${size}-${colour}`,
  barcode: null,
  status: 'active',
  price: { amount: '100', currency: 'THB' },
  compareAt: null,
  prices: [],
  ...more,
});
const check = (form: Partial<ChoicesForm>) =>
  checkChoices({ options, variants: [variant('s', 'ink')], pictures: [], ...form }, ['THB', 'USD']).map(
    ({ pointer, code }) => `${code} ${pointer}`,
  );

test('NET-01 a product whose variants are choices of its options is right', () => {
  const variants = ['s', 'm'].flatMap((size) => ['ink', 'sand'].map((colour) => variant(size, colour)));
  expect(check({ variants, pictures: [{ options: { colour: 'ink' } }, { options: {} }] })).toEqual([]);
  expect(check({ options: [], variants: [{ ...variant('s', 'ink'), options: {} }] })).toEqual([]);
  expect(choiceKey({ size: 's', colour: 'ink' })).toBe(choiceKey({ colour: 'ink', size: 's' }));
});

test.each<[string, Partial<ChoicesForm>, string[]]>([
  [
    'an option twice',
    {
      options: [options[0]!, { ...options[0]!, code: 'size2' }],
      variants: [{ ...variant('s', 'ink'), options: { size: 's', size2: 's' } }],
    },
    ['OPTION_TWICE /options/1/name'],
  ],
  [
    'a value twice by its name',
    { options: [{ ...options[0]!, values: [value('s'), value('m', ' S ')] }, options[1]!] },
    ['OPTION_TWICE /options/0/values/1/name'],
  ],
  [
    'a value without a name',
    { options: [{ ...options[0]!, values: [value('s'), { ...value('m'), name: {} }] }, options[1]!] },
    ['OPTION_NAMELESS /options/0/values/1/name'],
  ],
  ['a SKU twice', { variants: [variant('s', 'ink'), variant('m', 'ink', { sku: 's-ink' })] }, ['SKU_TWICE /variants/1/sku']],
  ['a choice twice', { variants: [variant('s', 'ink'), variant('s', 'ink', { sku: 'x' })] }, ['VARIANT_TWICE /variants/1/options']],
  ['an unknown value', { variants: [variant('xl', 'ink')] }, ['CHOICE_UNKNOWN /variants/0/options']],
  ['half a choice', { variants: [{ ...variant('s', 'ink'), options: { size: 's' } }] }, ['CHOICE_UNKNOWN /variants/0/options']],
  ['a wrong barcode', { variants: [variant('s', 'ink', { barcode: '4006381333932' })] }, ['BARCODE_WRONG /variants/0/barcode']],
  [
    'a price before a reduction that is none',
    { variants: [variant('s', 'ink', { compareAt: { amount: '100', currency: 'THB' } })] },
    ['COMPARE_AT_TOO_LOW /variants/0/compareAt'],
  ],
  [
    'a price in another currency',
    { variants: [variant('s', 'ink', { price: { amount: '100', currency: 'USD' } })] },
    ['WRONG_CURRENCY /variants/0/price'],
  ],
  [
    'a further price in the first currency',
    { variants: [variant('s', 'ink', { prices: [{ amount: '1', currency: 'THB' }] })] },
    ['WRONG_CURRENCY /variants/0/prices'],
  ],
  ['a picture of nothing', { pictures: [{ options: { colour: 'gold' } }] }, ['CHOICE_UNKNOWN /pictures/0/options']],
])('COR-20 %s is refused at its field', (_, form, wrong) => {
  expect(check(form)).toEqual(wrong);
});

test('COR-20 what is retired may keep a choice that is no more, or that another one has', () => {
  const retired = variant('xl', 'ink', { status: 'retired', sku: 'old' });
  expect(check({ variants: [variant('s', 'ink'), retired, variant('s', 'ink', { status: 'retired', sku: 'older' })] })).toEqual([]);
});
