'use client';
// One price list: its terms, and what it makes of each offer.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer, Listed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { ListedOffer, PriceList } from '@/lib/types.ts';
import { ListState, useListTime } from './list-words.tsx';
import { ListedRow } from './listed-row.tsx';
import { LowerDialog } from './lower-dialog.tsx';
import { PriceListForm } from './price-list-form.tsx';

export function PriceListPage({ id }: { id: string }) {
  const staff = useTranslations('staff');
  const query = useQuery({
    queryKey: ['price-list', id],
    queryFn: async ({ signal }) => {
      const path = { id };
      const [list, all] = await Promise.all([
        answer(api.GET('/v1/admin/price-lists/{id}', { params: { path }, signal })),
        answer(api.GET('/v1/admin/price-lists', { params: { query: { limit: 1 } }, signal })),
      ]);
      return { list, timeZone: all.timeZone };
    },
  });
  return (
    <Answer query={query} failed={staff('failed')}>
      {({ list, timeZone }) => (
        <>
          <Head list={list} timeZone={timeZone} />
          <Prices list={list} />
        </>
      )}
    </Answer>
  );
}

function Head({ list, timeZone }: { list: PriceList; timeZone: string }) {
  const t = useTranslations('desk.priceList');
  const staff = useTranslations('staff');
  const may = useMay('promotions.write');
  const timeOf = useListTime(timeZone);
  return (
    <>
      <BackLink href="/staff/price-lists">{staff('page.priceLists')}</BackLink>
      <PageHead
        title={<bdi>{list.name}</bdi>}
        text={
          <span className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <ListState state={list.state} />
            <span>{list.currency}</span>
            <span>{list.group ? <bdi>{list.group.name}</bdi> : t('everybody')}</span>
            <span>{timeOf(list)}</span>
          </span>
        }
      >
        {may ? <Acts list={list} timeZone={timeZone} /> : null}
      </PageHead>
    </>
  );
}

function Acts({ list, timeZone }: { list: PriceList; timeZone: string }) {
  const t = useTranslations('desk.priceList');
  const router = useRouter();
  const save = useSave('price-lists');
  return (
    <div className="flex flex-wrap gap-3">
      <LowerDialog list={list} />
      <FormDialog title={t('change')} className="max-w-2xl!" trigger={<Button look="line">{t('change')}</Button>}>
        {(close) => <PriceListForm key={list.version} list={list} currencies={[list.currency]} timeZone={timeZone} onDone={close} />}
      </FormDialog>
      <ConfirmDialog
        title={t('drop')}
        text={t('dropText')}
        onConfirm={async () => {
          await save(answer(api.DELETE('/v1/admin/price-lists/{id}', { params: { path: { id: list.id } } })), t('dropped'));
          router.push('/staff/price-lists');
        }}
        trigger={<Button look="quiet">{t('drop')}</Button>}
      />
    </div>
  );
}

function Prices({ list }: { list: PriceList }) {
  const t = useTranslations('desk.priceList');
  const staff = useTranslations('staff');
  const address = useAddress();
  const [q, cursor] = [address.get('q'), address.get('cursor')];
  const listed = address.get('listed') === 'true';
  const query = useQuery({
    queryKey: ['price-list', list.id, 'prices', listed, q, cursor],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/v1/admin/price-lists/{id}/prices', {
          params: { path: { id: list.id }, query: { q, cursor, listed: listed ? 'true' : 'false', limit: 25 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-3">
        <Tabs
          label={t('which')}
          value={listed ? 'true' : ''}
          onChange={(value) => address.set({ listed: value })}
          items={[
            { value: '', name: t('allOffers') },
            { value: 'true', name: t('listedOffers') },
          ]}
        />
        <span className="w-60 max-sm:w-full">
          <SearchField label={t('searchOffers')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
        </span>
      </div>
      <Listed
        query={query}
        failed={staff('failed')}
        none={<EmptyState title={t('noOffers')} text={listed ? t('noOffersText') : undefined} />}
      >
        {(items) => <PriceTable list={list} rows={items} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function PriceTable({ list, rows, stale }: { list: PriceList; rows: ListedOffer[]; stale: boolean }) {
  const t = useTranslations('desk.priceList');
  return (
    <Table stacks label={t('prices')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('offer')}</Th>
          <Th className="text-end">{t('regular')}</Th>
          <Th>{t('listed', { currency: list.currency })}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ListedRow key={`${row.offerId} ${JSON.stringify(row.prices)}`} list={list} row={row} />
        ))}
      </tbody>
    </Table>
  );
}
