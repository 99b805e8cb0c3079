'use client';
// Opens the search from anywhere; the search itself is loaded when somebody reaches for it.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { useEverOpen } from '@tessera/ui/ever-open.ts';
import { Search } from '@tessera/ui/icons.tsx';
import { useTranslations } from 'next-intl';
import { Suspense, lazy, useState } from 'react';

const load = () => import('./search-dialog.tsx');
const SearchDialog = lazy(() => load().then((part) => ({ default: part.SearchDialog })));

export function QuickSearch() {
  const t = useTranslations('search');
  const [open, setOpen] = useState(false);
  const ever = useEverOpen(open);
  return (
    <>
      <button
        type="button"
        aria-label={t('open')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
        className={buttonStyle({ look: 'quiet', size: 'icon' })}
      >
        <Search aria-hidden size={20} strokeWidth={1.5} />
      </button>
      <Suspense>{ever ? <SearchDialog open={open} onOpenChange={setOpen} /> : null}</Suspense>
    </>
  );
}
