// Whether a promotion lowers a cart as it stands, which of its lines, and why not. Pure.
import type { Uuid } from '#platform/ids/index.ts';
import { type Discountable, discountsOf, type Off } from './discount.ts';
import type { PromotionRow } from './promotions.sql.ts';

/** Why a promotion lowers nothing now; codes of `PricingError`. One that ended is told like one that never was. */
export type PromotionProblem = 'PROMOTION_UNKNOWN' | 'PROMOTION_USED_UP' | 'PROMOTION_NOT_FOR_THIS' | 'PROMOTION_MINIMUM';

export interface JudgedLine {
  sellerOrgId: Uuid;
  productId: Uuid;
  minor: bigint;
}

export type Judged =
  | { problem: PromotionProblem; leastMinor: bigint }
  | { problem: null; off: Off; covered: boolean[]; discounts: bigint[] };

const covers = (promotion: PromotionRow, line: JudgedLine): boolean =>
  (promotion.only_seller === null || promotion.only_seller === line.sellerOrgId) &&
  (promotion.only_products?.includes(line.productId) ?? true);

/** What it takes off in the currency it was read for; undefined where it does not hold in that currency. */
function offOf(promotion: PromotionRow): Off | undefined {
  if (promotion.in_currencies && promotion.least_minor === null) return undefined;
  if (promotion.kind === 'percent') return { kind: 'percent', basisPoints: promotion.basis_points ?? 0 };
  return promotion.off_minor === null ? undefined : { kind: 'fixed', minor: promotion.off_minor };
}

const isRunning = (promotion: Pick<PromotionRow, 'starts_at' | 'ends_at'>, at: Date): boolean =>
  promotion.starts_at <= at && (promotion.ends_at === null || at < promotion.ends_at);

/** The least sum is one of the lines that the promotion covers. */
export function judgePromotion(promotion: PromotionRow, lines: readonly JudgedLine[], at: Date): Judged {
  const leastMinor = promotion.least_minor ?? 0n;
  const refused = (problem: PromotionProblem): Judged => ({ problem, leastMinor });
  if (!isRunning(promotion, at)) return refused('PROMOTION_UNKNOWN');
  if (promotion.used_up) return refused('PROMOTION_USED_UP');
  const off = offOf(promotion);
  const covered = lines.map((line) => covers(promotion, line));
  if (!off || !covered.includes(true)) return refused('PROMOTION_NOT_FOR_THIS');
  const weighed: Discountable[] = lines.map(({ minor }, index) => ({ minor, covered: covered[index] === true }));
  const sum = weighed.reduce((total, line) => total + (line.covered ? line.minor : 0n), 0n);
  if (sum < leastMinor) return refused('PROMOTION_MINIMUM');
  return { problem: null, off, covered, discounts: discountsOf(weighed, off) };
}
