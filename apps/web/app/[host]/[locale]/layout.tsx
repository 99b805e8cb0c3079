// The root of every page: language, direction, theme, light or dark before the first paint.
import '../../globals.css';
import { ToastProvider } from '@tessera/ui/toast.tsx';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { getChannel } from '@/features/channel/queries.ts';
import { directionOf, isLocale, localPath, locales } from '@/i18n/locales.ts';
import { buildHost, originOf, readSegment } from '@/lib/hosts.ts';
import { iconsAt } from '@/lib/icons.ts';
import { modeScript } from '@/lib/mode.ts';
import { shopWords } from '@/lib/words.ts';

// The page waits for its cached data instead of showing a shell first: host and locale are in the inner path, so the whole page is stored.
export const instant = false;
export const generateStaticParams = () => [{ host: buildHost, locale: 'en' }];

type Params = { params: Promise<{ host: string; locale: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { host, locale } = await params;
  const channel = await getChannel(host, locale);
  const icons = iconsAt(channel?.preset);
  return {
    metadataBase: new URL(originOf(host)),
    title: {
      default: `${channel?.name ?? 'Tessera'}${channel?.tagline ? ` — ${channel.tagline}` : ''}`,
      template: `%s — ${channel?.name ?? 'Tessera'}`,
    },
    ...(channel?.tagline ? { description: channel.tagline } : {}),
    manifest: localPath(locale, '/manifest.webmanifest'),
    icons: { icon: [{ url: `${icons}/icon.svg`, type: 'image/svg+xml' }], apple: `${icons}/icon-180.png` },
    openGraph: { siteName: channel?.name ?? 'Tessera', locale, type: 'website' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#141210' },
  ],
};

export default async function RootLayout({ children, params }: Params & { children: ReactNode }) {
  const { host, locale } = await params;
  if (!isLocale(locale)) notFound();
  const channel = await getChannel(host, locale);
  const messages = shopWords(await getMessages());
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      data-theme={channel?.theme ?? 'vestify'}
      data-currency={channel?.currency}
      suppressHydrationWarning
    >
      <head>
        <script dangerouslySetInnerHTML={{ __html: modeScript }} />
      </head>
      <body className="min-h-dvh bg-paper font-sans text-base text-ink antialiased">
        <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
          <ToastProvider>{channel ? children : <NoChannel host={readSegment(host).host} />}</ToastProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

/** Shown at a host name no channel answers to; a developer sees it more often than a buyer. */
function NoChannel({ host }: { host: string }) {
  return (
    <main className="wrap grid min-h-dvh place-content-center gap-2 text-center">
      <h1 className="text-3xl">404</h1>
      <p className="text-soft" lang="en">
        No shop answers at <code>{host}</code>. {locales.length} languages wait for one.
      </p>
    </main>
  );
}
