// Where the link of an invitation leads.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { InvitationPage } from '@/features/organization/invitation-page.tsx';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('desk'))('invitation.title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <InvitationPage />
    </Suspense>
  );
}
