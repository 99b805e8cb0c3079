'use client';
// Looking at the shop as a person: with a reason that the person and the trail keep.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { localPath } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { PlatformUser } from '@/lib/types.ts';

export function VisitDialog({ person }: { person: Pick<PlatformUser, 'id' | 'name'> }) {
  const t = useTranslations('desk.platform');
  return (
    <FormDialog
      title={t('visitOf', { name: person.name })}
      description={t('visitText')}
      trigger={<Button look="line">{t('visit')}</Button>}
    >
      {() => <VisitForm userId={person.id} />}
    </FormDialog>
  );
}

function VisitForm({ userId }: { userId: string }) {
  const t = useTranslations('desk.platform');
  const locale = useLocale();
  const act = useAct();
  const submit = (data: FormData): void =>
    void act.run(async () => {
      await answer(api.POST('/v1/admin/impersonations', { body: { userId, reason: formText(data, 'reason') } }));
      window.location.assign(localPath(locale, '/'));
      return 'stay';
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('reason')} hint={t('visitHint')}>
        {(control) => <Input {...control} name="reason" required minLength={10} maxLength={300} dir="auto" autoFocus />}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {t('visit')}
      </Button>
    </form>
  );
}
