'use client';
// The search while one types: arrows go through what may be meant, Enter goes there or to the whole list, Escape closes.
import { inputStyle } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { shownCurrency } from '@/lib/currency.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { type Choice, choicesOf, Choices, type Found, listPage } from './search-choices.tsx';

/** What the words may mean, a moment after the last letter; what was found before stays until then. */
function useFound(asked: string): Found | null {
  const locale = useLocale();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (!asked) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      answer(api.GET('/v1/suggest', { params: { query: { q: asked, locale, ...shownCurrency() } }, signal: stop.signal })).then(
        (suggestions) => setFound({ text: asked, answer: suggestions }),
        (error: unknown) => (stop.signal.aborted ? undefined : setFound({ text: asked, error })),
      );
    }, 160);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, locale]);
  return asked ? found : null;
}

/** Goes to what was chosen, and keeps the words for the next time. */
function useGo(close: () => void): (choice: Choice) => void {
  const router = useRouter();
  return ({ href, words }) => {
    if (words) rememberSearch(words);
    close();
    router.push(href);
  };
}

export function SearchDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('search');
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const [recent, setRecent] = useState<string[]>(recentSearches);
  const asked = text.trim();
  const found = useFound(asked);
  const go = useGo(() => {
    onOpenChange(false);
    setActive(-1);
  });
  const choices = choicesOf(asked, found?.answer, recent);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || choices.length === 0) return;
    event.preventDefault();
    // Above the first is the field itself.
    setActive((at) => ((at + 1 + step + choices.length + 1) % (choices.length + 1)) - 1);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} closeLabel={t('close')} className="top-[12vh] translate-y-0">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = choices[active];
          if (chosen) go(chosen);
          else if (asked) go({ href: listPage(asked), words: asked, key: asked, sort: 'all', label: asked });
        }}
      >
        <input
          type="search"
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls="search-choices"
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `search-choice-${active}` : undefined}
          aria-label={t('label')}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
          }}
          onKeyDown={move}
          className={inputStyle}
          maxLength={100}
          autoFocus
          autoComplete="off"
          enterKeyHint="search"
        />
      </form>
      <Choices
        asked={asked}
        found={found}
        choices={choices}
        active={active}
        onGo={go}
        onForget={() => {
          forgetSearches();
          setRecent([]);
        }}
      />
    </Dialog>
  );
}
