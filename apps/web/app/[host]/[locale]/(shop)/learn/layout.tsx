// Where one learns: personal, so all of it happens in the browser; guests come here from the page of their order.
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FreshData } from '@/features/staff/fresh-data.tsx';
import { learnWords, only } from '@/lib/words.ts';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('learn'))('courses'),
  robots: { index: false },
});

export default async function LearnLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={only(await getMessages(), learnWords)}>
      <FreshData>{children}</FreshData>
    </NextIntlClientProvider>
  );
}
