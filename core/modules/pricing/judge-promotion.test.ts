// When a code lowers a cart, and why it does not; and what a typed code means.
import { expect, test } from 'vitest';
import { judgePromotion } from './judge-promotion.ts';
import { promotionCode } from './promotion-code.ts';
import type { PromotionRow } from './promotions.sql.ts';

const at = new Date('2026-06-01T12:00:00Z');
const tenth: PromotionRow = {
  id: 'p',
  code: 'TENTH',
  kind: 'percent',
  basis_points: 1_000,
  only_seller: null,
  only_products: null,
  starts_at: new Date('2026-01-01T00:00:00Z'),
  ends_at: null,
  in_currencies: false,
  off_minor: null,
  least_minor: null,
  used_up: false,
};
const fixed: PromotionRow = { ...tenth, kind: 'fixed', basis_points: null, in_currencies: true, off_minor: 500n, least_minor: 0n };
const lines = [
  { sellerOrgId: 'one', productId: 'vest', minor: 1_000n },
  { sellerOrgId: 'two', productId: 'lesson', minor: 3_000n },
];

test.each([
  ['a tenth of all', tenth, [100n, 300n]],
  ['an amount of all', fixed, [125n, 375n]],
  ['a tenth of one seller', { ...tenth, only_seller: 'two' }, [0n, 300n]],
  ['an amount of one product', { ...fixed, only_products: ['vest'] }, [500n, 0n]],
  ['more than the product costs', { ...fixed, off_minor: 5_000n, only_products: ['vest'] }, [1_000n, 0n]],
  ['the least sum, just reached', { ...fixed, least_minor: 4_000n }, [125n, 375n]],
  ['the first moment', { ...tenth, starts_at: at }, [100n, 300n]],
] as const)('MKT-05 a code takes off %s', (_, promotion, discounts) => {
  expect(judgePromotion(promotion as PromotionRow, lines, at)).toMatchObject({ problem: null, discounts });
});

test.each([
  ['not yet', { ...tenth, starts_at: new Date('2026-06-01T12:00:01Z') }, 'PROMOTION_UNKNOWN'],
  ['no more', { ...tenth, ends_at: at }, 'PROMOTION_UNKNOWN'],
  ['used up', { ...tenth, used_up: true }, 'PROMOTION_USED_UP'],
  ['another seller', { ...tenth, only_seller: 'three' }, 'PROMOTION_NOT_FOR_THIS'],
  ['another product', { ...tenth, only_products: ['hat'] }, 'PROMOTION_NOT_FOR_THIS'],
  ['one seller’s product of another', { ...tenth, only_seller: 'one', only_products: ['lesson'] }, 'PROMOTION_NOT_FOR_THIS'],
  ['another currency', { ...fixed, off_minor: null, least_minor: null }, 'PROMOTION_NOT_FOR_THIS'],
  ['a share with sums in other currencies alone', { ...tenth, in_currencies: true }, 'PROMOTION_NOT_FOR_THIS'],
  ['too little', { ...fixed, least_minor: 4_001n }, 'PROMOTION_MINIMUM'],
  ['too little of what it is for', { ...fixed, least_minor: 1_001n, only_products: ['vest'] }, 'PROMOTION_MINIMUM'],
] as const)('MKT-05 a code lowers nothing: %s', (_, promotion, problem) => {
  expect(judgePromotion(promotion as PromotionRow, lines, at)).toMatchObject({ problem });
});

test.each([
  ['summer10', 'SUMMER10'],
  ['  Summer 10\u200B ', 'SUMMER10'],
  ['ＳＵＭＭＥＲ１０', 'SUMMER10'],
  ['\u212Aids-5', 'KIDS-5'],
  ['straße', 'STRASSE'],
  ['лето_2026', 'ЛЕТО_2026'],
  ['ลด๑๐', 'ลด๑๐'],
  ['e\u0301te', 'ÉTE'],
  ['ab', undefined],
  ['a'.repeat(41), undefined],
  ['10 %', undefined],
  ["x' or 1=1", undefined],
  ['a\u0000bc', undefined],
  ['<b>sale', undefined],
  ['', undefined],
])('MKT-05 %j means %s', (typed, code) => expect(promotionCode(typed)).toBe(code));
