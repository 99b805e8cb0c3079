'use client';
// The texts of a product in one language, written in its own direction.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { directionOf, type Locale, localeNames } from '@/i18n/locales.ts';
import type { ProductTexts } from '@/lib/types.ts';
import { type Draft, fallsBackTo, fields, longest, standingOf, type TextField, type Written } from './draft.ts';

const standingTones: Record<ReturnType<typeof standingOf>, Tone> = { missing: 'warning', partly: 'info', done: 'success' };

/** Where a field is to be found. */
export const fieldId = (locale: Locale, field: TextField): string => `text-${locale}-${field}`;

interface LanguageCardProps {
  language: ProductTexts['languages'][number];
  /** What the shop falls back to. */
  first: Locale;
  draft: Draft;
  pictures: ProductTexts['pictures'];
  onWrite: (change: Partial<Written>) => void;
  errorOf: (field: TextField) => string | undefined;
}

export function LanguageCard({ language, first, draft, pictures, onWrite, errorOf }: LanguageCardProps) {
  const t = useTranslations('desk.texts');
  const { locale, spoken, needed } = language;
  const standing = standingOf(draft, locale, first);
  const own = { lang: locale, dir: directionOf(locale) } as const;
  const lacks = (field: TextField): ReactNode =>
    spoken && !draft[locale][field].trim() && fallsBackTo(draft, first, field) ? (
      <span className="text-warning">{t('missing')}</span>
    ) : undefined;
  return (
    <>
      <header className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={`language-${locale}`} lang={locale} className="text-xl">
          {localeNames[locale]}
        </h2>
        <Badge tone={spoken ? standingTones[standing] : 'plain'}>{t(standing)}</Badge>
        {needed || !spoken ? <p className="text-sm text-soft">{t(needed ? 'first' : 'notSpoken')}</p> : null}
      </header>
      <div className="grid gap-4">
        {fields.map((field) => (
          <Field key={field} label={t(field)} optional={lacks(field)} error={errorOf(field)}>
            {(control) => {
              const shared = {
                ...control,
                ...own,
                'data-at': fieldId(locale, field),
                name: `${locale}.${field}`,
                maxLength: longest[field],
                value: draft[locale][field],
                // What the shop shows as long as nothing is written.
                placeholder: fallsBackTo(draft, first, field).slice(0, longest.title),
              };
              return field === 'description' ? (
                <textarea
                  {...shared}
                  rows={7}
                  onChange={({ target }) => onWrite({ description: target.value })}
                  className="w-full rounded-md border border-edge bg-raised px-3 py-2 text-base placeholder:text-soft hover:border-ink aria-invalid:border-danger aria-invalid:bg-danger-bg disabled:opacity-60"
                />
              ) : (
                <Input
                  {...shared}
                  aria-required={needed && field === 'title'}
                  onChange={({ target }) => onWrite({ [field]: target.value })}
                />
              );
            }}
          </Field>
        ))}
        <Alts pictures={pictures} alts={draft[locale].alts} own={own} onWrite={(alts) => onWrite({ alts })} />
      </div>
    </>
  );
}

interface AltsProps {
  pictures: ProductTexts['pictures'];
  alts: Written['alts'];
  own: { lang: Locale; dir: 'rtl' | 'ltr' };
  onWrite: (alts: Written['alts']) => void;
}

/** What each picture shows, for those who don't see it. */
function Alts({ pictures, alts, own, onWrite }: AltsProps) {
  const t = useTranslations('desk.texts');
  if (pictures.length === 0) return null;
  const said = pictures.filter(({ key }) => alts[key]?.trim()).length;
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 text-sm font-medium">
        {t('pictures')}
        <span className="tabular flex items-center gap-2 font-normal text-soft">
          <span dir="ltr">
            {said} / {pictures.length}
          </span>
          <ChevronDown aria-hidden size={16} className="transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <ul className="mt-1 grid gap-3">
        {pictures.map(({ key, url }, at) => (
          <li key={key} className="flex items-center gap-3">
            <img src={url} alt="" width={40} height={50} loading="lazy" className="h-12.5 w-10 shrink-0 bg-sunken object-cover" />
            <Input
              {...own}
              name={`${own.lang}.alt.${at + 1}`}
              aria-label={t('alt', { number: at + 1 })}
              maxLength={300}
              value={alts[key] ?? ''}
              onChange={({ target }) => onWrite({ ...alts, [key]: target.value })}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
