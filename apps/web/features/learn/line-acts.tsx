'use client';
// What a buyer can do with a course they bought, from the page of the order: go and learn.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';

interface LineActsProps {
  orderId: string;
  line: { id: string; state: string };
}

const open = new Set(['access_granted', 'consumed', 'closed']);

export function LineActs({ orderId, line: { id, state } }: LineActsProps) {
  const t = useTranslations('kinds.course');
  const [enrollment, setEnrollment] = useState<string | null>(null);
  useEffect(() => {
    if (!open.has(state)) return setEnrollment(null);
    let gone = false;
    answer(api.GET('/v1/me/courses', { params: { query: { orderId, limit: 100 } } })).then(
      ({ items }) => gone || setEnrollment(items.find(({ lineId }) => lineId === id)?.id ?? null),
      // The order tells everything else; the account's list of courses leads there, too.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [orderId, id, state]);
  return enrollment ? (
    <Link href={`/learn/${enrollment}`} data-testid="start-learning" className={buttonStyle({ size: 'sm' })}>
      {t(state === 'access_granted' ? 'start' : 'again')}
    </Link>
  ) : null;
}
