// What a change makes of one product, as tables.
import { expect, test } from 'vitest';
import { type Change, type Fields, planEdit, planUndo } from './plan-edit.ts';
import { roundTo } from './round-price.ts';

const before: Fields = {
  status: 'draft',
  categoryId: 'c1',
  tags: ['old'],
  attributes: [],
  prices: [
    { offerId: 'o1', currency: 'USD', price: '1000', compareAt: '1200' },
    { offerId: 'o1', currency: 'THB', price: '35000', compareAt: null },
  ],
};
const ready = { title: { en: 'A' }, variants: [{ status: 'active' as const, priced: true }] };
const plan = (change: Change, standing = ready) => planEdit(before, change, { standing, shops: [], currency: 'USD' });
const usd = (change: Change) => {
  const planned = plan(change);
  return planned === 'same' || 'fault' in planned ? planned : planned.after.prices?.[0];
};
const price = (how: 'set' | 'percent' | 'amount', value: string, rounding: 'none' | 'whole' | '99' | '95' | '90' = 'none'): Change => ({
  price: { how, value, rounding },
});

test.each([
  [price('set', '1500'), { price: '1500', compareAt: null }],
  [price('percent', '-1050'), { price: '895', compareAt: '1200' }],
  [price('percent', '333'), { price: '1033', compareAt: '1200' }],
  [price('amount', '-1'), { price: '999', compareAt: '1200' }],
  [price('percent', '-1050', '99'), { price: '899', compareAt: '1200' }],
  [
    { ...price('percent', '-5000'), compareAt: { how: 'before' } },
    { price: '500', compareAt: '1000' },
  ],
  [{ compareAt: { how: 'none' } }, { price: '1000', compareAt: null }],
  [{ compareAt: { how: 'set', value: '1500' } }, { price: '1000', compareAt: '1500' }],
] satisfies [Change, object][])(
  'COR-90 %j makes of 10.00 (before 12.00) what it says, and of other currencies nothing',
  (change, after) => {
    expect(usd(change)).toMatchObject(after);
    const planned = plan(change);
    expect(planned !== 'same' && 'after' in planned && planned.after.prices?.[1]).toEqual(before.prices[1]);
  },
);

test.each([
  [price('percent', '-10000'), 'PRICE_NOT_POSITIVE'],
  [price('percent', '-20000'), 'PRICE_NOT_POSITIVE'],
  [price('amount', '-1000'), 'PRICE_NOT_POSITIVE'],
  [price('set', '0'), 'PRICE_NOT_POSITIVE'],
  [price('amount', '999999999999'), 'PRICE_TOO_HIGH'],
  [{ price: { how: 'set', value: '1', currency: 'EUR', rounding: 'none' } }, 'NO_PRICE'],
  [{ compareAt: { how: 'set', value: '1000' } }, 'COMPARE_TOO_LOW'],
  [{ addTags: Array.from({ length: 51 }, (_, at) => `t${at}`) }, 'TOO_MANY_TAGS'],
] satisfies [Change, string][])('COR-90 %j is refused', (change, fault) => {
  expect(plan(change)).toEqual({ fault });
});

test('COR-90 what changes nothing is the same, and what is not ready does not go on sale', () => {
  expect(plan({ status: 'draft', addTags: ['old'], removeTags: ['other'] })).toBe('same');
  expect(plan({ status: 'published' }, { ...ready, variants: [] })).toEqual({ fault: 'PRODUCT_NOT_READY' });
  expect(plan({ status: 'published', removeTags: ['old'], addTags: ['new', 'new'] })).toEqual({
    before: { status: 'draft', tags: ['old'] },
    after: { status: 'published', tags: ['new'] },
  });
});

test('COR-90 a change is taken back while its fields are as it made them, whatever else changed', () => {
  const planned = plan({ status: 'archived' });
  if (planned === 'same' || 'fault' in planned) throw new Error('It changes the status');
  expect(planUndo({ ...before, status: 'archived', tags: ['newer'] }, planned)?.after).toEqual({ status: 'draft' });
  expect(planUndo({ ...before, status: 'published' }, planned)).toBeNull();
});

test.each([
  [1234n, 'none', 'USD', 1234n],
  [1250n, 'whole', 'USD', 1300n],
  [1234n, '99', 'USD', 1199n],
  [1260n, '99', 'USD', 1299n],
  [1n, '99', 'USD', 99n],
  [1234n, '95', 'USD', 1195n],
  [123_456n, '99', 'JPY', 123_499n],
  [12_345n, '90', 'KWD', 11_900n],
] as const)('COR-90 %s rounded to %s in %s is %s', (amount, rounding, currency, rounded) => {
  expect(roundTo(amount, rounding, currency)).toBe(rounded);
});
