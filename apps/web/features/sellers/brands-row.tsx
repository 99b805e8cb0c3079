// Those who make what the shop sells, on its front page; nothing where it makes all itself.
import { getTranslations } from 'next-intl/server';
import type { SellerPage } from '@/lib/types.ts';
import { gridOf, SellerCard } from './seller-card.tsx';

export async function BrandsRow({ page }: { page: SellerPage }) {
  const t = await getTranslations('brands');
  if (page.items.length === 0) return null;
  return (
    <section aria-labelledby="brands" className="wrap mt-24">
      <h2 id="brands" className="mb-8 text-4xl">
        {t('title')}
      </h2>
      <ul className={gridOf(page.items.length)}>
        {page.items.map((brand) => (
          <li key={brand.id}>
            <SellerCard seller={brand} under="/brands" />
          </li>
        ))}
      </ul>
    </section>
  );
}
