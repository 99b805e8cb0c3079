'use client';
// One flag: its name, whom it reaches, its variants.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Flag } from '@/lib/types.ts';

/** "a, b" are two variants of the same weight; what is left over goes to the first. */
function variantsOf(typed: string): { name: string; weight: number }[] {
  const names = [...new Set(typed.split(/[\s,]+/).filter(Boolean))];
  const each = Math.floor(10_000 / Math.max(1, names.length));
  return names.map((name, i) => ({ name, weight: i === 0 ? 10_000 - each * (names.length - 1) : each }));
}

const namesOf = (flag: Flag | undefined): string => flag?.variants.map(({ name }) => name).join(', ') ?? '';

function settingOf(data: FormData, kind: Flag['kind'], flag: Flag | undefined) {
  const typed = formText(data, 'variants');
  // Weights that were set elsewhere stay while the names do.
  const variants = flag && typed === namesOf(flag) ? flag.variants : variantsOf(typed);
  return {
    kind,
    description: formText(data, 'description'),
    rollout: Math.round(Number(formText(data, 'rollout')) * 100),
    variants: kind === 'boolean' ? [] : variants,
    public: data.has('public'),
    overridable: data.has('overridable'),
  };
}

interface ReachProps {
  flag: Flag | undefined;
  kind: Flag['kind'];
  names: string;
  fieldError: (name: string) => string | undefined;
}

/** Whom it reaches, with what, and who may ask for it or change it. */
function Reach({ flag, kind, names, fieldError }: ReachProps) {
  const t = useTranslations('desk.flag');
  return (
    <>
      <Field label={t('rollout')} hint={t('rolloutHint')} error={fieldError('rollout')}>
        {(control) => (
          <Input
            {...control}
            name="rollout"
            type="number"
            min={0}
            max={100}
            step={0.01}
            required
            defaultValue={(flag?.rollout ?? 0) / 100}
            dir="ltr"
            className="tabular"
          />
        )}
      </Field>
      {kind === 'variant' ? (
        <Field label={t('variants')} hint={t('variantsHint')} error={fieldError('variants')}>
          {(control) => (
            <Input
              {...control}
              name="variants"
              required
              pattern="[a-z0-9,\s\-]+"
              defaultValue={names}
              dir="ltr"
              autoCapitalize="none"
              placeholder="a, b"
            />
          )}
        </Field>
      ) : null}
      {(['public', 'overridable'] as const).map((name) => (
        <label key={name} className="flex min-h-10 items-center gap-3 text-sm">
          <input type="checkbox" name={name} defaultChecked={flag?.[name]} className="size-5 accent-accent" /> {t(`${name}Text`)}
        </label>
      ))}
    </>
  );
}

export function FlagForm({ flag, onDone }: { flag: Flag | undefined; onDone: () => void }) {
  const t = useTranslations('desk.flag');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('platform-flags', 'flags');
  const fieldError = useFieldError(act.error);
  const [kind, setKind] = useState<Flag['kind']>(flag?.kind ?? 'boolean');
  const submit = (data: FormData): void => {
    const body = settingOf(data, kind, flag);
    const name = flag?.name ?? formText(data, 'name');
    void act.run(() =>
      save(answer(api.PUT('/v1/admin/platform/flags/{flag}', { params: { path: { flag: name } }, body })), form('saved')).then(onDone),
    );
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      {flag ? null : (
        <Field label={t('name')} hint={t('nameHint')} error={fieldError('name')}>
          {(control) => (
            <Input
              {...control}
              name="name"
              required
              pattern="[a-z][a-z0-9]*([.\-][a-z0-9]+)*"
              maxLength={60}
              dir="ltr"
              autoCapitalize="none"
              autoFocus
            />
          )}
        </Field>
      )}
      <Field label={t('description')} optional={form('optional')} error={fieldError('description')}>
        {(control) => <Input {...control} name="description" maxLength={300} defaultValue={flag?.description} dir="auto" />}
      </Field>
      <Field label={t('kind')}>
        {(control) => (
          <Select {...control} value={kind} onChange={(event) => setKind(event.target.value === 'variant' ? 'variant' : 'boolean')}>
            <option value="boolean">{t('kinds.boolean')}</option>
            <option value="variant">{t('kinds.variant')}</option>
          </Select>
        )}
      </Field>
      <Reach flag={flag} kind={kind} names={namesOf(flag)} fieldError={fieldError} />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {form('save')}
      </Button>
    </form>
  );
}
