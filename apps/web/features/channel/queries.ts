// Reads the channel that answers at a host: its name, theme, locales and categories.
import { cacheLife, cacheTag } from 'next/cache';
import { buildHost } from '@/lib/hosts.ts';
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
  reservationMinutes: 15,
  categories: [],
};

export async function getChannel(host: string, locale: string): Promise<Channel | null> {
  'use cache';
  cacheTag(`channel:${host}`);
  cacheLife({ stale: 60, revalidate: 600, expire: 86_400 });
  if (host === buildHost) return noChannel;
  return found(await shopApi(host, locale).GET('/v1/channel', { params: { query: { locale } } }));
}
