'use client';
// Where the page at the door leads to, as its address says.
import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { useRouter } from '@/i18n/navigation.ts';
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
  const router = useRouter();
  return useCallback(async () => {
    await welcome();
    router.replace(next || ((await readSession())?.organization ? '/staff' : '/account'));
    return 'stay';
  }, [next, router]);
}
