'use client';
// Moves a booking by form: what dragging does, and what confirms it.
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { instantOf, localOf, useClockWords, writeInstant } from '../../../../kinds/service/web/index.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import type { StaffBooking } from '@/lib/types.ts';
import { type DeskResource, nameOf } from './layout.ts';

export interface MoveDraft {
  booking: StaffBooking;
  /** Where it was dropped, by the calendar's clock. */
  to?: string | undefined;
  /** On whose column. */
  onto?: string | undefined;
}

interface MoveProps {
  draft: MoveDraft;
  zone: string;
  resources: DeskResource[];
  /** With the id that the booking has now, once it was moved. */
  onDone: (id?: string) => void;
}

export function MoveDialog(props: MoveProps) {
  const { draft, onDone } = props;
  const t = useTranslations('calendar');
  const common = useTranslations('common');
  const words = useClockWords();
  const { booking } = draft;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onDone())}
      title={t('moveTitle', { name: nameOf(booking) })}
      description={`${booking.title} · ${words.moment(booking.local)}`}
      closeLabel={common('close')}
    >
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm({ draft, zone, resources, onDone }: MoveProps) {
  const t = useTranslations('calendar');
  const { booking } = draft;
  const [local, setLocal] = useState(draft.to ?? localOf(Date.parse(booking.start), zone));
  const [ids, setIds] = useState(() => withOnto(booking.resourceIds, draft.onto, resources));
  const { act, move } = useMove(booking, onDone);
  const start = instantOf(local, zone);
  const same = start === Date.parse(booking.start) && ids.join() === booking.resourceIds.join();
  return (
    <form className="grid gap-4" onSubmit={submitOf(() => (start === null ? undefined : move(writeInstant(start), ids)))}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('date')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              name="date"
              required
              value={local.slice(0, 10)}
              onChange={({ target }) => setLocal(`${target.value}T${local.slice(11)}`)}
            />
          )}
        </Field>
        <Field label={t('time')} error={start === null && local.length === 16 ? t('noSuchTime') : undefined}>
          {(control) => (
            <Input
              {...control}
              type="time"
              name="time"
              required
              step={300}
              autoFocus
              value={local.slice(11)}
              onChange={({ target }) => setLocal(`${local.slice(0, 10)}T${target.value}`)}
            />
          )}
        </Field>
      </div>
      {ids.map((id, place) => (
        <Resource
          key={booking.resourceIds[place] ?? id}
          id={id}
          resources={resources}
          taken={ids}
          onChange={(next) => setIds(ids.with(place, next))}
        />
      ))}
      <p className="text-sm text-soft">{t('moveText')}</p>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy || same || start === null} data-testid="confirm-move">
        {t('moveSubmit')}
      </Button>
    </form>
  );
}

interface ResourceProps {
  id: string;
  resources: DeskResource[];
  taken: string[];
  onChange: (id: string) => void;
}

/** Somebody or something of the same sort; nothing to choose where there is one alone. */
function Resource({ id, resources, taken, onChange }: ResourceProps) {
  const t = useTranslations('kinds.service.whom');
  const kind = resources.find((one) => one.id === id)?.kind;
  const others = resources.filter((one) => one.kind === kind && one.active && (one.id === id || !taken.includes(one.id)));
  if (!kind || others.length < 2) return null;
  return (
    <Field label={t(kind)}>
      {(control) => (
        <Select {...control} value={id} onChange={({ target }) => onChange(target.value)}>
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Dropped on somebody's column, they take the place of whoever is of their sort. */
function withOnto(ids: string[], onto: string | undefined, resources: DeskResource[]): string[] {
  if (!onto || ids.includes(onto)) return ids;
  const kindOf = (id: string): string | undefined => resources.find((one) => one.id === id)?.kind;
  const place = ids.findIndex((id) => kindOf(id) === kindOf(onto));
  return place < 0 ? ids : ids.with(place, onto);
}

function useMove(booking: StaffBooking, onDone: MoveProps['onDone']) {
  const t = useTranslations('calendar');
  const toast = useToast();
  const client = useQueryClient();
  const act = useAct();
  const keys = useRef(actKeys());
  const move = (start: string, ids: string[]): void =>
    void act.run(async () => {
      const body = { start, ...(ids.length > 0 ? { with: ids } : {}) };
      const header = keys.current.for({ body, id: booking.id });
      try {
        const moved = await answer(api.POST('/v1/admin/bookings/{id}/move', { params: { path: { id: booking.id }, header }, body }));
        keys.current.done();
        await client.invalidateQueries({ queryKey: ['calendar'] });
        toast(t('moved'));
        onDone(moved.id);
      } catch (error) {
        keys.current.settle(error);
        throw error;
      }
    });
  return { act, move };
}
