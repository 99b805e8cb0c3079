'use client';
// A look into the engine: events on their way, events that are stuck, jobs.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { api } from '@/lib/api.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { JobRow, Operations, ParkedEvent } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { useMay } from './desk.tsx';
import { RowsSkeleton, useMoment } from './parts.tsx';

export function OperationsPage() {
  const t = useTranslations('staff');
  const common = useTranslations('common');
  const say = useErrorText();
  const { data, error, refetch } = useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => api.get<Operations>('/v1/admin/operations', {}, signal),
    refetchInterval: 5000,
  });
  if (error && !data)
    return (
      <ErrorState
        title={t('failed')}
        text={say(error)}
        requestId={requestIdOf(error)}
        requestLabel={common('request')}
        retryLabel={common('retry')}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <RowsSkeleton />;
  const figures = [
    { name: t('eventsPending'), value: String(data.events.pending) },
    { name: t('eventsParked'), value: String(data.events.parked) },
    { name: t('oldest'), value: t('seconds', { count: Math.round(data.events.oldestSeconds) }) },
  ];
  return (
    <>
      <h1 className="mb-6 text-4xl">{t('page.operations')}</h1>
      <dl className="mb-10 grid grid-cols-3 gap-px overflow-hidden rounded-md bg-line">
        {figures.map((figure) => (
          <div key={figure.name} className="bg-raised p-4">
            <dt className="text-sm text-soft">{figure.name}</dt>
            <dd className="tabular mt-1 text-2xl">{figure.value}</dd>
          </div>
        ))}
      </dl>
      <Parked events={data.parked} />
      <Jobs jobs={data.jobs} />
    </>
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
    mutationFn: (event: ParkedEvent) => api.post<void>(`/v1/admin/operations/parked/${encodeURIComponent(event.id)}/retry`),
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
