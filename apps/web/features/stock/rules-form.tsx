'use client';
// Rules of an offer: how much of it, when it ships, when it runs low. An empty field is no rule.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockRow } from '@/lib/types.ts';

const numbers = [
  ['minQuantity', 1, 999],
  ['maxQuantity', 1, 999],
  ['quantityStep', 2, 999],
  ['customerLimit', 1, 1_000_000],
  ['laterDays', 1, 365],
  ['lowAt', 0, 100_000],
] as const;

const numberOf = (data: FormData, name: string): number | null => {
  const typed = formText(data, name);
  return typed === '' ? null : Number(typed);
};

/** The start of a day in UTC, as the field shows it. */
const dayOf = (iso: string | null): string => iso?.slice(0, 10) ?? '';

export function RulesForm({ row }: { row: StockRow }) {
  const t = useTranslations('desk.stock');
  const may = useMay('stock.write');
  const save = useSave('stock');
  const act = useAct();
  const submit = (data: FormData) =>
    void act.run(async () => {
      const day = formText(data, 'availableFrom');
      const body = {
        minQuantity: numberOf(data, 'minQuantity'),
        maxQuantity: numberOf(data, 'maxQuantity'),
        quantityStep: numberOf(data, 'quantityStep'),
        customerLimit: numberOf(data, 'customerLimit'),
        laterDays: numberOf(data, 'laterDays'),
        lowAt: numberOf(data, 'lowAt'),
        availableFrom: day ? `${day}T00:00:00Z` : null,
        version: row.version,
      };
      await save(answer(api.PUT('/v1/admin/stock/{offerId}/rules', { params: { path: { offerId: row.offerId } }, body })), t('saved'));
    });
  return (
    <form onSubmit={submitOf(submit)}>
      <fieldset disabled={!may} className="grid items-start gap-4 sm:grid-cols-2">
        {numbers.map(([name, min, max]) => (
          <Field key={name} label={t(`rules.${name}`)} hint={t.has(`rules.${name}Hint`) ? t(`rules.${name}Hint`) : undefined}>
            {(control) => (
              <Input
                {...control}
                name={name}
                type="number"
                inputMode="numeric"
                min={min}
                max={max}
                defaultValue={row.rules[name] ?? ''}
                className="tabular"
              />
            )}
          </Field>
        ))}
        <Field label={t('rules.availableFrom')} hint={t('rules.availableFromHint')}>
          {(control) => <Input {...control} name="availableFrom" type="date" defaultValue={dayOf(row.rules.availableFrom)} />}
        </Field>
        <span className="sm:col-span-2">
          <Refusal error={act.error} />
        </span>
        {may ? (
          <Button type="submit" className="sm:col-span-2" busy={act.busy} disabled={act.busy}>
            {t('save')}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}
