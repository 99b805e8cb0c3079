// What a promotion takes off, and how that is split over the lines it covers. Pure.
import { allocate, shareOf } from '#platform/money/index.ts';

/** A share of what the covered lines cost, or an amount. */
export type Off = { kind: 'percent'; basisPoints: number } | { kind: 'fixed'; minor: bigint };

export interface Discountable {
  minor: bigint;
  covered: boolean;
}

/**
 * What comes off each line, in the order given: the whole is rounded half-up once and split by largest remainder, so that the parts add up to it
 * and no line costs less than nothing.
 */
export function discountsOf(lines: readonly Discountable[], off: Off): bigint[] {
  const weights = lines.map(({ minor, covered }) => (covered ? minor : 0n));
  const sum = weights.reduce((total, minor) => total + minor, 0n);
  const whole = off.kind === 'percent' ? shareOf(sum, off.basisPoints) : off.minor;
  return allocate(whole < sum ? whole : sum, weights);
}
