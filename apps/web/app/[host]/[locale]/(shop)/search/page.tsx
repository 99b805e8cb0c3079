// What was searched for.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { type SearchParams, readFilters } from '@/features/catalog/filter-params.ts';
import { Listing, ListingSkeleton } from '@/features/catalog/listing.tsx';
import { SearchBox } from '@/features/catalog/search-box.tsx';
import { getChannel } from '@/features/channel/queries.ts';

type Props = { params: Promise<{ host: string; locale: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('search'))('title'),
  robots: { index: false },
});

export default async function SearchPage({ params, searchParams }: Props) {
  const { host, locale } = await params;
  const [channel, t] = await Promise.all([getChannel(host, locale), getTranslations('search')]);
  return (
    <div className="wrap pt-12">
      <h1 className="mb-6 text-4xl md:text-5xl">{t('title')}</h1>
      <Suspense fallback={<SearchBox initial="" />}>
        <Words searchParams={searchParams} />
      </Suspense>
      <Suspense fallback={<ListingSkeleton />}>
        <Listing host={host} locale={locale} currency={channel?.currency ?? 'USD'} basePath="/search" searchParams={searchParams} />
      </Suspense>
    </div>
  );
}

async function Words({ searchParams }: Pick<Props, 'searchParams'>) {
  return <SearchBox initial={readFilters(await searchParams).q ?? ''} />;
}
