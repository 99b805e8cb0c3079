// The stores that sell what a brand shows: who has it, at what price, and the way there.
import { Badge } from '@tessera/ui/bits.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { getLocale, getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/countries.ts';
import type { Product } from '@/lib/types.ts';

/** What is sold elsewhere is chosen here to look at it: no variant is sold out. */
export const allToChoose = (product: Product): Product => ({
  ...product,
  variants: product.variants.map((variant) => ({ ...variant, offer: variant.offer && { ...variant.offer, available: 1 } })),
});

export async function SoldBy({ stores }: { stores: NonNullable<Product['soldBy']> }) {
  const [t, sellers, locale] = await Promise.all([getTranslations('product'), getTranslations('sellers'), getLocale()]);
  const placeOf = ({ city, country }: (typeof stores)[number]): string =>
    city ? sellers('place', { city, country: countryName(country, locale) }) : countryName(country, locale);
  return (
    <section aria-labelledby="sold-by" data-testid="sold-by" className="mt-8">
      <h2 id="sold-by" className="text-xl">
        {t('soldBy')}
      </h2>
      {stores.length === 0 ? <p className="mt-2 text-sm text-soft">{t('soldByNobody')}</p> : null}
      <ul className="mt-3 border-t border-line">
        {stores.map((store) => (
          <li key={store.url} className="relative flex items-start justify-between gap-4 border-b border-line py-4 hover:bg-sunken">
            <div className="min-w-0">
              <a
                href={store.url}
                className="font-medium underline-offset-4 after:absolute after:inset-0 after:content-[''] hover:underline"
              >
                {store.name}
              </a>
              <p className="text-sm text-soft">{placeOf(store)}</p>
            </div>
            <div className="grid shrink-0 justify-items-end gap-1 text-sm">
              <Price money={store.priceFrom} from={store.priceVaries ? t('from') : undefined} locale={locale} short />
              <Badge tone={store.inStock ? 'success' : 'plain'}>{store.inStock ? t('has') : t('soldOut')}</Badge>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
