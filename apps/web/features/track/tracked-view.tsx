'use client';
// What is told of an order that was found by its number: how far it is, what is in it, and where the parcel is.
import { Badge } from '@tessera/ui/bits.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { statusTones, statusWord } from '@/features/order/status.ts';
import { kinds } from '@/kinds.ts';
import type { TrackedOrder } from '@/lib/types.ts';

export function TrackedView({ order }: { order: TrackedOrder }) {
  const t = useTranslations('track');
  const words = useTranslations('order');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'long' });
  return (
    <section aria-labelledby="tracked">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="tracked" className="text-3xl">
          {words('number')} <span data-testid="tracked-number">{order.number}</span>
        </h2>
        <Badge data-testid="tracked-status" data-status={order.status} tone={statusTones[order.status]} className="px-3 py-1 text-sm">
          {words(`status.${statusWord(order)}`)}
        </Badge>
      </div>
      <p className="mt-2 text-sm text-soft">{t('placed', { date: day.format(new Date(order.placedAt)) })}</p>
      {order.shipments.map(({ id, carrier, trackingNumber, shippedAt }) => (
        <p key={id} className="mt-4 rounded-md bg-info-bg px-4 py-3 text-sm text-info">
          {t('sent', { date: day.format(new Date(shippedAt)), carrier })}{' '}
          <bdi className="tabular font-medium select-all">{trackingNumber}</bdi>
        </p>
      ))}
      <ul className="mt-6 border-t border-line">
        {order.lines.map((line) => {
          const { LineState } = kinds[line.kind] ?? {};
          return (
            <li
              key={`${line.title} ${line.variant} ${line.state}`}
              className="grid grid-cols-[4rem_1fr] gap-4 border-b border-line py-4 text-sm"
            >
              <img src={line.picture.url} alt="" width={64} height={80} className="h-20 w-16 rounded-md bg-sunken object-cover" />
              <div className="grid content-start gap-1">
                <p className="font-medium">{line.title}</p>
                <p className="text-soft">
                  {line.variant ? `${line.variant} ` : ''}
                  <span className="tabular">× {line.quantity}</span>
                </p>
                <p className="min-h-6">
                  <Suspense>{LineState ? <LineState state={line.state} /> : null}</Suspense>
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
