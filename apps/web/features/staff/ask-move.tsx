'use client';
// A move that gives the buyer's money back, or keeps it, is asked about first, by what it is for.
import { Button } from '@tessera/ui/button.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import type { Order } from '@/lib/types.ts';

const asked = new Set(['refund', 'miss', 'return']);
export const isAsked = (move: string): boolean => asked.has(move);

interface AskMoveProps {
  move: string;
  lines: Order['lines'];
  busy: boolean;
  onMove: () => Promise<unknown>;
}

export function AskMove({ move, lines, busy, onMove }: AskMoveProps) {
  const t = useTranslations('staff');
  const titles = new Intl.ListFormat(useLocale()).format(lines.map(({ title }) => title));
  return (
    <ConfirmDialog
      title={t(`move.${move}`)}
      text={t('moveAsk', { titles })}
      onConfirm={onMove}
      trigger={
        <Button size="sm" look="line" busy={busy} disabled={busy} data-testid={`move-${move}`}>
          {t(`move.${move}`)}
        </Button>
      }
    />
  );
}
