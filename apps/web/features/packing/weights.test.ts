// Weights of parcels.
import { expect, test } from 'vitest';
import type { PackingSlip } from '@/lib/types.ts';
import { formatWeight, unitsOf, weightOf } from './weights.ts';

const slip = (...weights: (number | null)[]): PackingSlip => ({
  parcel: null,
  from: null,
  lines: weights.map((weightGrams, at) => ({ lineId: `lin_${at}`, title: '', variant: '', sku: '', seller: '', quantity: 2, weightGrams })),
});

test('COR-81 a parcel weighs what is in it, where all of that is known', () => {
  expect([weightOf(slip(250, 300)), unitsOf(slip(250, 300))]).toEqual([1_100, 4]);
  expect(weightOf(slip(250, null))).toBeNull();
  expect([formatWeight(250, 'en'), formatWeight(1_100, 'en'), formatWeight(1_100, 'ru')]).toEqual(['250 g', '1.1 kg', '1,1 кг']);
});
