// Where an account is made.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';
import { SignUp } from '@/features/sign/sign-up.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sign'))('up.title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <SignUp />
    </Suspense>
  );
}
