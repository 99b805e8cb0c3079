// Reads those who sell in a shop, cached until its goods or faces change.
import { cacheLife, cacheTag } from 'next/cache';
import { getChannel } from '@/features/channel/queries.ts';
import { buildHost, readSegment } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import type { Seller, SellerPage } from '@/lib/types.ts';

const nobody: SellerPage = { items: [], nextCursor: null };

export async function listSellers(segment: string, locale: string, limit: number): Promise<SellerPage> {
  const channel = await getChannel(segment, locale);
  return channel ? readSellers(readSegment(segment).host, channel.id, { locale, limit }) : nobody;
}

export async function getSeller(segment: string, locale: string, slug: string): Promise<Seller | null> {
  const channel = await getChannel(segment, locale);
  return channel && readSeller(readSegment(segment).host, channel.id, { slug, locale });
}

const tagSellers = (host: string, channelId: string): void => cacheTag(`products:${channelId}`, `channel:${channelId}`, `host:${host}`);

async function readSellers(host: string, channelId: string, query: { locale: string; limit: number }): Promise<SellerPage> {
  'use cache';
  tagSellers(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return nobody;
  return found(await shopApi(host, query.locale).GET('/v1/sellers', { params: { query } })) ?? nobody;
}

async function readSeller(host: string, channelId: string, { slug, locale }: { slug: string; locale: string }): Promise<Seller | null> {
  'use cache';
  tagSellers(host, channelId);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
  if (host === buildHost) return null;
  return found(await shopApi(host, locale).GET('/v1/sellers/{slug}', { params: { path: { slug }, query: { locale } } }));
}
