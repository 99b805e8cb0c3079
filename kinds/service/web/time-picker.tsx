'use client';
// Choosing a time: a month, the times of its day, with whom, and whose clock they are read on.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { QuantityStepper } from '@tessera/ui/quantity-stepper.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useClockWords } from './clock-words.ts';
import { DayTimes } from './day-times.tsx';
import { lastDay, MonthGrid } from './month.tsx';
import { type Chosen, choicesOf, slotsOn, type TimeSource } from './times.ts';
import { type Picking, usePicking } from './use-picking.ts';
import { Whom } from './whom.tsx';
import { ZoneSwitch } from './zone-switch.tsx';

export interface TimePickerProps {
  source: TimeSource;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  seats: number;
  /** Absent where the number of places stands already. */
  onSeats?: (seats: number) => void;
  /** Whom one would rather keep. */
  preferred?: readonly string[];
  /** What is wrong, when somebody wanted to go on without a time. */
  error?: string | undefined;
}

const fewMonths = 92;

export function TimePicker(props: TimePickerProps) {
  const picking = usePicking(props);
  const { day, today, month, error } = picking;
  const t = useTranslations('kinds.service.pick');
  if (!day || !today) return <PickerSkeleton />;
  if (error && !month)
    return (
      <ErrorState className="py-8" title={t('failed')} text={props.source.say(error)} retryLabel={t('retry')} onRetry={picking.reload} />
    );
  return (
    <div data-testid="time-picker" className="grid gap-6">
      <Options {...props} picking={picking} />
      <div className="@container">
        <div className="grid gap-x-8 gap-y-6 @2xl:grid-cols-2">
          <MonthGrid
            day={day}
            onDay={picking.lookAt}
            times={month}
            first={today}
            last={lastDay(today, month?.service.horizonDays ?? fewMonths)}
            seats={props.seats}
          />
          <div className="min-h-40">
            <Told picking={picking} error={props.error} />
            {month ? (
              <DayTimes
                day={day}
                slots={slotsOn(month, day)}
                chosen={props.chosen?.start}
                seats={props.seats}
                capacity={month.service.capacity}
                source={props.source}
                onChoose={picking.choose}
              />
            ) : (
              <DaySkeleton />
            )}
            <Next picking={picking} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** What stands before the times: with whom, how many, by which clock. */
function Options({ seats, onSeats, picking }: TimePickerProps & { picking: Picking }) {
  const t = useTranslations('kinds.service.pick');
  const { known } = picking;
  if (!known) return null;
  const group = known.service.capacity > 1 && onSeats;
  return (
    <div className="grid gap-4">
      {choicesOf(known.resources).length > 0 ? <Whom resources={known.resources} chosen={picking.whom} onChoose={picking.setWhom} /> : null}
      {group ? (
        <div className="flex items-center justify-between gap-4 text-sm">
          <span className="font-medium">{t('seats')}</span>
          <QuantityStepper
            value={seats}
            max={known.service.capacity}
            label={t('seats')}
            lessLabel={t('less')}
            moreLabel={t('more')}
            onChange={group}
          />
        </div>
      ) : null}
      <ZoneSwitch seller={known.service.zone} own={picking.own} value={picking.clock} at={picking.at} onChange={picking.setClock} />
    </div>
  );
}

/** What is chosen, that it was lost, or that it must be chosen first: told as it happens, never moving the times. */
function Told({ picking, error }: { picking: Picking; error: string | undefined }) {
  const t = useTranslations('kinds.service.pick');
  const words = useClockWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  const wrong = picking.lost ? t('gone') : error;
  return (
    <div ref={box} className="mb-4 empty:hidden">
      {wrong ? (
        <Notice tone="danger" role="alert" data-testid="picker-error">
          {wrong}
        </Notice>
      ) : picking.chosenLocal ? (
        <Notice tone="success" role="status" data-testid="picked">
          {t('picked')} <strong className="font-medium">{words.moment(picking.chosenLocal)}</strong>
        </Notice>
      ) : null}
    </div>
  );
}

function Next({ picking }: { picking: Picking }) {
  const t = useTranslations('kinds.service.pick');
  return (
    <p className="mt-4 text-sm" aria-live="polite">
      {picking.nothing ? (
        <span className="text-warning">{t('nothing')}</span>
      ) : (
        <Button size="sm" look="link" busy={picking.seeking} data-testid="next-free" onClick={picking.seek}>
          {t('nextFree')}
        </Button>
      )}
    </p>
  );
}

const DaySkeleton = () => (
  <div aria-hidden className="grid grid-cols-3 gap-2">
    {[0, 1, 2, 3, 4, 5].map((i) => (
      <Skeleton key={i} className="h-11 w-full" />
    ))}
  </div>
);

export const PickerSkeleton = () => (
  <div aria-hidden className="grid gap-4">
    <Skeleton className="h-6 w-40" />
    <Skeleton className="h-80 w-full" />
  </div>
);
