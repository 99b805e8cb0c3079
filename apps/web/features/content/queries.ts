// Reads pages, policies and menus of a shop, cached until it says something else.
import { cacheLife, cacheTag } from 'next/cache';
import { getChannel } from '@/features/channel/queries.ts';
import { buildHost, readSegment } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import type { ShopContent, ShopPage } from '@/lib/types.ts';

const nothing: ShopContent = { header: null, footer: null, policies: [], pages: [] };

export async function getContent(segment: string, locale: string): Promise<ShopContent> {
  const channel = await getChannel(segment, locale);
  return channel ? readContent(readSegment(segment).host, channel.id, locale) : nothing;
}

export async function getPage(segment: string, locale: string, slug: string): Promise<ShopPage | null> {
  const channel = await getChannel(segment, locale);
  return channel && readPage(readSegment(segment).host, channel.id, { slug, locale });
}

function keepWith(host: string, channelId: string): void {
  cacheTag(`channel:${channelId}`, `host:${host}`);
  cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });
}

async function readContent(host: string, channelId: string, locale: string): Promise<ShopContent> {
  'use cache';
  keepWith(host, channelId);
  if (host === buildHost) return nothing;
  return found(await shopApi(host, locale).GET('/v1/content', { params: { query: { locale } } })) ?? nothing;
}

async function readPage(host: string, channelId: string, { slug, locale }: { slug: string; locale: string }): Promise<ShopPage | null> {
  'use cache';
  keepWith(host, channelId);
  if (host === buildHost || !/^[a-z0-9-]{1,80}$/.test(slug)) return null;
  return found(await shopApi(host, locale).GET('/v1/pages/{slug}', { params: { path: { slug }, query: { locale } } }));
}
