'use client';
// The ways between the pages about stock.
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { Link, usePathname } from '@/i18n/navigation.ts';

const pages = [
  ['levels', ''],
  ['incoming', '/incoming'],
  ['counts', '/counts'],
  ['moves', '/moves'],
  ['locations', '/locations'],
] as const;

export function StockNav() {
  const t = useTranslations('desk.stock');
  const path = usePathname();
  const show = useCallback((link: HTMLElement | null) => link?.scrollIntoView({ inline: 'nearest', block: 'nearest' }), []);
  return (
    <nav aria-label={t('nav.label')} className="mb-5 flex gap-1 overflow-x-auto border-b border-line">
      {pages.map(([name, end]) => {
        const href = `/staff/stock${end}`;
        const here = end === '' ? path === href : path.startsWith(href);
        return (
          <Link
            key={name}
            ref={here ? show : undefined}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={`-mb-px flex min-h-11 items-center whitespace-nowrap border-b-2 px-3 text-sm outline-offset-[-2px] ${here ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink'}`}
          >
            {t(`nav.${name}`)}
          </Link>
        );
      })}
    </nav>
  );
}
