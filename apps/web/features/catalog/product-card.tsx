// A product in a list: picture, price, one fact, the colours it comes in.
import { Badge } from '@tessera/ui/bits.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { Picture } from '@tessera/ui/picture.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { OwnCardPrice } from '@/features/prices/own-card-price.tsx';
import type { ProductCard as Card } from '@/lib/types.ts';
import { Marked } from './marked.tsx';

export function ProductCard({
  product,
  eager = false,
  own = false,
  heading: Heading = 'h3',
  words = '',
}: {
  product: Card;
  eager?: boolean;
  /** Some who sign in pay less: their prices are asked for apart. */
  own?: boolean;
  heading?: 'h2' | 'h3';
  /** What was looked for, to be marked. */
  words?: string;
}) {
  const t = useTranslations('product');
  const locale = useLocale();
  const said = { from: product.priceVaries ? t('from') : undefined, wasLabel: t('was'), className: 'font-medium' };
  const price = <Price {...said} money={product.priceFrom} compareAt={product.compareAt} locale={locale} short />;
  return (
    <article data-testid="product-card" className="group relative">
      <div className="overflow-hidden rounded-(--radius-picture) bg-sunken">
        <Picture
          url={product.picture.url}
          alt={product.picture.alt}
          eager={eager}
          className="aspect-4/5 transition-transform duration-200 group-hover:scale-[1.02]"
        />
      </div>
      {product.compareAt || product.inStock === false ? (
        <p className="absolute start-3 top-3">
          <Badge tone={product.inStock === false ? 'plain' : 'mark'}>{product.inStock === false ? t('soldOut') : t('reduced')}</Badge>
        </p>
      ) : null}
      <div className="mt-3 grid gap-0.5">
        <Heading className="font-heading text-xl leading-snug">
          <Link href={`/p/${product.slug}`} className="after:absolute after:inset-0 after:content-['']">
            {words ? <Marked text={product.title} words={words} /> : product.title}
          </Link>
        </Heading>
        <p className="text-sm text-soft">{product.subtitle}</p>
        {product.seller ? <p className="text-xs text-soft">{t('seller', { name: product.seller.name })}</p> : null}
        <p className="mt-1 flex items-center justify-between gap-3 text-sm">
          {own ? (
            <OwnCardPrice productId={product.id} currency={product.priceFrom.currency} {...said}>
              {price}
            </OwnCardPrice>
          ) : (
            price
          )}
          <span className="flex gap-1.5">
            {product.colours.map((colour) => (
              <span
                key={colour.value}
                title={colour.name}
                className="size-3 rounded-full border border-edge/60"
                style={{ background: colour.swatch }}
              >
                <span className="sr-only">{colour.name}</span>
              </span>
            ))}
          </span>
        </p>
        {product.lowest30 ? (
          <p className="text-xs text-soft">{t('lowest30', { price: formatMoney(product.lowest30, locale, true) })}</p>
        ) : null}
      </div>
    </article>
  );
}

export const gridStyle = 'grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 md:gap-x-6 xl:grid-cols-4';

export function ProductGridSkeleton({ count = 8 }: { count?: number }) {
  return (
    <div className={gridStyle} aria-hidden>
      {Array.from({ length: count }, (_, i) => (
        <div key={i}>
          <Skeleton className="aspect-4/5 w-full" />
          <Skeleton className="mt-3 h-6 w-3/4" />
          <Skeleton className="mt-2 h-4 w-1/2" />
        </div>
      ))}
    </div>
  );
}
