'use client';
// There is no certificate yet: what it takes, and the way there.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';

export function NotFinished({ id }: { id: string }) {
  const t = useTranslations('learn');
  return (
    <EmptyState
      heading="h1"
      title={t('paper.none')}
      text={t('paper.noneText')}
      action={
        <Link href={`/learn/${id}`} className={buttonStyle({})}>
          {t('toCourse')}
        </Link>
      }
    />
  );
}
