// A booking for its buyer, signed in or a guest. Personal, so read in the browser.
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { BookingPage, BookingSkeleton } from '@/features/bookings/booking-page.tsx';
import { FreshData } from '@/features/staff/fresh-data.tsx';
import { bookingWords, only } from '@/lib/words.ts';

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('bookings'))('one'),
  robots: { index: false },
});

export default async function Page({ params }: Props) {
  return (
    <NextIntlClientProvider messages={only(await getMessages(), bookingWords)}>
      <FreshData>
        <Suspense fallback={<BookingSkeleton />}>
          <One params={params} />
        </Suspense>
      </FreshData>
    </NextIntlClientProvider>
  );
}

async function One({ params }: Props) {
  return <BookingPage id={(await params).id} />;
}
