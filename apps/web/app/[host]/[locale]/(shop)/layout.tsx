// The shop around its pages: header, footer, cart.
import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { CartDrawer } from '@/features/cart/cart-drawer.tsx';
import { CartProvider } from '@/features/cart/cart-provider.tsx';
import { getChannel } from '@/features/channel/queries.ts';
import { getContent } from '@/features/content/queries.ts';
import { listSellers } from '@/features/sellers/queries.ts';
import { Footer } from '@/features/shell/footer.tsx';
import { Header } from '@/features/shell/header.tsx';

export default async function ShopLayout({ children, params }: { children: ReactNode; params: Promise<{ host: string; locale: string }> }) {
  const { host, locale } = await params;
  const [channel, sellers, content, t] = await Promise.all([
    getChannel(host, locale),
    listSellers(host, locale, 1),
    getContent(host, locale),
    getTranslations('shell'),
  ]);
  const hasSellers = sellers.items.length > 0;
  if (!channel) return children;
  return (
    <CartProvider>
      <a
        href="#main"
        className="sr-only z-50 focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
      >
        {t('skip')}
      </a>
      <Header channel={channel} hasSellers={hasSellers} menu={content.header} />
      <main id="main" tabIndex={-1} className="min-h-[60vh] outline-none">
        {children}
      </main>
      <Footer channel={channel} hasSellers={hasSellers} content={content} />
      <CartDrawer />
    </CartProvider>
  );
}
