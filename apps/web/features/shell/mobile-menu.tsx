'use client';
// The menu of narrow screens: categories, language, light.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { LocaleSwitch, ModeSwitch } from './switches.tsx';

export function MobileMenu({ links, locales }: { links: { href: string; name: string }[]; locales: string[] }) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      side="start"
      open={open}
      onOpenChange={setOpen}
      title={t('menu')}
      closeLabel={t('close')}
      className="max-w-xs"
      trigger={
        <button type="button" aria-label={t('menu')} className={`${buttonStyle({ look: 'quiet', size: 'icon' })} -ms-3 lg:hidden`}>
          <Menu aria-hidden size={22} strokeWidth={1.5} />
        </button>
      }
      footer={
        <div className="flex items-center justify-between">
          <LocaleSwitch locales={locales} />
          <ModeSwitch />
        </div>
      }
    >
      <nav aria-label={t('categories')} className="grid">
        {links.map((link) => (
          <Link key={link.href} href={link.href} onClick={() => setOpen(false)} className="font-heading border-b border-line py-4 text-xl">
            {link.name}
          </Link>
        ))}
      </nav>
    </Sheet>
  );
}
