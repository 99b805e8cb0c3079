// Where a provider leads that told no address.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';
import { CompleteSocial } from '@/features/sign/complete-social.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sign'))('complete.title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <CompleteSocial />
    </Suspense>
  );
}
