// Money: whole minor units as bigint with an ISO 4217 code. Never a float, never a bare number.

export interface Money {
  minor: bigint;
  currency: string;
}

export const money = (minor: bigint, currency: string): Money => ({ minor, currency });

/** What the API shows: minor units as text, so that no reader rounds. */
export const toWire = (amount: Money): { amount: string; currency: string } => ({
  amount: amount.minor.toString(),
  currency: amount.currency,
});

/** The largest amount we keep, in minor units: below 2^53 and below any sum that could overflow. */
export const LARGEST_MINOR = 10n ** 15n;

/**
 * Divides and rounds half away from zero ("half-up" for amounts).
 * @throws RangeError when the divisor is not positive.
 */
export function divideHalfUp(value: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError('divisor must be positive');
  const sign = value < 0n ? -1n : 1n;
  const magnitude = value * sign;
  return (sign * (2n * magnitude + divisor)) / (2n * divisor);
}

/** A share of an amount; rate in basis points (700 is 7 %), rounded half-up. */
export const shareOf = (minor: bigint, basisPoints: number): bigint => divideHalfUp(minor * BigInt(basisPoints), 10_000n);

/** The tax inside a price that includes it: gross * rate / (1 + rate), rounded half-up. */
export const taxInside = (grossMinor: bigint, basisPoints: number): bigint =>
  divideHalfUp(grossMinor * BigInt(basisPoints), 10_000n + BigInt(basisPoints));

/**
 * Splits an amount in proportion to weights by largest remainder, so that the parts add up exactly.
 * Equal remainders go to the earlier part. All weights zero: everything goes to the first part.
 */
export function allocate(minor: bigint, weights: bigint[]): bigint[] {
  if (weights.length === 0) return [];
  if (weights.some((weight) => weight < 0n)) throw new RangeError('weights must not be negative');
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map((_, index) => (index === 0 ? minor : 0n));
  const sign = minor < 0n ? -1n : 1n;
  const magnitude = minor * sign;
  const parts = weights.map((weight) => (magnitude * weight) / total);
  const remainders = weights.map((weight, index) => ({ index, rest: (magnitude * weight) % total }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  let left = magnitude - parts.reduce((sum, part) => sum + part, 0n);
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => part * sign);
}
