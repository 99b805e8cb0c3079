'use client';
// When a line ships that is not on hand yet; few lines have it.
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';

interface LaterProps {
  shipsFrom: string | null;
  shipsLater?: { units: number; days: number } | null;
  /** Of an order: by when it was promised. */
  shipsBy?: { units: number; by: string } | null;
}

export function Later({ shipsFrom, shipsLater = null, shipsBy = null }: LaterProps) {
  const t = useTranslations('cart');
  const day = new Intl.DateTimeFormat(numberLocale(useLocale()), { dateStyle: 'medium', timeZone: 'UTC' });
  if (shipsFrom) return <p className="text-sm text-soft">{t('shipsFrom', { date: day.format(new Date(shipsFrom)) })}</p>;
  if (shipsBy) return <p className="text-sm text-soft">{t('shipsBy', { units: shipsBy.units, date: day.format(new Date(shipsBy.by)) })}</p>;
  return shipsLater ? <p className="text-sm text-soft">{t('shipsLater', { ...shipsLater })}</p> : null;
}
