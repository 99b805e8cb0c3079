'use client';
// What can be booked: how long it takes, whom it needs, on which terms.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useSpan } from '../../../../kinds/service/web/index.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { BookingService } from '@/lib/types.ts';
import { EditSheet } from './edit-sheet.tsx';
import { useResources, useServices } from './queries.ts';
import { ServiceForm } from './service-form.tsx';

export function ServicesList() {
  const t = useTranslations('services');
  const query = useServices();
  const { data: resources } = useResources();
  const mayChange = useMay('booking.write');
  const ready = (resources?.items.length ?? 0) > 0;
  const add =
    mayChange && ready ? (
      <EditSheet title={t('new')} look="main" testId="new-service">
        {(close) => <ServiceForm onDone={close} />}
      </EditSheet>
    ) : null;
  return (
    <Answer query={query} failed={t('failed')}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('none')} text={t(ready ? 'noneText' : 'peopleFirst')} action={add} />
        ) : (
          <>
            <div className="mb-4 flex justify-end">{add}</div>
            <ul className="border-t border-line">
              {items.map((service) => (
                <li key={service.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-4 text-sm">
                  <Summary service={service} />
                  {service.active ? null : <Badge tone="warning">{t('stopped')}</Badge>}
                  {mayChange ? (
                    <>
                      <EditSheet title={t('changeOf', { name: service.title })} label={t('change')} testId="change-service">
                        {(close) => <ServiceForm service={service} onDone={close} />}
                      </EditSheet>
                      <Stop service={service} />
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

function Summary({ service }: { service: BookingService }) {
  const t = useTranslations('services');
  const span = useSpan();
  const { data } = useResources();
  const names = service.needs.map((need) =>
    need
      .map((id) => data?.items.find((one) => one.id === id)?.name ?? '')
      .filter(Boolean)
      .join(` ${t('or')} `),
  );
  return (
    <span className="min-w-48 flex-1">
      <span className="block text-base font-medium">
        {service.title} {service.variant ? <span className="font-normal text-soft">{service.variant}</span> : null}
      </span>
      <span className="block text-soft">
        {[span(service.durationMinutes), service.capacity > 1 ? t('group', { count: service.capacity }) : '', names.join(' + ')]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function Stop({ service: { id, active, title } }: { service: BookingService }) {
  const t = useTranslations('services');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('services');
  const turn = (): void =>
    void act.run(() =>
      save(answer(api.PATCH('/v1/admin/services/{id}', { params: { path: { id } }, body: { active: !active } })), form('saved')),
    );
  return (
    <>
      <Button size="sm" look="quiet" busy={act.busy} disabled={act.busy} onClick={turn}>
        {t(active ? 'stop' : 'resume')} <span className="sr-only">{title}</span>
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
