'use client';
// Which stores may sell which brands: as the brand, as the store, as who runs the installation.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Refusal } from '@/features/form/refusal.tsx';
import { saveFile } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { useViews } from '@/features/staff/list/use-views.ts';
import { ViewsBar } from '@/features/staff/list/views-bar.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import type { Entitlement } from '@/lib/types.ts';
import { EntitlementTable } from './entitlement-table.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { type Filters, readFile, readPage, type Side } from './sides.ts';

const states = ['active', 'upcoming', 'ended'] as const;
const modes = ['CENTRAL', 'STORE'] as const;
const pages = { stores: 'stores', brands: 'brands', network: 'platformEntitlements' } as const;
const filterNames = ['q', 'mode', 'state'] as const;
const rights = { stores: 'entitlements.write', brands: '', network: 'platform.entitlements' } as const;

export function EntitlementsPage({ side }: { side: Side }) {
  const t = useTranslations('desk.entitlement');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay(rights[side]) && side !== 'brands';
  const filters: Filters = {
    q: address.get('q'),
    mode: modes.find((mode) => mode === address.get('mode')),
    state: states.find((state) => state === address.get('state')),
  };
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['entitlements', side, filters, cursor],
    queryFn: ({ signal }) => readPage(side, { ...filters, cursor, limit: 50 }, signal),
    placeholderData: keepPreviousData,
  });
  const views = useViews(side, filterNames);
  const first = may ? <GrantDialog side={side} /> : undefined;
  return (
    <>
      <PageHead title={staff(`page.${pages[side]}`)} text={t(`text.${side}`)}>
        <div className="flex flex-wrap items-start gap-3">
          <Csv side={side} filters={filters} />
          {may ? <GrantDialog side={side} opened={address.get('new') === '1'} /> : null}
        </div>
      </PageHead>
      <ViewsBar views={views} />
      <div className="mt-3 mb-2 flex flex-wrap gap-3">
        <span className="w-72 max-sm:w-full">
          <SearchField label={t(`search.${side}`)} value={filters.q ?? ''} onChange={(q) => address.set({ q })} />
        </span>
        <ModeFilter value={filters.mode} onChange={(mode) => address.set({ mode })} />
      </div>
      <Tabs
        label={staff('status')}
        value={filters.state ?? ''}
        onChange={(state) => address.set({ state })}
        items={[{ value: '', name: staff('all') }, ...states.map((value) => ({ value, name: t(`state.${value}`) }))]}
      />
      <Listed
        query={query}
        failed={staff('failed')}
        none={
          <NoneListed
            filters={filterNames}
            none={{ title: t(`none.${side}`), text: t(`noneText.${side}`), action: first }}
            filtered={{ title: t('noneFilter') }}
          />
        }
      >
        {(rows) => <EntitlementTable side={side} rows={rows} may={may} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function ModeFilter({ value, onChange }: { value: Entitlement['mode'] | undefined; onChange: (mode: string | undefined) => void }) {
  const t = useTranslations('desk.entitlement');
  return (
    <span className="w-56 max-sm:w-full">
      <Select
        aria-label={t('col.mode')}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || undefined)}
        className="text-sm"
      >
        <option value="">{t('anyMode')}</option>
        {modes.map((mode) => (
          <option key={mode} value={mode}>
            {t(`mode.${mode}`)}
          </option>
        ))}
      </Select>
    </span>
  );
}

/** The same rows as a file. Asked for by script, so that a lapsed token is renewed and a refusal is told here. */
function Csv({ side, filters }: { side: Side; filters: Filters }) {
  const act = useAct();
  const save = (): void =>
    void act.run(async () => {
      const content = await readFile(side, filters);
      if (content instanceof Blob) saveFile(content, `${side}.csv`);
    });
  return (
    <div className="grid justify-items-end gap-2">
      <Button look="line" busy={act.busy} disabled={act.busy} onClick={save} data-testid="entitlements-csv">
        <Download aria-hidden size={17} strokeWidth={1.6} /> CSV
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}
