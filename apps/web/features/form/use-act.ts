'use client';
// One act of a form: busy while it runs, and what was refused.
import { type FormEvent, useCallback, useState } from 'react';

export interface Act {
  busy: boolean;
  error: unknown;
  run: (work: () => Promise<unknown>) => Promise<void>;
  clear: () => void;
}

/** Runs works one at a time. A work that answers `stay` has led to another page, and stays busy until that shows. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = useCallback(async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      if ((await work()) === 'stay') return;
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, error, run, clear };
}

/** A form's submit that stays on the page and hands on what was filled in. */
export const submitOf =
  (work: (data: FormData) => void) =>
  (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    work(new FormData(event.currentTarget));
  };
