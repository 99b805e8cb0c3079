'use client';
// Runs works one after another, so that answers arrive in the order of the clicks.
import { useCallback, useRef } from 'react';

/** A function that starts a work when the ones before it have ended, well or badly. */
export function useInOrder(): <T>(work: () => Promise<T>) => Promise<T> {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const run = queue.current.then(work, work);
    queue.current = run.catch(() => undefined);
    return run;
  }, []);
}
