// The front door: hands API paths to the API, and turns host with currency, and locale, into the first two segments of a page's inner path.
import { type NextRequest, NextResponse } from 'next/server';
import { defaultLocale, isLocale, locales } from './i18n/locales.ts';
import { currencyCookie } from './lib/currency.ts';
import { apiBase, hostnameOf, segmentOf } from './lib/hosts.ts';

const toApi = /^\/(v1|media|docs|test-payments|\.well-known\/jwks\.json)(\/|$)/;

/** The best of our locales for an Accept-Language header, or undefined. */
function negotiate(header: string | null): string | undefined {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().slice(0, 2).toLowerCase();
    if (isLocale(tag)) return tag;
  }
  return undefined;
}

function forward(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('x-forwarded-host', request.headers.get('host') ?? '');
  headers.set('x-forwarded-proto', request.nextUrl.protocol.replace(':', ''));
  // The test provider plays another company: our cookies are none of its business, and its plain forms can't send our header.
  if (request.nextUrl.pathname.startsWith('/test-payments/')) headers.delete('cookie');
  // A compressor would hold an event stream back until its buffer is full.
  if (request.nextUrl.pathname.endsWith('/events')) headers.delete('accept-encoding');
  return NextResponse.rewrite(new URL(request.nextUrl.pathname + request.nextUrl.search, apiBase()), { request: { headers } });
}

export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (toApi.test(pathname)) return forward(request);

  const [, first = '', ...rest] = pathname.split('/');
  if (first === defaultLocale) {
    return NextResponse.redirect(new URL(`/${rest.join('/')}${request.nextUrl.search}`, publicOrigin(request)), 308);
  }
  const hasPrefix = isLocale(first);
  if (pathname === '/') {
    const remembered = request.cookies.get('tessera_locale')?.value;
    const wanted = isLocale(remembered) ? remembered : negotiate(request.headers.get('accept-language'));
    if (wanted && wanted !== defaultLocale && locales.some((locale) => locale === wanted)) {
      return NextResponse.redirect(new URL(`/${wanted}${request.nextUrl.search}`, publicOrigin(request)), 307);
    }
  }
  // Next treats a folder of that name as its own sort of file, stored once for all hosts.
  const map = /^\/sitemap(?:-(pages|products-\d{1,4}))?\.xml$/.exec(pathname);
  if (map) return NextResponse.rewrite(new URL(`/${hostOf(request)}/${defaultLocale}/sitemap?part=${map[1] ?? ''}`, request.url));
  const segment = segmentOf(hostOf(request), request.cookies.get(currencyCookie)?.value);
  const inner = hasPrefix ? `/${segment}/${[first, ...rest].join('/')}` : `/${segment}/${defaultLocale}${pathname === '/' ? '' : pathname}`;
  return NextResponse.rewrite(new URL(inner + request.nextUrl.search, request.url));
}

const hostOf = (request: NextRequest): string => hostnameOf(request.headers.get('x-forwarded-host') ?? request.headers.get('host'));

/** Where the browser is, for redirects: behind a proxy the server's own address is not it. */
function publicOrigin(request: NextRequest): string {
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? request.nextUrl.host;
  const protocol = request.headers.get('x-forwarded-proto')?.split(',')[0] ?? request.nextUrl.protocol.replace(':', '');
  return `${protocol}://${host}`;
}

export const config = {
  matcher: ['/((?!_next/|internal/|icons/|heroes/|favicon.ico).*)'],
};
