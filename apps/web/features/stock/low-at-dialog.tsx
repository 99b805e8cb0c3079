'use client';
// At how many free units something runs low, where it has no number of its own.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';

export function LowAtDialog() {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['stock-settings'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock-settings', { signal })),
    enabled: open,
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('lowAt.title')}
      description={t('lowAt.text')}
      closeLabel={common('close')}
      trigger={<Button look="line">{t('lowAt.open')}</Button>}
    >
      <Answer query={query} failed={staff('failed')}>
        {({ lowAt }) => <LowAtForm lowAt={lowAt} onDone={() => setOpen(false)} />}
      </Answer>
    </Dialog>
  );
}

function LowAtForm({ lowAt, onDone }: { lowAt: number; onDone: () => void }) {
  const t = useTranslations('desk.stock');
  const save = useSave('stock', 'stock-settings');
  const act = useAct();
  const submit = (data: FormData) =>
    void act.run(async () => {
      await save(answer(api.PUT('/v1/admin/stock-settings', { body: { lowAt: Number(formText(data, 'lowAt')) } })), t('saved'));
      onDone();
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('lowAt.label')}>
        {(control) => (
          <Input
            {...control}
            name="lowAt"
            type="number"
            required
            min={0}
            max={100_000}
            defaultValue={lowAt}
            className="tabular"
            autoFocus
          />
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {t('save')}
      </Button>
    </form>
  );
}
