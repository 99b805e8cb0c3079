// Where everybody signs in, buyers and staff.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { getChannel } from '@/features/channel/queries.ts';
import { DoorSkeleton } from '@/features/sign/door-skeleton.tsx';
import { SignIn } from '@/features/sign/sign-in.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('sign'))('title') });

export default async function Page({ params }: { params: Promise<{ host: string; locale: string }> }) {
  const { host, locale } = await params;
  const channel = await getChannel(host, locale);
  return (
    <Suspense fallback={<DoorSkeleton />}>
      <SignIn preset={channel?.preset ?? ''} />
    </Suspense>
  );
}
