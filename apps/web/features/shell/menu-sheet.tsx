'use client';
// The menu of narrow screens: categories, language, light.
import { Sheet } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { LocaleSwitch, ModeSwitch } from './switches.tsx';

export interface MenuLink {
  href: string;
  name: string;
}

interface MenuSheetProps {
  links: MenuLink[];
  locales: string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function MenuSheet({ links, locales, open, onOpenChange }: MenuSheetProps) {
  const t = useTranslations('shell');
  return (
    <Sheet
      side="start"
      open={open}
      onOpenChange={onOpenChange}
      title={t('menu')}
      closeLabel={t('close')}
      className="max-w-xs"
      footer={
        <div className="flex items-center justify-between">
          <LocaleSwitch locales={locales} />
          <ModeSwitch />
        </div>
      }
    >
      <nav aria-label={t('categories')} className="grid">
        {links.map((link) => (
          <Link
            key={link.href}
            href={link.href}
            onClick={() => onOpenChange(false)}
            className="font-heading border-b border-line py-4 text-xl"
          >
            {link.name}
          </Link>
        ))}
      </nav>
    </Sheet>
  );
}
