'use client';
// The order of a list while somebody moves its rows, by pointer or by keys, until the engine has the new one.
import { type PointerEvent, useEffect, useEffectEvent, useState } from 'react';
import { moved, placeAt } from './sorting.ts';

interface Sorting {
  order: string[];
  dragged: string | null;
  /** Moves a row by so many places; answers where it is then, or null when it can't go there. */
  move: (id: string, by: number) => number | null;
  /** Takes hold of a row. */
  start: (id: string, event: PointerEvent) => void;
}

/** Several moves in a row are sent as one. */
const QUIET_MS = 500;

/** `onOrder` sends an order; until it is done the list shows it, and afterwards what the engine says. */
export function useSorting(ids: string[], onOrder: (ids: string[]) => Promise<void>): Sorting {
  const [own, setOwn] = useState<string[] | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const order = own && own.length === ids.length && own.every((id) => ids.includes(id)) ? own : ids;
  const deliver = useEffectEvent((wanted: string[]) => {
    if (wanted.join() === ids.join()) return setOwn(null);
    void onOrder(wanted).finally(() => setOwn((now) => (now === wanted ? null : now)));
  });
  useEffect(() => {
    if (!own || dragged) return;
    const timer = setTimeout(() => deliver(own), QUIET_MS);
    return () => clearTimeout(timer);
  }, [own, dragged]);
  const move = (id: string, by: number): number | null => {
    const place = order.indexOf(id) + by;
    if (place < 0 || place >= order.length) return null;
    setOwn(moved(order, id, place));
    return place;
  };
  const start = (id: string, event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    const list = handle.closest('ol');
    handle.focus();
    setDragged(id);
    let now = order;
    const follow = ({ clientY }: globalThis.PointerEvent): void => {
      const rows = [...(list?.children ?? [])].map((row) => row.getBoundingClientRect());
      const next = moved(now, id, placeAt(rows, clientY));
      if (next.join() !== now.join()) setOwn(next);
      now = next;
    };
    const end = (): void => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      setDragged(null);
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
  return { order, dragged, move, start };
}
