// The front page: one large picture, the categories, what is new, what is reduced.
import { notFound } from 'next/navigation';
import { CategoryTiles, Hero, ProductRow } from '@/features/catalog/home.tsx';
import { listProducts } from '@/features/catalog/queries.ts';
import { listSellers } from '@/features/sellers/queries.ts';
import { SellersRow } from '@/features/sellers/sellers-row.tsx';
import { getChannel } from '@/features/channel/queries.ts';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '@/lib/alternates.ts';

type Params = { params: Promise<{ host: string; locale: string }> };

export const generateMetadata = async ({ params }: Params) => ({ alternates: alternatesOf((await params).locale, '/') });

export default async function HomePage({ params }: Params) {
  const { host, locale } = await params;
  const [channel, newest, reduced, sellers, t] = await Promise.all([
    getChannel(host, locale),
    listProducts(host, locale, { sort: 'newest', limit: 8 }),
    listProducts(host, locale, { reduced: 'true', limit: 4 }),
    listSellers(host, locale, 6),
    getTranslations('home'),
  ]);
  if (!channel) notFound();
  return (
    <>
      <Hero channel={channel} />
      <CategoryTiles categories={channel.categories} />
      <ProductRow title={t('newIn')} href="/products?sort=newest" products={newest.items} own={channel.memberPrices} />
      <SellersRow page={sellers} />
      <ProductRow title={t('reduced')} href="/products?reduced=true" products={reduced.items} own={channel.memberPrices} />
    </>
  );
}
