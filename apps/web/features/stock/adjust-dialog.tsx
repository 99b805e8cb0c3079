'use client';
// More or fewer units of one SKU, with the reason.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { actKeys, answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockRow } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { LocationSelect } from './location-select.tsx';

const reasons = ['received', 'counted', 'damaged', 'returned', 'other'] as const;

/** In a row of a table the button is small. */
export function AdjustDialog({ row, size = 'md' }: { row: StockRow; size?: 'sm' | 'md' }) {
  const t = useTranslations('staff');
  return (
    <FormDialog
      title={t('adjust')}
      description={[row.title, row.variant].filter(Boolean).join(', ')}
      trigger={
        <Button size={size} look="line" aria-label={t('adjustOf', { sku: row.sku })}>
          {t('adjust')}
        </Button>
      }
    >
      {(close) => <AdjustForm row={row} onDone={close} />}
    </FormDialog>
  );
}

interface Change {
  delta: number;
  reason: (typeof reasons)[number];
  note?: string;
  locationId?: string;
}

function useAdjust(row: StockRow, onDone: () => void) {
  const t = useTranslations('staff');
  const toast = useToast();
  const client = useQueryClient();
  const keys = useRef(actKeys());
  return useMutation({
    mutationFn: (body: Change) => {
      const header = keys.current.for({ body, onHand: row.onHand });
      return answer(api.POST('/v1/admin/stock/{offerId}/moves', { params: { path: { offerId: row.offerId }, header }, body }));
    },
    onSuccess: () => {
      onDone();
      toast(t('adjusted', { sku: row.sku }));
      void client.invalidateQueries({ queryKey: ['stock'] });
      void client.invalidateQueries({ queryKey: ['stock-moves'] });
    },
    onError: (error) => keys.current.settle(error),
  });
}

function changeOf(data: FormData, delta: number): Change {
  const [asked, note, locationId] = ['reason', 'note', 'location'].map((name) => formText(data, name));
  return {
    delta,
    reason: reasons.find((reason) => reason === asked) ?? 'other',
    ...(note ? { note } : {}),
    ...(locationId ? { locationId } : {}),
  };
}

function AdjustForm({ row, onDone }: { row: StockRow; onDone: () => void }) {
  const t = useTranslations('staff');
  const say = useErrorText();
  const adjust = useAdjust(row, onDone);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(row.levels[0]?.locationId ?? '');
  const words = useTranslations('desk.stock');
  const here = row.levels.find(({ locationId }) => locationId === place) ?? { onHand: 0, reserved: 0, backorderLimit: 0 };
  const delta = /^[+-]?\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0;
  const after = here.onHand + delta;
  const tooFew = after < Math.max(0, here.reserved - here.backorderLimit);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (delta !== 0) adjust.mutate(changeOf(new FormData(event.currentTarget), delta));
      }}
    >
      <Field
        label={t('delta')}
        hint={t('deltaHint', { onHand: here.onHand, after, reserved: here.reserved })}
        error={tooFew ? t('tooFew') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            name="delta"
            required
            inputMode="text"
            pattern="[+\-]?[0-9]{1,7}"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            dir="ltr"
            autoFocus
            placeholder="+10"
            className="tabular"
          />
        )}
      </Field>
      <LocationSelect label={words('location')} name="location" value={place} onChange={setPlace} />
      <Field label={t('reason')}>
        {(control) => (
          <Select {...control} name="reason">
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('note')} optional={t('optional')}>
        {(control) => <Input {...control} name="note" maxLength={200} />}
      </Field>
      {adjust.error ? (
        <Notice tone="danger" role="alert">
          {say(adjust.error)}
        </Notice>
      ) : null}
      <Button type="submit" busy={adjust.isPending} disabled={adjust.isPending || delta === 0 || tooFew}>
        {t('adjustSubmit')}
      </Button>
    </form>
  );
}
