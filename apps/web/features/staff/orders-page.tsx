'use client';
// The organization's orders, by state, searched and paged; all of it in the address.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { statusTones, statusWord } from '@/features/order/status.ts';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OrderRow } from '@/lib/types.ts';
import { KeysHelp } from './list/keys-help.tsx';
import { useListKeys } from './list/use-keys.ts';
import { useViews } from './list/use-views.ts';
import { ViewsBar } from './list/views-bar.tsx';
import { Listed, SearchField, Tabs, useAddress, useMoment } from './parts.tsx';

const tabs = ['paid', 'fulfilling', 'shipped', 'delivered', 'closed', 'pending', 'partly_cancelled', 'cancelled', 'expired'] as const;

export function OrdersPage() {
  const t = useTranslations('staff');
  const order = useTranslations('order');
  const address = useAddress();
  const asked = address.get('status');
  const status = tabs.find((tab) => tab === asked);
  const [q, cursor] = [address.get('q'), address.get('cursor')];
  const query = useQuery({
    queryKey: ['orders', status, q, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/orders', { params: { query: { status, q, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const list = useRef<HTMLDivElement>(null);
  const keys = useListKeys(list);
  const views = useViews('orders', ['status', 'q']);
  const counts = query.data?.counts;
  const all = counts ? (counts.all ?? tabs.reduce((sum, tab) => sum + (counts[tab] ?? 0), 0)) : undefined;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl sm:text-4xl">{t('page.orders')}</h1>
        <SearchField label={t('searchOrders')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
      </div>
      <ViewsBar views={views} />
      <Tabs
        label={t('status')}
        value={status ?? ''}
        onChange={(value) => address.set({ status: value })}
        items={[
          { value: '', name: t('all'), count: all },
          ...tabs
            .filter((tab) => tab === status || (counts?.[tab] ?? 0) > 0 || tab === 'paid')
            .map((tab) => ({ value: tab, name: order(`status.${tab}`), count: counts?.[tab] ?? 0 })),
        ]}
      />
      <div ref={list}>
        <Listed
          query={query}
          failed={t('failed')}
          none={<NoOrders filtered={Boolean(q || status)} onClear={() => address.set({ q: undefined, status: undefined })} />}
        >
          {(items) => <OrderTable rows={items} stale={query.isPlaceholderData} />}
        </Listed>
      </div>
      <KeysHelp open={keys.helping} onClose={() => keys.setHelping(false)} />
    </>
  );
}

function NoOrders({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useTranslations('staff');
  return (
    <EmptyState
      title={t('noOrders')}
      text={filtered ? t('noOrdersFilter') : t('noOrdersText')}
      action={
        filtered ? (
          <Button look="line" onClick={onClear}>
            {t('clear')}
          </Button>
        ) : (
          <Link href="/" className="underline underline-offset-4">
            {t('toShop')}
          </Link>
        )
      }
    />
  );
}

function OrderTable({ rows, stale }: { rows: OrderRow[]; stale: boolean }) {
  const t = useTranslations('staff');
  return (
    <Table label={t('page.orders')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('col.number')}</Th>
          <Th>{t('col.status')}</Th>
          <Th>{t('col.buyer')}</Th>
          <Th className="text-end">{t('col.lines')}</Th>
          <Th className="text-end">{t('col.total')}</Th>
          <Th>{t('col.placed')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <OrderTableRow key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function OrderTableRow({ row }: { row: OrderRow }) {
  const order = useTranslations('order');
  const locale = useLocale();
  const router = useRouter();
  const moment = useMoment();
  return (
    <tr
      data-row={row.id}
      className="cursor-pointer focus-within:bg-sunken hover:bg-sunken"
      onClick={() => router.push(`/staff/orders/${row.id}`)}
    >
      <Td>
        <Link
          data-open
          href={`/staff/orders/${row.id}`}
          className="tabular font-medium underline-offset-4 hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {row.number}
        </Link>
      </Td>
      <Td>
        <Badge tone={statusTones[row.status]}>{order(`status.${statusWord(row)}`)}</Badge>
      </Td>
      <Td>
        <span className="block">{row.name}</span>
        <span className="block text-xs text-soft">
          <bdi>{row.email}</bdi>
        </span>
      </Td>
      <Td className="tabular text-end">{row.lineCount}</Td>
      <Td className="text-end">
        <Price money={row.total} locale={locale} />
      </Td>
      <Td className="tabular whitespace-nowrap text-soft">{moment(row.placedAt)}</Td>
    </tr>
  );
}
