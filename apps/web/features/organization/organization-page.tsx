'use client';
// Settings of the organization: who it is, where it is, and its end.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Section } from '@/features/account/section.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { PictureField } from '@/features/products/picture-field.tsx';
import type { Uploaded } from '@/features/products/upload.ts';
import { useMay, useSession } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { isLocale, localeNames, locales } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { countryName } from '@/lib/countries.ts';
import { formText } from '@/lib/form-text.ts';
import type { OrganizationChange, OrganizationSettings } from '@/lib/types.ts';
import { CloseOrganization, TransferOwnership } from './endings.tsx';

export function OrganizationPage() {
  const staff = useTranslations('staff');
  const query = useQuery({ queryKey: ['organization'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/organization', { signal })) });
  const isOwner = useSession()?.organization?.role === 'owner';
  return (
    <>
      <PageHead title={staff('page.organization')} />
      <Answer query={query} failed={staff('failed')}>
        {(settings) => (
          <>
            <Identity settings={settings} />
            <Place settings={settings} />
            {isOwner ? (
              <>
                <TransferOwnership />
                <CloseOrganization name={settings.name} />
              </>
            ) : null}
          </>
        )}
      </Answer>
    </>
  );
}

function useChange() {
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('organization', 'organizations', 'session');
  const change = (work: () => Promise<OrganizationChange> | OrganizationChange): void =>
    void act.run(async () => {
      const body = await work();
      return await save(answer(api.PATCH('/v1/admin/organization', { body })), form('saved'));
    });
  return { act, change };
}

function Identity({ settings }: { settings: OrganizationSettings }) {
  const t = useTranslations('desk.organization');
  const form = useTranslations('form');
  const may = useMay('organization.write');
  const { act, change } = useChange();
  const fieldError = useFieldError(act.error);
  const logo = useRef<Promise<Uploaded> | null>(null);
  const submit = (data: FormData): void =>
    change(async () => ({
      name: formText(data, 'name'),
      slug: formText(data, 'slug'),
      taxId: formText(data, 'taxId') || null,
      ...(logo.current ? { logoKey: (await logo.current).key } : {}),
    }));
  return (
    <Section title={t('identity')} text={t('identityText')}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <fieldset disabled={!may} className="grid gap-4">
          <PictureField
            square
            label={t('logo')}
            current={settings.logo?.url ?? null}
            onPicture={(next) => {
              logo.current = next;
              next?.catch(() => undefined);
            }}
          />
          <Field label={t('name')} error={fieldError('name')}>
            {(control) => <Input {...control} name="name" required minLength={2} maxLength={80} defaultValue={settings.name} dir="auto" />}
          </Field>
          <Field label={t('slug')} hint={t('slugHint')} error={fieldError('slug')}>
            {(control) => (
              <Input
                {...control}
                name="slug"
                required
                pattern="[a-z0-9](-?[a-z0-9])+"
                maxLength={40}
                defaultValue={settings.slug}
                dir="ltr"
              />
            )}
          </Field>
          <Field label={t('taxId')} optional={form('optional')} error={fieldError('taxId')}>
            {(control) => (
              <Input {...control} name="taxId" maxLength={40} defaultValue={settings.taxId ?? ''} dir="ltr" autoComplete="off" />
            )}
          </Field>
        </fieldset>
        <Refusal error={act.error} />
        {may ? (
          <Button type="submit" className="justify-self-start" busy={act.busy} disabled={act.busy} data-testid="save-organization">
            {form('save')}
          </Button>
        ) : null}
      </form>
    </Section>
  );
}

const lines = {
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
} as const;
const lineNames = ['line1', 'line2', 'city', 'region', 'postalCode'] as const;
const lengths = { line1: 120, line2: 120, city: 80, region: 80, postalCode: 20 } as const;

/** The address as typed; null when all of it is empty. */
function addressOf(data: FormData): OrganizationChange['address'] {
  const typed = Object.fromEntries(lineNames.map((name) => [name, formText(data, name)]).filter(([, value]) => value));
  return Object.keys(typed).length === 0 ? null : (typed as NonNullable<OrganizationChange['address']>);
}

function Place({ settings }: { settings: OrganizationSettings }) {
  const t = useTranslations('desk.organization');
  const field = useTranslations('checkout.field');
  const form = useTranslations('form');
  const locale = useLocale();
  const may = useMay('organization.write');
  const { act, change } = useChange();
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const spoken = formText(data, 'locale');
    change(() => ({ address: addressOf(data), timeZone: formText(data, 'timeZone'), ...(isLocale(spoken) ? { locale: spoken } : {}) }));
  };
  return (
    <Section title={t('place')} text={t('placeText')}>
      <form className="grid gap-4" onSubmit={submitOf(submit)}>
        <p className="flex flex-wrap items-center gap-3 text-sm">
          {t('country')} <Badge>{countryName(settings.country, locale)}</Badge>
        </p>
        <fieldset disabled={!may} className="grid gap-4">
          {lineNames.map((name) => (
            <Field
              key={name}
              label={field(name)}
              optional={name === 'line2' || name === 'region' || name === 'postalCode' ? form('optional') : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  name={name}
                  maxLength={lengths[name]}
                  autoComplete={lines[name]}
                  defaultValue={settings.address?.[name] ?? ''}
                  dir="auto"
                />
              )}
            </Field>
          ))}
          <Field label={t('locale')} error={fieldError('locale')}>
            {(control) => (
              <Select {...control} name="locale" defaultValue={settings.locale}>
                {locales.map((one) => (
                  <option key={one} value={one} lang={one}>
                    {localeNames[one]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('timeZone')} error={fieldError('timeZone')}>
            {(control) => (
              <Select {...control} name="timeZone" defaultValue={settings.timeZone} dir="ltr">
                {[...new Set([settings.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
                  <option key={zone} value={zone}>
                    {zone}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </fieldset>
        <Refusal error={act.error} />
        {may ? (
          <Button type="submit" className="justify-self-start" busy={act.busy} disabled={act.busy}>
            {form('save')}
          </Button>
        ) : null}
      </form>
    </Section>
  );
}
