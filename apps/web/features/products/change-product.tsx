'use client';
// Another title of a product, or other prices.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnProduct } from '@/lib/types.ts';
import { FurtherPrices, PriceField, usePrices } from './price-fields.tsx';

export function ChangeProduct({ row }: { row: OwnProduct }) {
  const t = useTranslations('desk.product');
  return (
    <FormDialog
      title={t('change')}
      description={<bdi>{row.title}</bdi>}
      trigger={
        <Button look="line" size="sm" aria-label={t('changeOf', { title: row.title })}>
          {t('change')}
        </Button>
      }
    >
      {(close) => <ChangeForm row={row} onDone={close} />}
    </FormDialog>
  );
}

function ChangeForm({ row, onDone }: { row: OwnProduct; onDone: () => void }) {
  const staff = useTranslations('staff');
  const query = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/channels', { signal })) });
  return (
    <Answer query={query} failed={staff('failed')}>
      {({ items }) => <Fields row={row} sold={items[0]?.currencies ?? []} onDone={onDone} />}
    </Answer>
  );
}

/** `sold` are the currencies of the shop. */
function Fields({ row, sold, onDone }: { row: OwnProduct; sold: readonly string[]; onDone: () => void }) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('products', 'stock');
  const fieldError = useFieldError(act.error);
  const { price } = row;
  const first = price ? [price.currency] : [];
  const further = price ? sold.filter((currency) => currency !== price.currency) : [];
  const prices = usePrices([...first, ...further]);
  const submit = (data: FormData): void => {
    const read = prices.read(data);
    if (!read) return;
    const [now, ...others] = read;
    const body = { title: formText(data, 'title'), ...(now ? { price: now, prices: others } : {}) };
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
        <PriceField
          currency={price.currency}
          prices={prices}
          now={price}
          hint={row.variants > 1 ? t('priceOfAll', { count: row.variants }) : undefined}
          error={fieldError('price')}
        />
      ) : null}
      <FurtherPrices currencies={further} prices={prices} now={row.prices} error={fieldError('prices')} />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {form('save')}
      </Button>
    </form>
  );
}
