'use client';
// Somebody is invited by e-mail, to a role, in a language.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { UserPlus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { isLocale, localeNames, locales } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import { useRoles } from './use-roles.ts';

export function InviteDialog() {
  const t = useTranslations('desk.invitation');
  return (
    <FormDialog
      title={t('invite')}
      description={t('inviteText')}
      trigger={
        <Button data-testid="invite">
          <UserPlus aria-hidden size={18} strokeWidth={1.6} /> {t('invite')}
        </Button>
      }
    >
      {(close) => <InviteForm onDone={close} />}
    </FormDialog>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('desk.invitation');
  const locale = useLocale();
  const roles = useRoles();
  const act = useAct();
  const save = useSave('invitations');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const asked = formText(data, 'locale');
    const body = { email: formText(data, 'email'), role: formText(data, 'role'), locale: isLocale(asked) ? asked : ('en' as const) };
    void act.run(() => save(answer(api.POST('/v1/admin/invitations', { body })), t('invited', { email: body.email })).then(onDone));
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('email')} error={fieldError('email')}>
        {(control) => <Input {...control} name="email" type="email" required autoComplete="off" autoFocus dir="ltr" maxLength={254} />}
      </Field>
      <Field label={t('role')} error={fieldError('role')}>
        {(control) => (
          <Select {...control} key={roles.data ? 'known' : 'unknown'} name="role" required defaultValue="staff">
            {(roles.data?.items ?? []).map((role) => (
              <option key={role.key} value={role.key}>
                {role.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('locale')}>
        {(control) => (
          <Select {...control} name="locale" defaultValue={locale}>
            {locales.map((one) => (
              <option key={one} value={one} lang={one}>
                {localeNames[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="invite-submit">
        {t('send')}
      </Button>
    </form>
  );
}
