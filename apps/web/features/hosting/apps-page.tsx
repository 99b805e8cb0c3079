'use client';
// Apps that were sold: those to be set up, those that run, those that ended.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Refusal } from '@/features/form/refusal.tsx';
import { saveFile } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { HostedInstance } from '@/lib/types.ts';
import { AppTable } from './app-table.tsx';
import { HostingHead } from './hosting-head.tsx';

const states = ['wanted', 'running', 'ended'] as const;
const filterNames = ['q', 'state', 'host'] as const;

interface Filters {
  q: string | undefined;
  state: HostedInstance['state'] | undefined;
  host: string | undefined;
}

export function AppsPage() {
  const t = useTranslations('desk.hosting');
  const staff = useTranslations('staff');
  const address = useAddress();
  const cursor = address.get('cursor');
  const filters: Filters = {
    q: address.get('q'),
    state: states.find((state) => state === address.get('state')),
    host: address.get('host'),
  };
  const query = useQuery({
    queryKey: ['hosted', filters, cursor],
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/admin/hosting/instances', { params: { query: { ...filters, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const counts = query.data?.counts;
  return (
    <>
      <HostingHead part="apps">
        <Csv filters={filters} />
      </HostingHead>
      <div className="mt-5 mb-2 flex flex-wrap gap-3">
        <span className="w-72 max-sm:w-full">
          <SearchField label={t('search')} value={filters.q ?? ''} onChange={(q) => address.set({ q })} />
        </span>
        <HostFilter value={filters.host} onChange={(host) => address.set({ host })} />
      </div>
      <Tabs
        label={staff('status')}
        value={filters.state ?? ''}
        onChange={(state) => address.set({ state })}
        items={[
          { value: '', name: staff('all') },
          ...states.map((value) => ({ value, name: t(`state.${value}`), count: counts?.[value] })),
        ]}
      />
      <Listed
        query={query}
        failed={staff('failed')}
        none={<NoneListed filters={filterNames} none={{ title: t('none'), text: t('noneText') }} filtered={{ title: t('noneFilter') }} />}
      >
        {(rows) => <AppTable rows={rows} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function HostFilter({ value, onChange }: { value: string | undefined; onChange: (host: string | undefined) => void }) {
  const t = useTranslations('desk.hosting');
  const may = useMay('stock.read');
  const { data } = useQuery({
    queryKey: ['hosts'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/hosting/hosts', { signal })),
    enabled: may,
  });
  if (!data || data.items.length < 2) return null;
  return (
    <span className="w-56 max-sm:w-full">
      <Select
        aria-label={t('col.host')}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || undefined)}
        className="text-sm"
      >
        <option value="">{t('anyHost')}</option>
        {data.items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </span>
  );
}

/** The same rows as a file. Asked for by script, so that a lapsed token is renewed and a refusal is told here. */
function Csv({ filters }: { filters: Filters }) {
  const act = useAct();
  const save = (): void =>
    void act.run(async () => {
      const content: unknown = await answer(api.GET('/v1/admin/hosting/instances.csv', { params: { query: filters }, parseAs: 'blob' }));
      if (content instanceof Blob) saveFile(content, 'apps.csv');
    });
  return (
    <div className="grid justify-items-end gap-2">
      <Button look="line" busy={act.busy} disabled={act.busy} onClick={save} data-testid="apps-csv">
        <Download aria-hidden size={17} strokeWidth={1.6} /> CSV
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}
