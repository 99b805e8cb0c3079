// Pages at the door: words of their own, never kept by search engines.
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { getChannel } from '@/features/channel/queries.ts';
import { DoorFrame } from '@/features/sign/door-frame.tsx';
import { doorWords, only } from '@/lib/words.ts';

// A token in an address must not be told to the next site.
export const metadata: Metadata = { robots: { index: false }, referrer: 'no-referrer' };

export default async function DoorLayout({ children, params }: { children: ReactNode; params: Promise<{ host: string; locale: string }> }) {
  const { host, locale } = await params;
  const [channel, messages] = await Promise.all([getChannel(host, locale), getMessages()]);
  return (
    <NextIntlClientProvider messages={only(messages, doorWords)}>
      <DoorFrame shop={channel?.name ?? 'Tessera'} locales={channel?.locales ?? ['en']}>
        {children}
      </DoorFrame>
    </NextIntlClientProvider>
  );
}
