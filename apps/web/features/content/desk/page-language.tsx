'use client';
// A page in one language, written in its own direction, and how it will look.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, inputStyle } from '@tessera/ui/field.tsx';
import { cn } from '@tessera/ui/cn.ts';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { directionOf, type Locale, localeNames } from '@/i18n/locales.ts';
import { Markdown } from '../markdown.tsx';
import { longest, type PageDraft, type PageField } from './page-draft.ts';

interface PageLanguageProps {
  locale: Locale;
  /** What the shop falls back to. */
  first: Locale;
  spoken: boolean;
  draft: PageDraft;
  onSay: (field: PageField, text: string) => void;
}

export function PageLanguage(props: PageLanguageProps) {
  const { locale, first, spoken, draft, onSay } = props;
  const t = useTranslations('desk.content');
  const texts = useTranslations('desk.texts');
  const [seen, setSeen] = useState(false);
  const own = { lang: locale, dir: directionOf(locale) } as const;
  const said = Boolean(draft.title[locale] && draft.body[locale]);
  const needed = locale === first;
  return (
    <section aria-labelledby={`page-${locale}`} className="grid min-w-0 content-start gap-4 rounded-lg border border-line p-4 sm:p-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={`page-${locale}`} lang={locale} className="text-xl">
          {localeNames[locale]}
        </h2>
        {said ? <Badge tone="success">{texts('done')}</Badge> : <Badge tone={spoken ? 'warning' : 'plain'}>{texts('missing')}</Badge>}
        <Button look="quiet" size="sm" className="ms-auto" aria-pressed={seen} onClick={() => setSeen(!seen)}>
          {t(seen ? 'toWrite' : 'toSee')}
        </Button>
      </header>
      {needed ? <p className="text-sm text-soft">{texts('first')}</p> : null}
      {seen ? (
        <div {...own} className="min-h-60 rounded-md border border-dashed border-edge p-4" data-testid={`preview-${locale}`}>
          <p className="mb-4 font-heading text-3xl">{draft.title[locale] || draft.title[first]}</p>
          <Markdown text={draft.body[locale] || draft.body[first] || ''} />
        </div>
      ) : (
        <>
          <Field label={texts('title')}>
            {(control) => (
              <Input
                {...control}
                {...own}
                name={`${locale}.title`}
                required={needed}
                maxLength={longest.title}
                placeholder={draft.title[first]}
                value={draft.title[locale] ?? ''}
                onChange={({ target }) => onSay('title', target.value)}
              />
            )}
          </Field>
          <Field label={t('body')} hint={needed ? t('bodyHint') : undefined}>
            {(control) => (
              <textarea
                {...control}
                {...own}
                name={`${locale}.body`}
                required={needed && draft.status === 'published'}
                rows={12}
                maxLength={longest.body}
                value={draft.body[locale] ?? ''}
                onChange={({ target }) => onSay('body', target.value)}
                className={cn(inputStyle, 'h-auto py-2 text-sm leading-relaxed')}
              />
            )}
          </Field>
          <Seo {...props} />
        </>
      )}
    </section>
  );
}

/** What search engines show; the title and nothing, where nothing is said. */
function Seo({ locale, draft, onSay }: PageLanguageProps) {
  const t = useTranslations('desk.content');
  const own = { lang: locale, dir: directionOf(locale) } as const;
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 text-sm font-medium">
        {t('seo')}
        <ChevronDown aria-hidden size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-1 grid gap-3">
        {(['seoTitle', 'seoDescription'] as const).map((field) => (
          <Field key={field} label={t(field)}>
            {(control) => (
              <Input
                {...control}
                {...own}
                name={`${locale}.${field}`}
                maxLength={longest[field]}
                placeholder={field === 'seoTitle' ? draft.title[locale] : undefined}
                value={draft[field][locale] ?? ''}
                onChange={({ target }) => onSay(field, target.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}
