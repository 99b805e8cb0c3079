'use client';
// The checkout: its shape at once, all that is in it a moment later, because none of it can be shown before the cart is read.
import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import type { Policy } from '@/lib/types.ts';
import { CheckoutSkeleton } from './checkout-skeleton.tsx';

const CheckoutBody = lazy(() => import('./checkout-body.tsx').then((part) => ({ default: part.CheckoutBody })));

export function CheckoutPage(props: { countries: string[]; policies: Policy[] }) {
  return (
    <Suspense fallback={<Waiting />}>
      <CheckoutBody {...props} />
    </Suspense>
  );
}

function Waiting() {
  const t = useTranslations('checkout');
  return (
    <div className="wrap pt-8 pb-28 lg:pb-8">
      <h1 className="mb-8 text-4xl md:text-5xl">{t('title')}</h1>
      <CheckoutSkeleton />
    </div>
  );
}
