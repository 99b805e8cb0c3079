// The front page: one large picture, the stores of a network, the categories, what is new, who sells and who makes it, what is reduced.
import { notFound } from 'next/navigation';
import { topCategories } from '@/features/channel/categories.ts';
import { CategoryTiles, Hero, ProductRow } from '@/features/catalog/home.tsx';
import { listProducts } from '@/features/catalog/queries.ts';
import { listSellers } from '@/features/sellers/queries.ts';
import { BrandsRow } from '@/features/sellers/brands-row.tsx';
import { listBrands, listStores } from '@/features/sellers/brand-queries.ts';
import { SellersRow } from '@/features/sellers/sellers-row.tsx';
import { StoresRow } from '@/features/sellers/stores-row.tsx';
import { getChannel } from '@/features/channel/queries.ts';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '@/lib/alternates.ts';

type Params = { params: Promise<{ host: string; locale: string }> };

export const generateMetadata = async ({ params }: Params) => ({ alternates: alternatesOf((await params).locale, '/') });

export default async function HomePage({ params }: Params) {
  const { host, locale } = await params;
  const [channel, newest, reduced, sellers, brands, stores, t] = await Promise.all([
    getChannel(host, locale),
    listProducts(host, locale, { sort: 'newest', limit: 8 }),
    listProducts(host, locale, { reduced: 'true', limit: 4 }),
    listSellers(host, locale, 6),
    listBrands(host, locale, 6),
    listStores(host, locale),
    getTranslations('home'),
  ]);
  if (!channel) notFound();
  return (
    <>
      <Hero channel={channel} leads={stores.items.length > 0 ? '#stores' : '/products'} />
      <StoresRow stores={stores} />
      <CategoryTiles categories={topCategories(channel)} />
      <ProductRow title={t('newIn')} href="/products?sort=newest" products={newest.items} own={channel.memberPrices} />
      {stores.items.length > 0 ? null : <SellersRow page={sellers} />}
      <BrandsRow page={brands} />
      <ProductRow title={t('reduced')} href="/products?reduced=true" products={reduced.items} own={channel.memberPrices} />
    </>
  );
}
