// The frame of the pages at the door: the shop's name, one narrow column, language and light.
import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { LocaleSwitch, ModeSwitch } from '@/features/shell/switches.tsx';
import { Link } from '@/i18n/navigation.ts';

export async function DoorFrame({ shop, locales, children }: { shop: string; locales: string[]; children: ReactNode }) {
  const t = await getTranslations('shell');
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="wrap flex h-16 shrink-0 items-center justify-between gap-3">
        <Link href="/" className="font-heading truncate text-2xl leading-normal tracking-tight" aria-label={t('home', { name: shop })}>
          {shop}
        </Link>
        <span className="-me-3 flex items-center">
          <LocaleSwitch locales={locales} />
          <ModeSwitch />
        </span>
      </header>
      <main id="main" className="mx-auto grid w-full max-w-120 flex-1 content-start gap-6 px-4 pt-6 pb-16 md:pt-14">
        {children}
      </main>
    </div>
  );
}
