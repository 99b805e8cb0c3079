// The buyer can't choose the impossible.
import { expect, test } from 'vitest';
import type { Product } from '@/lib/types.ts';
import { choose, firstChoice, inOrder, picturesOf, valueState, variantOf } from './variants.ts';

const variant = (colour: string, size: string, available: number) => ({
  id: `var_${colour}${size}`,
  sku: `${colour}-${size}`,
  options: { colour, size },
  offer: {
    id: 'ofr_x',
    price: { amount: '100', currency: 'USD' },
    compareAt: null,
    lowest30: null,
    breaks: [],
    available,
    seller: { id: 'org_x', name: 'S' },
  },
});
const values = (...codes: string[]) => codes.map((code) => ({ code, name: code, swatch: null }));
const product = inOrder({
  options: [
    { code: 'size', name: 'Size', values: values('s', 'm', 'l') },
    { code: 'colour', name: 'Colour', values: values('ink', 'rust', 'sage') },
  ],
  variants: [variant('ink', 's', 0), variant('ink', 'm', 4), variant('rust', 's', 2), variant('rust', 'm', 0), variant('sage', 's', 0)],
  pictures: [
    { url: 'a', alt: '', options: { colour: 'ink' } },
    { url: 'b', alt: '', options: { colour: 'rust' } },
  ],
} as unknown as Product);

test.each([
  [{}, 'colour', 'ink', 'available'],
  [{}, 'colour', 'sage', 'soldOut'],
  [{ colour: 'ink' }, 'size', 's', 'soldOut'],
  [{ colour: 'ink' }, 'size', 'm', 'available'],
  [{ colour: 'ink' }, 'size', 'l', 'none'],
  [{ colour: 'ink', size: 'm' }, 'colour', 'rust', 'available'],
])('with %j, %s %s is %s', (choice, option, value, state) => {
  expect(valueState(product, choice as Record<string, string>, option, value)).toBe(state);
});

test('another colour lets go of a size it does not have', () => {
  expect(choose(product, { colour: 'ink', size: 'm' }, 'colour', 'rust')).toEqual({ colour: 'rust' });
  expect(choose(product, { colour: 'rust' }, 'size', 's')).toEqual({ colour: 'rust', size: 's' });
});

test('a variant needs a complete choice', () => {
  expect(variantOf(product, { colour: 'ink' })).toBeUndefined();
  expect(variantOf(product, { colour: 'ink', size: 'm' })?.sku).toBe('ink-m');
});

test('the page opens with a colour that can be had', () => {
  expect(firstChoice(product)).toEqual({ colour: 'ink' });
  expect(firstChoice(product, { colour: 'rust' })).toEqual({ colour: 'rust' });
  expect(firstChoice(product, { colour: 'sage' })).toEqual({ colour: 'ink' });
  expect(picturesOf(product, { colour: 'rust' }).map((p) => p.url)).toEqual(['b']);
});
