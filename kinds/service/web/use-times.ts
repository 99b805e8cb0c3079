'use client';
// The times of one service in the browser: a month at once, kept while it stands, read again when the shop tells of a change.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Month, TimeSource } from './times.ts';
import { useVersions } from './use-versions.ts';

interface Asked {
  /** Null while it is not known which. */
  month: string | null;
  zone: string | undefined;
  with: string | undefined;
}

export interface Times {
  /** What is known of the month asked for; undefined until then. */
  month: Month | undefined;
  error: unknown;
  /** Changes are told as they happen. */
  live: boolean;
  reload: () => void;
}

export function useTimes(source: TimeSource, { month, zone, with: chosen }: Asked): Times {
  const key = month && [month, zone, chosen].join(' ');
  const [kept] = useState(() => new Map<string, Month>());
  const [shown, setShown] = useState<{ key: string | null; month?: Month | undefined; error?: unknown }>({ key: null });
  const current = shown.key === key ? shown : { key, month: key ? kept.get(key) : undefined, error: undefined };

  // Only the last question's answer is shown, however the answers overtake one another.
  const asked = useRef<string | null>(null);
  const version = useRef<number | undefined>(undefined);
  const load = useCallback(async (): Promise<void> => {
    if (!month || !key) return;
    asked.current = key;
    try {
      const next = await source.month({ month, zone, with: chosen });
      kept.set(key, next);
      version.current = next.version;
      if (asked.current === key) setShown({ key, month: next });
    } catch (error) {
      // What was known before stays: times that may have changed are better than none.
      if (asked.current === key) setShown({ key, month: kept.get(key), error });
    }
  }, [source, month, zone, chosen, key, kept]);
  useEffect(() => {
    void load();
  }, [load]);

  const live = useVersions({
    address: source.changes,
    event: 'slots',
    onVersion: (told) => {
      if (version.current !== undefined && told !== version.current) void load();
    },
  });
  return { month: current.month, error: current.error, live, reload: () => void load() };
}
