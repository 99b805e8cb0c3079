// Reads the channel that answers at a host: its name, theme, locales and categories.
import { cacheLife, cacheTag } from 'next/cache';
import { buildHost, readSegment } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import type { Channel } from '@/lib/types.ts';

/** What a page shows while the program is being built and no channel can be asked. */
const noChannel: Channel = {
  id: 'chn_00000000000000000000000000',
  preset: 'none',
  name: 'Tessera',
  tagline: '',
  theme: 'vestify',
  locales: ['en'],
  defaultLocale: 'en',
  currency: 'USD',
  currencies: ['USD'],
  countries: [],
  pricesIncludeTax: false,
  memberPrices: false,
  reservationMinutes: 15,
  categories: [],
};

/** The channel of a page's segment; its `currency` is the one that was chosen, if the channel sells in it. */
export async function getChannel(segment: string, locale: string): Promise<Channel | null> {
  const { host, currency } = readSegment(segment);
  const channel = await readChannel(host, locale);
  return channel && currency && channel.currencies.includes(currency) ? { ...channel, currency } : channel;
}

async function readChannel(host: string, locale: string): Promise<Channel | null> {
  'use cache';
  cacheTag(`host:${host}`);
  cacheLife({ stale: 60, revalidate: 600, expire: 86_400 });
  if (host === buildHost) return noChannel;
  const channel = found(await shopApi(host, locale).GET('/v1/channel', { params: { query: { locale } } }));
  if (channel) cacheTag(`channel:${channel.id}`);
  return channel;
}
