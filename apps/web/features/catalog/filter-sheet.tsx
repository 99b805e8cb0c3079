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
  /** There when something is chosen. */
  onClear?: (() => void) | undefined;
  children: ReactNode;
}

export function FilterSheet({ open, onOpenChange, total, onClear, children }: FilterSheetProps) {
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
        <div className="flex gap-3">
          {onClear ? (
            <Button look="line" onClick={onClear}>
              {t('clear')}
            </Button>
          ) : null}
          <Button className="flex-1" onClick={() => onOpenChange(false)}>
            {t('show', { count: total })}
          </Button>
        </div>
      }
    >
      {children}
    </Sheet>
  );
}
