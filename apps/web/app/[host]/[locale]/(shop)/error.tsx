'use client';
// A page of the shop that could not be made.
import { useTranslations } from 'next-intl';
import { lazy, startTransition, Suspense } from 'react';
import { useRouter } from '@/i18n/navigation.ts';

// Every page has this one with it; what it says is loaded when there is something to say.
const ErrorState = lazy(() => import('@tessera/ui/states.tsx').then((part) => ({ default: part.ErrorState })));

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('pages');
  const router = useRouter();
  const retry = (): void =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <Suspense>
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
    </Suspense>
  );
}
