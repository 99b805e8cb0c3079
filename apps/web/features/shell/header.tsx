// The shop's header: name, categories, search, language, light, account, cart.
import { getTranslations } from 'next-intl/server';
import { topCategories } from '@/features/channel/categories.ts';
import { CartButton } from '@/features/cart/cart-button.tsx';
import { Link } from '@/i18n/navigation.ts';
import type { Channel, ShopContent } from '@/lib/types.ts';
import { AccountButton } from './account-button.tsx';
import { HeaderEntry } from './header-menu.tsx';
import { MobileMenu } from './mobile-menu.tsx';
import { QuickSearch } from './quick-search.tsx';
import { CurrencySwitch } from './currency-switch.tsx';
import { LocaleSwitch, ModeSwitch } from './switches.tsx';

/** Categories that find room beside the rest; all of them are in the footer and on the front page. */
const most = 8;

interface HeaderProps {
  channel: Channel;
  hasSellers: boolean;
  /** Null where the shop shows its categories. */
  menu: ShopContent['header'];
}

export async function Header({ channel, hasSellers, menu }: HeaderProps) {
  const [t, home] = await Promise.all([getTranslations('shell'), getTranslations('home')]);
  const entries = menu ?? topCategories(channel).map(({ slug, name }) => ({ label: name, href: `/c/${slug}`, items: [] }));
  const links = entries.flatMap(({ items, ...entry }) => [entry, ...items]).filter(({ href }) => href !== null);
  // Many categories need a wider screen to stand beside the rest; on a narrower one they are in the menu.
  const many = entries.length > 5;
  return (
    <header className="no-print sticky top-0 z-30 border-b border-line bg-paper/95 backdrop-blur-sm">
      <div className="wrap flex h-16 items-center gap-3">
        <MobileMenu
          links={[
            { href: '/products', label: t('all') },
            ...links,
            ...(hasSellers ? [{ href: '/merchants', label: home('sellers') }] : []),
          ]}
          locales={channel.locales}
          className={many ? 'xl:hidden' : 'lg:hidden'}
        />
        <Link
          href="/"
          className="font-heading flex min-h-11 items-center text-xl leading-[1.1] tracking-tight sm:text-2xl sm:leading-none"
          aria-label={t('home', { name: channel.name })}
        >
          {channel.name}
        </Link>
        <nav
          aria-label={t('categories')}
          className={`ms-8 hidden min-w-0 items-center text-sm ${many ? 'gap-5 xl:flex' : 'gap-6 lg:flex'}`}
        >
          {entries.slice(0, most).map((entry) => (
            <HeaderEntry key={`${entry.label} ${entry.href}`} entry={entry} />
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
