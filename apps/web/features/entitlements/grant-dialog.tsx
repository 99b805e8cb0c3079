'use client';
// Lets a store sell what a brand makes: for the first time, or anew after it ended.
import { Button } from '@tessera/ui/button.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import type { Entitlement } from '@/lib/types.ts';
import { PickParty } from './pick-party.tsx';
import { grant, nameOf, type Side } from './sides.ts';
import { readTerms, TermsFields, useZone } from './terms-fields.tsx';

interface GrantProps {
  side: Side;
  /** One that ended. */
  again?: Entitlement;
  opened?: boolean;
}

export function GrantDialog({ side, again, opened = false }: GrantProps) {
  const t = useTranslations('desk.entitlement');
  const title = again ? t('againOf', { name: nameOf(side, again) }) : t(`grant.${side}`);
  return (
    <FormDialog
      title={title}
      opened={opened}
      className="max-w-2xl!"
      trigger={
        again ? (
          <Button look="quiet" size="sm" aria-label={title}>
            {t('again')}
          </Button>
        ) : (
          <Button data-testid="grant-entitlement">
            <Plus aria-hidden size={18} /> {title}
          </Button>
        )
      }
    >
      {(close) => <GrantForm side={side} again={again} onDone={close} />}
    </FormDialog>
  );
}

function GrantForm({ side, again, onDone }: { side: Side; again: Entitlement | undefined; onDone: () => void }) {
  const t = useTranslations('desk.entitlement');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('entitlements');
  const zone = useZone();
  const [pair, setPair] = useState({ brandId: again?.brand.id ?? '', storeId: again?.store.id ?? '' });
  const [bad, setBad] = useState(false);
  const send = (data: FormData): void => {
    const terms = readTerms(data, zone);
    setBad(!terms);
    if (!terms) return;
    void act.run(async () => {
      const made = await grant(side, pair, terms);
      await save(Promise.resolve(made), t('granted', { name: nameOf(side, made) }));
      onDone();
    });
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      {again ? null : (
        <>
          {side === 'network' ? (
            <PickParty side={side} trade="brand" value={pair.brandId} onChange={(brandId) => setPair({ ...pair, brandId })} />
          ) : null}
          <PickParty side={side} trade="store" value={pair.storeId} onChange={(storeId) => setPair({ ...pair, storeId })} />
        </>
      )}
      <TermsFields zone={zone} bad={bad} />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="save-entitlement">
        {act.busy ? form('working') : t('grantNow')}
      </Button>
    </form>
  );
}
