'use client';
// A host: what it is called and how much it has.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { HostingHost } from '@/lib/types.ts';
import { readSize, type SizeName } from './amounts.ts';
import { SizeFields } from './size-fields.tsx';

const usual = { memoryMib: 16_384, cpuMillicores: 8_000, diskGib: 200 };

export function HostForm({ host, onDone }: { host?: HostingHost; onDone: () => void }) {
  const t = useTranslations('desk.hosting');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('hosts', 'hosting-plans');
  const fieldError = useFieldError(act.error);
  const [wrong, setWrong] = useState<SizeName[]>([]);
  const submit = (data: FormData): void => {
    const size = readSize((name) => formText(data, name));
    setWrong('wrong' in size ? size.wrong : []);
    if ('wrong' in size) return;
    const body = { name: formText(data, 'name'), ...size };
    void act.run(async () => {
      const sent = host
        ? answer(api.PATCH('/v1/admin/hosting/hosts/{id}', { params: { path: { id: host.id } }, body: { ...body, version: host.version } }))
        : answer(api.POST('/v1/admin/hosting/hosts', { body }));
      await save(sent, form('saved'));
      onDone();
    });
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('hostName')} error={fieldError('name')}>
        {(control) => (
          <Input {...control} name="name" required maxLength={80} dir="auto" autoComplete="off" defaultValue={host?.name ?? ''} />
        )}
      </Field>
      <SizeFields now={host ?? usual} wrong={wrong} />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-host">
        {form('save')}
      </Button>
    </form>
  );
}
