'use client';
// The price on a card for whoever may pay less than everybody.
import { Price } from '@tessera/ui/price.tsx';
import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';
import { useOwnPrices } from './use-own-prices.ts';

export function OwnCardPrice({
  productId,
  money,
  compareAt,
  ...rest
}: { productId: string } & Omit<ComponentProps<typeof Price>, 'locale'>) {
  const locale = useLocale();
  const own = useOwnPrices(productId, { currency: money.currency, asks: true });
  const lowest = own.toSorted((one, other) => Number(BigInt(one.price.amount) - BigInt(other.price.amount)))[0];
  return <Price {...rest} money={lowest?.price ?? money} compareAt={lowest ? lowest.compareAt : compareAt} locale={locale} />;
}
