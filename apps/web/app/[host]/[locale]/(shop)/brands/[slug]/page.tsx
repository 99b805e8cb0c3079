// One whose products the shop sells: their story, and what of theirs is to be had here.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import type { SearchParams } from '@/features/catalog/filter-params.ts';
import { Listing, ListingSkeleton } from '@/features/catalog/listing.tsx';
import { getChannel } from '@/features/channel/queries.ts';
import { getBrand } from '@/features/sellers/brand-queries.ts';
import { SellerHead } from '@/features/sellers/seller-head.tsx';
import { alternatesOf } from '@/lib/alternates.ts';

type Props = { params: Promise<{ host: string; locale: string; slug: string }>; searchParams: Promise<SearchParams> };

// One known value makes Next wait for the page of any other instead of sending a shell, so that a missing brand is a real 404.
export const generateStaticParams = () => [{ slug: '_' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { host, locale, slug } = await params;
  const brand = await getBrand(host, locale, slug);
  if (!brand) return {};
  return {
    title: brand.name,
    description: brand.tagline,
    alternates: alternatesOf(locale, `/brands/${slug}`),
    openGraph: { images: brand.picture ? [brand.picture.url] : [] },
  };
}

export default async function BrandPage({ params, searchParams }: Props) {
  const { host, locale, slug } = await params;
  const [brand, channel, t] = await Promise.all([getBrand(host, locale, slug), getChannel(host, locale), getTranslations('brands')]);
  if (!brand || !channel) notFound();
  return (
    <div className="wrap pt-8 md:pt-12">
      <SellerHead seller={brand} />
      <h2 className="mt-16 mb-8 text-3xl">{t('here', { name: brand.name })}</h2>
      <Suspense fallback={<ListingSkeleton />}>
        <Listing
          host={host}
          locale={locale}
          currency={channel.currency}
          basePath={`/brands/${slug}`}
          within={{ brand: slug }}
          searchParams={searchParams}
        />
      </Suspense>
    </div>
  );
}
