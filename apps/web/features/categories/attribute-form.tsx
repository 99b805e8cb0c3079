'use client';
// One attribute of the set: its name in each language, what it may say, and for which products.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { codeOf } from '@/features/products/editor/choices.ts';
import { areaStyle } from '@/features/products/editor/section.tsx';
import { directionOf, type Locale, localeNames, locales } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { AttributeDefinition, OwnCategory } from '@/lib/types.ts';

const types = ['choice', 'text', 'number', 'boolean'] as const;
type Type = (typeof types)[number];

interface FormProps {
  row: AttributeDefinition | undefined;
  taken: readonly string[];
  categories: OwnCategory[];
  onDone: () => void;
}

/** Choices of a language, one in a line; a line that stays in its place keeps its code. */
function choicesFrom(lines: Record<Locale, string[]>, before: AttributeDefinition['choices']): AttributeDefinition['choices'] {
  const count = Math.max(...locales.map((locale) => lines[locale].length));
  const taken: string[] = before.map(({ code }) => code);
  return Array.from({ length: count }, (_, at) => {
    const said = locales.flatMap((locale) => (lines[locale][at] ? [[locale, lines[locale][at]] as const] : []));
    const known = before[at]?.code;
    const code = known ?? codeOf(lines.en[at] ?? said[0]?.[1] ?? '', taken, 'choice');
    taken.push(code);
    return { code, name: Object.fromEntries(said) };
  }).filter(({ name }) => Object.keys(name).length > 0);
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line, at, all) => line || at < all.length - 1);

export function AttributeForm({ row, taken, categories, onDone }: FormProps) {
  const t = useTranslations('desk.categories');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('attributes');
  const fieldError = useFieldError(act.error);
  const [type, setType] = useState<Type>(row?.type ?? 'choice');
  const submit = (data: FormData): void => {
    const said = locales.map((locale) => [locale, formText(data, `name.${locale}`)] as const).filter(([, text]) => text);
    const lines = Object.fromEntries(locales.map((locale) => [locale, linesOf(formText(data, `choices.${locale}`))])) as Record<
      Locale,
      string[]
    >;
    const code = row?.code ?? codeOf(formText(data, 'name.en') || (said[0]?.[1] ?? ''), taken, 'attribute');
    const body = {
      name: Object.fromEntries(said),
      type,
      unit: type === 'number' ? formText(data, 'unit') || null : null,
      choices: type === 'choice' ? choicesFrom(lines, row?.choices ?? []) : [],
      categoryId: formText(data, 'category') || null,
    };
    void act.run(() =>
      save(answer(api.PUT('/v1/admin/attributes/{code}', { params: { path: { code } }, body })), form('saved')).then(onDone),
    );
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('typeLabel')}>
        {(control) => (
          <Select
            {...control}
            value={type}
            disabled={row !== undefined}
            onChange={({ target }) => setType(types.find((one) => one === target.value) ?? 'choice')}
          >
            {types.map((one) => (
              <option key={one} value={one}>
                {t(`type.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {locales.map((locale, at) => (
        <NameFields key={locale} locale={locale} row={row} choices={type === 'choice'} error={at === 0 ? fieldError('name') : undefined} />
      ))}
      {type === 'number' ? (
        <Field label={t('unit')} optional={form('optional')}>
          {(control) => <Input {...control} name="unit" dir="auto" maxLength={20} defaultValue={row?.unit ?? ''} />}
        </Field>
      ) : null}
      <Field label={t('for')}>
        {(control) => (
          <Select {...control} name="category" defaultValue={row?.categoryId ?? ''}>
            <option value="">{t('forAll')}</option>
            {categories.map(({ id, title, depth }) => (
              <option key={id} value={id}>
                {`${'\u2003'.repeat(depth - 1)}${title}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {form('save')}
      </Button>
    </form>
  );
}

interface NameProps {
  locale: Locale;
  row: AttributeDefinition | undefined;
  choices: boolean;
  error: string | undefined;
}

function NameFields({ locale, row, choices, error }: NameProps) {
  const t = useTranslations('desk.categories');
  const own = { lang: locale, dir: directionOf(locale) } as const;
  return (
    <div className="grid gap-2">
      <Field label={localeNames[locale]} error={error}>
        {(control) => <Input {...control} {...own} name={`name.${locale}`} maxLength={80} defaultValue={row?.name[locale]} />}
      </Field>
      {choices ? (
        <textarea
          {...own}
          name={`choices.${locale}`}
          rows={3}
          aria-label={t('choicesIn', { language: localeNames[locale] })}
          placeholder={t('choicesHint')}
          defaultValue={row?.choices.map(({ name }) => name[locale] ?? '').join('\n')}
          className={areaStyle}
        />
      ) : null}
    </div>
  );
}
