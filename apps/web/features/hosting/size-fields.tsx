'use client';
// Memory, processor and disk, to be filled in.
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { type Size, type SizeName, sizeNames, typedOf } from './amounts.ts';

interface SizeFieldsProps {
  now: Size;
  wrong: readonly SizeName[];
}

export function SizeFields({ now, wrong }: SizeFieldsProps) {
  const t = useTranslations('desk.hosting');
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      {sizeNames.map((name) => (
        <Field key={name} label={t(`size.${name}`)} error={wrong.includes(name) ? t('sizeWrong') : undefined}>
          {(control) => (
            <Input
              {...control}
              name={name}
              required
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              dir="ltr"
              className="tabular"
              defaultValue={typedOf(now, name)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
