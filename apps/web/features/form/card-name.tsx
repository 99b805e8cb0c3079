'use client';
// A saved card in words: brand, last four digits, and how long it is good.
import { useTranslations } from 'next-intl';
import type { SavedMethod } from '@/lib/types.ts';

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

/** Its brand and last digits, as one would read them aloud. */
export function useCardName(): (method: Pick<SavedMethod, 'brand' | 'last4'>) => string {
  const t = useTranslations('account.methods');
  return ({ brand, last4 }) => `${brands[brand] ?? t('card')} •••• ${last4}`;
}

export function CardName({ method }: { method: SavedMethod }) {
  const t = useTranslations('account.methods');
  const name = useCardName();
  const month = `${String(method.expiryMonth).padStart(2, '0')}/${method.expiryYear}`;
  return (
    <>
      <bdi className="tabular font-medium">{name(method)}</bdi>
      <span className="tabular text-sm text-soft">{t(method.status === 'expired' ? 'expired' : 'expires', { month })}</span>
    </>
  );
}
