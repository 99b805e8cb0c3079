// Where the link of a sign-up or of a new address leads.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';
import { VerifyEmail } from '@/features/sign/verify-email.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sign'))('verify.title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <VerifyEmail />
    </Suspense>
  );
}
