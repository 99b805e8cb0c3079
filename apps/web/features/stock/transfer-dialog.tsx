'use client';
// Units from one place to another.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockRow } from '@/lib/types.ts';
import { LocationSelect } from './location-select.tsx';
import { StockDialog } from './stock-dialog.tsx';
import { openOnes, useLocations } from './use-locations.ts';

/** Only where there is another place to bring something to. */
export function TransferDialog({ row }: { row: StockRow }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const [from, setFrom] = useState(row.levels[0]?.locationId ?? '');
  const places = openOnes(useLocations().data?.items);
  const level = row.levels.find(({ locationId }) => locationId === from);
  if (places.length < 2) return null;
  return (
    <StockDialog
      title={t('transfer.title')}
      description={`${row.title} ${row.sku}`}
      trigger={<Button look="line">{t('transfer.open')}</Button>}
      submit={t('transfer.open')}
      told={t('transfer.done')}
      send={(data, header) =>
        answer(
          api.POST('/v1/admin/stock/{offerId}/transfers', {
            params: { path: { offerId: row.offerId }, header },
            body: {
              fromId: formText(data, 'from'),
              toId: formText(data, 'to'),
              units: Number(formText(data, 'units')),
              note: formText(data, 'note'),
            },
          }),
        )
      }
    >
      <Field label={t('transfer.from')} hint={t('transfer.free', { units: Math.max(0, level?.available ?? 0) })}>
        {(control) => (
          <Select {...control} name="from" value={from} onChange={(event) => setFrom(event.target.value)}>
            {row.levels.map((each) => (
              <option key={each.locationId} value={each.locationId}>
                {each.location}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <LocationSelect label={t('transfer.to')} name="to" without={from} />
      <Field label={t('units')}>
        {(control) => <Input {...control} name="units" type="number" required min={1} max={1_000_000} className="tabular" autoFocus />}
      </Field>
      <Field label={staff('note')} optional={staff('optional')}>
        {(control) => <Input {...control} name="note" maxLength={200} />}
      </Field>
    </StockDialog>
  );
}
