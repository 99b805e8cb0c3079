'use client';
// What was bought, where it is now, what happens next and when: read, and followed as it changes.
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { requestIdOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { OrderView } from './order-view.tsx';
import { useOrder } from './use-order.ts';

export function OrderPage({ id }: { id: string }) {
  const t = useTranslations('order');
  const common = useTranslations('common');
  const say = useErrorText();
  const { order, error, live, read, take } = useOrder(id);
  if (!order && error)
    return (
      <ErrorState
        className="py-28"
        heading="h1"
        title={t('failed')}
        text={say(error)}
        requestId={requestIdOf(error)}
        requestLabel={common('request')}
        retryLabel={common('retry')}
        onRetry={() => void read()}
      />
    );
  if (!order) return <OrderSkeleton />;
  return <OrderView order={order} live={live} onChange={take} />;
}

export function OrderSkeleton() {
  return (
    <div aria-hidden className="wrap max-w-6xl pt-10">
      <Skeleton className="h-5 w-72" />
      <Skeleton className="mt-3 h-14 w-80" />
      <div className="mt-8 grid gap-12 lg:grid-cols-[1fr_24rem]">
        <Skeleton className="h-80 w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    </div>
  );
}
