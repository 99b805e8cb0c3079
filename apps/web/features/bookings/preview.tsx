'use client';
// What an act would cost now, and why: shown before anybody confirms.
import { Notice } from '@tessera/ui/bits.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { type Decision, useReasonWords } from '../../../../kinds/service/web/index.tsx';

interface PreviewProps {
  decision: Decision;
  zone: string;
  /** What the fee is taken from. */
  act: 'cancel' | 'reschedule';
}

export function Preview({ decision: { allowed, fee, refund, reasons }, zone, act }: PreviewProps) {
  const t = useTranslations('bookings.preview');
  const locale = useLocale();
  const words = useReasonWords(zone);
  return (
    <Notice tone={allowed ? (fee.amount === '0' ? 'success' : 'warning') : 'danger'} data-testid="preview">
      {allowed ? (
        <dl className="tabular grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
          <dt>{t('fee')}</dt>
          <dd className="font-medium" data-testid="preview-fee">
            <Price money={fee} locale={locale} />
          </dd>
          {act === 'cancel' ? (
            <>
              <dt>{t('refund')}</dt>
              <dd className="font-medium" data-testid="preview-refund">
                <Price money={refund} locale={locale} />
              </dd>
            </>
          ) : null}
        </dl>
      ) : (
        <p className="font-medium">{t(act === 'cancel' ? 'notCancel' : 'notReschedule')}</p>
      )}
      <ul className="mt-1">
        {reasons.map((reason) => (
          <li key={reason.code}>{words(reason)}</li>
        ))}
      </ul>
      {allowed && act === 'reschedule' && fee.amount !== '0' ? <p className="mt-1 text-soft">{t('due')}</p> : null}
    </Notice>
  );
}
