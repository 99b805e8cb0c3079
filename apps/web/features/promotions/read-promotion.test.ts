// What people type into the form of a promotion, and what it means.
import { expect, test } from 'vitest';
import { readPromotion } from './read-promotion.ts';

const read = (typed: Record<string, string>, kind: 'percent' | 'fixed' = 'percent') => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ name: 'Sale', ...typed })) data.set(name, value);
  return readPromotion(data, { kind, currencies: ['USD', 'JPY'], productIds: [] });
};

test.each([
  ['10', 1_000],
  ['12.5', 1_250],
  ['12,5 %', 1_250],
  ['0.01', 1],
  ['100', 10_000],
  ['๑๐', 1_000],
])('a share typed as %s', (percent, basisPoints) => expect(read({ percent })).toMatchObject({ terms: { basisPoints }, bad: [] }));

test.each(['', '0', '100.01', '-5', 'ten', '1.234'])('a share can not be %j', (percent) =>
  expect(read({ percent }).bad).toEqual(['percent']),
);

test('sums stand in the minor units of their currency, and a currency without one is left out', () => {
  expect(read({ 'off.USD': '5', 'least.USD': '49.90' }, 'fixed').terms.amounts).toEqual([{ currency: 'USD', off: '500', least: '4990' }]);
  expect(read({ 'off.JPY': '500' }, 'fixed').terms.amounts).toEqual([{ currency: 'JPY', off: '500', least: '0' }]);
  expect(read({ percent: '5', 'least.JPY': '1,000' }).terms.amounts).toEqual([{ currency: 'JPY', off: null, least: '1000' }]);
  expect(read({}, 'fixed').bad).toEqual(['off.USD']);
  expect(read({ 'off.USD': '0', 'off.JPY': '1.5' }, 'fixed').bad).toEqual(['off.USD', 'off.JPY']);
});

test('limits are whole numbers or none, and an end comes after its start', () => {
  expect(read({ percent: '5', mostUses: '100', mostEach: '' }).terms).toMatchObject({ mostUses: 100, mostEach: null });
  expect(read({ percent: '5', mostUses: '0', mostEach: '1.5' }).bad).toEqual(['mostUses', 'mostEach']);
  expect(read({ percent: '5', startsAt: '2030-01-02T10:00', endsAt: '2030-01-02T10:00' }).bad).toEqual(['endsAt']);
  expect(read({ percent: '5', endsAt: '2020-01-01T00:00' }).bad).toEqual(['endsAt']);
});
