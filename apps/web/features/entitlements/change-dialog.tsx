'use client';
// Changes the terms of an entitlement that is there; one that began keeps its beginning.
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import type { Entitlement } from '@/lib/types.ts';
import { change, type Side } from './sides.ts';
import { readTerms, TermsFields, useZone } from './terms-fields.tsx';

interface ChangeProps {
  side: Side;
  row: Entitlement;
  name: string;
}

export function ChangeDialog({ side, row, name }: ChangeProps) {
  const t = useTranslations('desk.entitlement');
  return (
    <FormDialog
      title={t('changeOf', { name })}
      className="max-w-2xl!"
      trigger={
        <Button look="quiet" size="sm" aria-label={t('changeOf', { name })}>
          {t('change')}
        </Button>
      }
    >
      {(close) => <ChangeForm side={side} row={row} name={name} onDone={close} />}
    </FormDialog>
  );
}

function ChangeForm({ side, row, name, onDone }: ChangeProps & { onDone: () => void }) {
  const t = useTranslations('desk.entitlement');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('entitlements');
  const zone = useZone();
  const [bad, setBad] = useState(false);
  const send = (data: FormData): void => {
    const terms = readTerms(data, zone);
    setBad(!terms);
    if (!terms) return;
    const pair = { brandId: row.brand.id, storeId: row.store.id };
    void act.run(async () => {
      await save(change(side, pair, terms), t('changed', { name }));
      onDone();
    });
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <TermsFields zone={zone} now={row} bad={bad} />
      <p className="text-sm text-soft">{t('ordersStay')}</p>
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="save-entitlement">
        {act.busy ? form('working') : form('save')}
      </Button>
    </form>
  );
}
