'use client';
// One's own prices of a product, once they are there; the stored page shows what everybody pays until then.
import { useEffect, useState } from 'react';
import type { OwnPrice } from '@/lib/types.ts';

const none: OwnPrice[] = [];

export function useOwnPrices(productId: string, { currency, asks }: { currency: string | undefined; asks: boolean }): OwnPrice[] {
  const [prices, setPrices] = useState(none);
  useEffect(() => {
    if (!asks || !currency) return;
    let gone = false;
    void import('./own-prices.ts')
      .then(({ ownPricesOf }) => ownPricesOf(productId, currency))
      .then(
        (own) => gone || setPrices(own),
        // What everybody pays stands there already; the cart says what counts.
        () => undefined,
      );
    return () => {
      gone = true;
    };
  }, [productId, currency, asks]);
  return prices;
}
