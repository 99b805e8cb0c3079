'use client';
// Units that are on their way.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockRow } from '@/lib/types.ts';
import { LocationSelect } from './location-select.tsx';
import { StockDialog } from './stock-dialog.tsx';

export function ExpectDialog({ row }: { row: StockRow }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  return (
    <StockDialog
      title={t('expect.title')}
      description={`${row.title} ${row.sku}`}
      trigger={<Button look="line">{t('expect.open')}</Button>}
      submit={t('save')}
      told={t('expect.done')}
      send={(data, header) => {
        const locationId = formText(data, 'location');
        return answer(
          api.POST('/v1/admin/stock-incoming', {
            params: { header },
            body: {
              offerId: row.offerId,
              units: Number(formText(data, 'units')),
              expectedOn: formText(data, 'on') || null,
              note: formText(data, 'note'),
              ...(locationId ? { locationId } : {}),
            },
          }),
        );
      }}
    >
      <Field label={t('units')}>
        {(control) => <Input {...control} name="units" type="number" required min={1} max={1_000_000} className="tabular" autoFocus />}
      </Field>
      <LocationSelect label={t('location')} name="location" />
      <Field label={t('expect.on')} optional={staff('optional')}>
        {(control) => <Input {...control} name="on" type="date" />}
      </Field>
      <Field label={staff('note')} optional={staff('optional')}>
        {(control) => <Input {...control} name="note" maxLength={200} />}
      </Field>
    </StockDialog>
  );
}
