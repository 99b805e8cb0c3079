// What a phone needs to know to keep the shop on its home screen.
import { getChannel } from '@/features/channel/queries.ts';
import { directionOf, localPath } from '@/i18n/locales.ts';
import { iconsAt } from '@/lib/icons.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ host: string; locale: string }> }): Promise<Response> {
  const { host, locale } = await params;
  const channel = await getChannel(host, locale);
  const icons = iconsAt(channel?.preset);
  const manifest = {
    name: channel?.name ?? 'Tessera',
    short_name: channel?.name ?? 'Tessera',
    description: channel?.tagline ?? '',
    lang: locale,
    dir: directionOf(locale),
    id: '/',
    start_url: localPath(locale, '/'),
    display: 'standalone',
    background_color: '#fcfaf6',
    theme_color: '#fcfaf6',
    icons: [
      { src: `${icons}/icon.svg`, sizes: 'any', type: 'image/svg+xml' },
      { src: `${icons}/icon-192.png`, sizes: '192x192', type: 'image/png' },
      { src: `${icons}/icon-512.png`, sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  };
  return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json' } });
}
