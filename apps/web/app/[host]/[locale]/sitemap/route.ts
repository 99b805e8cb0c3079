// Every page of the shop that is worth finding, in every language.
import { listProducts } from '@/features/catalog/queries.ts';
import { listSellers } from '@/features/sellers/queries.ts';
import { getChannel } from '@/features/channel/queries.ts';
import { isLocale, localPath } from '@/i18n/locales.ts';
import { originOf } from '@/lib/hosts.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ host: string; locale: string }> }): Promise<Response> {
  const { host, locale } = await params;
  const [channel, products, sellers] = await Promise.all([
    getChannel(host, locale),
    listProducts(host, locale, { limit: 100 }),
    listSellers(host, locale, 100),
  ]);
  const paths = [
    '/',
    '/products',
    ...(channel?.categories ?? []).map((category) => `/c/${category.slug}`),
    ...(sellers.items.length > 0 ? ['/merchants'] : []),
    ...sellers.items.map((seller) => `/merchants/${seller.slug}`),
    ...products.items.map((product) => `/p/${product.slug}`),
  ];
  const locales = (channel?.locales ?? ['en']).filter(isLocale);
  const link = (path: string): string => {
    const others = locales
      .map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${originOf(host)}${localPath(other, path)}"/>`)
      .join('');
    return `<url><loc>${originOf(host)}${path}</loc>${others}</url>`;
  };
  const xml = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${paths.map(link).join('')}</urlset>`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
