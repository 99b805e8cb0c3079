'use client';
// Opens the account menu. Who one is, is asked only where somebody signed in before, and with the menu's own script.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { useEverOpen } from '@tessera/ui/ever-open.ts';
import { User } from '@tessera/ui/icons.tsx';
import { useTranslations } from 'next-intl';
import { type FocusEvent, type KeyboardEvent, Suspense, lazy, useEffect, useRef, useState } from 'react';
import { isKnown } from '@/lib/known.ts';

const load = () => import('./account-menu.tsx');
const AccountMenu = lazy(() => load().then((part) => ({ default: part.AccountMenu })));

export function AccountButton() {
  const t = useTranslations('shell.account');
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [known, setKnown] = useState(false);
  useEffect(() => setKnown(isKnown()), []);
  const needed = useEverOpen(open) || known;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = (event: FocusEvent): void => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the keys and the focus of the button and the menu inside
    <div className="relative" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        aria-label={t('open')}
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onClick={() => setOpen(!open)}
        className={buttonStyle({ look: 'quiet', size: 'icon' })}
      >
        <User aria-hidden size={20} strokeWidth={1.5} />
      </button>
      <Suspense>{needed ? <AccountMenu open={open} onClose={() => setOpen(false)} /> : null}</Suspense>
    </div>
  );
}
