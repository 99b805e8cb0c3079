// Reads products for the storefront, cached per shop and dropped by tag when the engine says so.
import type { paths } from '@tessera/client';
import { cacheLife, cacheTag } from 'next/cache';
import { getChannel } from '@/features/channel/queries.ts';
import { buildHost, readSegment } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import type { CourseOutline, HostingPlan, OfferedCard, Product, ProductPage } from '@/lib/types.ts';

/** What may be asked of the list of products; the locale comes with the page. */
export type ListQuery = Omit<NonNullable<paths['/v1/products']['get']['parameters']['query']>, 'locale'>;

const nothing: ProductPage = { items: [], nextCursor: null, total: 0, approximate: false, meant: null, facets: [] };

/** Where and in which currency a page's buyer reads. */
interface Shelf {
  host: string;
  channelId: string;
  currency: { currency?: string };
}

async function shelfOf(segment: string, locale: string): Promise<Shelf | null> {
  const { host, currency } = readSegment(segment);
  const channel = await getChannel(segment, locale);
  return channel && { host, channelId: channel.id, currency: currency && channel.currency === currency ? { currency } : {} };
}

export async function listProducts(segment: string, locale: string, query: ListQuery): Promise<ProductPage> {
  const shelf = await shelfOf(segment, locale);
  return shelf ? readProducts(shelf.host, shelf.channelId, { ...query, ...shelf.currency, locale }) : nothing;
}

export async function getProduct(segment: string, locale: string, slug: string): Promise<Product | null> {
  const shelf = await shelfOf(segment, locale);
  return shelf && readProduct(shelf.host, shelf.channelId, slug, { ...shelf.currency, locale });
}

/** Kept until the shop's goods change, or what it says of itself. */
const tagShelf = (host: string, channelId: string): void => cacheTag(`products:${channelId}`, `channel:${channelId}`, `host:${host}`);

async function readProducts(host: string, channelId: string, query: ListQuery & { locale: string }): Promise<ProductPage> {
  'use cache';
  tagShelf(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return nothing;
  return found(await shopApi(host, query.locale).GET('/v1/products', { params: { query } })) ?? nothing;
}

async function readProduct(
  host: string,
  channelId: string,
  slug: string,
  query: { locale: string; currency?: string },
): Promise<Product | null> {
  'use cache';
  tagShelf(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return null;
  return found(await shopApi(host, query.locale).GET('/v1/products/{slug}', { params: { path: { slug }, query } }));
}

/** What a category is called now that had this name in addresses before; null where there is none. */
export async function whereCategory(segment: string, locale: string, slug: string): Promise<string | null> {
  const shelf = await shelfOf(segment, locale);
  return shelf && readCategory(shelf.host, shelf.channelId, { slug, locale });
}

async function readCategory(host: string, channelId: string, { slug, locale }: { slug: string; locale: string }): Promise<string | null> {
  'use cache';
  tagShelf(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return null;
  return found(await shopApi(host, locale).GET('/v1/categories/{slug}', { params: { path: { slug } } }))?.slug ?? null;
}

export async function listOfferedCards(segment: string, locale: string, slug: string): Promise<OfferedCard[]> {
  const shelf = await shelfOf(segment, locale);
  return shelf ? readOfferedCards(shelf.host, shelf.channelId, { slug, locale }) : [];
}

async function readOfferedCards(
  host: string,
  channelId: string,
  { slug, locale }: { slug: string; locale: string },
): Promise<OfferedCard[]> {
  'use cache';
  tagShelf(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return [];
  const answer = await shopApi(host, locale).GET('/v1/products/{slug}/cards', { params: { path: { slug }, query: { locale } } });
  return found(answer)?.items ?? [];
}

export async function listHostingPlans(segment: string, locale: string, slug: string): Promise<HostingPlan[]> {
  const shelf = await shelfOf(segment, locale);
  return shelf ? readHostingPlans(shelf.host, shelf.channelId, { slug, locale }) : [];
}

async function readHostingPlans(
  host: string,
  channelId: string,
  { slug, locale }: { slug: string; locale: string },
): Promise<HostingPlan[]> {
  'use cache';
  tagShelf(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return [];
  return found(await shopApi(host, locale).GET('/v1/products/{slug}/hosting-plans', { params: { path: { slug } } }))?.items ?? [];
}

export async function listCourseOutlines(segment: string, locale: string, slug: string): Promise<CourseOutline[]> {
  const shelf = await shelfOf(segment, locale);
  return shelf ? readOutlines(shelf.host, shelf.channelId, { slug, locale }) : [];
}

async function readOutlines(host: string, channelId: string, { slug, locale }: { slug: string; locale: string }): Promise<CourseOutline[]> {
  'use cache';
  tagShelf(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return [];
  const answer = await shopApi(host, locale).GET('/v1/products/{slug}/courses', { params: { path: { slug }, query: { locale } } });
  return found(answer)?.items ?? [];
}
