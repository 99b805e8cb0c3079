'use client';
// A new key, and a key in the place of another.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { latinDigits } from '@/lib/digits.ts';
import { formText } from '@/lib/form-text.ts';
import type { ApiKey, NewApiKey, Permission } from '@/lib/types.ts';
import { PermissionBoxes } from './permission-boxes.tsx';

type KeyPermission = Exclude<Permission, `platform.${string}`>;
const terms = ['30', '90', '365', '730', 'never'] as const;

export function KeyForm({ onMade }: { onMade: (made: NewApiKey) => void }) {
  const t = useTranslations('desk.key');
  const act = useAct();
  const fieldError = useFieldError(act.error);
  const [permissions, setPermissions] = useState<Permission[]>([]);
  const submit = (data: FormData): void => {
    const term = formText(data, 'term');
    const body = {
      name: formText(data, 'name'),
      permissions: permissions as KeyPermission[],
      expiresInDays: term === 'never' ? null : Number(term),
      requestsPerMinute: Number(latinDigits(formText(data, 'rate'))) || 600,
    };
    void act.run(async () => onMade(await answer(api.POST('/v1/admin/keys', { body }))));
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(submit)}>
      <Field label={t('name')} hint={t('nameHint')} error={fieldError('name')}>
        {(control) => <Input {...control} name="name" required minLength={2} maxLength={60} autoFocus dir="auto" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('term')}>
          {(control) => (
            <Select {...control} name="term" defaultValue="365">
              {terms.map((term) => (
                <option key={term} value={term}>
                  {term === 'never' ? t('never') : t('days', { count: Number(term) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('perMinute')} error={fieldError('requestsPerMinute')}>
          {(control) => (
            <Input {...control} name="rate" required inputMode="numeric" defaultValue="600" maxLength={4} dir="ltr" className="tabular" />
          )}
        </Field>
      </div>
      <PermissionBoxes label={t('permissions')} chosen={permissions} onChange={setPermissions} withoutPlatform />
      {fieldError('permissions') ? (
        <p role="alert" className="text-sm text-danger">
          {fieldError('permissions')}
        </p>
      ) : null}
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy || permissions.length === 0} data-testid="make-key">
        {t('make')}
      </Button>
    </form>
  );
}

export function RotateForm({ one, onMade }: { one: ApiKey; onMade: (made: NewApiKey) => void }) {
  const t = useTranslations('desk.key');
  const act = useAct();
  const submit = (data: FormData): void =>
    void act.run(async () => {
      const body = { overlapDays: Number(formText(data, 'overlap')) };
      onMade(await answer(api.POST('/v1/admin/keys/{id}/rotate', { params: { path: { id: one.id } }, body })));
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <p className="text-soft">{t('rotateText')}</p>
      <Field label={t('overlap')}>
        {(control) => (
          <Select {...control} name="overlap" defaultValue="1">
            {[0, 1, 3, 7].map((days) => (
              <option key={days} value={days}>
                {days === 0 ? t('atOnce') : t('days', { count: days })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {t('rotate')}
      </Button>
    </form>
  );
}
