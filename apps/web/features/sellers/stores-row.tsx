// The stores of a network, on the front of who runs it, and those that sell a brand, on its own: each leads to its shop.
import { getLocale, getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/countries.ts';
import type { Stores } from '@/lib/types.ts';
import { gridOf } from './seller-card.tsx';

export async function StoresRow({ stores: { items: stores, ofBrand } }: { stores: Stores }) {
  const [t, sellers, locale] = await Promise.all([getTranslations('stores'), getTranslations('sellers'), getLocale()]);
  if (stores.length === 0) return null;
  return (
    <section id="stores" aria-labelledby="stores-title" className="wrap mt-20">
      <h2 id="stores-title" className="text-4xl">
        {t(ofBrand ? 'brandTitle' : 'title')}
      </h2>
      <p className="mt-3 mb-8 max-w-prose text-soft">{t(ofBrand ? 'brandText' : 'text')}</p>
      <ul className={gridOf(stores.length)}>
        {stores.map((store) => (
          <li key={store.id}>
            <article
              data-testid="store-card"
              className="group relative flex h-full flex-col overflow-hidden rounded-lg border border-line bg-raised"
            >
              {store.picture ? (
                <img
                  src={store.picture.url}
                  alt=""
                  width={1200}
                  height={900}
                  loading="lazy"
                  decoding="async"
                  className="aspect-4/3 h-auto w-full bg-sunken object-cover"
                />
              ) : null}
              <div aria-hidden className="h-1" style={{ background: store.colour }} />
              <div className="grid gap-1 p-4 md:p-5">
                <h3 className="font-heading text-xl leading-snug">
                  <a href={`${store.url}/${locale}`} className="after:absolute after:inset-0 after:content-['']">
                    {store.name}
                  </a>
                </h3>
                <p className="text-sm">{store.tagline}</p>
                <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-soft">
                  <span>{sellers('place', { city: store.city, country: countryName(store.country, locale) })}</span>
                  <span>{store.currency}</span>
                </p>
              </div>
            </article>
          </li>
        ))}
      </ul>
    </section>
  );
}
