// Where who has no account looks for their order.
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { TrackPage } from '@/features/track/track-page.tsx';
import { alternatesOf } from '@/lib/alternates.ts';
import { only, trackWords } from '@/lib/words.ts';

type Props = { params: Promise<{ host: string; locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('track'))('title'), alternates: alternatesOf((await params).locale, '/track') };
}

export default async function Page() {
  return (
    <NextIntlClientProvider messages={only(await getMessages(), trackWords)}>
      <TrackPage />
    </NextIntlClientProvider>
  );
}
