'use client';
// An order that stays up to date: read, followed by events, read again when they say so.
import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import type { Order } from '@/lib/types.ts';

export function useOrder(id: string) {
  const [order, setOrder] = useState<Order | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [live, setLive] = useState(false);
  const version = useRef(-1);

  const take = useCallback((next: Order) => {
    // An older answer may arrive after a newer one.
    if (next.version < version.current) return;
    version.current = next.version;
    setOrder(next);
    setError(null);
  }, []);

  const read = useCallback(() => answer(api.GET('/v1/orders/{id}', { params: { path: { id } } })).then(take, setError), [id, take]);

  const settled = order ? ['closed', 'cancelled', 'expired'].includes(order.status) : false;
  const found = order !== null;
  useEffect(() => {
    void read();
  }, [read]);
  useEffect(() => {
    if (!found || settled) return;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = 1000;
    const follow = (): void => {
      source = new EventSource(`/v1/orders/${id}/events`, { withCredentials: true });
      source.addEventListener('open', () => {
        setLive(true);
        waitMs = 1000;
        void read();
      });
      source.addEventListener('order', () => void read());
      source.addEventListener('error', () => {
        setLive(false);
        // The browser tries again by itself while the stream is only interrupted; once closed, we do, ever more slowly.
        if (source?.readyState !== EventSource.CLOSED) return;
        // Whose token lapsed has a new one by asking; other faults show by the stream that stays away.
        answer(api.GET('/v1/orders/{id}', { params: { path: { id } } })).then(take, () => undefined);
        timer = setTimeout(follow, waitMs);
        waitMs = Math.min(30_000, waitMs * 2);
      });
    };
    follow();
    return () => {
      source?.close();
      clearTimeout(timer);
    };
  }, [id, found, settled, read, take]);

  return { order, error, live, read, take };
}
