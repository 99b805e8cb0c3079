// Parts of the front page.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { Link } from '@/i18n/navigation.ts';
import type { Category, Channel, ProductCard as Card } from '@/lib/types.ts';
import { ProductCard, gridStyle } from './product-card.tsx';

interface HeroPicture {
  url: string;
  /** Colour of its paper, which goes on under the words. */
  paper: string;
  /** Which part of it stays in sight. */
  place: string;
}

/** Presets that come with a wide picture of their own, drawn by presets/illustrator. */
const heroes: Record<string, HeroPicture> = {
  vestify: { url: '/heroes/vestify.svg', paper: '#efe8da', place: 'object-[69%_0%] max-lg:object-[71%_0%]' },
  snail: { url: '/heroes/snail.svg', paper: '#ccd2c1', place: 'object-[80%_90%] max-lg:h-72 md:max-lg:h-[30rem]' },
  'store-network': { url: '/heroes/store-network.svg', paper: '#e0d0b4', place: 'object-[72%_90%] max-lg:h-72 md:max-lg:h-[30rem]' },
};
const plain = { paper: '#efe8da' };

export async function Hero({ channel, leads }: { channel: Channel; /** Where its button goes. */ leads: string }) {
  const t = await getTranslations('home');
  const picture = heroes[channel.preset];
  const { paper } = picture ?? plain;
  return (
    // The picture is bright in both modes, so the words on it keep the dark ink.
    <section
      className="relative isolate overflow-hidden bg-(--paper-of-hero) text-[#1d1b18]"
      style={{ '--paper-of-hero': paper } as CSSProperties}
    >
      {picture ? (
        <img
          src={picture.url}
          alt=""
          width={2400}
          height={1350}
          fetchPriority="high"
          className={`absolute inset-0 -z-10 h-full w-full object-cover rtl:-scale-x-100 ${picture.place}`}
        />
      ) : null}
      <div className="wrap flex min-h-[34rem] flex-col justify-end pt-72 pb-10 md:max-lg:pt-[30rem] lg:min-h-[42rem] lg:justify-center lg:py-16">
        <div className="max-lg:-mx-4 max-lg:-mb-10 max-lg:bg-(--paper-of-hero) max-lg:px-4 max-lg:py-8 md:max-lg:-mx-8 md:max-lg:px-8 lg:max-w-[30rem]">
          <p className="mb-3 text-sm">{t('eyebrow')}</p>
          <h1 className="text-5xl lg:text-6xl">{channel.tagline || channel.name}</h1>
          <p className="mt-5 max-w-sm text-base">{t('intro')}</p>
          <Link href={leads} className={`${buttonStyle({ size: 'lg' })} mt-8 bg-[#1d1b18]! text-[#f7f2e8]! hover:bg-[#3a352f]!`}>
            {t('shopAll')}
          </Link>
        </div>
      </div>
    </section>
  );
}

/** Sixths of a row that a tile takes, so that no row ends early: rows of three, and one or two of two where three do not go into the number. */
function tileWidth(at: number, count: number): string {
  const wide = count % 3 === 0 ? false : at < 2 || (count % 3 === 1 && at >= count - 2);
  return wide ? 'md:col-span-3' : 'md:col-span-2';
}

export async function CategoryTiles({ categories }: { categories: Category[] }) {
  const t = await getTranslations('home');
  if (categories.length === 0) return null;
  return (
    <section aria-labelledby="categories" className="wrap mt-20">
      <h2 id="categories" className="mb-8 text-4xl">
        {t('categories')}
      </h2>
      <ul className="grid grid-cols-2 gap-4 md:grid-cols-6 md:gap-6">
        {categories.map((category, i) => (
          <li key={category.slug} className={`${tileWidth(i, categories.length)} last:odd:max-md:col-span-2`}>
            <Link href={`/c/${category.slug}`} className="group block">
              <div className="overflow-hidden rounded-(--radius-picture) bg-sunken">
                {category.picture ? (
                  <img
                    src={category.picture.url}
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
              <p className="mt-3 flex items-baseline justify-between gap-3">
                <span className="font-heading text-2xl">{category.name}</span>
                <span className="tabular text-sm text-soft">{category.productCount}</span>
              </p>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export async function ProductRow({ title, href, products, own }: { title: string; href?: string; products: Card[]; own: boolean }) {
  const t = await getTranslations('home');
  if (products.length === 0) return null;
  return (
    <section className="wrap mt-24">
      <div className="mb-8 flex items-baseline justify-between gap-4">
        <h2 className="text-4xl">{title}</h2>
        {href ? (
          <Link href={href} className="inline-flex shrink-0 items-center text-sm underline underline-offset-4 pointer-coarse:min-h-11">
            {t('seeAll')}
          </Link>
        ) : null}
      </div>
      <ul className={gridStyle}>
        {products.map((product, i) => (
          // Three stand in a row on middling screens: what would be alone in the last row waits behind "see all".
          <li key={product.id} className={i >= products.length - (products.length % 3) ? 'md:max-xl:hidden' : ''}>
            <ProductCard product={product} own={own} />
          </li>
        ))}
      </ul>
    </section>
  );
}
