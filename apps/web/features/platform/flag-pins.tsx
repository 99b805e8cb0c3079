'use client';
// What one flag is for organizations: set by them, or decided for them.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Answer, SearchField } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Flag, FlagOverride } from '@/lib/types.ts';

const keys = ['platform-flags', 'flag-pins', 'flags'];

export function FlagPins({ flag }: { flag: Flag }) {
  const t = useTranslations('desk.flag');
  return (
    <FormDialog
      title={t('pinsOf', { name: flag.name })}
      description={t('pinsText')}
      trigger={
        <Button look="line" size="sm" aria-label={t('pinsOf', { name: flag.name })}>
          {t('pins')}
        </Button>
      }
    >
      {() => <Pins flag={flag} />}
    </FormDialog>
  );
}

function Pins({ flag }: { flag: Flag }) {
  const t = useTranslations('desk.flag');
  const staff = useTranslations('staff');
  const query = useQuery({
    queryKey: ['flag-pins', flag.name],
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/admin/platform/flags/{flag}/organizations', { params: { path: { flag: flag.name } }, signal })),
  });
  return (
    <div className="grid gap-6">
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-sm text-soft">{t('noPins')}</p>
          ) : (
            <ul className="max-h-64 overflow-y-auto border-t border-line">
              {items.map((one) => (
                <li key={one.organization.id}>
                  <Pin flag={flag} pin={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <PinForm flag={flag} />
    </div>
  );
}

function Pin({ flag, pin }: { flag: Flag; pin: FlagOverride }) {
  const t = useTranslations('desk.flag');
  const locale = useLocale();
  const act = useAct();
  const save = useSave(...keys);
  const { id, name } = pin.organization;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const path = { flag: flag.name, id };
  const drop = (): void =>
    void act.run(() => save(answer(api.DELETE('/v1/admin/platform/flags/{flag}/organizations/{id}', { params: { path } }))));
  return (
    <div className="border-b border-line py-2">
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
        <span className="min-w-0">
          <bdi className="font-medium">{name}</bdi>{' '}
          <span className="text-soft">
            {flag.kind === 'boolean'
              ? t('reaches', { share: percent.format(pin.rollout / 10_000) })
              : pin.variants.map((variant) => variant.name).join(', ')}
          </span>
        </span>
        <span className="flex items-center gap-2">
          {pin.byPlatform ? <Badge tone="info">{t('byPlatform')}</Badge> : null}
          <Button look="quiet" size="sm" disabled={act.busy} onClick={drop} aria-label={t('unpinOf', { name })}>
            {t('unpin')}
          </Button>
        </span>
      </div>
      <Refusal error={act.error} />
    </div>
  );
}

function PinForm({ flag }: { flag: Flag }) {
  const t = useTranslations('desk.flag');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave(...keys);
  const fieldError = useFieldError(act.error);
  const [organization, setOrganization] = useState('');
  const submit = (data: FormData): void => {
    const name = formText(data, 'variant');
    const body =
      flag.kind === 'boolean'
        ? { rollout: Math.round(Number(formText(data, 'rollout')) * 100), variants: [] }
        : { rollout: 0, variants: [{ name, weight: 10_000 }] };
    const path = { flag: flag.name, id: organization };
    void act.run(() =>
      save(answer(api.PUT('/v1/admin/platform/flags/{flag}/organizations/{id}', { params: { path }, body })), form('saved')).then(() =>
        setOrganization(''),
      ),
    );
  };
  return (
    <form className="grid gap-4 border-t border-line pt-5" onSubmit={submitOf(submit)}>
      <p className="font-medium">{t('pinNew')}</p>
      <OrganizationChoice value={organization} onChange={setOrganization} />
      {flag.kind === 'boolean' ? (
        <Field label={t('rollout')} error={fieldError('rollout')}>
          {(control) => (
            <Input
              {...control}
              name="rollout"
              type="number"
              min={0}
              max={100}
              step={0.01}
              required
              defaultValue={100}
              dir="ltr"
              className="tabular"
            />
          )}
        </Field>
      ) : (
        <Field label={t('variant')} error={fieldError('variants')}>
          {(control) => (
            <Select {...control} name="variant">
              {flag.variants.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy || organization === ''}>
        {t('pin')}
      </Button>
    </form>
  );
}

/** One of those whose name has what was typed. */
function OrganizationChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useTranslations('desk.flag');
  const platform = useTranslations('desk.platform');
  const [q, setQ] = useState('');
  const query = useQuery({
    queryKey: ['platform-organizations', 'choice', q],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/platform/organizations', { params: { query: { q, limit: 20 } }, signal })),
  });
  return (
    <div className="grid gap-2">
      <SearchField label={platform('search')} value={q} onChange={setQ} />
      <Field label={t('organization')}>
        {(control) => (
          <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t('choose')}</option>
            {query.data?.items.map(({ id, name, slug }) => (
              <option key={id} value={id}>
                {name} ({slug})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Refusal error={query.error} />
    </div>
  );
}
