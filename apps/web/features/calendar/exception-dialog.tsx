'use client';
// Closes a time or opens extra hours, and lists what is closed or opened so far.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useClockWords } from '../../../../kinds/service/web/index.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { DeskResource } from './layout.ts';

export interface ExceptionDraft {
  day: string;
  /** Local times, where a stretch was drawn. */
  from?: string;
  until?: string;
  scheduleId?: string | undefined;
}

interface ExceptionProps {
  draft: ExceptionDraft;
  resources: DeskResource[];
  onDone: () => void;
}

export function ExceptionDialog(props: ExceptionProps) {
  const t = useTranslations('calendar.exception');
  const common = useTranslations('common');
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : props.onDone())}
      title={t('title')}
      description={t('text')}
      closeLabel={common('close')}
    >
      <ExceptionForm {...props} />
    </Dialog>
  );
}

/** Hours that people and rooms go by, with the names of those who do. */
function schedulesOf(resources: DeskResource[]): { id: string; names: string }[] {
  const groups = Map.groupBy(resources, ({ scheduleId }) => scheduleId);
  return [...groups].map(([id, of]) => ({ id, names: of.map(({ name }) => name).join(', ') }));
}

function ExceptionForm({ draft, resources, onDone }: ExceptionProps) {
  const t = useTranslations('calendar.exception');
  const schedules = schedulesOf(resources);
  const [schedule, setSchedule] = useState(draft.scheduleId ?? schedules[0]?.id ?? '');
  const { act, add } = useAdd(schedule, onDone);
  const field = (name: 'from' | 'until', fallback: string) => (
    <Field label={t(name)}>
      {(control) => <Input {...control} type="datetime-local" name={name} required step={300} defaultValue={draft[name] ?? fallback} />}
    </Field>
  );
  return (
    <form className="grid gap-4" onSubmit={submitOf(add)}>
      <Field label={t('whose')} hint={t('whoseHint')}>
        {(control) => (
          <Select {...control} value={schedule} onChange={({ target }) => setSchedule(target.value)}>
            {schedules.map(({ id, names }) => (
              <option key={id} value={id}>
                {names}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('kind')}>
        {(control) => (
          <Select {...control} name="kind" data-testid="exception-kind">
            <option value="closed">{t('closed')}</option>
            <option value="open">{t('open')}</option>
          </Select>
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        {field('from', `${draft.day}T09:00`)}
        {field('until', `${draft.day}T18:00`)}
      </div>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-exception">
        {t('save')}
      </Button>
      <Known key={schedule} schedule={schedule} day={draft.day} />
    </form>
  );
}

function useAdd(schedule: string, onDone: () => void) {
  const t = useTranslations('calendar.exception');
  const toast = useToast();
  const client = useQueryClient();
  const act = useAct();
  const add = (data: FormData): void =>
    void act.run(async () => {
      const kind = formText(data, 'kind') === 'open' ? ('open' as const) : ('closed' as const);
      const body = { kind, from: formText(data, 'from').slice(0, 16), until: formText(data, 'until').slice(0, 16) };
      await answer(api.POST('/v1/admin/schedules/{id}/exceptions', { params: { path: { id: schedule } }, body }));
      toast(t('added'));
      await client.invalidateQueries({ queryKey: ['calendar'] });
      onDone();
    });
  return { act, add };
}

/** What is closed or opened from the day on, to be taken out again. */
function Known({ schedule, day }: { schedule: string; day: string }) {
  const t = useTranslations('calendar.exception');
  const words = useClockWords();
  const client = useQueryClient();
  const act = useAct();
  const { data } = useQuery({
    queryKey: ['calendar', 'exceptions', schedule, day],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/v1/admin/schedules/{id}/exceptions', { params: { path: { id: schedule }, query: { after: `${day}T00:00` } }, signal }),
      ),
    enabled: schedule !== '',
  });
  if (!data || data.items.length === 0) return null;
  const remove = (exceptionId: string): void =>
    void act.run(async () => {
      await answer(api.DELETE('/v1/admin/schedules/{id}/exceptions/{exceptionId}', { params: { path: { id: schedule, exceptionId } } }));
      await client.invalidateQueries({ queryKey: ['calendar'] });
    });
  return (
    <section className="border-t border-line pt-4">
      <h3 className="mb-1 text-sm font-medium">{t('known')}</h3>
      <Refusal error={act.error} />
      <ul>
        {data.items.slice(0, 20).map(({ id, kind, from, until }) => (
          <li key={id} className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-sm">
            <span>
              {t(kind)} <span className="tabular block text-soft">{`${words.moment(from)} – ${words.moment(until)}`}</span>
            </span>
            <Button size="sm" look="quiet" disabled={act.busy} onClick={() => remove(id)}>
              {t('remove')} <span className="sr-only">{words.moment(from)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
