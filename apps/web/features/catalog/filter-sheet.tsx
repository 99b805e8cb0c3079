'use client';
// The filters of narrow screens, over the page.
import { Button } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface FilterSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** How many the list would show. */
  total: number;
  children: ReactNode;
}

export function FilterSheet({ open, onOpenChange, total, children }: FilterSheetProps) {
  const t = useTranslations('list');
  return (
    <Sheet
      side="start"
      open={open}
      onOpenChange={onOpenChange}
      title={t('filters')}
      closeLabel={t('close')}
      className="max-w-sm"
      footer={
        <Button className="w-full" onClick={() => onOpenChange(false)}>
          {t('show', { count: total })}
        </Button>
      }
    >
      {children}
    </Sheet>
  );
}
