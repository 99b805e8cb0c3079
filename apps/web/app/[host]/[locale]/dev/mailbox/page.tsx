// Messages that would have been sent; a page for development.
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { FreshData } from '@/features/staff/fresh-data.tsx';
import { RowsSkeleton } from '@/features/staff/parts.tsx';
import { Mailbox } from '@/features/mailbox/mailbox.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('mailbox'))('title'),
  robots: { index: false },
});

export default async function MailboxPage() {
  return (
    <NextIntlClientProvider messages={await getMessages()}>
      <FreshData>
        <Suspense fallback={<RowsSkeleton />}>
          <Mailbox />
        </Suspense>
      </FreshData>
    </NextIntlClientProvider>
  );
}
