// Pages of the team: words of their own, answers kept fresh.
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FreshData } from '@/features/staff/fresh-data.tsx';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('staff'))('title'),
  robots: { index: false },
});

export default async function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={await getMessages()}>
      <FreshData>{children}</FreshData>
    </NextIntlClientProvider>
  );
}
