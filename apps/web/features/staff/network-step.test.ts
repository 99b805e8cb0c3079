// The first step of who runs a network, by what there is.
import { expect, test } from 'vitest';
import { firstMissing } from './network-step.ts';

test.each([
  [0, 0, 0, 'brand'],
  [0, 4, 2, 'brand'],
  [5, 0, 0, 'store'],
  [5, 4, 0, 'entitlement'],
  [5, 4, 9, undefined],
  [undefined, 0, 0, undefined],
  [5, undefined, 0, undefined],
  [5, 4, undefined, undefined],
] as const)('NET-01 of %s brands, %s stores and %s entitlements the first that is missing is %s', (brand, store, entitlement, first) => {
  expect(firstMissing({ brand, store, entitlement })).toBe(first);
});
