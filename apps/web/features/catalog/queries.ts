// Reads products for the storefront, cached per host and dropped by tag when the engine says so.
import type { paths } from '@tessera/client';
import { cacheLife, cacheTag } from 'next/cache';
import { getChannel } from '@/features/channel/queries.ts';
import { buildHost, readSegment } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import type { Product, ProductPage } from '@/lib/types.ts';

/** What may be asked of the list of products; the locale comes with the page. */
export type ListQuery = Omit<NonNullable<paths['/v1/products']['get']['parameters']['query']>, 'locale'>;

const nothing: ProductPage = { items: [], nextCursor: null, total: 0, facets: [] };

/** The currency a page's buyer chose, where the channel sells in it. */
async function chosen(segment: string, locale: string): Promise<{ currency?: string }> {
  const { currency } = readSegment(segment);
  return currency && (await getChannel(segment, locale))?.currency === currency ? { currency } : {};
}

export async function listProducts(segment: string, locale: string, query: ListQuery): Promise<ProductPage> {
  return readProducts(readSegment(segment).host, locale, { ...query, ...(await chosen(segment, locale)) });
}

export async function getProduct(segment: string, locale: string, slug: string): Promise<Product | null> {
  return readProduct(readSegment(segment).host, slug, { locale, ...(await chosen(segment, locale)) });
}

async function readProducts(host: string, locale: string, query: ListQuery): Promise<ProductPage> {
  'use cache';
  cacheTag(`products:${host}`);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return nothing;
  return found(await shopApi(host, locale).GET('/v1/products', { params: { query: { ...query, locale } } })) ?? nothing;
}

async function readProduct(host: string, slug: string, query: { locale: string; currency?: string }): Promise<Product | null> {
  'use cache';
  cacheTag(`product:${host}:${slug}`);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return null;
  return found(await shopApi(host, query.locale).GET('/v1/products/{slug}', { params: { path: { slug }, query } }));
}
