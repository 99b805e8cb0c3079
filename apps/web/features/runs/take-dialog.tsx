'use client';
// How products of brands are taken: for which price, how many units; what it would come to is said before.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { BrandProduct } from '@/lib/types.ts';
import { readEach, TakeEach } from './take-each.tsx';

const roundings = ['none', 'whole', '99', '95', '90'] as const;

interface TakeProps {
  which: { brands?: string[]; products?: string[]; category?: string };
  chosen: readonly BrandProduct[];
  currency: string;
  onStarted: () => void;
}

export function TakeDialog({ chosen, ...rest }: TakeProps) {
  const t = useTranslations('desk.run');
  return (
    <FormDialog
      title={t('takeTitle')}
      trigger={<Button data-testid="take">{chosen.length > 0 ? t('takeChosen', { count: chosen.length }) : t('takeAll')}</Button>}
    >
      {() => <TakeForm chosen={chosen} {...rest} />}
    </FormDialog>
  );
}

function TakeForm({ which, chosen, currency, onStarted }: TakeProps) {
  const t = useTranslations('desk.run');
  const act = useAct();
  const [wrong, setWrong] = useState<string | null>(null);
  const router = useRouter();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['brand-products', 'preview', which],
    queryFn: () => answer(api.POST('/v1/admin/brand-products/preview', { body: which })),
  });
  const take = (form: FormData): void => {
    const said = readEach(form, chosen, currency);
    if ('wrong' in said) return setWrong(t('badPrice', { name: said.wrong.title }));
    setWrong(null);
    void act.run(async () => {
      const basisPoints = Math.round(Number(form.get('percent')) * 100);
      const rounding = roundings.find((each) => each === form.get('rounding')) ?? 'none';
      const body = {
        ...which,
        each: said,
        basisPoints,
        rounding,
        quantity: Number(form.get('quantity')),
        reprice: form.get('reprice') === 'on',
      };
      const { id } = await answer(api.POST('/v1/admin/brand-products/import', { body }));
      void client.invalidateQueries({ queryKey: ['catalog-runs'] });
      onStarted();
      router.push(`/staff/imports?run=${id}`);
      return 'stay';
    });
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(take)}>
      {data ? <p role="status">{t('preview', data)}</p> : null}
      <Terms />
      {chosen.length > 0 ? <TakeEach rows={chosen} currency={currency} /> : null}
      {wrong ? (
        <p role="alert" className="text-sm text-danger">
          {wrong}
        </p>
      ) : null}
      <Refusal error={act.error} />
      <div>
        <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="take-start">
          {t('takeStart')}
        </Button>
      </div>
    </form>
  );
}

/** What goes for all that is taken. */
function Terms() {
  const t = useTranslations('desk.run');
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('percent')} hint={t('percentHint')}>
          {(control) => <Input {...control} name="percent" type="number" min={1} max={1000} step="0.01" defaultValue={100} required />}
        </Field>
        <Field label={t('rounding')}>
          {(control) => (
            <Select {...control} name="rounding" defaultValue="none">
              {roundings.map((each) => (
                <option key={each} value={each}>
                  {t(`roundingName.${each}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('quantity')} hint={t('quantityHint')}>
          {(control) => <Input {...control} name="quantity" type="number" min={0} max={1_000_000} defaultValue={0} required />}
        </Field>
      </div>
      <label className="flex items-start gap-2.5 text-sm">
        <input type="checkbox" name="reprice" defaultChecked className="mt-0.5 size-5 accent-[var(--color-accent)]" />
        {t('reprice')}
      </label>
    </>
  );
}
