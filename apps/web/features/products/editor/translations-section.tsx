'use client';
// The other languages side by side, with what the shop falls back to where nothing is written.
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Locale, locales } from '@/i18n/locales.ts';
import type { ProductTexts } from '@/lib/types.ts';
import { type Draft as Texts, fields, type Written } from '../texts/draft.ts';
import { LanguageCard } from '../texts/language-card.tsx';
import { LanguageTabs } from '../texts/texts-page.tsx';
import type { Draft } from './draft.ts';
import { Section } from './section.tsx';
import type { Editor } from './use-editor.ts';

const textsOf = ({ texts, pictures }: Draft): Texts =>
  Object.fromEntries(
    locales.map((locale) => {
      const { title, subtitle, description } = texts[locale];
      return [locale, { title, subtitle, description, alts: Object.fromEntries(pictures.map(({ key, alt }) => [key, alt[locale]])) }];
    }),
  ) as Texts;

/** What was written of one language, laid into the product. */
const laidIn = (draft: Draft, locale: Locale, { alts, ...texts }: Partial<Written>): Draft => ({
  ...draft,
  texts: { ...draft.texts, [locale]: { ...draft.texts[locale], ...texts } },
  pictures: alts
    ? draft.pictures.map((picture) => ({ ...picture, alt: { ...picture.alt, [locale]: alts[picture.key] ?? '' } }))
    : draft.pictures,
});

export function TranslationsSection({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const texts = useTranslations('desk.texts');
  const { draft, whole, first, change, errorOf } = editor;
  const languages = whole.languages
    .filter(({ locale }) => locale !== first)
    .toSorted((one, other) => Number(other.spoken) - Number(one.spoken));
  const [open, setOpen] = useState<Locale>(languages[0]?.locale ?? 'en');
  const words = textsOf(draft);
  const pictures: ProductTexts['pictures'] = draft.pictures.map(({ key, url, alt }) => ({ key, url, alt }));
  return (
    <Section id="translations" title={t('translations')} text={texts('text')}>
      <LanguageTabs languages={languages} open={open} onOpen={setOpen} draft={words} first={first} />
      <div className="grid items-start gap-6 md:grid-cols-2">
        {languages.map((language) => (
          <section
            key={language.locale}
            id={`texts-${language.locale}`}
            aria-labelledby={`language-${language.locale}`}
            className={`min-w-0 md:rounded-lg md:border md:border-line md:p-4 ${language.locale === open ? '' : 'max-md:hidden'}`}
          >
            <LanguageCard
              language={language}
              first={first}
              draft={words}
              pictures={pictures}
              onWrite={(part) => change((now) => laidIn(now, language.locale, part))}
              errorOf={(field) => (fields.includes(field) ? errorOf(`/texts/${language.locale}/${field}`) : undefined)}
            />
          </section>
        ))}
      </div>
    </Section>
  );
}
