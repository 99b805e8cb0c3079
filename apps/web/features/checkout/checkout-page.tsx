'use client';
// Contact, address, delivery, payment on one page, with the total always in view.
import { Skeleton } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { requestIdOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { CheckoutForm } from './checkout-form.tsx';
import { useCheckout } from './use-checkout.ts';

export function CheckoutPage({ countries }: { countries: string[] }) {
  const t = useTranslations('checkout');
  const common = useTranslations('common');
  const say = useErrorText();
  const state = useCheckout();
  const { checkout, status } = state;
  if (status === 'failed')
    return (
      <ErrorState
        className="py-28"
        heading="h1"
        title={t('failed')}
        text={say(state.error)}
        requestId={requestIdOf(state.error)}
        requestLabel={common('request')}
        retryLabel={common('retry')}
        onRetry={() => void state.load()}
      />
    );
  if (status === 'empty')
    return (
      <EmptyState
        className="py-28"
        heading="h1"
        title={t('empty')}
        text={t('emptyText')}
        action={
          <Link href="/products" className={buttonStyle({})}>
            {t('browse')}
          </Link>
        }
      />
    );
  return (
    <div className="wrap pt-8 pb-28 lg:pb-8">
      <h1 className="mb-8 text-4xl md:text-5xl">{t('title')}</h1>
      {checkout ? <CheckoutForm key={checkout.id} checkout={checkout} countries={countries} state={state} /> : <CheckoutSkeleton />}
    </div>
  );
}

function CheckoutSkeleton() {
  return (
    <div aria-hidden className="grid gap-10 lg:grid-cols-[1fr_25rem] lg:gap-16">
      <div className="grid gap-4">
        {[0, 1, 2, 3, 4, 5].map((i) => (
          <Skeleton key={i} className="h-16 w-full" />
        ))}
      </div>
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
