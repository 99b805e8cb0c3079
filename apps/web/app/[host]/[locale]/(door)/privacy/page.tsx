// Where people without an account ask for what is held under their address.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';
import { GuestPrivacy } from '@/features/sign/guest-privacy.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sign'))('privacy.title') });

export default function Page() {
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <GuestPrivacy />
    </Suspense>
  );
}
