'use client';
// Price lists of the organization: running, waiting for their day, drafts, ended.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { PriceList } from '@/lib/types.ts';
import { ListState, useListTime } from './list-words.tsx';
import { PriceListForm } from './price-list-form.tsx';

const states = ['running', 'scheduled', 'draft', 'ended'] as const;

export function PriceListsPage() {
  const t = useTranslations('desk.priceList');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay('promotions.write');
  const state = states.find((one) => one === address.get('state'));
  const [q, cursor] = [address.get('q'), address.get('cursor')];
  const query = useQuery({
    queryKey: ['price-lists', state, q, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/price-lists', { params: { query: { state, q, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const add = may && query.data ? <NewList currencies={query.data.currencies} timeZone={query.data.timeZone} /> : null;
  return (
    <>
      <PageHead title={staff('page.priceLists')} text={t('intro')}>
        <div className="flex flex-wrap gap-3">
          <span className="w-60 max-sm:w-full">
            <SearchField label={t('search')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
          </span>
          {add}
        </div>
      </PageHead>
      <Tabs
        label={staff('status')}
        value={state ?? ''}
        onChange={(value) => address.set({ state: value })}
        items={[{ value: '', name: t('stateAll') }, ...states.map((value) => ({ value, name: t(`state.${value}`) }))]}
      />
      <Listed
        query={query}
        failed={staff('failed')}
        none={
          <NoneListed filters={['q', 'state']} none={{ title: t('none'), text: t('noneText') }} filtered={{ title: t('noneFilter') }} />
        }
      >
        {(items) => <ListTable rows={items} timeZone={query.data?.timeZone ?? 'UTC'} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function NewList({ currencies, timeZone }: { currencies: string[]; timeZone: string }) {
  const t = useTranslations('desk.priceList');
  const router = useRouter();
  return (
    <FormDialog
      title={t('new')}
      className="max-w-2xl!"
      trigger={
        <Button data-testid="new-price-list">
          <Plus aria-hidden size={18} /> {t('new')}
        </Button>
      }
    >
      {() => <PriceListForm currencies={currencies} timeZone={timeZone} onDone={({ id }) => router.push(`/staff/price-lists/${id}`)} />}
    </FormDialog>
  );
}

function ListTable({ rows, timeZone, stale }: { rows: PriceList[]; timeZone: string; stale: boolean }) {
  const t = useTranslations('desk.priceList');
  const staff = useTranslations('staff');
  const count = new Intl.NumberFormat(numberLocale(useLocale()));
  const timeOf = useListTime(timeZone);
  return (
    <Table stacks label={staff('page.priceLists')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th>{t('group')}</Th>
          <Th>{t('when')}</Th>
          <Th className="text-end">{t('prices')}</Th>
          <Th>{staff('status')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="price-list">
            <Td>
              <Link href={`/staff/price-lists/${row.id}`} className="inline-block min-w-36 py-1 font-medium underline underline-offset-4">
                <bdi>{row.name}</bdi>
              </Link>
              <span className="block text-xs text-soft">{row.currency}</span>
            </Td>
            <Td label={t('group')}>{row.group ? <bdi>{row.group.name}</bdi> : t('everybody')}</Td>
            <Td label={t('when')} className="min-w-44">
              {timeOf(row)}
            </Td>
            <Td label={t('prices')} className="tabular text-end">
              {count.format(row.prices)}
            </Td>
            <Td label={staff('status')}>
              <ListState state={row.state} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
