// One category of the shop.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import type { SearchParams } from '@/features/catalog/filter-params.ts';
import { Listing, ListingSkeleton } from '@/features/catalog/listing.tsx';
import { getChannel } from '@/features/channel/queries.ts';
import { alternatesOf } from '@/lib/alternates.ts';

type Props = { params: Promise<{ host: string; locale: string; category: string }>; searchParams: Promise<SearchParams> };

// One known value makes Next wait for the page of any other instead of sending a shell, so that a missing category is a real 404.
export const generateStaticParams = () => [{ category: '_' }];

const find = async (params: Props['params']) => {
  const { host, locale, category: slug } = await params;
  const channel = await getChannel(host, locale);
  return { host, locale, channel, category: channel?.categories.find((category) => category.slug === slug) };
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { category, locale } = await find(params);
  return category
    ? {
        title: category.name,
        alternates: alternatesOf(locale, `/c/${category.slug}`),
        openGraph: { images: category.picture ? [category.picture.url] : [] },
      }
    : {};
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const { host, locale, channel, category } = await find(params);
  if (!channel || !category) notFound();
  return (
    <div className="wrap pt-12">
      <h1 className="mb-8 text-4xl md:text-5xl">{category.name}</h1>
      <Suspense fallback={<ListingSkeleton />}>
        <Listing
          host={host}
          locale={locale}
          currency={channel.currency}
          basePath={`/c/${category.slug}`}
          within={{ category: category.slug }}
          searchParams={searchParams}
        />
      </Suspense>
    </div>
  );
}
