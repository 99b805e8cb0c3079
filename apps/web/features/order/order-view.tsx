'use client';
// An order on one page: its state, the road it takes, its lines, what it cost and where it goes.
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Timeline } from '@tessera/ui/timeline.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import type { Order } from '@/lib/types.ts';
import { AddressLines, OrderLines, OrderTotals, ShippingLines } from './order-parts.tsx';
import { statusTones, statusWord } from './status.ts';
import { arrivalOf, stepsOf } from './steps.ts';
import { Unpaid } from './unpaid.tsx';

// Most shops ask for nothing, and most orders go in one parcel.
const Parcels = lazy(() => import('./parcels.tsx').then((part) => ({ default: part.Parcels })));
const Agreed = lazy(() => import('./agreed.tsx').then((part) => ({ default: part.Agreed })));

interface OrderViewProps {
  order: Order;
  /** The page hears of changes as they happen. */
  live: boolean;
  onChange: (order: Order) => void;
}

/** A part of what was paid stays, as it was agreed. */
const hasFee = (order: Order): boolean => order.lines.some(({ kept }) => kept !== null && kept.amount !== '0');

export function OrderView({ order, live, onChange }: OrderViewProps) {
  const t = useTranslations('order');
  const { shippingAddress: address } = order;
  return (
    <div className="wrap max-w-6xl pt-10">
      <Head order={order} />
      <div className="mt-8 grid items-start gap-12 lg:grid-cols-[1fr_24rem] print:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] print:gap-8">
        <div className="grid min-w-0 gap-10 print:gap-6">
          {order.status === 'pending' ? <Unpaid order={order} onChange={onChange} /> : null}
          {order.status === 'expired' ? <Notice tone="danger">{t(order.ships ? 'expiredText' : 'expiredOther')}</Notice> : null}
          {order.status === 'cancelled' ? <Notice tone="danger">{t(hasFee(order) ? 'cancelledFee' : 'cancelledText')}</Notice> : null}
          <Road order={order} live={live} />
          <OrderLines order={order} acts />
        </div>
        <aside className="grid gap-8 bg-sunken p-6 print:gap-5 print:bg-transparent print:p-0">
          <OrderTotals order={order} />
          {address && order.ships ? (
            <section>
              <h2 className="mb-2 text-xl">{t('address')}</h2>
              <AddressLines address={address} className="text-sm leading-relaxed" />
              <ShippingLines order={order} className="mt-3 text-sm text-soft" />
            </section>
          ) : null}
          <Suspense>
            <Agreed orderId={order.id} />
          </Suspense>
        </aside>
      </div>
    </div>
  );
}

function Head({ order }: { order: Order }) {
  const t = useTranslations('order');
  return (
    <>
      <p className="text-sm text-soft">{t('thanks', { email: order.contact.email })}</p>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-3">
        <h1 className="text-4xl md:text-5xl">
          {t('number')} <span data-testid="order-number">{order.number}</span>
        </h1>
        <span aria-live="polite">
          <Badge data-testid="order-status" data-status={order.status} tone={statusTones[order.status]} className="px-3 py-1 text-sm">
            {t(`status.${statusWord(order)}`)}
          </Badge>
        </span>
        <Button look="quiet" size="sm" className="no-print ms-auto" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </>
  );
}

/** What happened, what goes on and what comes next, with its days. */
function Road({ order, live }: { order: Order; live: boolean }) {
  const t = useTranslations('order');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { day: 'numeric', month: 'long' });
  const moment = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'medium', timeStyle: 'short' });
  const arrival = arrivalOf(order);
  const noteOf = ({ name, state, at }: ReturnType<typeof stepsOf>[number]): string | undefined => {
    if (at) return moment.format(new Date(at));
    if (state === 'now') return t(`next.${name}`);
    return name === 'delivered' && arrival ? day.formatRange(arrival.from, arrival.to) : undefined;
  };
  const steps = stepsOf(order);
  const items = steps.map((step) => ({ key: step.name, state: step.state, title: t(`step.${step.name}`), note: noteOf(step) }));
  const over = !steps.some(({ state }) => state === 'now' || state === 'next');
  const [shipment] = order.shipments;
  const inParts = order.shipments.length > 1 || order.lines.some(({ sent, quantity }) => sent > 0 && sent < quantity);
  return (
    <section aria-labelledby="road">
      <div className="mb-5 flex items-baseline justify-between gap-4">
        <h2 id="road" className="text-2xl">
          {over ? t('whatHappened') : t('whatNext')}
        </h2>
        {live ? (
          <span className="no-print flex items-center gap-2 text-xs text-soft">
            <span aria-hidden className="size-2 rounded-full bg-success" />
            {t('live')}
          </span>
        ) : null}
      </div>
      <Timeline items={items} label={over ? t('whatHappened') : t('whatNext')} />
      {inParts ? (
        <Suspense>
          <Parcels order={order} />
        </Suspense>
      ) : shipment ? (
        <Notice className="mt-6">
          {t('tracking')} <span className="font-medium">{shipment.carrier}</span>{' '}
          <bdi className="tabular font-medium select-all">{shipment.trackingNumber}</bdi>
        </Notice>
      ) : null}
    </section>
  );
}
