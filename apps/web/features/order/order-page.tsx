'use client';
// What was bought, where it is now, what happens next and when.
import { Badge, Notice, Skeleton, type Tone } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { ErrorState } from '@tessera/ui/states.tsx';
import { Timeline } from '@tessera/ui/timeline.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { actKeys, api } from '@/lib/api.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { Order } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { OrderLines, OrderTotals } from './order-parts.tsx';
import { arrivalOf, stepsOf } from './steps.ts';
import { useOrder } from './use-order.ts';

export const statusTones: Record<Order['status'], Tone> = {
  pending: 'warning',
  paid: 'info',
  fulfilling: 'info',
  shipped: 'info',
  delivered: 'success',
  closed: 'success',
  partly_cancelled: 'warning',
  cancelled: 'danger',
  expired: 'danger',
};

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

function OrderView({ order, live, onChange }: { order: Order; live: boolean; onChange: (order: Order) => void }) {
  const t = useTranslations('order');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { day: 'numeric', month: 'long' });
  const moment = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'medium', timeStyle: 'short' });
  const arrival = arrivalOf(order);
  const shipment = order.shipments.at(-1);
  const items = stepsOf(order).map((step) => ({
    key: step.name,
    state: step.state,
    title: t(`step.${step.name}`),
    note: step.at
      ? moment.format(new Date(step.at))
      : step.state === 'now'
        ? t(`next.${step.name}`)
        : step.name === 'delivered' && arrival
          ? day.formatRange(arrival.from, arrival.to)
          : undefined,
  }));
  return (
    <div className="wrap max-w-6xl pt-10">
      <p className="text-sm text-soft">{t('thanks', { email: order.contact.email })}</p>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-3">
        <h1 className="text-4xl md:text-5xl">
          {t('number')} <span data-testid="order-number">{order.number}</span>
        </h1>
        <span aria-live="polite">
          <Badge data-testid="order-status" data-status={order.status} tone={statusTones[order.status]} className="px-3 py-1 text-sm">
            {t(`status.${order.status}`)}
          </Badge>
        </span>
        <Button look="quiet" size="sm" className="no-print ms-auto" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <div className="mt-8 grid items-start gap-12 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-10">
          {order.status === 'pending' ? <Unpaid order={order} onChange={onChange} /> : null}
          {order.status === 'expired' ? <Notice tone="danger">{t('expiredText')}</Notice> : null}
          {order.status === 'cancelled' ? <Notice tone="danger">{t('cancelledText')}</Notice> : null}
          <section aria-labelledby="road">
            <div className="mb-5 flex items-baseline justify-between gap-4">
              <h2 id="road" className="text-2xl">
                {t('whatNext')}
              </h2>
              {live ? (
                <span className="no-print flex items-center gap-2 text-xs text-soft">
                  <span aria-hidden className="size-2 rounded-full bg-success" />
                  {t('live')}
                </span>
              ) : null}
            </div>
            <Timeline items={items} label={t('whatNext')} />
            {shipment ? (
              <Notice className="mt-6">
                {t('tracking')} <span className="font-medium">{shipment.carrier}</span>{' '}
                <bdi className="tabular font-medium select-all">{shipment.trackingNumber}</bdi>
              </Notice>
            ) : null}
          </section>
          <OrderLines order={order} />
        </div>
        <aside className="grid gap-8 bg-sunken p-6">
          <OrderTotals order={order} />
          {order.shippingAddress ? (
            <section>
              <h2 className="mb-2 text-xl">{t('address')}</h2>
              <address className="text-sm leading-relaxed not-italic">
                {[
                  order.shippingAddress.name,
                  order.shippingAddress.line1,
                  order.shippingAddress.line2,
                  [order.shippingAddress.postalCode, order.shippingAddress.city].filter(Boolean).join(' '),
                  order.shippingAddress.region,
                  new Intl.DisplayNames([locale], { type: 'region' }).of(order.shippingAddress.country),
                ]
                  .filter(Boolean)
                  .map((line) => (
                    <span key={line} className="block">
                      <bdi>{line}</bdi>
                    </span>
                  ))}
              </address>
              {order.shippingMethod ? <p className="mt-2 text-sm text-soft">{order.shippingMethod.name}</p> : null}
            </section>
          ) : null}
        </aside>
      </div>
    </div>
  );
}

function Unpaid({ order, onChange }: { order: Order; onChange: (order: Order) => void }) {
  const t = useTranslations('order');
  const say = useErrorText();
  const toast = useToast();
  const keys = useRef(actKeys());
  const [busy, setBusy] = useState(false);
  const left = useCountdown(order.expiresAt);
  const cancel = async (): Promise<void> => {
    setBusy(true);
    try {
      onChange(await api.post<Order>(`/v1/orders/${order.id}/cancel`, {}, keys.current.for('cancel')));
    } catch (error) {
      keys.current.settle(error);
      toast(say(error), { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };
  const action = order.payment?.nextAction;
  return (
    <Notice tone="warning" className="no-print">
      <p className="text-base font-medium">{order.payment?.status === 'processing' ? t('processing') : t('unpaid')}</p>
      {left !== null ? (
        <p className="mt-1">
          {t('held')}{' '}
          <span className="tabular font-medium" role="timer">
            {left}
          </span>
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-3">
        {action ? (
          <a href={action.url} className={buttonStyle({})}>
            {t('continue')}
          </a>
        ) : null}
        <Button look="line" busy={busy} disabled={busy} onClick={() => void cancel()}>
          {t('cancel', { number: order.number })}
        </Button>
      </div>
    </Notice>
  );
}

/** Minutes and seconds until a moment; null once it is past or unknown. */
function useCountdown(until: string | null): string | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!until || now === null) return null;
  const seconds = Math.floor((Date.parse(until) - now) / 1000);
  return seconds <= 0 ? null : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
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
