'use client';
// Moving a block to another time, or drawing a stretch of time, with the mouse. By keyboard and on touch screens the dialogs do the same.
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Session, snap, STEP_MINUTES } from './layout.ts';

/** A place in the calendar: one of its columns, and a minute of its day. */
interface Spot {
  column: string;
  minute: number;
}

export type Drag =
  | { kind: 'move'; session: Session; column: string; from: number }
  | { kind: 'draw'; column: string; from: number; until: number };

interface DragProps {
  enabled: boolean;
  hours: { from: number; until: number };
  sessionOf: (key: string) => Session | undefined;
  onDrop: (drag: Drag) => void;
}

interface Began {
  x: number;
  y: number;
  spot: Spot;
  session: Session | undefined;
  /** How far below its beginning the block was taken. */
  grip: number;
}

const apart = 6;

export function useDrag({ enabled, hours, sessionOf, onDrop }: DragProps) {
  const began = useRef<Began | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  useEffect(() => {
    if (!drag) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      began.current = null;
      setDrag(null);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [drag]);

  const spotAt = (x: number, y: number): Spot | null => {
    const column = document.elementsFromPoint(x, y).find((element) => element instanceof HTMLElement && element.dataset.column);
    if (!(column instanceof HTMLElement) || !column.dataset.column) return null;
    const { top, height } = column.getBoundingClientRect();
    return { column: column.dataset.column, minute: hours.from * 60 + ((y - top) / height) * (hours.until - hours.from) * 60 };
  };

  const down = (event: PointerEvent<HTMLElement>): void => {
    if (!enabled || event.button !== 0 || event.pointerType !== 'mouse' || !(event.target instanceof Element)) return;
    const spot = spotAt(event.clientX, event.clientY);
    if (!spot) return;
    const block = event.target.closest<HTMLElement>('[data-session]');
    const session = block?.dataset.session ? sessionOf(block.dataset.session) : undefined;
    if (block && !session) return;
    began.current = { x: event.clientX, y: event.clientY, spot, session, grip: spot.minute - Number(block?.dataset.from ?? spot.minute) };
  };

  const move = (event: PointerEvent<HTMLElement>): void => {
    const from = began.current;
    if (!from || (!drag && Math.hypot(event.clientX - from.x, event.clientY - from.y) < apart)) return;
    if (!drag) event.currentTarget.setPointerCapture(event.pointerId);
    const spot = spotAt(event.clientX, event.clientY);
    if (spot) setDrag(dragOf(from, spot));
  };

  const up = (): void => {
    began.current = null;
    if (!drag) return;
    setDrag(null);
    onDrop(drag);
  };
  const cancel = (): void => {
    began.current = null;
    setDrag(null);
  };
  return { drag, handlers: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: cancel } };
}

function dragOf({ spot: start, session, grip }: Began, { column, minute }: Spot): Drag {
  if (session) return { kind: 'move', session, column, from: Math.max(0, snap(minute - grip)) };
  const [from, until] = [Math.min(start.minute, minute), Math.max(start.minute, minute)].map(snap) as [number, number];
  return { kind: 'draw', column: start.column, from, until: Math.max(until, from + STEP_MINUTES) };
}
