'use client';
// What many products are to say of attributes of the set; an empty field leaves what they say.
import { useQuery } from '@tanstack/react-query';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { type Locale, localeNames } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import type { AttributeDefinition } from '@/lib/types.ts';

export function AttributeFields() {
  const t = useTranslations('desk.bulk');
  const { data } = useQuery({ queryKey: ['attributes'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/attributes', { signal })) });
  if (!data || data.items.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">{t('attributes')}</summary>
      <div className="mt-4 grid items-start gap-4 sm:grid-cols-2">
        {data.items.map((definition) => (
          <AttributeField key={definition.code} definition={definition} />
        ))}
      </div>
    </details>
  );
}

function AttributeField({ definition }: { definition: AttributeDefinition }) {
  const t = useTranslations('desk.bulk');
  const editor = useTranslations('desk.editor');
  const locale = useLocale() as Locale;
  const { code, title, type, unit, choices } = definition;
  if (type === 'text')
    return (
      <Field label={title} hint={t('inLanguage', { language: localeNames[locale] })}>
        {(control) => <Input {...control} name={`words:${code}`} maxLength={200} dir="auto" />}
      </Field>
    );
  if (type === 'number')
    return (
      <Field label={unit ? `${title} (${unit})` : title}>
        {(control) => (
          <Input
            {...control}
            name={`value:${code}`}
            inputMode="decimal"
            pattern="-?[0-9]{1,12}([.][0-9]{1,4})?"
            maxLength={17}
            dir="ltr"
            className="tabular"
          />
        )}
      </Field>
    );
  const options =
    type === 'choice'
      ? choices.map((choice) => [choice.code, choice.name[locale] ?? Object.values(choice.name)[0] ?? choice.code] as const)
      : ([
          ['true', editor('yes')],
          ['false', editor('no')],
        ] as const);
  return (
    <Field label={title}>
      {(control) => (
        <Select {...control} name={`value:${code}`}>
          <option value="">{t('asItIs')}</option>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
