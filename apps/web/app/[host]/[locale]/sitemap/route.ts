// Every page of the shop that is worth finding, in every language: one map, or an index of maps where there is much to find.
import { getContent } from '@/features/content/queries.ts';
import { getChannel } from '@/features/channel/queries.ts';
import { listSellers } from '@/features/sellers/queries.ts';
import { isLocale } from '@/i18n/locales.ts';
import { originOf, readSegment } from '@/lib/hosts.ts';
import { found, shopApi } from '@/lib/server-api.ts';
import { indexOf, mapOf, PART, PIECE, urlOf } from '@/lib/sitemap.ts';

interface Shop {
  host: string;
  locale: string;
}

const addressesAt = async ({ host, locale }: Shop, offset: number, limit: number) =>
  found(await shopApi(readSegment(host).host, locale).GET('/v1/addresses', { params: { query: { offset, limit } } })) ?? {
    total: 0,
    slugs: [],
  };

async function pagesOf({ host, locale }: Shop): Promise<string[]> {
  const [channel, sellers, content] = await Promise.all([
    getChannel(host, locale),
    listSellers(host, locale, 100),
    getContent(host, locale),
  ]);
  return [
    '/',
    '/products',
    ...(channel?.categories ?? []).map(({ slug }) => `/c/${slug}`),
    ...(sellers.items.length > 0 ? ['/merchants'] : []),
    ...sellers.items.map(({ slug }) => `/merchants/${slug}`),
    ...content.pages.map(({ slug }) => `/pages/${slug}`),
  ];
}

async function* productsOf(shop: Shop, from: number): AsyncGenerator<string[]> {
  for (let offset = from; offset < from + PART; offset += PIECE) {
    const { slugs } = await addressesAt(shop, offset, PIECE);
    yield slugs.map((slug) => `/p/${slug}`);
    if (slugs.length < PIECE) return;
  }
}

async function* together(...parts: AsyncIterable<string[]>[]): AsyncGenerator<string[]> {
  for (const part of parts) yield* part;
}
async function* once(paths: Promise<string[]>): AsyncGenerator<string[]> {
  yield await paths;
}

export async function GET(request: Request, { params }: { params: Promise<Shop> }): Promise<Response> {
  const shop = await params;
  const part = new URL(request.url).searchParams.get('part') ?? '';
  const channel = await getChannel(shop.host, shop.locale);
  const locales = (channel?.locales ?? ['en']).filter(isLocale);
  const origin = originOf(shop.host);
  const headers = { 'content-type': 'application/xml; charset=utf-8' };
  const answer = (pieces: AsyncIterable<string[]>): Response =>
    new Response(
      mapOf(pieces, (path) => urlOf(origin, path, locales)),
      { headers },
    );
  if (part === 'pages') return answer(once(pagesOf(shop)));
  const [, number] = /^products-(\d{1,4})$/.exec(part) ?? [];
  if (number !== undefined) return answer(productsOf(shop, Number(number) * PART));
  const { total } = await addressesAt(shop, 0, 1);
  if (total > PART) return new Response(indexOf(origin, Math.ceil(total / PART)), { headers });
  return answer(together(once(pagesOf(shop)), productsOf(shop, 0)));
}
