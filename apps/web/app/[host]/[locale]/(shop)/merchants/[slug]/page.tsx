// One who sells in the shop: their story and what they offer.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import type { SearchParams } from '@/features/catalog/filter-params.ts';
import { Listing, ListingSkeleton } from '@/features/catalog/listing.tsx';
import { getChannel } from '@/features/channel/queries.ts';
import { getSeller } from '@/features/sellers/queries.ts';
import { SellerHead } from '@/features/sellers/seller-head.tsx';
import { alternatesOf } from '@/lib/alternates.ts';

type Props = { params: Promise<{ host: string; locale: string; slug: string }>; searchParams: Promise<SearchParams> };

// One known value makes Next wait for the page of any other instead of sending a shell, so that a missing seller is a real 404.
export const generateStaticParams = () => [{ slug: '_' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { host, locale, slug } = await params;
  const seller = await getSeller(host, locale, slug);
  if (!seller) return {};
  return {
    title: seller.name,
    description: seller.tagline,
    alternates: alternatesOf(locale, `/merchants/${slug}`),
    openGraph: { images: seller.picture ? [seller.picture.url] : [] },
  };
}

export default async function SellerPage({ params, searchParams }: Props) {
  const { host, locale, slug } = await params;
  const [seller, channel, t] = await Promise.all([getSeller(host, locale, slug), getChannel(host, locale), getTranslations('sellers')]);
  if (!seller || !channel) notFound();
  return (
    <div className="wrap pt-8 md:pt-12">
      <SellerHead seller={seller} />
      <h2 className="mt-16 mb-8 text-3xl">{t('from', { name: seller.name })}</h2>
      <Suspense fallback={<ListingSkeleton />}>
        <Listing
          host={host}
          locale={locale}
          currency={channel.currency}
          basePath={`/merchants/${slug}`}
          within={{ seller: slug }}
          searchParams={searchParams}
        />
      </Suspense>
    </div>
  );
}
