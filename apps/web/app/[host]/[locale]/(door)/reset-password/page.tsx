// Where that link leads: a new password is chosen.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';
import { ResetPassword } from '@/features/sign/reset-password.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sign'))('reset.title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <ResetPassword />
    </Suspense>
  );
}
