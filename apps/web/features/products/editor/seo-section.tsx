'use client';
// The address of a product and what search engines are told of it, with a look at how that reads.
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { directionOf } from '@/i18n/locales.ts';
import { written } from './basics-section.tsx';
import { longest } from './draft.ts';
import { areaStyle, Section } from './section.tsx';
import type { Editor } from './use-editor.ts';

export function SeoSection({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const { draft, whole, first, change, errorOf } = editor;
  const texts = draft.texts[first];
  const own = { lang: first, dir: directionOf(first) } as const;
  return (
    <Section id="seo" title={t('seo')} text={t('seoText')}>
      <Field
        label={t('slug')}
        error={errorOf('/slug')}
        hint={
          whole.earlierSlugs.length > 0 ? (
            <>
              {t('earlierSlugs')} <bdi dir="ltr">{whole.earlierSlugs.join(', ')}</bdi>
            </>
          ) : (
            t('slugHint')
          )
        }
      >
        {(control) => (
          <Input
            {...control}
            name="slug"
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            maxLength={100}
            value={draft.slug}
            onChange={({ target }) => change({ slug: target.value.toLowerCase().replaceAll(/\s+/g, '-') })}
          />
        )}
      </Field>
      <Field label={t('seoTitle')} error={errorOf(`/texts/${first}/seoTitle`)}>
        {(control) => (
          <Input
            {...control}
            {...own}
            name="seoTitle"
            maxLength={longest.seoTitle}
            placeholder={texts.title}
            value={texts.seoTitle}
            onChange={({ target }) => change(written(first, 'seoTitle', target.value))}
          />
        )}
      </Field>
      <Field label={t('seoDescription')} error={errorOf(`/texts/${first}/seoDescription`)}>
        {(control) => (
          <textarea
            {...control}
            {...own}
            name="seoDescription"
            rows={3}
            maxLength={longest.seoDescription}
            placeholder={texts.description.slice(0, 160)}
            value={texts.seoDescription}
            onChange={({ target }) => change(written(first, 'seoDescription', target.value))}
            className={areaStyle}
          />
        )}
      </Field>
      <div {...own} aria-hidden className="rounded-md bg-sunken p-4">
        <p dir="ltr" className="truncate text-xs text-soft">{`/p/${draft.slug}`}</p>
        <p className="truncate text-lg text-info">{texts.seoTitle || texts.title || '—'}</p>
        <p className="line-clamp-2 text-sm text-soft">{texts.seoDescription || texts.description}</p>
      </div>
    </Section>
  );
}
