'use client';
// A look into the engine: events on their way, events that are stuck, jobs.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import type { JobRow, ParkedEvent } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { useMay } from './desk.tsx';
import { Answer, useMoment } from './parts.tsx';

export function OperationsPage() {
  const t = useTranslations('staff');
  const query = useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/operations', { signal })),
    refetchInterval: 5000,
  });
  return (
    <>
      <h1 className="mb-6 text-3xl sm:text-4xl">{t('page.operations')}</h1>
      <Answer query={query} failed={t('failed')}>
        {({ events, parked, jobs }) => (
          <>
            <Figures events={events} />
            <Parked events={parked} />
            <Jobs jobs={jobs} />
          </>
        )}
      </Answer>
    </>
  );
}

function Figures({ events }: { events: { pending: number; parked: number; oldestSeconds: number } }) {
  const t = useTranslations('staff');
  const figures = [
    { name: t('eventsPending'), value: String(events.pending) },
    { name: t('eventsParked'), value: String(events.parked) },
    { name: t('oldest'), value: t('seconds', { count: Math.round(events.oldestSeconds) }) },
  ];
  return (
    <dl className="mb-10 grid gap-px overflow-hidden rounded-md bg-line sm:grid-cols-3">
      {figures.map((figure) => (
        <div key={figure.name} className="bg-raised p-4 max-sm:flex max-sm:items-baseline max-sm:justify-between">
          <dt className="text-sm text-soft">{figure.name}</dt>
          <dd className="tabular text-2xl sm:mt-1">{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Parked({ events }: { events: ParkedEvent[] }) {
  const t = useTranslations('staff');
  const say = useErrorText();
  const toast = useToast();
  const moment = useMoment();
  const client = useQueryClient();
  const may = useMay('operations.write');
  const retry = useMutation({
    mutationFn: ({ id }: ParkedEvent) => answer(api.POST('/v1/admin/operations/parked/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => toast(t('retried')),
    onError: (error) => toast(say(error), { tone: 'danger' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['operations'] }),
  });
  return (
    <section className="mb-12">
      <h2 className="mb-3 text-2xl">{t('parked')}</h2>
      {events.length === 0 ? (
        <EmptyState className="py-8" title={t('noParked')} text={t('noParkedText')} />
      ) : (
        <Table label={t('parked')}>
          <thead>
            <tr>
              <Th>{t('col.event')}</Th>
              <Th>{t('col.handler')}</Th>
              <Th>{t('col.error')}</Th>
              <Th className="text-end">{t('col.attempts')}</Th>
              <Th>{t('col.since')}</Th>
              <Th>
                <span className="sr-only">{t('retry')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.id}>
                <Td dir="ltr">
                  <code className="text-xs">{event.type}</code>
                  <span className="block text-xs text-soft">{event.aggregate}</span>
                </Td>
                <Td dir="ltr">
                  <code className="text-xs">{event.handler}</code>
                </Td>
                <Td dir="ltr" className="max-w-80 text-xs text-danger">
                  {event.error}
                </Td>
                <Td className="tabular text-end">{event.attempts}</Td>
                <Td className="whitespace-nowrap text-soft">{moment(event.occurredAt)}</Td>
                <Td className="text-end">
                  {may ? (
                    <Button size="sm" look="line" disabled={retry.isPending} onClick={() => retry.mutate(event)}>
                      {t('retry')}
                    </Button>
                  ) : null}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

const jobTones: Record<JobRow['state'], Tone> = { waiting: 'plain', delayed: 'plain', running: 'info', failed: 'danger' };

function Jobs({ jobs }: { jobs: JobRow[] }) {
  const t = useTranslations('staff');
  const moment = useMoment();
  return (
    <section>
      <h2 className="mb-3 text-2xl">{t('jobs')}</h2>
      {jobs.length === 0 ? (
        <EmptyState className="py-8" title={t('noJobs')} text={t('noJobsText')} />
      ) : (
        <Table label={t('jobs')}>
          <thead>
            <tr>
              <Th>{t('col.task')}</Th>
              <Th>{t('col.status')}</Th>
              <Th className="text-end">{t('col.attempts')}</Th>
              <Th>{t('col.runAt')}</Th>
              <Th>{t('col.error')}</Th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id}>
                <Td dir="ltr">
                  <code className="text-xs">{job.task}</code>
                  {job.key ? <span className="block max-w-64 truncate text-xs text-soft">{job.key}</span> : null}
                </Td>
                <Td>
                  <Badge tone={jobTones[job.state]}>{t(`job.${job.state}`)}</Badge>
                </Td>
                <Td className="tabular text-end">
                  {job.attempts}/{job.maxAttempts}
                </Td>
                <Td className="whitespace-nowrap text-soft">{moment(job.runAt)}</Td>
                <Td dir="ltr" className="max-w-80 truncate text-xs text-danger">
                  {job.lastError}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
