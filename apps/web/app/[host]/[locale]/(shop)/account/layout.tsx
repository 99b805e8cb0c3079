// The account: personal, so all of it happens in the browser.
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountFrame } from '@/features/account/account-frame.tsx';
import { FreshData } from '@/features/staff/fresh-data.tsx';
import { accountWords, only } from '@/lib/words.ts';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('title'),
  robots: { index: false },
});

export default async function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={only(await getMessages(), accountWords)}>
      <FreshData>
        <AccountFrame>{children}</AccountFrame>
      </FreshData>
    </NextIntlClientProvider>
  );
}
