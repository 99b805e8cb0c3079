// The shop's footer: what it is, where it sends, what is behind it.
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation.ts';
import type { Channel } from '@/lib/types.ts';
import { CurrencySwitch } from './currency-switch.tsx';

export async function Footer({ channel, hasSellers }: { channel: Channel; hasSellers: boolean }) {
  const [t, home] = await Promise.all([getTranslations('shell'), getTranslations('home')]);
  return (
    <footer className="no-print mt-24 border-t border-line bg-sunken">
      <div className="wrap grid gap-10 py-14 md:grid-cols-[2fr_1fr_1fr]">
        <div>
          <p className="font-heading text-3xl">{channel.name}</p>
          <p className="mt-2 max-w-sm text-soft">{channel.tagline}</p>
          <p className="mt-6 max-w-sm text-sm text-soft">{t('demo')}</p>
          <CurrencySwitch currencies={channel.currencies} current={channel.currency} className="-ms-3 mt-4" />
        </div>
        <nav aria-label={t('shop')} className="grid content-start gap-2 text-sm">
          <p className="mb-1 font-medium">{t('shop')}</p>
          {channel.categories.map((category) => (
            <Link key={category.slug} href={`/c/${category.slug}`} className="w-fit text-soft hover:text-ink hover:underline">
              {category.name}
            </Link>
          ))}
          {hasSellers ? (
            <Link href="/merchants" className="w-fit text-soft hover:text-ink hover:underline">
              {home('sellers')}
            </Link>
          ) : null}
        </nav>
        <nav aria-label={t('behind')} className="grid content-start gap-2 text-sm">
          <p className="mb-1 font-medium">{t('behind')}</p>
          <Link href="/staff" prefetch={false} className="w-fit text-soft hover:text-ink hover:underline">
            {t('staff')}
          </Link>
          <Link href="/dev/mailbox" prefetch={false} className="w-fit text-soft hover:text-ink hover:underline">
            {t('mailbox')}
          </Link>
          <a href="/docs" className="w-fit text-soft hover:text-ink hover:underline">
            {t('api')}
          </a>
          <Link href="/privacy" prefetch={false} className="w-fit text-soft hover:text-ink hover:underline">
            {t('yourData')}
          </Link>
        </nav>
      </div>
    </footer>
  );
}
