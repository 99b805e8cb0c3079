'use client';
// The way to the cards of a bought line, from the page of the order; guests come this way, who have no account.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';

const issued = new Set(['issued', 'closed', 'refunded']);

export function LineActs({ orderId, line: { state } }: { orderId: string; line: { id: string; state: string } }) {
  const t = useTranslations('kinds.membership');
  return issued.has(state) ? (
    <Link href={`/cards?order=${orderId}`} data-testid="show-cards" className={buttonStyle({ size: 'sm' })}>
      {t('show')}
    </Link>
  ) : null;
}
