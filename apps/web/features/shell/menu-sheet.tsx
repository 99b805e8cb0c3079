'use client';
// The menu of narrow screens: categories, language, light.
import { Sheet } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { MenuLink, type ShownLink } from './menu-links.tsx';
import { LocaleSwitch, ModeSwitch } from './switches.tsx';

interface MenuSheetProps {
  links: ShownLink[];
  locales: string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function MenuSheet({ links, locales, open, onOpenChange }: MenuSheetProps) {
  const [t, common] = [useTranslations('shell'), useTranslations('common')];
  const switches = (
    <div className="flex items-center justify-between">
      <LocaleSwitch locales={locales} />
      <ModeSwitch />
    </div>
  );
  return (
    <Sheet
      side="start"
      open={open}
      onOpenChange={onOpenChange}
      title={t('menu')}
      closeLabel={common('close')}
      className="max-w-xs"
      footer={switches}
    >
      <nav aria-label={t('categories')} className="grid">
        {links.map((link) => (
          <MenuLink
            key={`${link.label} ${link.href}`}
            link={link}
            onGo={() => onOpenChange(false)}
            className="font-heading border-b border-line py-4 text-xl"
          />
        ))}
      </nav>
    </Sheet>
  );
}
