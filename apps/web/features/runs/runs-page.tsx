'use client';
// Imports and exports: begin one, see what became of those before; one of them when the address names it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { CatalogRun } from '@/lib/types.ts';
import { NewExport } from './new-export.tsx';
import { NewImport } from './new-import.tsx';
import { RunView } from './run-view.tsx';
import { isGoing, tones } from './run-words.ts';

const LOOK_MS = 2_000;

export function RunsPage() {
  const t = useTranslations('desk.run');
  const staff = useTranslations('staff');
  const address = useAddress();
  const client = useQueryClient();
  const may = useMay('catalog.write');
  const shown = address.get('run');
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['catalog-runs', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/catalog-runs', { params: { query: { cursor, limit: 25 } }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isGoing) ? LOOK_MS : false),
  });
  const open = (id: string): void => {
    void client.invalidateQueries({ queryKey: ['catalog-runs'] });
    address.set({ run: id });
  };
  if (shown) return <RunView id={shown} key={shown} />;
  return (
    <>
      <PageHead title={staff('page.imports')} text={t('text')} />
      <div className="mb-10 grid gap-6 lg:grid-cols-2">
        {may ? <NewImport onSent={open} /> : null}
        <NewExport onStarted={open} />
      </div>
      <h2 className="mb-3 text-2xl">{t('history')}</h2>
      <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('none')} text={t('noneText')} />}>
        {(items) => <RunTable rows={items} />}
      </Listed>
    </>
  );
}

function RunTable({ rows }: { rows: CatalogRun[] }) {
  const t = useTranslations('desk.run');
  const locale = numberLocale(useLocale());
  const count = new Intl.NumberFormat(locale);
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return (
    <Table stacks label={t('history')}>
      <thead>
        <tr>
          <Th>{t('file')}</Th>
          <Th>{t('what')}</Th>
          <Th>{t('stateHead')}</Th>
          <Th className="text-end">{t('lines')}</Th>
          <Th>{t('when')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((run) => (
          <tr key={run.id} data-testid="run">
            <Td>
              <Link href={`/staff/imports?run=${run.id}`} prefetch={false} className="font-medium underline underline-offset-4">
                <bdi>{run.kind === 'from_brands' ? t('kind.from_brands') : run.name}</bdi>
              </Link>
            </Td>
            <Td label={t('what')}>{t(`kind.${run.kind}`)}</Td>
            <Td label={t('stateHead')}>
              <Badge tone={tones[run.state]}>{t(`state.${run.state}`)}</Badge>
            </Td>
            <Td label={t('lines')} className="tabular text-end">
              {count.format(run.total ?? run.done)}
            </Td>
            <Td label={t('when')} className="whitespace-nowrap text-soft">
              {time.format(new Date(run.createdAt))}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
