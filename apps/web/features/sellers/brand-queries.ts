// Reads those whose products a shop sells, and the stores of a network, cached until goods or faces change.
import { cacheLife, cacheTag } from 'next/cache';
import { getChannel } from '@/features/channel/queries.ts';
import { buildHost, readSegment } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import type { Seller, SellerPage, Stores } from '@/lib/types.ts';

const nobody: SellerPage = { items: [], nextCursor: null };
const nowhere: Stores = { items: [], ofBrand: false };

export async function listBrands(segment: string, locale: string, limit: number): Promise<SellerPage> {
  const channel = await getChannel(segment, locale);
  return channel ? readBrands(readSegment(segment).host, channel.id, { locale, limit }) : nobody;
}

export async function getBrand(segment: string, locale: string, slug: string): Promise<Seller | null> {
  const channel = await getChannel(segment, locale);
  return channel && readBrand(readSegment(segment).host, channel.id, { slug, locale });
}

export async function listStores(segment: string, locale: string): Promise<Stores> {
  const channel = await getChannel(segment, locale);
  return channel ? readStores(readSegment(segment).host, channel.id, locale) : nowhere;
}

const tagBrands = (host: string, channelId: string): void => cacheTag(`products:${channelId}`, `channel:${channelId}`, `host:${host}`);

async function readBrands(host: string, channelId: string, query: { locale: string; limit: number }): Promise<SellerPage> {
  'use cache';
  tagBrands(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return nobody;
  return found(await shopApi(host, query.locale).GET('/v1/brands', { params: { query } })) ?? nobody;
}

async function readBrand(host: string, channelId: string, { slug, locale }: { slug: string; locale: string }): Promise<Seller | null> {
  'use cache';
  tagBrands(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return null;
  return found(await shopApi(host, locale).GET('/v1/brands/{slug}', { params: { path: { slug }, query: { locale } } }));
}

async function readStores(host: string, channelId: string, locale: string): Promise<Stores> {
  'use cache';
  tagBrands(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return nowhere;
  return found(await shopApi(host, locale).GET('/v1/stores', { params: { query: { locale } } })) ?? nowhere;
}
