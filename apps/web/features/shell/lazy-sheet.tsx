'use client';
// A sheet over the page whose machinery is loaded when somebody reaches for it.
import { useEverOpen } from '@tessera/ui/ever-open.ts';
import type { Sheet as WholeSheet } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { type ComponentProps, Suspense, lazy } from 'react';

/** Loads it ahead. */
export const loadSheet = () => import('@tessera/ui/overlay.tsx');
const Sheet = lazy(() => loadSheet().then((part) => ({ default: part.Sheet })));

type LazySheetProps = Omit<ComponentProps<typeof WholeSheet>, 'closeLabel' | 'trigger'> & { open: boolean };

export function LazySheet({ open, ...rest }: LazySheetProps) {
  const t = useTranslations('common');
  if (!useEverOpen(open)) return null;
  return (
    <Suspense>
      <Sheet open={open} closeLabel={t('close')} {...rest} />
    </Suspense>
  );
}
