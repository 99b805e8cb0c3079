'use client';
// What the buyer saved in this shop, for who is signed in; a checkout goes on without it when it can't be read.
import { useCallback, useEffect, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import { isKnown } from '@/lib/known.ts';
import { readSession } from '@/lib/session.ts';
import type { SavedMethod } from '@/lib/types.ts';

interface Saved {
  signedIn: boolean;
  methods: SavedMethod[];
}

const none: Saved = { signedIn: false, methods: [] };

async function readSaved(): Promise<Saved> {
  if (!isKnown() || !(await readSession())) return none;
  const { items } = await answer(api.GET('/v1/me/payment-methods'));
  return { signedIn: true, methods: items };
}

/** The cards to choose from, those of the given providers; the chosen one (`''` is another card), and whether another one is to be saved. */
export function useSavedMethods(providers: readonly { code: string }[]) {
  const [{ signedIn, methods: all }, setSaved] = useState(none);
  const [chosen, setChosen] = useState('');
  const [keep, setKeep] = useState(false);
  const [loading, setLoading] = useState(isKnown);
  const load = useCallback(async (): Promise<void> => {
    const saved = await readSaved().catch(() => none);
    setLoading(false);
    setSaved(saved);
    setChosen(saved.methods.find(({ status }) => status === 'usable')?.id ?? '');
  }, []);
  useEffect(() => {
    void load();
  }, [load]);
  const methods = all.filter(({ method }) => providers.some(({ code }) => code === method));
  const known = methods.some(({ id }) => id === chosen);
  return { loading, signedIn, methods, chosen: known ? chosen : '', choose: setChosen, keep, setKeep, load };
}
