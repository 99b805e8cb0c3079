'use client';
// The times of a day: free ones to choose among, full ones to wait for.
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useClockWords } from './clock-words.ts';
import { partOf, type Slot, type TimeSource } from './times.ts';

interface DayTimesProps {
  day: string;
  slots: Slot[];
  chosen: string | undefined;
  seats: number;
  /** More than one is a group, whose places are told. */
  capacity: number;
  source: TimeSource;
  onChoose: (slot: Slot) => void;
}

const parts = ['morning', 'afternoon', 'evening'] as const;

export function DayTimes({ day, slots, chosen, seats, capacity, source, onChoose }: DayTimesProps) {
  const t = useTranslations('kinds.service.pick');
  const words = useClockWords();
  const id = useId();
  const free = slots.filter((slot) => slot.seats >= seats);
  const full = slots.filter((slot) => slot.seats < seats);
  return (
    <section aria-labelledby={id} data-testid="day-times">
      <h3 id={id} className="mb-3 font-sans text-base font-medium" aria-live="polite">
        {words.fullDay(day)}
      </h3>
      {slots.length === 0 ? <p className="text-sm text-soft">{t('noTimes')}</p> : null}
      <div role="radiogroup" aria-labelledby={id} className="grid gap-4">
        {parts.map((part) => {
          const of = free.filter(({ local }) => partOf(local) === part);
          return of.length === 0 ? null : (
            <div key={part}>
              <p className="mb-1.5 text-xs text-soft">{t(part)}</p>
              <div className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2">
                {of.map((slot) => (
                  <TimeChoice key={slot.start} name={id} slot={slot} on={slot.start === chosen} group={capacity > 1} onChoose={onChoose} />
                ))}
              </div>
            </div>
          );
        })}
      </div>
      {full.length > 0 ? (
        <details className="mt-4 text-sm" open={free.length === 0}>
          <summary className="w-fit text-soft hover:text-ink">{t('fullTimes', { count: full.length })}</summary>
          <ul className="mt-2 grid gap-2">
            {full.map((slot) => (
              <Full key={slot.start} slot={slot} seats={seats} source={source} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

interface TimeChoiceProps {
  name: string;
  slot: Slot;
  on: boolean;
  group: boolean;
  onChoose: (slot: Slot) => void;
}

function TimeChoice({ name, slot, on, group, onChoose }: TimeChoiceProps) {
  const t = useTranslations('kinds.service.pick');
  const words = useClockWords();
  return (
    <label
      className={`tabular grid min-h-11 place-items-center rounded-md border px-2 py-1.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${on ? 'border-ink bg-ink text-paper' : 'border-edge hover:border-ink'}`}
    >
      <input
        type="radio"
        name={name}
        value={slot.start}
        data-time={slot.local}
        checked={on}
        onChange={() => onChoose(slot)}
        className="sr-only"
      />
      <span>{words.time(slot.local)}</span>
      {group ? <span className={`text-xs ${on ? '' : 'text-soft'}`}>{t('placesLeft', { count: slot.seats })}</span> : null}
    </label>
  );
}

/** A time that is full: one may be told when it is not. */
function Full({ slot, seats, source }: { slot: Slot; seats: number; source: TimeSource }) {
  const t = useTranslations('kinds.service.pick');
  const words = useClockWords();
  const [state, setState] = useState<'open' | 'busy' | 'waiting'>('open');
  const [refused, setRefused] = useState('');
  const wait = async (): Promise<void> => {
    setState('busy');
    setRefused('');
    try {
      await source.wait({ start: slot.start, seats });
      setState('waiting');
    } catch (error) {
      setRefused(source.say(error));
      setState('open');
    }
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5">
      <span className="tabular text-soft line-through">{words.time(slot.local)}</span>
      <span aria-live="polite">
        {state === 'waiting' ? (
          <span className="text-success">{t('waiting')}</span>
        ) : (
          <Button size="sm" look="link" busy={state === 'busy'} disabled={state === 'busy'} data-testid="wait" onClick={() => void wait()}>
            {t('wait')} <span className="sr-only">{words.moment(slot.local)}</span>
          </Button>
        )}
      </span>
      {refused ? (
        <p role="alert" className="w-full text-danger">
          {refused}
        </p>
      ) : null}
    </li>
  );
}
