'use client';
// What a product is called in the shop's first language, and whether it is on sale.
import { Notice } from '@tessera/ui/bits.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { directionOf, localeNames } from '@/i18n/locales.ts';
import { codeOf } from '@/lib/problem.ts';
import { longest, type TextField } from './draft.ts';
import { areaStyle, Section } from './section.tsx';
import type { Change, Editor } from './use-editor.ts';

/** One text of one language in another wording. */
export const written =
  (locale: Editor['first'], field: TextField, text: string): Change =>
  (draft) => ({ ...draft, texts: { ...draft.texts, [locale]: { ...draft.texts[locale], [field]: text } } });

export function BasicsSection({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const texts = useTranslations('desk.texts');
  const { draft, first, change, errorOf } = editor;
  const titleError =
    errorOf(`/texts/${first}/title`) ?? (codeOf(editor.act.error) === 'TITLE_NEEDED' && editor.act.error ? texts('needTitle') : undefined);
  const own = { lang: first, dir: directionOf(first) } as const;
  return (
    <Section id="basics" title={t('basics')} text={t('inLanguage', { language: localeNames[first] })}>
      <Field label={texts('title')} error={titleError}>
        {(control) => (
          <Input
            {...control}
            {...own}
            name="title"
            required
            maxLength={longest.title}
            value={draft.texts[first].title}
            onChange={({ target }) => change(written(first, 'title', target.value))}
          />
        )}
      </Field>
      <Field label={texts('subtitle')} error={errorOf(`/texts/${first}/subtitle`)}>
        {(control) => (
          <Input
            {...control}
            {...own}
            name="subtitle"
            maxLength={longest.subtitle}
            value={draft.texts[first].subtitle}
            onChange={({ target }) => change(written(first, 'subtitle', target.value))}
          />
        )}
      </Field>
      <Field label={texts('description')} error={errorOf(`/texts/${first}/description`)}>
        {(control) => (
          <textarea
            {...control}
            {...own}
            name="description"
            rows={6}
            maxLength={longest.description}
            value={draft.texts[first].description}
            onChange={({ target }) => change(written(first, 'description', target.value))}
            className={areaStyle}
          />
        )}
      </Field>
      <StatusField editor={editor} />
    </Section>
  );
}

const statuses = ['draft', 'published', 'archived'] as const;

function StatusField({ editor: { draft, whole, change } }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const staff = useTranslations('staff');
  const product = useTranslations('desk.product');
  return (
    <>
      <Field label={staff('status')} className="sm:max-w-xs">
        {(control) => (
          <Select
            {...control}
            name="status"
            value={draft.status}
            onChange={({ target }) => change({ status: statuses.find((one) => one === target.value) ?? 'draft' })}
          >
            {statuses.map((one) => (
              <option key={one} value={one}>
                {product(`status.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {whole.lacks.length > 0 ? (
        <Notice tone="info">
          <p>{t('lacks')}</p>
          <ul className="mt-1 list-disc ps-5">
            {whole.lacks.map((lack) => (
              <li key={lack}>{t.has(`lack.${lack}`) ? t(`lack.${lack}`) : lack}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
