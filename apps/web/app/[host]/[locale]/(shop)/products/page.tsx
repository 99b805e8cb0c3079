// Everything the shop sells.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import type { SearchParams } from '@/features/catalog/filter-params.ts';
import { Listing, ListingSkeleton } from '@/features/catalog/listing.tsx';
import { getChannel } from '@/features/channel/queries.ts';
import { alternatesOf } from '@/lib/alternates.ts';

type Props = { params: Promise<{ host: string; locale: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('list'))('allTitle'), alternates: alternatesOf((await params).locale, '/products') };
}

export default async function ProductsPage({ params, searchParams }: Props) {
  const { host, locale } = await params;
  const [channel, t] = await Promise.all([getChannel(host, locale), getTranslations('list')]);
  return (
    <div className="wrap pt-12">
      <h1 className="mb-8 text-4xl md:text-5xl">{t('allTitle')}</h1>
      <Suspense fallback={<ListingSkeleton />}>
        <Listing host={host} locale={locale} currency={channel?.currency ?? 'USD'} basePath="/products" searchParams={searchParams} />
      </Suspense>
    </div>
  );
}
