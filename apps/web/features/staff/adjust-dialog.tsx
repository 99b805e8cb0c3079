'use client';
// More or fewer units of one SKU, with the reason.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { actKeys, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockRow } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

const reasons = ['received', 'counted', 'damaged', 'returned', 'other'] as const;

export function AdjustDialog({ row }: { row: StockRow }) {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const say = useErrorText();
  const toast = useToast();
  const client = useQueryClient();
  const keys = useRef(actKeys());
  const [open, setOpen] = useState(false);
  const [delta, setDelta] = useState('');
  const number = /^[+-]?\d{1,7}$/.test(delta.trim()) ? Number(delta) : 0;
  const after = row.onHand + number;
  const adjust = useMutation({
    mutationFn: (body: { delta: number; reason: string; note?: string }) =>
      api.post<StockRow>(`/v1/admin/stock/${row.offerId}/moves`, body, keys.current.for({ body, onHand: row.onHand })),
    onSuccess: () => {
      setOpen(false);
      setDelta('');
      toast(t('adjusted', { sku: row.sku }));
      void client.invalidateQueries({ queryKey: ['stock'] });
    },
    onError: (error) => keys.current.settle(error),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('adjust')}
      description={`${row.title}, ${row.variant}`}
      closeLabel={common('close')}
      trigger={
        <Button size="sm" look="line" aria-label={t('adjustOf', { sku: row.sku })}>
          {t('adjust')}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const note = formText(data, 'note');
          if (number !== 0) adjust.mutate({ delta: number, reason: formText(data, 'reason'), ...(note ? { note } : {}) });
        }}
      >
        <Field
          label={t('delta')}
          hint={t('deltaHint', { onHand: row.onHand, after, reserved: row.reserved })}
          error={after < row.reserved ? t('tooFew') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              name="delta"
              required
              inputMode="text"
              pattern="[+\-]?[0-9]{1,7}"
              value={delta}
              onChange={(event) => setDelta(event.target.value)}
              dir="ltr"
              autoFocus
              placeholder="+10"
              className="tabular"
            />
          )}
        </Field>
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
        <Button type="submit" busy={adjust.isPending} disabled={adjust.isPending || number === 0 || after < row.reserved}>
          {t('adjustSubmit')}
        </Button>
      </form>
    </Dialog>
  );
}
