// What was typed as the prices of a variant, by currency: as the API takes it, or the currencies whose price can't be read.
import { type MoneyValue, toDecimal } from '@tessera/ui/money.ts';
import { parseAmount } from '@tessera/ui/parse-amount.ts';

export type Typed = Record<string, string>;

/** What is there, as one would type it. */
export const typedOf = (price: MoneyValue | null, prices: readonly MoneyValue[]): Typed =>
  Object.fromEntries([...(price ? [price] : []), ...prices].map((each) => [each.currency, toDecimal(each)]));

/** The first price is needed; a further one that is empty is none. */
export function readSold(
  typed: Typed,
  [first = '', ...others]: readonly string[],
): { price: MoneyValue; prices: MoneyValue[] } | { bad: string[] } {
  const read = (currency: string): MoneyValue | null => {
    const amount = parseAmount(typed[currency] ?? '', currency);
    return amount === null ? null : { amount, currency };
  };
  const said = others.filter((currency) => (typed[currency] ?? '').trim() !== '');
  const [price, prices] = [read(first), said.map(read)];
  const bad = [first, ...said].filter((currency) => read(currency) === null);
  return price && bad.length === 0 ? { price, prices: prices.filter((each) => each !== null) } : { bad };
}
