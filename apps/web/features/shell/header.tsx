// The shop's header: name, categories, search, language, light, account, cart.
import { getTranslations } from 'next-intl/server';
import { CartButton } from '@/features/cart/cart-button.tsx';
import { Link } from '@/i18n/navigation.ts';
import type { Channel } from '@/lib/types.ts';
import { AccountButton } from './account-button.tsx';
import { MobileMenu } from './mobile-menu.tsx';
import { QuickSearch } from './quick-search.tsx';
import { CurrencySwitch } from './currency-switch.tsx';
import { LocaleSwitch, ModeSwitch } from './switches.tsx';

/** Categories that find room beside the rest; all of them are in the footer and on the front page. */
const most = 8;

export async function Header({ channel, hasSellers }: { channel: Channel; hasSellers: boolean }) {
  const [t, home] = await Promise.all([getTranslations('shell'), getTranslations('home')]);
  const links = channel.categories.map((category) => ({ href: `/c/${category.slug}`, name: category.name }));
  // Many categories need a wider screen to stand beside the rest; on a narrower one they are in the menu.
  const many = links.length > 5;
  return (
    <header className="no-print sticky top-0 z-30 border-b border-line bg-paper/95 backdrop-blur-sm">
      <div className="wrap flex h-16 items-center gap-3">
        <MobileMenu
          links={[{ href: '/products', name: t('all') }, ...links, ...(hasSellers ? [{ href: '/merchants', name: home('sellers') }] : [])]}
          locales={channel.locales}
          className={many ? 'xl:hidden' : 'lg:hidden'}
        />
        <Link href="/" className="font-heading text-2xl leading-none tracking-tight" aria-label={t('home', { name: channel.name })}>
          {channel.name}
        </Link>
        <nav
          aria-label={t('categories')}
          className={`ms-8 hidden min-w-0 items-center text-sm ${many ? 'gap-5 xl:flex' : 'gap-6 lg:flex'}`}
        >
          {links.slice(0, most).map((link) => (
            <Link key={link.href} href={link.href} className="py-2 whitespace-nowrap decoration-1 underline-offset-8 hover:underline">
              {link.name}
            </Link>
          ))}
        </nav>
        <div className="ms-auto flex items-center">
          <QuickSearch />
          <span className="hidden items-center lg:flex">
            <LocaleSwitch locales={channel.locales} />
            <CurrencySwitch currencies={channel.currencies} current={channel.currency} className="hidden! xl:inline-flex!" />
            <ModeSwitch />
          </span>
          <AccountButton />
          <CartButton />
        </div>
      </div>
    </header>
  );
}
