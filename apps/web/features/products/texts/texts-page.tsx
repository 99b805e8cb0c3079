'use client';
// What a product says in each language: side by side where there is room, one after another by tabs on a phone.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { Refusal } from '@/features/form/refusal.tsx';
import { type Act, submitOf } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { type Locale, localeNames } from '@/i18n/locales.ts';
import { codeOf } from '@/lib/problem.ts';
import type { ProductTexts } from '@/lib/types.ts';
import { type Draft, standingOf, type TextField } from './draft.ts';
import { fieldId, LanguageCard } from './language-card.tsx';
import { readTexts, useTexts } from './use-texts.ts';

export function TextsPage({ id }: { id: string }) {
  const staff = useTranslations('staff');
  // Never from a store: what one begins to write from is what stands there now.
  const query = useQuery({ queryKey: ['texts', id], queryFn: ({ signal }) => readTexts(id, signal), gcTime: 0 });
  return (
    <Answer query={query} failed={staff('failed')}>
      {(texts) => <Texts key={id} initial={texts} />}
    </Answer>
  );
}

/** The shop's first language, those it speaks, and the others. */
const inOrder = ({ languages }: ProductTexts): ProductTexts['languages'] =>
  languages.toSorted((one, other) => Number(other.needed) - Number(one.needed) || Number(other.spoken) - Number(one.spoken));

function Texts({ initial }: { initial: ProductTexts }) {
  const t = useTranslations('desk.texts');
  const form = useTranslations('form');
  const staff = useTranslations('staff');
  const may = useMay('catalog.write');
  const languages = inOrder(initial);
  const first = languages[0]?.locale ?? 'en';
  const [open, setOpen] = useState<Locale>(first);
  const lead = ({ locale, field }: { locale: Locale; field: TextField }): void => {
    // Shown first: what is hidden takes no focus.
    flushSync(() => setOpen(locale));
    document.querySelector<HTMLElement>(`[data-at="${fieldId(locale, field)}"]`)?.focus();
  };
  const { act, saved, draft, unsaved, untitled, refused, write, save, readAgain } = useTexts(initial, lead);
  const errorOf = (locale: Locale) => (field: TextField) => {
    if (field === 'title' && untitled.includes(locale)) return t('needTitle');
    return refused.some((at) => at.locale === locale && at.field === field) ? form('invalid.refused') : undefined;
  };
  return (
    <>
      <BackLink href="/staff/products">{staff('page.products')}</BackLink>
      <PageHead title={<bdi>{saved.title}</bdi>} text={t('text')} />
      <form onSubmit={submitOf(save)} noValidate>
        <LanguageTabs languages={languages} open={open} onOpen={setOpen} draft={draft} first={first} />
        <fieldset disabled={!may} className="grid items-start gap-6 md:grid-cols-2 2xl:grid-cols-3">
          {languages.map((language) => (
            <section
              key={language.locale}
              id={`texts-${language.locale}`}
              aria-labelledby={`language-${language.locale}`}
              className={`min-w-0 rounded-lg border border-line p-4 sm:p-5 ${language.locale === open ? '' : 'max-md:hidden'}`}
            >
              <LanguageCard
                language={language}
                first={first}
                draft={draft}
                pictures={saved.pictures}
                onWrite={(change) => write(language.locale, change)}
                errorOf={errorOf(language.locale)}
              />
            </section>
          ))}
        </fieldset>
        {may ? <SaveBar act={act} unsaved={unsaved} onReadAgain={readAgain} /> : null}
      </form>
    </>
  );
}

/** Stays in sight, with what was refused and, where somebody else was faster, the way to what they wrote. */
function SaveBar({ act, unsaved, onReadAgain }: { act: Act; unsaved: boolean; onReadAgain: () => void }) {
  const t = useTranslations('desk.texts');
  const form = useTranslations('form');
  return (
    <div className="sticky bottom-0 z-10 mt-6 grid gap-3 border-t border-line bg-paper py-4">
      <Refusal error={act.error}>
        {codeOf(act.error) === 'TEXTS_CHANGED' ? (
          <p className="mt-2 flex flex-wrap items-center gap-3">
            <Button look="line" size="sm" onClick={onReadAgain}>
              {t('readAgain')}
            </Button>
            {t('readAgainText')}
          </p>
        ) : null}
      </Refusal>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-texts">
          {form('save')}
        </Button>
        <p aria-live="polite" className="text-sm text-soft">
          {unsaved ? t('unsaved') : null}
        </p>
      </div>
    </div>
  );
}

interface LanguageTabsProps {
  languages: ProductTexts['languages'];
  open: Locale;
  onOpen: (locale: Locale) => void;
  draft: Draft;
  first: Locale;
}

const dots = { missing: 'bg-warning', partly: 'bg-info', done: 'bg-success' };

/** On a phone one language is shown at a time; arrows go from one to the next, as they are read. */
export function LanguageTabs({ languages, open, onOpen, draft, first }: LanguageTabsProps) {
  const t = useTranslations('desk.texts');
  const go = (event: KeyboardEvent<HTMLDivElement>): void => {
    const forth = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const at = languages.findIndex(({ locale }) => locale === open) + (event.key === forth ? 1 : -1);
    const next = languages.at(at % languages.length)?.locale;
    if (!next) return;
    onOpen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-language="${next}"]`)?.focus();
  };
  return (
    <div
      role="tablist"
      tabIndex={-1}
      aria-label={t('languages')}
      onKeyDown={go}
      className="mb-4 flex gap-1 overflow-x-auto border-b border-line md:hidden"
    >
      {languages.map(({ locale, spoken }) => {
        const standing = standingOf(draft, locale, first);
        return (
          <button
            key={locale}
            type="button"
            role="tab"
            data-language={locale}
            aria-selected={locale === open}
            aria-controls={`texts-${locale}`}
            tabIndex={locale === open ? 0 : -1}
            onClick={() => onOpen(locale)}
            className={`relative -mb-px flex min-h-11 items-center gap-2 border-b-2 px-3 text-sm whitespace-nowrap outline-offset-[-2px] ${locale === open ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink'}`}
          >
            <span lang={locale}>{localeNames[locale]}</span>
            <span aria-hidden className={`size-2 rounded-full ${spoken ? dots[standing] : 'bg-line'}`} />
            <span className="sr-only">{t(standing)}</span>
          </button>
        );
      })}
    </div>
  );
}
