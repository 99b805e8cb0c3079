'use client';
// The price on a card for whoever may pay less than everybody: until one's own is known, what everybody pays stands there from the server.
import { lazy, type ReactNode, Suspense } from 'react';
import { useOwnPrices } from './use-own-prices.ts';

const LowestPrice = lazy(() => import('./lowest-price.tsx').then((part) => ({ default: part.LowestPrice })));

interface OwnCardPriceProps {
  productId: string;
  currency: string;
  from?: string | undefined;
  wasLabel: string;
  className: string;
  /** What everybody pays. */
  children: ReactNode;
}

export function OwnCardPrice({ productId, currency, children, ...words }: OwnCardPriceProps) {
  const own = useOwnPrices(productId, { currency, asks: true });
  if (own.length === 0) return children;
  return (
    <Suspense fallback={children}>
      <LowestPrice own={own} {...words} />
    </Suspense>
  );
}
