// A quote adds up whatever is in it, whoever sends it and whatever lowers it, and its fingerprint tells every change.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Off } from './discount.ts';
import { quote, type QuoteInput } from './quote.ts';

const item = { key: 'a', unitPriceMinor: 20_000n, quantity: 2, seller: 'one', ships: true, covered: false };
const sending = { seller: 'one', id: 's', priceMinor: 5_000n, freeFromMinor: null };
const base: QuoteInput = {
  currency: 'THB',
  taxIncluded: false,
  tax: { name: 'VAT', basisPoints: 700 },
  lines: [item],
  promotion: null,
  shippingLines: [sending],
  country: 'TH',
};
const sumOf = (parts: bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

test('COR-30 goods, shipping and 7 % VAT on both, outside and inside the price', () => {
  const outside = quote(base);
  expect([outside.itemsMinor, outside.shippingMinor, outside.taxMinor, outside.totalMinor]).toEqual([40_000n, 5_000n, 3_150n, 48_150n]);
  const inside = quote({ ...base, taxIncluded: true, lines: [{ ...item, unitPriceMinor: 29_900n, quantity: 1 }], shippingLines: [] });
  expect([inside.taxMinor, inside.totalMinor, inside.taxes[0]?.baseMinor]).toEqual([1_956n, 29_900n, 27_944n]);
});

test('shipping is free from the threshold on, not below', () => {
  const from = (freeFromMinor: bigint) => quote({ ...base, shippingLines: [{ ...sending, freeFromMinor }] }).shippingMinor;
  expect([from(40_000n), from(40_001n)]).toEqual([0n, 5_000n]);
});

test('MKT-05 each seller asks for shipping by what is bought and shipped of theirs, after the discount', () => {
  const lines = [item, { ...item, key: 'b', seller: 'two', quantity: 1 }, { ...item, key: 'c', seller: 'two', ships: false, quantity: 9 }];
  const shippingLines = [
    { ...sending, freeFromMinor: 40_000n },
    { seller: 'two', id: 't', priceMinor: 3_333n, freeFromMinor: 20_001n },
  ];
  const made = quote({ ...base, lines, shippingLines });
  expect(made.shippingLines.map((line) => [line.shippingMinor, line.taxMinor])).toEqual([
    [0n, 0n],
    [3_333n, 233n],
  ]);
  const lowered = quote({
    ...base,
    lines: lines.map((line) => ({ ...line, covered: true })),
    promotion: { id: 'p', off: { kind: 'fixed', minor: 1n } },
    shippingLines,
  });
  expect(lowered.shippingLines.map((line) => line.shippingMinor)).toEqual([0n, 3_333n]);
  const less = quote({
    ...base,
    lines: lines.map((line) => ({ ...line, covered: true })),
    promotion: { id: 'p', off: { kind: 'percent', basisPoints: 1 } },
    shippingLines,
  });
  expect(less.shippingLines.map((line) => line.shippingMinor)).toEqual([5_000n, 3_333n]);
});

test('MKT-05 a tenth off is a tenth off every line, and tax is on what is paid', () => {
  const promotion = { id: 'p', off: { kind: 'percent', basisPoints: 1_000 } } as const;
  const made = quote({ ...base, lines: [{ ...item, covered: true }], promotion });
  expect([made.discountMinor, made.lines[0]?.totalMinor, made.taxMinor, made.totalMinor]).toEqual([4_000n, 36_000n, 2_870n, 43_870n]);
});

const line = fc.record({
  key: fc.uuid(),
  unitPriceMinor: fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 8n }), fc.bigInt({ min: 0n, max: 5n })),
  quantity: fc.integer({ min: 1, max: 999 }),
  seller: fc.constantFrom('one', 'two', 'three'),
  ships: fc.boolean(),
  covered: fc.boolean(),
});
const off: fc.Arbitrary<Off> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({
    kind: fc.constant('fixed' as const),
    minor: fc.oneof(fc.bigInt({ min: 1n, max: 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n })),
  }),
);
const ways = fc.uniqueArray(
  fc.record({
    seller: fc.constantFrom('one', 'two', 'three'),
    id: fc.uuid(),
    priceMinor: fc.bigInt({ min: 0n, max: 10n ** 6n }),
    freeFromMinor: fc.option(fc.bigInt({ min: 0n, max: 10n ** 9n })),
  }),
  { selector: ({ seller }) => seller },
);

test('COR-30 MKT-05 whatever is bought of whomever and lowered by whatever, the parts add up and no line costs less than nothing', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      fc.option(off),
      ways,
      fc.boolean(),
      fc.integer({ min: 0, max: 2_500 }),
      (lines, lowers, shippingLines, taxIncluded, basisPoints) => {
        const promotion = lowers && { id: 'p', off: lowers };
        const made = quote({ ...base, lines, promotion, shippingLines, taxIncluded, tax: { name: 'VAT', basisPoints } });
        const prices = lines.map(({ unitPriceMinor, quantity }) => unitPriceMinor * BigInt(quantity));
        const covered = sumOf(prices.filter((_, index) => lines[index]?.covered));
        expect(made.itemsMinor).toBe(sumOf(prices));
        expect(made.lines.every((each, index) => each.totalMinor + each.discountMinor === prices[index])).toBe(true);
        expect(made.lines.every(({ totalMinor, discountMinor }) => totalMinor >= 0n && discountMinor >= 0n)).toBe(true);
        expect(made.lines.every(({ discountMinor }, index) => lines[index]?.covered || discountMinor === 0n)).toBe(true);
        expect(made.discountMinor).toBe(sumOf(made.lines.map(({ discountMinor }) => discountMinor)));
        if (lowers?.kind === 'fixed') expect(made.discountMinor).toBe(lowers.minor < covered ? lowers.minor : covered);
        expect(made.shippingMinor).toBe(sumOf(made.shippingLines.map(({ shippingMinor }) => shippingMinor)));
        expect(made.taxMinor).toBe(sumOf([...made.lines, ...made.shippingLines].map(({ taxMinor }) => taxMinor)));
        expect(made.totalMinor).toBe(made.itemsMinor - made.discountMinor + made.shippingMinor + (taxIncluded ? 0n : made.taxMinor));
        // Fair: no line is more than one minor unit away from its share.
        for (const [index, { discountMinor }] of made.lines.entries())
          if (lines[index]?.covered && covered > 0n) {
            const away = discountMinor * covered - made.discountMinor * (prices[index] ?? 0n);
            expect(away < covered && away > -covered).toBe(true);
          }
      },
    ),
  );
});

test.each([
  ['a price', { lines: [{ ...item, unitPriceMinor: 20_001n }] }],
  ['a quantity', { lines: [{ ...item, quantity: 3 }] }],
  ['the tax', { tax: { name: 'VAT', basisPoints: 701 } }],
  ['the country', { country: 'VN' }],
  ['the way it is sent', { shippingLines: [] }],
  ['who sends it', { shippingLines: [{ ...sending, seller: 'two' }] }],
  ['what comes off', { promotion: { id: 'p', off: { kind: 'fixed', minor: 1n } } }],
  ['what it comes off', { lines: [{ ...item, covered: true }] }],
] as const)('a change of %s changes the fingerprint', (_, change) => {
  expect(quote({ ...base, ...change } as QuoteInput).fingerprint).not.toBe(quote(base).fingerprint);
});

test('a total beyond 10^15 minor units is refused', () => {
  expect(() => quote({ ...base, lines: [{ ...item, unitPriceMinor: 10n ** 15n }] })).toThrow(/larger/);
});
