// Membership cards: personal, so all of it happens in the browser; guests come here from the page of their order.
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FreshData } from '@/features/staff/fresh-data.tsx';
import { cardWords, only } from '@/lib/words.ts';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('cards'))('title'),
  robots: { index: false },
});

export default async function CardsLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={only(await getMessages(), cardWords)}>
      <FreshData>{children}</FreshData>
    </NextIntlClientProvider>
  );
}
