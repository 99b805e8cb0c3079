'use client';
// The times of one service in the browser: a month at once, kept while it stands, read again when the shop tells of a change.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Month, TimeSource } from './times.ts';

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

  const hear = useCallback(
    (told: number) => {
      if (version.current !== undefined && told !== version.current) void load();
    },
    [load],
  );
  const live = useChanges(source.changes, hear);
  return { month: current.month, error: current.error, live, reload: () => void load() };
}

/** Follows a stream that tells versions, for as long as the page shows. */
function useChanges(address: string, onVersion: (version: number) => void): boolean {
  const [live, setLive] = useState(false);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = 1000;
    const follow = (): void => {
      source = new EventSource(address);
      source.addEventListener('open', () => {
        setLive(true);
        waitMs = 1000;
      });
      source.addEventListener('slots', (event: MessageEvent<string>) => onVersion((JSON.parse(event.data) as { version: number }).version));
      source.addEventListener('error', () => {
        setLive(false);
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(follow, waitMs);
        waitMs = Math.min(30_000, waitMs * 2);
      });
    };
    follow();
    return () => {
      source?.close();
      clearTimeout(timer);
    };
  }, [address, onVersion]);
  return live;
}
