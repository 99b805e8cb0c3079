'use client';
// Says where an app runs: once it is set up, and again when it has moved.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { HostedInstance } from '@/lib/types.ts';

export function SetUpDialog({ row }: { row: HostedInstance }) {
  const t = useTranslations('desk.hosting');
  const isNew = row.state === 'wanted';
  const title = t(isNew ? 'setUpOf' : 'moveOf', { name: row.name });
  return (
    <FormDialog
      title={title}
      description={t(isNew ? 'setUpText' : 'moveText', { host: row.host.name })}
      trigger={
        <Button look={isNew ? 'main' : 'quiet'} size="sm" aria-label={title} data-testid={isNew ? 'set-up' : 'move-app'}>
          {t(isNew ? 'setUp' : 'move')}
        </Button>
      }
    >
      {(close) => <AddressForm row={row} onDone={close} />}
    </FormDialog>
  );
}

function AddressForm({ row, onDone }: { row: HostedInstance; onDone: () => void }) {
  const t = useTranslations('desk.hosting');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('hosted', 'orders');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void =>
    void act.run(async () => {
      const typed = formText(data, 'address');
      const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
      const done = api.POST('/v1/admin/hosting/instances/{id}/provision', { params: { path: { id: row.id } }, body: { address } });
      await save(answer(done), t(row.state === 'wanted' ? 'runsNow' : 'movedNow', { name: row.name }));
      onDone();
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('address')} hint={t('addressHint')} error={fieldError('address')}>
        {(control) => (
          <Input
            {...control}
            name="address"
            required
            maxLength={490}
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            placeholder={`${row.name}.example.com`}
            defaultValue={row.address ?? ''}
          />
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-address">
        {row.state === 'wanted' ? t('setUpDone') : form('save')}
      </Button>
    </form>
  );
}
