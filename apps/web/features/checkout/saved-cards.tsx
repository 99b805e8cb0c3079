'use client';
// The cards a buyer saved in this shop, to choose from; or another one, which may be saved.
import { Badge } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CardName } from '@/features/form/card-name.tsx';
import type { SavedMethod } from '@/lib/types.ts';

const rowStyle = (on: boolean, off: boolean): string =>
  `flex min-h-14 items-center gap-4 rounded-md border p-4 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${on ? 'border-ink' : 'border-line'} ${off ? 'text-soft' : 'hover:border-edge'}`;

interface RowProps {
  value: string;
  chosen: string;
  off?: boolean;
  onChoose: (id: string) => void;
  children: ReactNode;
}

function Row({ value, chosen, off = false, onChoose, children }: RowProps) {
  return (
    <label className={rowStyle(value === chosen, off)}>
      <input
        type="radio"
        name="savedMethodId"
        value={value}
        checked={value === chosen}
        disabled={off}
        onChange={() => onChoose(value)}
        className="size-4.5 accent-(--accent)"
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">{children}</span>
    </label>
  );
}

/** Nothing is chosen (`''`) when another card is typed. */
export function SavedCards({ saved, chosen, onChoose }: { saved: SavedMethod[]; chosen: string; onChoose: (id: string) => void }) {
  const t = useTranslations('checkout.saved');
  const methods = useTranslations('account.methods');
  if (saved.length === 0) return null;
  return (
    <div role="radiogroup" aria-label={t('title')} className="mb-4 grid gap-2" data-testid="saved-cards">
      {saved.map((method) => (
        <Row key={method.id} value={method.id} chosen={chosen} off={method.status === 'expired'} onChoose={onChoose}>
          <CardName method={method} />
          {method.status === 'usable' ? null : (
            <Badge tone={method.status === 'expired' ? 'danger' : 'warning'}>{methods(`status.${method.status}`)}</Badge>
          )}
        </Row>
      ))}
      <Row value="" chosen={chosen} onChoose={onChoose}>
        {t('another')}
      </Row>
    </div>
  );
}

export function SaveCard({ checked, onChange }: { checked: boolean; onChange: (save: boolean) => void }) {
  const t = useTranslations('checkout.saved');
  return (
    <label className="mt-3 flex min-h-11 w-fit items-center gap-3 text-sm">
      <input
        type="checkbox"
        name="save"
        data-testid="save-card"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-accent"
      />
      {t('save')}
    </label>
  );
}
