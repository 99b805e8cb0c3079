// From an account to a first thing on sale.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { StartPage } from '@/features/start/start-page.tsx';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('start'))('title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <StartPage />
    </Suspense>
  );
}
