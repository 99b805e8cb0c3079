// The desk: sidebar and, for people who are signed in, the page.
import type { ReactNode } from 'react';
import { Desk } from '@/features/staff/desk.tsx';
import { getChannel } from '@/features/channel/queries.ts';

export default async function DeskLayout({ children, params }: { children: ReactNode; params: Promise<{ host: string; locale: string }> }) {
  const { host, locale } = await params;
  const channel = await getChannel(host, locale);
  return (
    <Desk shop={channel?.name ?? 'Tessera'} locales={channel?.locales ?? ['en']}>
      {children}
    </Desk>
  );
}
