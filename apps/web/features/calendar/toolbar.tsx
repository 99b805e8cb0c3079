'use client';
// What the calendar shows: which days, whose.
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { addDays, useClockWords } from '../../../../kinds/service/web/index.tsx';
import { useResources } from '@/features/services/queries.ts';
import type { useCalendar, View } from './use-calendar.ts';

interface ToolbarProps {
  calendar: ReturnType<typeof useCalendar>;
  /** Absent for those who may only look. */
  onClose: (() => void) | undefined;
}

const views: View[] = ['week', 'day'];

export function Toolbar({ calendar, onClose }: ToolbarProps) {
  const t = useTranslations('calendar');
  const words = useClockWords();
  const { data: people } = useResources();
  const { days, today, view, who, live } = calendar;
  const [first = today, last = first] = [days[0], days.at(-1)];
  const turn = (way: number): void => calendar.go(addDays(first, way * days.length));
  return (
    <div className="no-print mb-4 grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex items-center">
          <Turn Icon={ChevronLeft} label={t(`earlier.${view}`)} onTurn={() => turn(-1)} />
          <Turn Icon={ChevronRight} label={t(`later.${view}`)} onTurn={() => turn(1)} />
        </div>
        <h2 aria-live="polite" className="me-auto text-xl" data-testid="calendar-range">
          {view === 'day' ? words.fullDay(first) : `${words.shortDay(first)} – ${words.shortDay(last)}`}
        </h2>
        {live ? (
          <span className="flex items-center gap-2 text-xs text-soft">
            <span aria-hidden className="size-2 rounded-full bg-success" />
            {t('live')}
          </span>
        ) : null}
        <Button size="sm" look="line" disabled={days.includes(today)} onClick={() => calendar.go(today)}>
          {t('today')}
        </Button>
        <div role="group" aria-label={t('view')} className="flex">
          {views.map((each) => (
            <Button
              key={each}
              size="sm"
              look={each === view ? 'main' : 'line'}
              aria-pressed={each === view}
              onClick={() => calendar.setView(each)}
              className="first:rounded-e-none last:rounded-s-none"
            >
              {t(each)}
            </Button>
          ))}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Select
          aria-label={t('whose')}
          value={who ?? ''}
          onChange={({ target }) => calendar.setWho(target.value || undefined)}
          className="h-9 min-w-44 text-sm"
        >
          <option value="">{t('everybody')}</option>
          {people?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        {onClose ? (
          <Button size="sm" look="line" data-testid="add-exception" onClick={onClose}>
            {t('exception.add')}
          </Button>
        ) : null}
        <span className="text-sm text-soft">
          <bdi>{words.zone(calendar.zone, Date.parse(`${first}T12:00:00Z`))}</bdi>
        </span>
      </div>
    </div>
  );
}

function Turn({ Icon, label, onTurn }: { Icon: typeof ChevronLeft; label: string; onTurn: () => void }) {
  return (
    <button type="button" aria-label={label} onClick={onTurn} className={buttonStyle({ look: 'quiet', size: 'icon' })}>
      <Icon aria-hidden size={20} strokeWidth={1.6} className="rtl:-scale-x-100" />
    </button>
  );
}
