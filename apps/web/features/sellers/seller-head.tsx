// The head of a seller's page: its picture, its name and what it says of itself.
import { useLocale, useTranslations } from 'next-intl';
import { countryName } from '@/lib/countries.ts';
import type { Seller } from '@/lib/types.ts';

export function SellerHead({ seller }: { seller: Seller }) {
  const t = useTranslations('sellers');
  const locale = useLocale();
  return (
    <header className="grid gap-6 lg:grid-cols-[1.1fr_1fr] lg:items-center lg:gap-12">
      {seller.picture ? (
        <img
          src={seller.picture.url}
          alt=""
          width={1200}
          height={900}
          fetchPriority="high"
          className="aspect-4/3 h-auto w-full rounded-lg bg-sunken object-cover"
        />
      ) : null}
      <div>
        <p className="text-sm text-soft">{t('place', { city: seller.city, country: countryName(seller.country, locale) })}</p>
        <h1 className="mt-2 text-4xl md:text-5xl">{seller.name}</h1>
        <p className="mt-3 text-xl">{seller.tagline}</p>
        <div aria-hidden className="mt-6 h-1 w-16 rounded-full" style={{ background: seller.colour }} />
        <p className="mt-6 max-w-prose leading-relaxed">{seller.story}</p>
      </div>
    </header>
  );
}
