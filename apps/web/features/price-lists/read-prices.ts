// What was typed into the row of an offer, as prices to set and to take off, or the places that can't be read.
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import type { ListedOffer } from '../../lib/types.ts';

export interface TypedPrice {
  quantity: string;
  price: string;
}

interface Read {
  prices: { minQuantity: number; price: string | null }[];
  bad: number[];
}

export function readPrices(
  typed: readonly TypedPrice[],
  { prices: before, currency }: { prices: ListedOffer['prices']; currency: string },
): Read {
  const bad: number[] = [];
  const found = new Map<number, string>();
  for (const [at, { quantity, price }] of typed.entries()) {
    if (!price.trim() && (at === 0 || !quantity.trim())) continue;
    const least = Number(parseAmount(quantity, 'JPY'));
    const amount = parseAmount(price, currency);
    if (amount === null || !(least >= 1 && least <= 1_000_000) || found.has(least)) bad.push(at);
    else found.set(least, amount);
  }
  const gone = before.filter(({ minQuantity }) => !found.has(minQuantity)).map(({ minQuantity }) => ({ minQuantity, price: null }));
  return { prices: [...[...found].map(([minQuantity, price]) => ({ minQuantity, price })), ...gone], bad };
}
