'use client';
// People, rooms and machines that can be busy.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { BookingResource } from '@/lib/types.ts';
import { EditSheet } from './edit-sheet.tsx';
import { useResources, useSchedules } from './queries.ts';

const kinds = ['staff', 'room', 'equipment'] as const;

export function PeopleList() {
  const t = useTranslations('services');
  const query = useResources();
  const { data: schedules } = useSchedules();
  const mayChange = useMay('booking.write');
  const nameOf = (id: string): string => schedules?.items.find((one) => one.id === id)?.name ?? '';
  const add =
    mayChange && schedules && schedules.items.length > 0 ? (
      <EditSheet title={t('people.new')} look="main" testId="new-resource">
        {(close) => <PersonForm onDone={close} />}
      </EditSheet>
    ) : null;
  return (
    <Answer query={query} failed={t('failed')}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            title={t('people.none')}
            text={t(schedules?.items.length === 0 ? 'people.hoursFirst' : 'people.noneText')}
            action={add}
          />
        ) : (
          <>
            <div className="mb-4 flex justify-end">{add}</div>
            <ul className="border-t border-line">
              {items.map((resource) => (
                <li key={resource.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 text-sm">
                  <span className="min-w-40 flex-1">
                    <span className="block font-medium">{resource.name}</span>
                    <span className="text-soft">
                      {[t(`people.kind.${resource.kind}`), nameOf(resource.scheduleId)].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  {resource.active ? null : <Badge>{t('people.archived')}</Badge>}
                  {mayChange ? (
                    <>
                      <EditSheet title={t('people.changeOf', { name: resource.name })} label={t('change')}>
                        {(close) => <PersonForm resource={resource} onDone={close} />}
                      </EditSheet>
                      <Archive resource={resource} />
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Answer>
  );
}

function Archive({ resource: { id, active, name } }: { resource: BookingResource }) {
  const t = useTranslations('services.people');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('resources', 'calendar');
  const turn = (): void =>
    void act.run(() =>
      save(answer(api.PATCH('/v1/admin/resources/{id}', { params: { path: { id } }, body: { active: !active } })), form('saved')),
    );
  return (
    <>
      <Button size="sm" look="quiet" busy={act.busy} disabled={act.busy} onClick={turn}>
        {t(active ? 'archive' : 'restore')} <span className="sr-only">{name}</span>
      </Button>
      <Refusal error={act.error} />
    </>
  );
}

function PersonForm({ resource, onDone }: { resource?: BookingResource; onDone: () => void }) {
  const t = useTranslations('services');
  const form = useTranslations('form');
  const { data: schedules } = useSchedules();
  const act = useAct();
  const tell = useSave('resources', 'calendar');
  const save = (data: FormData): void =>
    void act.run(async () => {
      const body = { name: formText(data, 'name'), scheduleId: formText(data, 'scheduleId') };
      const kind = kinds.find((one) => one === formText(data, 'kind')) ?? 'staff';
      const sent = resource
        ? api.PATCH('/v1/admin/resources/{id}', { params: { path: { id: resource.id } }, body })
        : api.POST('/v1/admin/resources', { body: { ...body, kind } });
      await tell(answer(sent), form('saved'));
      onDone();
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(save)}>
      <Field label={t('name')}>
        {(control) => <Input {...control} name="name" required maxLength={120} defaultValue={resource?.name} autoFocus />}
      </Field>
      {resource ? null : (
        <Field label={t('people.sort')}>
          {(control) => (
            <Select {...control} name="kind">
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`people.kind.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={t('tab.hours')}>
        {(control) => (
          <Select {...control} name="scheduleId" defaultValue={resource?.scheduleId}>
            {schedules?.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-resource">
        {form('save')}
      </Button>
    </form>
  );
}
