'use client';
// Whether the record is whole, how long it is, and for how long it is kept.
import { useQuery } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { answer, api } from '@/lib/api.ts';
import type { AuditChain } from '@/lib/types.ts';

export function Chain() {
  const query = useQuery({
    queryKey: ['audit-chain'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/audit/chain', { signal })),
    staleTime: 60_000,
  });
  const t = useTranslations('desk.audit');
  const { data, error } = query;
  if (!data && error)
    return (
      <div className="mb-6">
        <Refusal error={error}>
          <Button look="link" size="sm" onClick={() => void query.refetch()}>
            {t('proveAgain')}
          </Button>
        </Refusal>
      </div>
    );
  if (!data) return <Skeleton className="mb-6 h-14 w-full" />;
  return (
    <Notice
      tone={data.ok ? 'success' : 'danger'}
      className="mb-6 flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-3"
      data-testid="chain"
    >
      <div className="flex min-w-0 items-center gap-3">
        {data.ok ? (
          <ShieldCheck aria-hidden size={22} strokeWidth={1.6} className="shrink-0 text-success" />
        ) : (
          <ShieldAlert aria-hidden size={22} strokeWidth={1.6} className="shrink-0 text-danger" />
        )}
        <div>
          <p className="font-medium">{data.ok ? t('whole', { count: data.length }) : t('broken', { count: data.faults.length })}</p>
          {data.faults.slice(0, 3).map((fault) => (
            <p key={`${fault.seq}${fault.what}`} className="text-xs">
              #{fault.seq}: <bdi>{fault.text}</bdi>
            </p>
          ))}
        </div>
      </div>
      <Retention chain={data} />
    </Notice>
  );
}

const choices = [90, 180, 365, 730, 1095, 1825, 2555, 3650];

function Retention({ chain }: { chain: AuditChain }) {
  const t = useTranslations('desk.audit');
  const form = useTranslations('form');
  const may = useMay('audit.retention');
  const act = useAct();
  const save = useSave('audit-chain');
  const days = [...new Set([...choices.filter((one) => one <= chain.mostDays), chain.retentionDays])].toSorted((a, b) => a - b);
  const keep = (to: number): void =>
    void act.run(() => save(answer(api.PUT('/v1/admin/audit/retention', { body: { days: to } })), form('saved')));
  return (
    <div className="text-sm">
      <label className="flex items-center gap-3">
        <span className="whitespace-nowrap">{t('keptFor')}</span>
        <Select
          value={chain.retentionDays}
          disabled={!may || act.busy}
          onChange={(event) => keep(Number(event.target.value))}
          className="h-9 min-w-32 text-sm"
        >
          {days.map((one) => (
            <option key={one} value={one}>
              {t('days', { count: one })}
            </option>
          ))}
        </Select>
      </label>
      <Refusal error={act.error} />
    </div>
  );
}
