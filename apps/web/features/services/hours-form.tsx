'use client';
// Weekly hours: lines of days with a time from and until. Rules that say more are kept as they are, unless they are replaced.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { localOf, ownZone, useClockWords } from '../../../../kinds/service/web/index.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import type { Schedule } from '@/lib/types.ts';
import { dayOfWeek, useOpeningText } from './rule-words.ts';
import { type HoursLine, linesOf, openingsOf } from './week-hours.ts';
import { ZoneSelect } from './zone-select.tsx';

const workdays: HoursLine = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' };
const mostLines = 16;

export function HoursForm({ schedule, onDone }: { schedule?: Schedule; onDone: () => void }) {
  const t = useTranslations('services');
  const form = useTranslations('form');
  const text = useOpeningText();
  const [name, setName] = useState(schedule?.name ?? '');
  const [zone, setZone] = useState(schedule?.zone ?? ownZone);
  // Null: the rules say more than this form can.
  const [lines, setLines] = useState(schedule ? linesOf(schedule.openings) : [workdays]);
  const { act, save } = useSaveHours(schedule, onDone);
  const kept = schedule?.openings ?? [];
  return (
    <form className="grid gap-5" onSubmit={submitOf(() => save({ name, zone, lines }))}>
      <Field label={t('name')}>
        {(control) => <Input {...control} required maxLength={120} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <ZoneSelect value={zone} onChange={setZone} />
      {lines ? (
        <Lines lines={lines} onChange={setLines} />
      ) : (
        <Notice>
          <p className="mb-2">{t('hours.kept')}</p>
          <ul className="mb-3 grid gap-1">
            {kept.map((opening) => (
              <li key={`${opening.starts} ${opening.rrule}`}>{text(opening)}</li>
            ))}
          </ul>
          <Button size="sm" look="line" onClick={() => setLines([workdays])}>
            {t('hours.replace')}
          </Button>
        </Notice>
      )}
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-hours">
        {form('save')}
      </Button>
    </form>
  );
}

function Lines({ lines, onChange }: { lines: HoursLine[]; onChange: (lines: HoursLine[]) => void }) {
  const t = useTranslations('services.hours');
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-medium">{t('open')}</legend>
      {lines.map((line, place) => (
        <Line
          // oxlint-disable-next-line react/no-array-index-key -- lines have no name but their place
          key={place}
          line={line}
          onChange={(next) => onChange(lines.with(place, next))}
          onRemove={() => onChange(lines.toSpliced(place, 1))}
        />
      ))}
      {lines.length === 0 ? <p className="text-sm text-soft">{t('never')}</p> : null}
      {lines.length < mostLines ? (
        <Button size="sm" look="line" className="w-fit" onClick={() => onChange([...lines, { days: [6], from: '10:00', until: '14:00' }])}>
          <Plus aria-hidden size={16} /> {t('addLine')}
        </Button>
      ) : null}
    </fieldset>
  );
}

const week = [1, 2, 3, 4, 5, 6, 7];

function Line({ line, onChange, onRemove }: { line: HoursLine; onChange: (line: HoursLine) => void; onRemove: () => void }) {
  const t = useTranslations('services.hours');
  const words = useClockWords();
  const toggle = (day: number): void =>
    onChange({
      ...line,
      days: line.days.includes(day) ? line.days.filter((one) => one !== day) : [...line.days, day].toSorted((a, b) => a - b),
    });
  const time = (name: 'from' | 'until') => (
    <label className="grid gap-1 text-sm">
      <span className="text-soft">{t(name)}</span>
      <Input
        type="time"
        required
        step={300}
        value={line[name]}
        onChange={({ target }) => onChange({ ...line, [name]: target.value })}
        className="h-10 text-sm"
      />
    </label>
  );
  return (
    <div className="grid gap-3 rounded-md border border-line p-3">
      <div role="group" aria-label={t('days')} className="flex flex-wrap gap-1.5">
        {week.map((day) => (
          <label
            key={day}
            className={`grid h-9 min-w-11 place-items-center rounded-md border px-2 text-xs has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${line.days.includes(day) ? 'border-ink bg-ink text-paper' : 'border-edge hover:border-ink'}`}
          >
            <input type="checkbox" checked={line.days.includes(day)} onChange={() => toggle(day)} className="sr-only" />
            <span aria-hidden>{words.weekday(dayOfWeek(day))}</span>
            <span className="sr-only">{words.longWeekday(dayOfWeek(day))}</span>
          </label>
        ))}
      </div>
      <div className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
        {time('from')}
        {time('until')}
        <Button size="iconSm" look="quiet" aria-label={t('removeLine')} onClick={onRemove}>
          <X aria-hidden size={18} />
        </Button>
      </div>
    </div>
  );
}

type Hours = Pick<Schedule, 'name' | 'zone'> & { lines: HoursLine[] | null };

function useSaveHours(schedule: Schedule | undefined, onDone: () => void) {
  const form = useTranslations('form');
  const act = useAct();
  const tell = useSave('schedules', 'calendar');
  const save = ({ name, zone, lines }: Hours): void =>
    void act.run(async () => {
      const today = localOf(Date.now(), zone).slice(0, 10);
      const body = { name, zone, openings: lines ? openingsOf(lines, today) : (schedule?.openings ?? []) };
      const sent = schedule
        ? api.PUT('/v1/admin/schedules/{id}', { params: { path: { id: schedule.id } }, body })
        : api.POST('/v1/admin/schedules', { body });
      await tell(answer(sent), form('saved'));
      onDone();
    });
  return { act, save };
}
