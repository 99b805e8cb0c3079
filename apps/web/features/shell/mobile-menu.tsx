'use client';
// The menu of narrow screens: categories, language, light.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Menu } from '@tessera/ui/icons.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LazySheet, loadSheet } from './lazy-sheet.tsx';
import { MenuLink, type ShownLink } from './menu-links.tsx';
import { LocaleSwitch, ModeSwitch } from './switches.tsx';

export function MobileMenu({ links, locales, className }: { links: ShownLink[]; locales: string[]; className: string }) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  const switches = (
    <div className="flex items-center justify-between">
      <LocaleSwitch locales={locales} />
      <ModeSwitch />
    </div>
  );
  return (
    <>
      <button
        type="button"
        aria-label={t('menu')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void loadSheet()}
        onClick={() => setOpen(true)}
        className={`${buttonStyle({ look: 'quiet', size: 'icon' })} -ms-3 ${className}`}
      >
        <Menu aria-hidden size={22} strokeWidth={1.5} />
      </button>
      <LazySheet side="start" open={open} onOpenChange={setOpen} title={t('menu')} className="max-w-xs" footer={switches}>
        <nav aria-label={t('categories')} className="grid">
          {links.map((link) => (
            <MenuLink
              key={`${link.label} ${link.href}`}
              link={link}
              onGo={() => setOpen(false)}
              className="font-heading border-b border-line py-4 text-xl"
            />
          ))}
        </nav>
      </LazySheet>
    </>
  );
}
