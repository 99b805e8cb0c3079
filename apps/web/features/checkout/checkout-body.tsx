'use client';
// Contact, address, delivery, payment on one page, with the total always in view; or why there is nothing to pay.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { Policy } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { CheckoutForm } from './checkout-form.tsx';
import { CheckoutSkeleton } from './checkout-skeleton.tsx';
import { useCheckout } from './use-checkout.ts';

export function CheckoutBody({ countries, policies }: { countries: string[]; policies: Policy[] }) {
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
      {checkout ? (
        <CheckoutForm key={checkout.id} checkout={checkout} countries={countries} policies={policies} state={state} />
      ) : (
        <CheckoutSkeleton />
      )}
    </div>
  );
}
