'use client';
// Opens the menu of narrow screens; the menu itself is loaded when somebody reaches for it.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { useEverOpen } from '@tessera/ui/ever-open.ts';
import { Menu } from '@tessera/ui/icons.tsx';
import { useTranslations } from 'next-intl';
import { Suspense, lazy, useState } from 'react';
import type { ShownLink } from './menu-links.tsx';

const load = () => import('./menu-sheet.tsx');
const MenuSheet = lazy(() => load().then((part) => ({ default: part.MenuSheet })));

export function MobileMenu({ className, ...rest }: { links: ShownLink[]; locales: string[]; className: string }) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  const ever = useEverOpen(open);
  return (
    <>
      <button
        type="button"
        aria-label={t('menu')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
        className={`${buttonStyle({ look: 'quiet', size: 'icon' })} -ms-3 ${className}`}
      >
        <Menu aria-hidden size={22} strokeWidth={1.5} />
      </button>
      <Suspense>{ever ? <MenuSheet open={open} onOpenChange={setOpen} {...rest} /> : null}</Suspense>
    </>
  );
}
