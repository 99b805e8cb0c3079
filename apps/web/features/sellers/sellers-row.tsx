// Those who sell in the shop, on its front page; nothing where it has one seller.
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation.ts';
import type { SellerPage } from '@/lib/types.ts';
import { SellerCard, sellerGrid } from './seller-card.tsx';

export async function SellersRow({ page }: { page: SellerPage }) {
  const t = await getTranslations('home');
  if (page.items.length === 0) return null;
  return (
    <section aria-labelledby="sellers" className="wrap mt-24">
      <div className="mb-8 flex items-baseline justify-between gap-4">
        <h2 id="sellers" className="text-4xl">
          {t('sellers')}
        </h2>
        <Link href="/merchants" className="text-sm underline underline-offset-4">
          {t('seeAll')}
        </Link>
      </div>
      <ul className={sellerGrid}>
        {page.items.map((seller) => (
          <li key={seller.id}>
            <SellerCard seller={seller} />
          </li>
        ))}
      </ul>
    </section>
  );
}
