'use client';
// The lowest of one's own prices; loaded when somebody has one.
import { Price } from '@tessera/ui/price.tsx';
import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';
import type { OwnPrice } from '@/lib/types.ts';

export function LowestPrice({
  own,
  ...words
}: { own: OwnPrice[] } & Pick<ComponentProps<typeof Price>, 'from' | 'wasLabel' | 'className'>) {
  const locale = useLocale();
  const lowest = own.toSorted((one, other) => Number(BigInt(one.price.amount) - BigInt(other.price.amount)))[0];
  return lowest ? <Price {...words} money={lowest.price} compareAt={lowest.compareAt} locale={locale} short /> : null;
}
