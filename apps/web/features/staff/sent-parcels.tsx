'use client';
// Parcels of an order that left, each with its number, its contents and where it left from.
import { useTranslations } from 'next-intl';
import { parcelContents } from '@/features/order/parcel-contents.ts';
import type { Order } from '@/lib/types.ts';
import { ChangeParcel } from './change-parcel.tsx';
import { useMay } from './desk.tsx';
import { useMoment } from './parts.tsx';

export function SentParcels({ order, onDone }: { order: Order; onDone: (order: Order) => void }) {
  const t = useTranslations('staff');
  const moment = useMoment();
  const may = useMay('orders.fulfil');
  if (order.shipments.length === 0) return null;
  return (
    <section aria-labelledby="parcels">
      <h2 id="parcels" className="mb-4 text-2xl">
        {t('parcels')}
      </h2>
      <ul className="grid gap-3">
        {order.shipments.map((parcel) => (
          <li key={parcel.id} data-testid="sent-parcel" className="rounded-md bg-info-bg px-4 py-3 text-sm text-info">
            <p>
              <bdi>
                {parcel.carrier} <span className="tabular font-medium select-all">{parcel.trackingNumber}</span>
              </bdi>{' '}
              · <bdi>{moment(parcel.shippedAt)}</bdi>
              {parcel.from ? <> · {t('sentFrom', { place: parcel.from.name })}</> : null}
            </p>
            <p className="mt-1">
              <bdi>{parcelContents(order, parcel).join(' · ')}</bdi>
            </p>
            {may ? (
              <p className="no-print mt-1">
                <ChangeParcel orderId={order.id} parcel={parcel} onDone={onDone} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
