// The one-page checkout. All of it is personal, so all of it happens in the browser.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CheckoutPage } from '@/features/checkout/checkout-page.tsx';
import { getContent } from '@/features/content/queries.ts';
import { getChannel } from '@/features/channel/queries.ts';

type Props = { params: Promise<{ host: string; locale: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('checkout'))('title'),
  robots: { index: false },
});

export default async function Page({ params }: Props) {
  const { host, locale } = await params;
  const [channel, { policies }] = await Promise.all([getChannel(host, locale), getContent(host, locale)]);
  return <CheckoutPage countries={channel?.countries ?? []} policies={policies} />;
}
