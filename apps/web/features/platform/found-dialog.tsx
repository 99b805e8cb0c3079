'use client';
// Founds a brand or a store for somebody else, and invites who shall own it.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { isLocale, localeNames, locales } from '@/i18n/locales.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { countriesIn, likelyCountry } from '@/lib/countries.ts';
import { formText } from '@/lib/form-text.ts';
import type { PlatformOrganization } from '@/lib/types.ts';

type Trade = NonNullable<PlatformOrganization['trade']>;

export function FoundDialog({ trade, opened }: { trade: Trade; opened: boolean }) {
  const t = useTranslations('desk.platform');
  return (
    <FormDialog
      title={t(`found.${trade}`)}
      description={t('foundText')}
      opened={opened}
      trigger={
        <Button data-testid="found-organization">
          <Plus aria-hidden size={18} /> {t(`found.${trade}`)}
        </Button>
      }
    >
      {(close) => <FoundForm trade={trade} onDone={close} />}
    </FormDialog>
  );
}

const spokenIn = (data: FormData) => {
  const spoken = formText(data, 'locale');
  return isLocale(spoken) ? spoken : ('en' as const);
};

function FoundForm({ trade, onDone }: { trade: Trade; onDone: () => void }) {
  const t = useTranslations('desk.platform');
  const form = useTranslations('form');
  const locale = useLocale();
  const act = useAct();
  const save = useSave('platform-organizations');
  const fieldError = useFieldError(act.error);
  const [keys] = useState(actKeys);
  const send = (data: FormData): void => {
    const body = {
      name: formText(data, 'name'),
      country: formText(data, 'country'),
      owner: formText(data, 'owner'),
      trade,
      locale: spokenIn(data),
    };
    void act.run(async () => {
      const options = { params: { header: keys.for(body) }, body };
      await save(answer(api.POST('/v1/admin/platform/organizations', options)), t('foundDone', { name: body.name, email: body.owner }));
      onDone();
    });
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <Field label={t('name')} error={fieldError('name')}>
        {(control) => <Input {...control} name="name" required minLength={2} maxLength={80} autoFocus dir="auto" />}
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={t('country')} error={fieldError('country')}>
          {(control) => (
            <Select {...control} name="country" defaultValue={likelyCountry(locale)}>
              {countriesIn(locale).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <LocaleField />
      </div>
      <OwnerField error={fieldError('owner')} />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="save-organization">
        {act.busy ? form('working') : t(`found.${trade}`)}
      </Button>
    </form>
  );
}

function LocaleField() {
  const t = useTranslations('desk.platform');
  const locale = useLocale();
  return (
    <Field label={t('language')}>
      {(control) => (
        <Select {...control} name="locale" defaultValue={locale}>
          {locales.map((code) => (
            <option key={code} value={code}>
              {localeNames[code]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function OwnerField({ error }: { error: string | undefined }) {
  const t = useTranslations('desk.platform');
  return (
    <Field label={t('owner')} hint={t('ownerHint')} error={error}>
      {(control) => <Input {...control} name="owner" type="email" required maxLength={254} autoComplete="off" dir="ltr" />}
    </Field>
  );
}

/** For one whose owner has not come yet: the link is sent anew, or to somebody else. */
export function OwnerDialog({ row }: { row: PlatformOrganization }) {
  const t = useTranslations('desk.platform');
  const title = t('inviteOwnerOf', { name: row.name });
  return (
    <FormDialog
      title={title}
      description={t('inviteOwnerText')}
      trigger={
        <Button look="line" size="sm" aria-label={title}>
          {t('inviteOwner')}
        </Button>
      }
    >
      {(close) => <OwnerForm row={row} onDone={close} />}
    </FormDialog>
  );
}

function OwnerForm({ row, onDone }: { row: PlatformOrganization; onDone: () => void }) {
  const t = useTranslations('desk.platform');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('platform-organizations');
  const fieldError = useFieldError(act.error);
  const send = (data: FormData): void => {
    const body = { email: formText(data, 'owner'), locale: spokenIn(data) };
    const invited = api.POST('/v1/admin/platform/organizations/{id}/owner', { params: { path: { id: row.id } }, body });
    void act.run(async () => {
      await save(answer(invited), t('invited', { email: body.email }));
      onDone();
    });
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <OwnerField error={fieldError('email')} />
      <LocaleField />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
        {act.busy ? form('working') : t('inviteOwner')}
      </Button>
    </form>
  );
}
