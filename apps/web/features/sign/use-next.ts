'use client';
// Where the page at the door leads to, as its address says.
import { useLocale } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { localPath } from '@/i18n/locales.ts';
import { nextPath } from '@/lib/next-path.ts';
import { readSession, welcome } from '@/lib/session.ts';

/** The path that was asked for, if any, and the query that carries it on to the next page at the door. */
export function useNext() {
  const asked = useSearchParams().get('next');
  const next = nextPath(asked, '');
  return { next, query: next ? `?next=${encodeURIComponent(next)}` : '' };
}

/** What follows every way of signing in: guests' things are taken along, and one goes where one wanted to. */
export function useArrive(): () => Promise<'stay'> {
  const { next } = useNext();
  const locale = useLocale();
  return useCallback(async () => {
    await welcome();
    const path = next || ((await readSession())?.organization ? '/staff' : '/account');
    // A full load: pages that were left behind must not remember that nobody was signed in.
    window.location.replace(localPath(locale, path));
    return 'stay';
  }, [next, locale]);
}
