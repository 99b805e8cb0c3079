'use client';
// Counts of stock: those that go on, and those that were.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockCount } from '@/lib/types.ts';
import { LocationSelect } from './location-select.tsx';
import { StockDialog } from './stock-dialog.tsx';
import { StockNav } from './stock-nav.tsx';

export const countTones: Record<StockCount['state'], Tone> = { open: 'info', closed: 'success', cancelled: 'plain' };

export function CountsPage() {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const may = useMay('stock.write');
  const cursor = useAddress().get('cursor');
  const query = useQuery({
    queryKey: ['stock-counts', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock-counts', { params: { query: { cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={staff('page.stock')} text={t('count.how')}>
        {may ? <StartDialog /> : null}
      </PageHead>
      <StockNav />
      <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('count.none')} text={t('count.noneText')} />}>
        {(items) => <CountTable rows={items} />}
      </Listed>
    </>
  );
}

function CountTable({ rows }: { rows: StockCount[] }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const moment = useMoment();
  return (
    <Table stacks label={t('nav.counts')}>
      <thead>
        <tr>
          <Th>{t('count.started')}</Th>
          <Th>{t('location')}</Th>
          <Th className="text-end">{t('count.counted')}</Th>
          <Th className="text-end">{t('count.different')}</Th>
          <Th>{staff('status')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <Link
                href={`/staff/stock/counts/${row.id}`}
                className="inline-block whitespace-nowrap font-medium hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
              >
                {moment(row.startedAt)}
              </Link>
              {row.name ? <span className="block text-xs text-soft">{row.name}</span> : null}
            </Td>
            <Td label={t('location')}>{row.location}</Td>
            <Td label={t('count.counted')} className="tabular text-end">
              {row.counted}
            </Td>
            <Td label={t('count.different')} className="tabular text-end">
              {row.different}
            </Td>
            <Td label={staff('status')}>
              <Badge tone={countTones[row.state]}>{t(`count.state.${row.state}`)}</Badge>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function StartDialog() {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const router = useRouter();
  return (
    <StockDialog
      title={t('count.new')}
      description={t('count.newText')}
      trigger={
        <Button data-testid="new-count">
          <Plus aria-hidden size={18} /> {t('count.new')}
        </Button>
      }
      submit={t('count.start')}
      told={t('count.begun')}
      send={async (data, header) => {
        const body = { locationId: formText(data, 'location'), name: formText(data, 'name') };
        const { id } = await answer(api.POST('/v1/admin/stock-counts', { params: { header }, body }));
        router.push(`/staff/stock/counts/${id}`);
      }}
    >
      <LocationSelect label={t('location')} name="location" />
      <Field label={t('count.name')} optional={staff('optional')}>
        {(control) => <Input {...control} name="name" maxLength={120} />}
      </Field>
    </StockDialog>
  );
}
