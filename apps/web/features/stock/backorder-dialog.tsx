'use client';
// How many units may be sold from a place beyond what is on hand.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockLevel } from '@/lib/types.ts';
import { StockDialog } from './stock-dialog.tsx';

export function BackorderDialog({ offerId, level }: { offerId: string; level: StockLevel }) {
  const t = useTranslations('desk.stock');
  return (
    <StockDialog
      title={t('backorder.title')}
      description={t('backorder.text')}
      trigger={
        <Button look="quiet" size="sm" aria-label={t('backorder.of', { location: level.location })}>
          {t('change')}
        </Button>
      }
      submit={t('save')}
      told={t('saved')}
      send={(data) =>
        answer(
          api.PUT('/v1/admin/stock/{offerId}/backorder', {
            params: { path: { offerId } },
            body: { locationId: level.locationId, limit: Number(formText(data, 'limit')) },
          }),
        )
      }
    >
      <Field label={t('units')}>
        {(control) => (
          <Input
            {...control}
            name="limit"
            type="number"
            required
            min={0}
            max={1_000_000}
            defaultValue={level.backorderLimit}
            className="tabular"
            autoFocus
          />
        )}
      </Field>
    </StockDialog>
  );
}
