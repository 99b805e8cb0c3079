// Prices that end as people like them to: in whole units, or in .99, .95 or .90.
import { decimalsOf } from '#platform/money/text.ts';

export type Rounding = 'none' | 'whole' | '99' | '95' | '90';

/** Minor units in a unit of a currency: 100 of most, 1 of yen, 1000 of dinars. */
const unitOf = (currency: string): bigint => 10n ** BigInt(decimalsOf(currency));

/** The nearest price above zero that ends so; where a currency has no such part, hundreds end in 99, 95 or 90. */
export function roundTo(price: bigint, rounding: Rounding, currency: string): bigint {
  if (rounding === 'none') return price;
  const unit = unitOf(currency);
  if (rounding === 'whole') return unit === 1n ? price : ((price + unit / 2n) / unit) * unit;
  const step = unit === 1n ? 100n : unit;
  const ending = (BigInt(rounding) * step) / 100n;
  const below = (price / step) * step + ending;
  const candidates = [below - step, below, below + step].filter((each) => each > 0n);
  const away = (each: bigint): bigint => (each > price ? each - price : price - each);
  return candidates.reduce((best, each) => (away(each) < away(best) ? each : best), candidates[0] ?? price);
}
