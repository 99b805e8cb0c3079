// Where a link to choose a new password is asked for.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';
import { ForgotPassword } from '@/features/sign/forgot-password.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sign'))('forgotten.title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <ForgotPassword />
    </Suspense>
  );
}
