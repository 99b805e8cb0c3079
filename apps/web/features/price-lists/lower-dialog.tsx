'use client';
// Sets the prices of some products to a share below their regular ones, all at once.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { useToast } from '@tessera/ui/toast.tsx';
import { Percent } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { PickProducts } from '@/features/promotions/pick-products.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { PriceList, Promotion } from '@/lib/types.ts';

export function LowerDialog({ list }: { list: PriceList }) {
  const t = useTranslations('desk.priceList');
  return (
    <FormDialog
      title={t('lower')}
      description={t('lowerText')}
      trigger={
        <Button look="line" data-testid="lower-prices">
          <Percent aria-hidden size={16} /> {t('lower')}
        </Button>
      }
    >
      {(close) => <LowerForm list={list} onDone={close} />}
    </FormDialog>
  );
}

/** Hundredths of a percent; they are to a percent what cents are to a dollar. */
const pointsOf = (typed: string): number => Number(parseAmount(typed.replace('%', ''), 'USD'));

function LowerForm({ list, onDone }: { list: PriceList; onDone: () => void }) {
  const t = useTranslations('desk.priceList');
  const form = useTranslations('form');
  const toast = useToast();
  const act = useAct();
  const save = useSave('price-list', 'price-lists');
  const [products, setProducts] = useState<Promotion['products']>([]);
  const [bad, setBad] = useState(false);
  const send = (data: FormData): void => {
    const basisPoints = pointsOf(formText(data, 'percent'));
    const isRight = basisPoints >= 1 && basisPoints <= 10_000;
    setBad(!isRight);
    if (!isRight || products.length === 0) return;
    const body = { basisPoints, productIds: products.map(({ id }) => id) };
    void act.run(async () => {
      const { changed } = await save(answer(api.POST('/v1/admin/price-lists/{id}/lower', { params: { path: { id: list.id } }, body })));
      toast(t('lowered', { count: changed }));
      onDone();
    });
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <Field label={t('percent')} error={bad ? t('badPercent') : undefined}>
        {(control) => (
          <Input {...control} name="percent" required inputMode="decimal" maxLength={8} dir="ltr" className="tabular" defaultValue="10" />
        )}
      </Field>
      <PickProducts chosen={products} onChange={setProducts} none={t('pickProducts')} />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy || products.length === 0}>
        {act.busy ? form('working') : t('lower')}
      </Button>
    </form>
  );
}
