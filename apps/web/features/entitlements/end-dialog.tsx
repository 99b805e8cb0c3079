'use client';
// Ends an entitlement: at a date, or at once, which must be typed because shelves and carts empty at that moment.
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import type { Entitlement } from '@/lib/types.ts';
import { end, type Side } from './sides.ts';
import { useZone } from './terms-fields.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { momentIn } from './zone-time.ts';

const choices = ['now', 'later'] as const;

export function EndDialog({ side, row, name }: { side: Side; row: Entitlement; name: string }) {
  const t = useTranslations('desk.entitlement');
  const save = useSave('entitlements');
  const zone = useZone();
  const [when, setWhen] = useState<(typeof choices)[number]>('now');
  const [local, setLocal] = useState('');
  const at = when === 'later' ? momentIn(local, zone) : null;
  const pair = { brandId: row.brand.id, storeId: row.store.id };
  return (
    <ConfirmDialog
      title={t('endOf', { name })}
      text={t('endText')}
      {...(when === 'now' ? { word: row.store.name } : {})}
      onConfirm={() => save(end(side, pair, at ? { at } : {}), t(when === 'now' ? 'endedNow' : 'endedLater', { name }))}
      trigger={
        <Button look="quiet" size="sm" aria-label={t('endOf', { name })}>
          {t('end')}
        </Button>
      }
    >
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">{t('endWhen')}</legend>
        {choices.map((choice) => (
          <label key={choice} className="flex min-h-11 items-center gap-2.5 text-sm">
            <input type="radio" name="when" checked={when === choice} onChange={() => setWhen(choice)} className="size-5 accent-accent" />
            {t(`when.${choice}`)}
          </label>
        ))}
      </fieldset>
      {when === 'later' ? (
        <Field label={t('field.at')} hint={t('zonePlain', { zone: zone.replaceAll('_', ' ') })}>
          {(control) => (
            <Input
              {...control}
              name="at"
              type="datetime-local"
              required
              value={local}
              onChange={({ target }) => setLocal(target.value)}
              className="tabular"
            />
          )}
        </Field>
      ) : null}
    </ConfirmDialog>
  );
}
