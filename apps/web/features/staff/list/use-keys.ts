'use client';
// Moves through a list by keys: j and k from row to row, x to choose, Enter to open, / to search, ? for what keys there are.
import { type RefObject, useEffect, useRef, useState } from 'react';

export interface ListKeys {
  helping: boolean;
  setHelping: (to: boolean) => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"])'));

/** Whether something lies over the page, which has keys of its own. */
const isCovered = (): boolean => document.querySelector('[role="dialog"]') !== null;

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')];
const focusOf = (row: HTMLElement | undefined): HTMLElement | undefined =>
  row?.querySelector<HTMLElement>('[data-open]') ?? row?.querySelector<HTMLElement>('a, button, input') ?? undefined;

/** `list` is around the rows, each of which carries `data-row` with its id; `onToggle` gets it, and whether all from the one before on are meant. */
export function useListKeys(list: RefObject<HTMLElement | null>, onToggle?: (id: string, range: boolean) => void): ListKeys {
  const toggle = useRef(onToggle);
  useEffect(() => {
    toggle.current = onToggle;
  });
  const [helping, setHelping] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isCovered() || !list.current) return;
      const rows = rowsOf(list.current);
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const go = (to: number): void => {
        const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
        focusOf(row)?.focus();
        row?.scrollIntoView({ block: 'nearest' });
      };
      const acts: Record<string, () => void> = {
        j: () => go(at + 1),
        k: () => go(at < 0 ? 0 : at - 1),
        x: () => rows[at] && toggle.current?.(rows[at].dataset.row ?? '', event.shiftKey),
        '/': () => document.querySelector<HTMLElement>('main input[type="search"]')?.focus(),
        '?': () => setHelping(true),
      };
      const act = acts[event.key === 'X' ? 'x' : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [list]);
  return { helping, setHelping };
}
