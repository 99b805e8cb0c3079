// Everybody who sells in the shop.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MoreSellers } from '@/features/sellers/more-sellers.tsx';
import { listSellers } from '@/features/sellers/queries.ts';
import { SellerCard, sellerGrid } from '@/features/sellers/seller-card.tsx';
import { Link } from '@/i18n/navigation.ts';
import { alternatesOf } from '@/lib/alternates.ts';

type Props = { params: Promise<{ host: string; locale: string }> };
const limit = 24;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('home'))('sellers'), alternates: alternatesOf((await params).locale, '/merchants') };
}

export default async function SellersPage({ params }: Props) {
  const { host, locale } = await params;
  const [page, home, t, pages] = await Promise.all([
    listSellers(host, locale, limit),
    getTranslations('home'),
    getTranslations('sellers'),
    getTranslations('pages'),
  ]);
  if (page.items.length === 0) {
    const toShop = (
      <Link href="/products" className={buttonStyle({ look: 'line' })}>
        {pages('toShop')}
      </Link>
    );
    return (
      <div className="wrap pt-12">
        <EmptyState heading="h1" title={t('noneTitle')} text={t('noneText')} action={toShop} />
      </div>
    );
  }
  return (
    <div className="wrap pt-12">
      <h1 className="text-4xl md:text-5xl">{home('sellers')}</h1>
      <p className="mt-3 mb-8 max-w-prose text-soft">{t('text')}</p>
      <ul className={sellerGrid}>
        {page.items.map((seller) => (
          <li key={seller.id}>
            <SellerCard seller={seller} heading="h2" />
          </li>
        ))}
      </ul>
      {page.nextCursor ? <MoreSellers cursor={page.nextCursor} limit={limit} /> : null}
    </div>
  );
}
