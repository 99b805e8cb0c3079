'use client';
// Opens the guide to one's size, which is loaded when somebody reaches for it.
import { useEverOpen } from '@tessera/ui/ever-open.ts';
import { useTranslations } from 'next-intl';
import { Suspense, lazy, useState } from 'react';

const load = () => import('./size-table.tsx');
const SizeTable = lazy(() => load().then((part) => ({ default: part.SizeTable })));

export function SizeGuide() {
  const t = useTranslations('kinds.physical.sizes');
  const [open, setOpen] = useState(false);
  const ever = useEverOpen(open);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
        className="text-sm text-soft underline underline-offset-4 hover:text-ink"
      >
        {t('open')}
      </button>
      {ever ? (
        <Suspense>
          <SizeTable open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : null}
    </>
  );
}
