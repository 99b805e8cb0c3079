'use client';
// Follows a stream of versions for as long as a page shows: the browser comes back by itself while a stream is only interrupted; once it is closed, we do.
import { useEffect, useEffectEvent, useState } from 'react';

interface Stream {
  address: string;
  /** Its events' name; their data is `{ version }`. */
  event: string;
  onVersion: (version: number) => void;
  /** Before coming back to a stream that was closed on us, such as by a token that lapsed. */
  onClosed?: () => void;
}

/** Whether the stream is open. */
export function useVersions({ address, event: name, onVersion, onClosed }: Stream): boolean {
  const [live, setLive] = useState(false);
  const hear = useEffectEvent(onVersion);
  const lose = useEffectEvent(() => onClosed?.());
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = 1000;
    const follow = (): void => {
      source = new EventSource(address, { withCredentials: true });
      source.addEventListener('open', () => {
        setLive(true);
        waitMs = 1000;
      });
      source.addEventListener(name, (event: MessageEvent<string>) => hear((JSON.parse(event.data) as { version: number }).version));
      source.addEventListener('error', () => {
        setLive(false);
        if (source?.readyState !== EventSource.CLOSED) return;
        lose();
        timer = setTimeout(follow, waitMs);
        waitMs = Math.min(30_000, waitMs * 2);
      });
    };
    follow();
    return () => {
      source?.close();
      clearTimeout(timer);
    };
  }, [address, name]);
  return live;
}
