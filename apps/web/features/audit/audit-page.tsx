'use client';
// What was done in the organization, or to the installation itself, by whom, and whether the record of it is whole.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { Refusal } from '@/features/form/refusal.tsx';
import { saveFile } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { useViews } from '@/features/staff/list/use-views.ts';
import { ViewsBar } from '@/features/staff/list/views-bar.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { areas, platformAreas } from './areas.ts';
import { AuditFilters, filtersIn } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { Chain } from './chain.tsx';

const filterNames = ['action', 'subjectType', 'from', 'to', 'q'] as const;

/** `ofPlatform`: the installation's own trail, of which the doctor proves the chain. */
export function AuditPage({ ofPlatform = false }: { ofPlatform?: boolean }) {
  const t = useTranslations('desk.audit');
  const staff = useTranslations('staff');
  const address = useAddress();
  const filters = filtersIn(useSearchParams());
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['audit', ofPlatform, filters, cursor],
    queryFn: ({ signal }) => {
      const options = { params: { query: { ...filters, cursor, limit: 50 } }, signal };
      return answer(ofPlatform ? api.GET('/v1/platform/audit', options) : api.GET('/v1/admin/audit', options));
    },
    placeholderData: keepPreviousData,
  });
  const views = useViews(ofPlatform ? 'platformAudit' : 'audit', filterNames);
  const mayExport = useMay('audit.export');
  return (
    <>
      <PageHead title={staff(ofPlatform ? 'page.platformAudit' : 'page.audit')} text={t(ofPlatform ? 'platformText' : 'text')}>
        {mayExport && !ofPlatform ? <Csv filters={filters} /> : null}
      </PageHead>
      {ofPlatform ? null : <Chain />}
      <ViewsBar views={views} />
      <AuditFilters areas={ofPlatform ? platformAreas : areas} />
      <Listed
        query={query}
        failed={staff('failed')}
        none={
          <NoneListed
            filters={filterNames}
            none={{ title: t('none'), text: t('noneText') }}
            filtered={{ title: t('none'), text: t('noneFilter') }}
          />
        }
      >
        {(items) => (
          <ol className={`border-t border-line ${query.isPlaceholderData ? 'opacity-50' : ''}`}>
            {items.map((entry) => (
              <li key={entry.seq}>
                <AuditRow entry={entry} />
              </li>
            ))}
          </ol>
        )}
      </Listed>
    </>
  );
}

/** The same entries as a file. Asked for by script, so that a lapsed token is renewed and a refusal is told here. */
function Csv({ filters }: { filters: ReturnType<typeof filtersIn> }) {
  const act = useAct();
  const save = (): void =>
    void act.run(async () => {
      const content: unknown = await answer(api.GET('/v1/admin/audit.csv', { params: { query: filters }, parseAs: 'blob' }));
      if (content instanceof Blob) saveFile(content, 'audit.csv');
    });
  return (
    <div className="grid justify-items-end gap-2">
      <Button look="line" busy={act.busy} disabled={act.busy} onClick={save} data-testid="audit-csv">
        <Download aria-hidden size={17} strokeWidth={1.6} /> CSV
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}
