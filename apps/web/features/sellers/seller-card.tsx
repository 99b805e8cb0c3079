// A seller in a list: its picture, its name in its own colour, where it is and what it offers.
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import type { SellerCard as Card } from '@/lib/types.ts';
import { countryName } from '@/lib/countries.ts';

interface SellerCardProps {
  seller: Card;
  heading?: 'h2' | 'h3';
  /** Where its page is: those who sell and those who make have theirs in two places. */
  under?: '/merchants' | '/brands';
}

export function SellerCard({ seller, heading: Heading = 'h3', under = '/merchants' }: SellerCardProps) {
  const t = useTranslations('sellers');
  const locale = useLocale();
  return (
    <article data-testid="seller-card" className="group relative h-full overflow-hidden rounded-lg border border-line bg-raised">
      <div className="overflow-hidden bg-sunken">
        {seller.picture ? (
          <img
            src={seller.picture.url}
            alt=""
            width={1200}
            height={900}
            loading="lazy"
            decoding="async"
            className="aspect-4/3 h-auto w-full object-cover transition-transform duration-200 group-hover:scale-[1.02]"
          />
        ) : (
          <div className="aspect-4/3" />
        )}
      </div>
      <div aria-hidden className="h-1" style={{ background: seller.colour }} />
      <div className="grid gap-1 p-4 md:p-5">
        <Heading className="font-heading text-xl leading-snug">
          <Link href={`${under}/${seller.slug}`} className="after:absolute after:inset-0 after:content-['']">
            {seller.name}
          </Link>
        </Heading>
        <p className="text-sm">{seller.tagline}</p>
        <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-soft">
          <span>{t('place', { city: seller.city, country: countryName(seller.country, locale) })}</span>
          <span className="tabular">{t('offers', { count: seller.productCount })}</span>
        </p>
      </div>
    </article>
  );
}

export const sellerGrid = 'grid gap-4 sm:grid-cols-2 md:gap-6 lg:grid-cols-3';

/** Four stand in one row, so that none is left alone in the next. */
export const gridOf = (count: number): string => (count % 4 === 0 ? 'grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4' : sellerGrid);
