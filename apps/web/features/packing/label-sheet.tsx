'use client';
// A parcel's label of 100 by 150 millimetres: where to, from where, and the order by camera.
import { useLocale, useTranslations } from 'next-intl';
import { Qr } from '@/features/form/qr.tsx';
import { AddressLines } from '@/features/order/order-parts.tsx';
import type { PackingSlip, PackingSlips } from '@/lib/types.ts';
import { Place } from './place.tsx';
import { formatWeight, unitsOf, weightOf } from './weights.ts';

interface LabelProps {
  of: PackingSlips;
  slip: PackingSlip;
}

export function LabelSheet({ of, slip }: LabelProps) {
  const t = useTranslations('slip');
  const locale = useLocale();
  const weight = weightOf(slip);
  return (
    <article className="grid h-[150mm] w-[100mm] grid-rows-[auto_1fr_auto] overflow-hidden bg-white p-[5mm] text-[9pt] leading-snug text-black shadow-high print:shadow-none">
      <section className="border-b border-black pb-[3mm]">
        <h2 className="text-[9pt] font-medium">{t('from')}</h2>
        <Place of={of} slip={slip} />
      </section>
      <section className="py-[4mm]">
        <h2 className="text-[9pt] font-medium">{t('to')}</h2>
        {of.to ? <AddressLines address={of.to} className="mt-1 text-[15pt] font-medium" /> : null}
        {of.phone ? (
          <p className="tabular mt-2 text-[12pt]">
            <bdi dir="ltr">{of.phone}</bdi>
          </p>
        ) : null}
      </section>
      <footer className="flex items-end justify-between gap-4 border-t border-black pt-[3mm]">
        <div className="min-w-0">
          <p className="text-[13pt] font-medium">{t('order', { number: of.order.number })}</p>
          <p className="tabular">
            {[t('units', { count: unitsOf(slip) }), weight ? formatWeight(weight, locale) : ''].filter(Boolean).join(' · ')}
          </p>
          {slip.parcel ? (
            <p className="mt-1 wrap-anywhere">
              {slip.parcel.carrier} <bdi className="tabular text-[11pt] font-medium">{slip.parcel.trackingNumber}</bdi>
            </p>
          ) : null}
        </div>
        <Qr
          text={slip.parcel?.trackingNumber ?? of.order.number}
          label={slip.parcel?.trackingNumber ?? t('order', { number: of.order.number })}
          className="size-[30mm] shrink-0"
        />
      </footer>
    </article>
  );
}
