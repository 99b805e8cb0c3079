'use client';
// A plan: memory, processor and disk, for how long, and within how many days it may be given back.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { latinDigits } from '@/lib/digits.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnHostingPlan } from '@/lib/types.ts';
import { readSize, type SizeName } from './amounts.ts';
import { SizeFields } from './size-fields.tsx';

const usual = { memoryMib: 1_024, cpuMillicores: 1_000, diskGib: 10, periodDays: 30, refundDays: 7 };
const dayNames = ['periodDays', 'refundDays'] as const;

export function PlanForm({ row, onDone }: { row: OwnHostingPlan; onDone: () => void }) {
  const t = useTranslations('desk.hosting');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('hosting-plans', 'products');
  const fieldError = useFieldError(act.error);
  const [wrong, setWrong] = useState<SizeName[]>([]);
  const now = row.plan ?? usual;
  const submit = (data: FormData): void => {
    const size = readSize((name) => formText(data, name));
    setWrong('wrong' in size ? size.wrong : []);
    if ('wrong' in size) return;
    const [periodDays = 0, refundDays = 0] = dayNames.map((name) => Number(latinDigits(formText(data, name))));
    const body = { ...size, periodDays, refundDays, version: row.plan?.version ?? 0 };
    const path = { variantId: row.variantId };
    void act.run(async () => {
      await save(answer(api.PUT('/v1/admin/hosting/plans/{variantId}', { params: { path }, body })), form('saved'));
      onDone();
    });
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <SizeFields now={now} wrong={wrong} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {dayNames.map((name) => (
          <Field key={name} label={t(name)} error={fieldError(name)}>
            {(control) => (
              <Input
                {...control}
                name={name}
                required
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                dir="ltr"
                className="tabular"
                defaultValue={now[name]}
              />
            )}
          </Field>
        ))}
      </div>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-plan">
        {form('save')}
      </Button>
    </form>
  );
}
