'use client';
// What lies in a parcel, on a sheet of paper: for who packs it, and for who opens it.
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { Qr } from '@/features/form/qr.tsx';
import { AddressLines } from '@/features/order/order-parts.tsx';
import type { PackingSlip, PackingSlips } from '@/lib/types.ts';
import { Place } from './place.tsx';
import { formatWeight, unitsOf, weightOf } from './weights.ts';

export function SlipSheet({ of, slip }: { of: PackingSlips; slip: PackingSlip }) {
  const t = useTranslations('slip');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'long' });
  return (
    <article className="w-[210mm] max-w-full bg-white p-[12mm] text-[10.5pt] leading-snug text-black shadow-high max-sm:p-6 print:w-full print:p-0 print:shadow-none">
      <header className="flex items-start justify-between gap-6">
        <div>
          <p className="font-heading text-[18pt]">
            <bdi>{of.shop}</bdi>
          </p>
          <h2 className="mt-1 text-[12pt] font-medium">{t('title')}</h2>
          <p className="mt-3 text-[14pt] font-medium">{t('order', { number: of.order.number })}</p>
          <p>{t('placed', { date: day.format(new Date(of.order.placedAt)) })}</p>
          {slip.parcel ? (
            <p>
              {slip.parcel.carrier} <bdi className="tabular font-medium">{slip.parcel.trackingNumber}</bdi>
            </p>
          ) : null}
        </div>
        <Qr text={of.order.number} label={t('order', { number: of.order.number })} className="size-[28mm] shrink-0" />
      </header>
      <div className="mt-[8mm] grid grid-cols-2 gap-[8mm]">
        <section>
          <h3 className="text-[9pt] font-medium">{t('from')}</h3>
          <Place of={of} slip={slip} />
        </section>
        <section>
          <h3 className="text-[9pt] font-medium">{t('to')}</h3>
          {of.to ? <AddressLines address={of.to} /> : null}
          {of.phone ? <bdi dir="ltr">{of.phone}</bdi> : null}
        </section>
      </div>
      <Contents slip={slip} />
      <p className="mt-[8mm]">{t('thanks')}</p>
    </article>
  );
}

function Contents({ slip }: { slip: PackingSlip }) {
  const t = useTranslations('slip');
  const locale = useLocale();
  const weight = weightOf(slip);
  const head = 'border-b border-black px-2 py-1.5 text-[9pt] font-medium first:ps-0 last:pe-0';
  const cell = 'border-b border-neutral-300 px-2 py-2 align-top first:ps-0 last:pe-0';
  return (
    <table className="mt-[8mm] w-full border-collapse">
      <thead>
        <tr>
          <th className={`${head} w-1/2 text-start`}>{t('item')}</th>
          <th className={`${head} text-start`}>{t('code')}</th>
          <th className={`${head} text-end`}>{t('weight')}</th>
          <th className={`${head} text-end`}>{t('quantity')}</th>
        </tr>
      </thead>
      <tbody>
        {slip.lines.map((line) => (
          <tr key={line.lineId} className="break-inside-avoid">
            <td className={cell}>
              <bdi className="font-medium">{line.title}</bdi>
              {line.variant ? (
                <>
                  <br />
                  <bdi>{line.variant}</bdi>
                </>
              ) : null}
            </td>
            <td className={`${cell} wrap-anywhere`}>
              <bdi>{line.sku}</bdi>
            </td>
            <td className={`${cell} tabular text-end whitespace-nowrap`}>
              {line.weightGrams === null ? '' : formatWeight(line.weightGrams * line.quantity, locale)}
            </td>
            <td className={`${cell} tabular text-end text-[13pt] font-medium`}>{line.quantity}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className="pt-2 font-medium" colSpan={2}>
            {t('units', { count: unitsOf(slip) })}
          </td>
          <td className="tabular px-2 pt-2 text-end whitespace-nowrap">{weight ? formatWeight(weight, locale) : ''}</td>
          <td className="tabular pt-2 text-end font-medium">{unitsOf(slip)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
