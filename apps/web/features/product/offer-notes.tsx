'use client';
// What few offers have to say: how many may be bought, and when it ships.
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import type { Variant } from '@/lib/types.ts';

type Offer = Pick<NonNullable<Variant['offer']>, 'limits' | 'shipsFrom' | 'shipsInDays'>;

export function OfferNotes({ limits, shipsFrom, shipsInDays }: Offer) {
  const t = useTranslations('product');
  const day = new Intl.DateTimeFormat(numberLocale(useLocale()), { dateStyle: 'medium', timeZone: 'UTC' });
  const notes = [
    shipsFrom ? t('shipsFrom', { date: day.format(new Date(shipsFrom)) }) : '',
    !shipsFrom && shipsInDays !== null ? t('shipsInDays', { days: shipsInDays }) : '',
    limits && limits.step > 1 ? t('limits.step', { step: limits.step }) : '',
    limits && limits.least > limits.step ? t('limits.least', { least: limits.least }) : '',
    limits?.most && limits.most !== limits.perCustomer ? t('limits.most', { most: limits.most }) : '',
    limits?.perCustomer ? t('limits.perCustomer', { perCustomer: limits.perCustomer }) : '',
  ].filter(Boolean);
  return (
    <ul className="mt-2 grid gap-1 text-sm text-soft" data-testid="offer-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
