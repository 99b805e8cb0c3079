'use client';
// A role, new or changed: its name and what it may do.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Role } from '@/lib/types.ts';
import { PermissionBoxes } from './permission-boxes.tsx';

export function RoleDialog({ role, trigger }: { role?: Role; trigger: ReactNode }) {
  const t = useTranslations('desk.role');
  return (
    <FormDialog
      title={role ? t('changeOf', { name: role.name }) : t('new')}
      description={role ? t('changeText', { count: role.members }) : undefined}
      trigger={trigger}
      className="max-w-2xl!"
    >
      {(close) => <RoleForm role={role} onDone={close} />}
    </FormDialog>
  );
}

function RoleForm({ role, onDone }: { role: Role | undefined; onDone: () => void }) {
  const t = useTranslations('desk.role');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('roles', 'session');
  const fieldError = useFieldError(act.error);
  const [permissions, setPermissions] = useState<Role['permissions']>(role?.permissions ?? []);
  const submit = (data: FormData): void => {
    const body = { name: formText(data, 'name'), permissions };
    const sent = role
      ? () => answer(api.PATCH('/v1/admin/roles/{key}', { params: { path: { key: role.key } }, body }))
      : () => answer(api.POST('/v1/admin/roles', { body }));
    void act.run(() => save(sent(), form('saved')).then(onDone));
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(submit)}>
      <Field label={t('name')} error={fieldError('name')}>
        {(control) => <Input {...control} name="name" required minLength={2} maxLength={60} defaultValue={role?.name} dir="auto" />}
      </Field>
      <PermissionBoxes label={t('permissions')} chosen={permissions} onChange={setPermissions} />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-role">
        {form('save')}
      </Button>
    </form>
  );
}
