'use client';
// Has products, prices or stock written into a file.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';

const whats = ['products', 'prices', 'stock'] as const;
type What = (typeof whats)[number];

export function NewExport({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useTranslations('desk.run');
  const [what, setWhat] = useState<What>('products');
  const [bom, setBom] = useState(true);
  const act = useAct();
  const start = (): void =>
    void act.run(async () => onStarted((await answer(api.POST('/v1/admin/catalog-runs/exports', { body: { what, bom } }))).id));
  return (
    <section className="grid content-start gap-4 rounded-md border border-line p-4 md:p-6" aria-label={t('exportTitle')}>
      <h2 className="text-2xl">{t('exportTitle')}</h2>
      <Field label={t('what')} className="max-w-sm">
        {(control) => (
          <Select {...control} value={what} onChange={({ target }) => setWhat(target.value as What)}>
            {whats.map((each) => (
              <option key={each} value={each}>
                {t(`kind.csv_${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-5 accent-[var(--color-accent)]"
          checked={bom}
          onChange={({ target }) => setBom(target.checked)}
        />
        {t('bom')}
      </label>
      <div>
        <Button look="line" busy={act.busy} disabled={act.busy} onClick={start} data-testid="export-start">
          {t('exportStart')}
        </Button>
      </div>
      <Refusal error={act.error} />
    </section>
  );
}
