// Parcels of an order that goes in several, each with its number and its contents.
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import type { Order } from '@/lib/types.ts';
import { parcelContents } from './parcel-contents.ts';

export function Parcels({ order }: { order: Order }) {
  const t = useTranslations('order');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { day: 'numeric', month: 'long' });
  return (
    <section aria-labelledby="parcels" className="mt-6">
      <h3 id="parcels" className="mb-3 text-lg">
        {t('parcels')}
      </h3>
      <ul className="grid gap-3">
        {order.shipments.map((parcel) => (
          <li key={parcel.id} data-testid="parcel" className="rounded-md bg-info-bg px-4 py-3 text-sm text-info">
            <p>
              <bdi>
                {parcel.carrier} <span className="tabular font-medium select-all">{parcel.trackingNumber}</span>
              </bdi>{' '}
              · <bdi>{day.format(new Date(parcel.shippedAt))}</bdi>
            </p>
            <p className="mt-1">
              <bdi>{parcelContents(order, parcel).join(' · ')}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
