'use client';
// The state of choosing a time: the day one looks at, the clock, with whom, and what became of what was chosen.
import { useCallback, useEffect, useState } from 'react';
import { type Chosen, choicesOf, dayState, type Month, type Slot, slotAt, type TimeSource } from './times.ts';
import { useTimes } from './use-times.ts';
import { addDays, instantOf, localOf, monthOf, ownZone, writeInstant } from './wall-clock.ts';

interface Asked {
  source: TimeSource;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  seats: number;
  /** Ids of those whom somebody would rather keep, where they can still be chosen. */
  preferred?: readonly string[] | undefined;
}

export interface Picking {
  /** Null until the page is in a browser, whose clock says what today is. */
  day: string | null;
  today: string | null;
  lookAt: (day: string) => void;
  month: Month | undefined;
  /** What was last known of the service, while another month is on its way. */
  known: Month | undefined;
  error: unknown;
  reload: () => void;
  clock: 'seller' | 'own';
  setClock: (clock: 'seller' | 'own') => void;
  own: string;
  /** An instant of the day one looks at. */
  at: number;
  whom: string[];
  setWhom: (whom: string[]) => void;
  choose: (slot: Slot) => void;
  chosenLocal: string | undefined;
  /** What was chosen can't be had any more. */
  lost: boolean;
  seek: () => void;
  seeking: boolean;
  /** There is no free time as far ahead as can be booked. */
  nothing: boolean;
}

const none: readonly string[] = [];

export function usePicking({ source, chosen, onChoose, seats, preferred = none }: Asked): Picking {
  const [own, setOwn] = useState('UTC');
  const [now, setNow] = useState<number | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [clock, setClock] = useState<'seller' | 'own'>('seller');
  const [said, setWhom] = useState<string[] | null>(chosen?.with ?? null);
  const [known, setKnown] = useState<Month | undefined>(undefined);
  useEffect(() => {
    setOwn(ownZone());
    setNow(Date.now());
    setDay(localOf(Date.now(), ownZone()).slice(0, 10));
  }, []);

  const choosable = choicesOf(known?.resources ?? []).flatMap(({ of }) => of.map(({ id }) => id));
  const whom = said ?? preferred.filter((id) => choosable.includes(id));
  const chosenIds = whom.join(',') || undefined;
  const { month, error, reload } = useTimes(source, {
    month: day && monthOf(day),
    zone: clock === 'own' ? own : undefined,
    with: chosenIds,
  });
  if (month && month !== known) setKnown(month);
  const zone = clock === 'own' ? own : (known?.service.zone ?? own);

  const [touched, setTouched] = useState(false);
  const { seek, seeking, nothing } = useSeek({ source, day, zone, seats, whom: chosenIds, onFound: setDay });
  useFirstDay({ month, day, seats, touched, setTouched, setDay, seek });
  const { lost, forgive } = useLoss({ month, zone, chosen, onChoose, seats });

  return {
    day,
    today: now === null ? null : localOf(now, zone).slice(0, 10),
    lookAt: (next) => {
      setTouched(true);
      setDay(next);
    },
    month,
    known,
    error,
    reload,
    clock,
    setClock,
    own,
    at: (day && instantOf(`${day}T12:00`, zone)) || Date.parse(`${day ?? '2026-01-01'}T12:00:00Z`),
    whom,
    setWhom: (next) => {
      setWhom(next);
      if (chosen) onChoose(chosenOf(chosen.start, next));
    },
    choose: (slot) => {
      setTouched(true);
      forgive();
      onChoose(chosenOf(slot.start, whom));
    },
    chosenLocal: chosen ? localOf(Date.parse(chosen.start), zone) : undefined,
    lost,
    seek: () => {
      setTouched(true);
      seek(day && dayState(month, day, seats) === 'free' ? addDays(day, 1) : day);
    },
    seeking,
    nothing,
  };
}

const chosenOf = (start: string, whom: string[]): Chosen => (whom.length > 0 ? { start, with: whom } : { start });

interface Seek {
  source: TimeSource;
  day: string | null;
  zone: string;
  seats: number;
  whom: string | undefined;
  onFound: (day: string) => void;
}

/** Looks for the next time that is free, from a day on. */
function useSeek({ source, zone, seats, whom, onFound }: Seek) {
  const [seeking, setSeeking] = useState(false);
  // Asked of others, or of fewer places, the answer may be another.
  const asked = `${whom} ${seats}`;
  const [nothingFor, setNothingFor] = useState<string | null>(null);
  const seek = useCallback(
    (from: string | null) => {
      const at = from === null ? null : instantOf(`${from}T00:00`, zone);
      setSeeking(true);
      source
        .next({ from: at === null || at < Date.now() ? undefined : writeInstant(at), with: whom, seats })
        .then(
          ({ start }) => {
            setNothingFor(start === null ? asked : null);
            if (start) onFound(localOf(Date.parse(start), zone).slice(0, 10));
          },
          // The month is there to look through.
          () => undefined,
        )
        .finally(() => setSeeking(false));
    },
    [source, zone, seats, whom, onFound, asked],
  );
  return { seek, seeking, nothing: nothingFor === asked };
}

interface FirstDay {
  month: Month | undefined;
  day: string | null;
  seats: number;
  touched: boolean;
  setTouched: (touched: boolean) => void;
  setDay: (day: string) => void;
  seek: (from: string | null) => void;
}

/** Leads to the first day that has a free time, until somebody looks around themselves. */
function useFirstDay({ month, day, seats, touched, setTouched, setDay, seek }: FirstDay): void {
  useEffect(() => {
    if (!month || !day || touched) return;
    setTouched(true);
    const first = month.days.find(({ date }) => dayState(month, date, seats) === 'free');
    if (first) setDay(first.date);
    else seek(null);
  }, [month, day, seats, touched, setTouched, setDay, seek]);
}

interface Loss {
  month: Month | undefined;
  zone: string;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  seats: number;
}

/** Lets go of what was chosen once it can't be had; what is on another page of the calendar is judged when that shows. */
function useLoss({ month, zone, chosen, onChoose, seats }: Loss) {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!month || !chosen || monthOf(localOf(Date.parse(chosen.start), zone)) !== month.month) return;
    if ((slotAt(month, chosen.start)?.seats ?? 0) >= seats) return;
    setLost(true);
    onChoose(null);
  }, [month, chosen, zone, seats, onChoose]);
  return { lost, forgive: useCallback(() => setLost(false), []) };
}
