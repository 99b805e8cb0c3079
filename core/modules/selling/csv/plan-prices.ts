// What a line changes of the prices of an offer, looked at without the database.
import type { PriceLine } from './read-line.ts';

export interface PriceNow {
  price: string | null;
  compareAt: string | null;
  prices: Record<string, { price: string; compareAt: string | null }>;
}

export interface PricePlan {
  /** Differs from what it is. */
  own: boolean;
  /** In further currencies, those that differ. */
  further: string[];
  next: PriceNow;
  /** The field whose amount does not fit, if one does not. */
  wrong: string | null;
  /** The field without which there is no price. */
  missing: string | null;
}

const fits = (price: string, compareAt: string | null): boolean => compareAt === null || BigInt(compareAt) > BigInt(price);

/** A price that rises to what it is compared with is compared with nothing any more; only what the line itself says is wrong. */
const kept = (price: string, compareAt: string | null): string | null => (fits(price, compareAt) ? compareAt : null);

const says = (said: string | undefined, now: string | null | undefined): boolean => said === undefined || said === now;

/** Whether a line says nothing but what is there. */
export const repeats = (now: PriceNow, { price, compareAt, prices }: PriceLine): boolean =>
  says(price, now.price) &&
  says(compareAt, now.compareAt) &&
  Object.entries(prices).every(
    ([currency, said]) => says(said.price, now.prices[currency]?.price) && says(said.compareAt, now.prices[currency]?.compareAt),
  );

export function planPrices(now: PriceNow, line: PriceLine): PricePlan {
  const price = line.price ?? now.price;
  const plan: PricePlan = { own: false, further: [], next: { ...now, prices: { ...now.prices } }, wrong: null, missing: null };
  if (price === null) return { ...plan, missing: 'price' };
  if (line.compareAt !== undefined && !fits(price, line.compareAt)) plan.wrong = 'compare_at';
  plan.next.price = price;
  plan.next.compareAt = line.compareAt ?? kept(price, now.compareAt);
  plan.own = price !== now.price || plan.next.compareAt !== now.compareAt;
  for (const [currency, said] of Object.entries(line.prices)) {
    const before = now.prices[currency];
    const further = said.price ?? before?.price;
    if (further === undefined) return { ...plan, missing: `price:${currency}` };
    if (said.compareAt !== undefined && !fits(further, said.compareAt)) plan.wrong = `compare_at:${currency}`;
    const compareAt = said.compareAt ?? kept(further, before?.compareAt ?? null);
    plan.next.prices[currency] = { price: further, compareAt };
    if (further !== before?.price || compareAt !== before.compareAt) plan.further.push(currency);
  }
  return plan;
}
