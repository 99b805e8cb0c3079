'use client';
// Another title or price of a product.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { parseAmount, toDecimal } from '@tessera/ui/money.ts';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnProduct } from '@/lib/types.ts';

export function ChangeProduct({ row }: { row: OwnProduct }) {
  const t = useTranslations('desk.product');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('change')}
      description={<bdi>{row.title}</bdi>}
      closeLabel={common('close')}
      trigger={
        <Button look="line" size="sm" aria-label={t('changeOf', { title: row.title })}>
          {t('change')}
        </Button>
      }
    >
      <ChangeForm row={row} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function ChangeForm({ row, onDone }: { row: OwnProduct; onDone: () => void }) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('products', 'stock');
  const fieldError = useFieldError(act.error);
  const [badPrice, setBadPrice] = useState(false);
  const { price } = row;
  const submit = (data: FormData): void => {
    const amount = price ? parseAmount(formText(data, 'price'), price.currency) : null;
    setBadPrice(price !== null && amount === null);
    if (price && amount === null) return;
    const body = { title: formText(data, 'title'), ...(price && amount !== null ? { price: { amount, currency: price.currency } } : {}) };
    void act.run(() =>
      save(answer(api.PATCH('/v1/admin/products/{id}', { params: { path: { id: row.id } }, body })), form('saved')).then(onDone),
    );
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('title')} error={fieldError('title')}>
        {(control) => <Input {...control} name="title" required maxLength={120} defaultValue={row.title} dir="auto" />}
      </Field>
      {price ? (
        <Field
          label={t('price', { currency: price.currency })}
          hint={row.variants > 1 ? t('priceOfAll', { count: row.variants }) : undefined}
          error={badPrice ? t('badPrice') : fieldError('price')}
        >
          {(control) => (
            <Input
              {...control}
              name="price"
              required
              inputMode="decimal"
              maxLength={16}
              dir="ltr"
              className="tabular"
              defaultValue={toDecimal(price)}
              onChange={() => setBadPrice(false)}
            />
          )}
        </Field>
      ) : null}
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {form('save')}
      </Button>
    </form>
  );
}
