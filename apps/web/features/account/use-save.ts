'use client';
// One change of what is shown: sent, told, and read again.
import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '@tessera/ui/toast.tsx';
import { useCallback } from 'react';

/** Waits for a change, reads again what it touched, and says that it is done. */
export function useSave(...keys: string[]): <T>(change: Promise<T>, told?: string) => Promise<T> {
  const client = useQueryClient();
  const toast = useToast();
  const touched = keys.join();
  return useCallback(
    async <T>(change: Promise<T>, told?: string): Promise<T> => {
      const done = await change;
      if (told) toast(told);
      await Promise.all(touched.split(',').map((key) => client.invalidateQueries({ queryKey: [key] })));
      return done;
    },
    [client, toast, touched],
  );
}
