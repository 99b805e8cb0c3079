// Reads products for the storefront, cached per host and dropped by tag when the engine says so.
import type { paths } from '@tessera/client';
import { cacheLife, cacheTag } from 'next/cache';
import { buildHost } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import type { Product, ProductPage } from '@/lib/types.ts';

/** What may be asked of the list of products; the locale comes with the page. */
export type ListQuery = Omit<NonNullable<paths['/v1/products']['get']['parameters']['query']>, 'locale'>;

const nothing: ProductPage = { items: [], nextCursor: null, total: 0, facets: [] };

export async function listProducts(host: string, locale: string, query: ListQuery): Promise<ProductPage> {
  'use cache';
  cacheTag(`products:${host}`);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return nothing;
  return found(await shopApi(host, locale).GET('/v1/products', { params: { query: { ...query, locale } } })) ?? nothing;
}

export async function getProduct(host: string, locale: string, slug: string): Promise<Product | null> {
  'use cache';
  cacheTag(`product:${host}:${slug}`);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return null;
  return found(await shopApi(host, locale).GET('/v1/products/{slug}', { params: { path: { slug }, query: { locale } } }));
}
