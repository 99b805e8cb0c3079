// The shop's footer: what it is, where it sends, what is behind it.
import { getTranslations } from 'next-intl/server';
import { topCategories } from '@/features/channel/categories.ts';
import { Link } from '@/i18n/navigation.ts';
import type { Channel, ShopContent } from '@/lib/types.ts';
import { MenuLink } from './menu-links.tsx';
import { CurrencySwitch } from './currency-switch.tsx';

const linkStyle = 'inline-flex w-fit items-center text-soft hover:text-ink hover:underline pointer-coarse:min-h-11';
const columnStyle = 'grid content-start gap-2 text-sm pointer-coarse:gap-0';

interface FooterProps {
  channel: Channel;
  hasSellers: boolean;
  content: Pick<ShopContent, 'footer' | 'policies'>;
}

export async function Footer({ channel, hasSellers, content }: FooterProps) {
  const [t, home] = await Promise.all([getTranslations('shell'), getTranslations('home')]);
  const categories = topCategories(channel);
  return (
    <footer className="no-print mt-24 border-t border-line bg-sunken">
      <div className="wrap grid gap-10 py-14 md:grid-cols-[2fr_1fr_1fr]">
        <div>
          <p className="font-heading text-3xl">{channel.name}</p>
          <p className="mt-2 max-w-sm text-soft">{channel.tagline}</p>
          <p className="mt-6 max-w-sm text-sm text-soft">{t('demo')}</p>
          <CurrencySwitch currencies={channel.currencies} current={channel.currency} className="-ms-3 mt-4" />
        </div>
        {content.footer ? (
          <FooterMenu menu={content.footer} label={t('shop')} />
        ) : categories.length > 0 || hasSellers ? (
          <nav aria-label={t('shop')} className={columnStyle}>
            <p className="mb-1 font-medium">{t('shop')}</p>
            {categories.map((category) => (
              <Link key={category.slug} href={`/c/${category.slug}`} className={linkStyle}>
                {category.name}
              </Link>
            ))}
            {hasSellers ? (
              <Link href="/merchants" className={linkStyle}>
                {home('sellers')}
              </Link>
            ) : null}
          </nav>
        ) : null}
        <nav aria-label={t('behind')} className={columnStyle}>
          <p className="mb-1 font-medium">{t('behind')}</p>
          <Link href="/staff" prefetch={false} className={linkStyle}>
            {t('staff')}
          </Link>
          <Link href="/dev/mailbox" prefetch={false} className={linkStyle}>
            {t('mailbox')}
          </Link>
          <a href="/docs" className={linkStyle}>
            {t('api')}
          </a>
          <Link href="/track" prefetch={false} className={linkStyle}>
            {t('track')}
          </Link>
          <Link href="/privacy" prefetch={false} className={linkStyle}>
            {t('yourData')}
          </Link>
          {content.policies.map((policy) => (
            <Link key={policy.id} href={`/pages/${policy.slug}`} className={linkStyle}>
              {policy.title}
            </Link>
          ))}
        </nav>
      </div>
    </footer>
  );
}

/** A column for each entry that has links below it; those that have none stand together in the first. */
function FooterMenu({ menu, label }: { menu: NonNullable<ShopContent['footer']>; label: string }) {
  const single = menu.filter(({ items }) => items.length === 0);
  const columns = menu.filter(({ items }) => items.length > 0);
  return (
    <nav aria-label={label} className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] content-start gap-x-6 gap-y-8 text-sm">
      {single.length > 0 ? (
        <div className="grid content-start gap-2 pointer-coarse:gap-0">
          <p className="mb-1 font-medium">{label}</p>
          {single.map((link) => (
            <MenuLink key={`${link.label} ${link.href}`} link={link} className={linkStyle} />
          ))}
        </div>
      ) : null}
      {columns.map((column) => (
        <div key={`${column.label} ${column.href}`} className="grid content-start gap-2 pointer-coarse:gap-0">
          <MenuLink link={column} className="mb-1 inline-flex w-fit items-center font-medium pointer-coarse:min-h-11" />
          {column.items.map((link) => (
            <MenuLink key={`${link.label} ${link.href}`} link={link} className={linkStyle} />
          ))}
        </div>
      ))}
    </nav>
  );
}
