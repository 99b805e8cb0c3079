'use client';
// Ends an app that runs, for a reason its buyer can read; its name must be typed, because what it holds is gone then.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { answer, api } from '@/lib/api.ts';
import type { HostedInstance } from '@/lib/types.ts';

export function StopDialog({ row }: { row: HostedInstance }) {
  const t = useTranslations('desk.hosting');
  const save = useSave('hosted', 'hosts', 'orders');
  const [reason, setReason] = useState('');
  const title = t('stopOf', { name: row.name });
  const stop = () => api.POST('/v1/admin/hosting/instances/{id}/stop', { params: { path: { id: row.id } }, body: { reason } });
  return (
    <ConfirmDialog
      title={title}
      text={t('stopText')}
      word={row.name}
      onConfirm={() => save(answer(stop()), t('stoppedNow', { name: row.name }))}
      trigger={
        <Button look="quiet" size="sm" aria-label={title} data-testid="stop-app">
          {t('stop')}
        </Button>
      }
    >
      <Field label={t('reason')}>
        {(control) => (
          <Input
            {...control}
            name="reason"
            required
            maxLength={500}
            dir="auto"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
