// A list of products with its filters: the server reads the address, the parts below change it.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation.ts';
import { getChannel } from '@/features/channel/queries.ts';
import type { Facet } from '@/lib/types.ts';
import { type SearchParams, type Within, readFilters, toQuery } from './filter-params.ts';
import { FilterBar } from './filter-bar.tsx';
import { LoadMore } from './load-more.tsx';
import { ProductCard, ProductGridSkeleton, gridStyle } from './product-card.tsx';
import { listProducts } from './queries.ts';

interface ListingProps {
  host: string;
  locale: string;
  currency: string;
  basePath: string;
  /** What it is a list of; everything where absent. */
  within?: Within;
  searchParams: Promise<SearchParams>;
}

const everything: Within = {};

/** Facets in the reader's words; a list of one seller needs no choice of sellers, nor one of a brand any of brands. */
async function namedFacets(facets: Facet[], within: Within): Promise<Facet[]> {
  const [t, kinds] = await Promise.all([getTranslations('list.by'), getTranslations('kinds')]);
  const nameOfKind = (kind: string): string => (kinds.has(`${kind}.shelf`) ? kinds(`${kind}.shelf`) : kind);
  return facets
    .filter(({ code }) => (code !== 'seller' || within.seller === undefined) && (code !== 'brand' || within.brand === undefined))
    .map((facet) => {
      if (facet.code === 'seller' || facet.code === 'brand' || facet.code === 'tag') return { ...facet, name: t(facet.code) };
      if (facet.code !== 'kind') return facet;
      return { ...facet, name: t('kind'), values: facet.values.map((value) => ({ ...value, name: nameOfKind(value.code) })) };
    });
}

export async function Listing({ host, locale, currency, basePath, within = everything, searchParams }: ListingProps) {
  const filters = readFilters(await searchParams);
  const query = toQuery(filters, within);
  const [page, channel, t, pages, search] = await Promise.all([
    listProducts(host, locale, query),
    getChannel(host, locale),
    getTranslations('list'),
    getTranslations('pages'),
    getTranslations('search'),
  ]);
  const own = channel?.memberPrices ?? false;
  const facets = await namedFacets(page.facets, within);
  return (
    <FilterBar
      filters={filters}
      facets={facets}
      total={page.total}
      approximate={page.approximate}
      basePath={basePath}
      currency={currency}
      elsewhere={page.items.some(({ inStock }) => inStock === null)}
    >
      {page.items.length === 0 ? (
        <EmptyState
          title={filters.q ? t('noneFor', { q: filters.q }) : t('none')}
          text={t('noneText')}
          action={
            <Link href={filters.q ? '/products' : basePath} className={buttonStyle({ look: 'line' })}>
              {filters.q ? pages('toShop') : t('clear')}
            </Link>
          }
        />
      ) : (
        <>
          {page.meant ? <p className="mb-6 text-sm text-soft">{search('meant', { q: filters.q ?? '', meant: page.meant })}</p> : null}
          <ul className={gridStyle}>
            {page.items.map((product, i) => (
              <li key={product.id}>
                <ProductCard product={product} eager={i < 4} heading="h2" own={own} words={page.meant ?? filters.q ?? ''} />
              </li>
            ))}
          </ul>
          <LoadMore
            key={JSON.stringify(query)}
            query={{ ...query, currency }}
            cursor={page.nextCursor}
            shown={page.items.length}
            total={page.total}
            own={own}
          />
        </>
      )}
    </FilterBar>
  );
}

export function ListingSkeleton() {
  return (
    <div className="grid gap-8">
      <div className="h-11" />
      <ProductGridSkeleton />
    </div>
  );
}
