'use client';
// Who bought a course: how far they came, on which devices, and access taken back.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Progress } from '@tessera/ui/progress.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { Listed, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { Learner } from '@/lib/types.ts';

export function Learners({ id }: { id: string }) {
  const t = useTranslations('desk.course');
  const staff = useTranslations('staff');
  const address = useAddress();
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['learners', id, cursor],
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/admin/courses/{id}/enrollments', { params: { path: { id }, query: { cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('noLearners')} text={t('noLearnersText')} />}>
      {(items) => <LearnerTable courseId={id} rows={items} />}
    </Listed>
  );
}

const tones: Record<Learner['state'], Tone> = { active: 'info', consumed: 'success', revoked: 'danger', expired: 'warning' };

function LearnerTable({ courseId, rows }: { courseId: string; rows: Learner[] }) {
  const t = useTranslations('desk.course');
  const learn = useTranslations('learn');
  const staff = useTranslations('staff');
  const moment = useMoment();
  const may = useMay('orders.fulfil');
  return (
    <Table label={t('learners')}>
      <thead>
        <tr>
          <Th>{t('learner')}</Th>
          <Th>{staff('status')}</Th>
          <Th>{t('progress')}</Th>
          <Th>{t('devices')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="learner">
            <Td>
              <span className="block font-medium">
                <bdi>{row.holder || t('unnamed')}</bdi>
              </span>
              <span className="block whitespace-nowrap text-xs text-soft">{moment(row.grantedAt)}</span>
            </Td>
            <Td>
              <Badge tone={tones[row.state]}>{learn(`state.${row.state}`)}</Badge>
              {row.until ? (
                <span className="mt-1 block whitespace-nowrap text-xs text-soft">{t('until', { when: moment(row.until) })}</span>
              ) : null}
            </Td>
            <Td>
              <span className="tabular mb-1 block text-xs whitespace-nowrap text-soft">
                {learn('doneOf', { done: row.doneCount, all: row.lessonCount })}
              </span>
              <Progress share={row.lessonCount ? row.doneCount / row.lessonCount : 0} label={t('progress')} className="w-28" />
            </Td>
            <Td>
              <Devices courseId={courseId} row={row} may={may} />
            </Td>
            <Td className="text-end">
              {may && (row.state === 'active' || row.state === 'consumed') ? <Revoke courseId={courseId} row={row} /> : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Devices({ courseId, row, may }: { courseId: string; row: Learner; may: boolean }) {
  const t = useTranslations('desk.course');
  const moment = useMoment();
  const save = useSave('learners');
  if (row.devices.length === 0) return <span className="text-soft">—</span>;
  return (
    <ul className="grid gap-1.5">
      {row.devices.map((device) => (
        <li key={device.id} className="flex items-center gap-2">
          <span className="min-w-0 max-w-56">
            <span className="block truncate" title={device.name}>
              <bdi>{device.name || '—'}</bdi>
            </span>
            <span className="block text-xs text-soft">{moment(device.lastSeenAt)}</span>
          </span>
          {may ? (
            <ConfirmDialog
              title={t('release')}
              text={t('releaseText')}
              trigger={
                <Button look="quiet" size="sm">
                  {t('release')}
                </Button>
              }
              onConfirm={() => {
                const path = { id: courseId, enrollmentId: row.id, deviceId: device.id };
                return save(
                  answer(api.DELETE('/v1/admin/courses/{id}/enrollments/{enrollmentId}/devices/{deviceId}', { params: { path } })),
                  t('released'),
                );
              }}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Revoke({ courseId, row }: { courseId: string; row: Learner }) {
  const t = useTranslations('desk.course');
  const save = useSave('learners');
  const [reason, setReason] = useState('');
  const path = { id: courseId, enrollmentId: row.id };
  return (
    <ConfirmDialog
      title={t('revoke')}
      text={t('revokeText')}
      trigger={
        <Button look="danger" size="sm" data-testid="revoke">
          {t('revoke')}
        </Button>
      }
      onConfirm={() =>
        save(
          answer(api.POST('/v1/admin/courses/{id}/enrollments/{enrollmentId}/revoke', { params: { path }, body: { reason } })),
          t('revoked'),
        )
      }
    >
      <Field label={t('reason')}>
        {(control) => (
          <Input
            {...control}
            name="reason"
            required
            maxLength={200}
            dir="auto"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
