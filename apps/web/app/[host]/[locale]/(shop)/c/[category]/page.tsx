// One category of the shop.
import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { Suspense } from 'react';
import type { SearchParams } from '@/features/catalog/filter-params.ts';
import { Listing, ListingSkeleton } from '@/features/catalog/listing.tsx';
import { categoriesAbove, categoriesBelow } from '@/features/channel/categories.ts';
import { getChannel } from '@/features/channel/queries.ts';
import { CategoryPath, Subcategories } from '@/features/catalog/category-parts.tsx';
import { whereCategory } from '@/features/catalog/queries.ts';
import { localPath } from '@/i18n/locales.ts';
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
  if (!channel) notFound();
  if (!category) {
    const now = await whereCategory(host, locale, (await params).category);
    if (!now) notFound();
    permanentRedirect(localPath(locale, `/c/${now}`));
  }
  return (
    <div className="wrap pt-12">
      <CategoryPath above={categoriesAbove(channel, category.slug)} />
      <h1 className="mb-8 text-4xl md:text-5xl">{category.name}</h1>
      <Subcategories categories={categoriesBelow(channel, category.slug)} label={category.name} />
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
