// A quote adds up whatever is in it, and its fingerprint tells every change.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote, type QuoteInput } from './quote.ts';

const base: QuoteInput = {
  currency: 'THB',
  taxIncluded: false,
  tax: { name: 'VAT', basisPoints: 700 },
  lines: [{ key: 'a', unitPriceMinor: 20_000n, quantity: 2 }],
  shipping: { id: 's', priceMinor: 5_000n, freeFromMinor: null },
  country: 'TH',
};

test('COR-30 goods, shipping and 7 % VAT on both, outside and inside the price', () => {
  const outside = quote(base);
  expect([outside.itemsMinor, outside.shippingMinor, outside.taxMinor, outside.totalMinor]).toEqual([40_000n, 5_000n, 3_150n, 48_150n]);
  const inside = quote({ ...base, taxIncluded: true, lines: [{ key: 'a', unitPriceMinor: 29_900n, quantity: 1 }], shipping: null });
  expect([inside.taxMinor, inside.totalMinor, inside.taxes[0]?.baseMinor]).toEqual([1_956n, 29_900n, 27_944n]);
});

test('shipping is free from the threshold on, not below', () => {
  const shipping = { id: 's', priceMinor: 5_000n, freeFromMinor: 40_000n };
  expect(quote({ ...base, shipping }).shippingMinor).toBe(0n);
  expect(quote({ ...base, shipping: { ...shipping, freeFromMinor: 40_001n } }).shippingMinor).toBe(5_000n);
});

test('COR-30 whatever is bought, the parts add up to the total and each line carries its own rounded tax', () => {
  const line = fc.record({
    key: fc.uuid(),
    unitPriceMinor: fc.bigInt({ min: 0n, max: 10n ** 8n }),
    quantity: fc.integer({ min: 1, max: 999 }),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 2_500 }),
      (lines, taxIncluded, basisPoints) => {
        const made = quote({ ...base, lines, taxIncluded, tax: { name: 'VAT', basisPoints } });
        const items = made.lines.reduce((sum, each) => sum + each.totalMinor, 0n);
        const tax = made.lines.reduce((sum, each) => sum + each.taxMinor, made.shippingTaxMinor);
        expect(made.itemsMinor).toBe(items);
        expect(made.taxMinor).toBe(tax);
        expect(made.totalMinor).toBe(items - made.discountMinor + made.shippingMinor + (taxIncluded ? 0n : tax));
      },
    ),
  );
});

test.each([
  ['a price', { lines: [{ key: 'a', unitPriceMinor: 20_001n, quantity: 2 }] }],
  ['a quantity', { lines: [{ key: 'a', unitPriceMinor: 20_000n, quantity: 3 }] }],
  ['the tax', { tax: { name: 'VAT', basisPoints: 701 } }],
  ['the country', { country: 'VN' }],
  ['the way it is sent', { shipping: null }],
] as const)('a change of %s changes the fingerprint', (_, change) => {
  expect(quote({ ...base, ...change } as QuoteInput).fingerprint).not.toBe(quote(base).fingerprint);
});

test('a total beyond 10^15 minor units is refused', () => {
  expect(() => quote({ ...base, lines: [{ key: 'a', unitPriceMinor: 10n ** 15n, quantity: 2 }] })).toThrow(/larger/);
});
