'use client';
// What is said in place of a page of the shop that could not be made, with a way to try again.
import { ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { useRouter } from '@/i18n/navigation.ts';

export function FailedPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('pages');
  const router = useRouter();
  const retry = (): void =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <ErrorState
      className="py-28"
      heading="h1"
      title={t('failed')}
      text={t('failedText')}
      retryLabel={t('retry')}
      onRetry={retry}
      requestId={error.digest}
      requestLabel={t('reference')}
    />
  );
}
