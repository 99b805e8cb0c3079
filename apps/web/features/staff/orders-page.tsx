'use client';
// The organization's orders, by state, searched and paged; all of it in the address.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, Price } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { statusTones } from '@/features/order/order-page.tsx';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { api } from '@/lib/api.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { OrderPage, OrderRow } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { Pager, RowsSkeleton, SearchField, Tabs, useAddress, useMoment } from './parts.tsx';

const tabs = ['paid', 'fulfilling', 'shipped', 'delivered', 'closed', 'pending', 'partly_cancelled', 'cancelled', 'expired'] as const;

export function OrdersPage() {
  const t = useTranslations('staff');
  const order = useTranslations('order');
  const common = useTranslations('common');
  const say = useErrorText();
  const address = useAddress();
  const [status, q, cursor] = [address.get('status'), address.get('q'), address.get('cursor')];
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['orders', status, q, cursor],
    queryFn: ({ signal }) => api.get<OrderPage>('/v1/admin/orders', { status, q, cursor, limit: 25 }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const all = data ? (data.counts.all ?? tabs.reduce((sum, tab) => sum + (data.counts[tab] ?? 0), 0)) : undefined;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-4xl">{t('page.orders')}</h1>
        <SearchField label={t('searchOrders')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
      </div>
      <Tabs
        label={t('status')}
        value={status ?? ''}
        onChange={(value) => address.set({ status: value })}
        items={[
          { value: '', name: t('all'), count: all },
          ...tabs
            .filter((tab) => tab === status || (data?.counts[tab] ?? 0) > 0 || tab === 'paid')
            .map((tab) => ({ value: tab, name: order(`status.${tab}`), count: data?.counts[tab] ?? 0 })),
        ]}
      />
      {error && !data ? (
        <ErrorState
          title={t('failed')}
          text={say(error)}
          requestId={requestIdOf(error)}
          requestLabel={common('request')}
          retryLabel={common('retry')}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <div className="mt-4">
          <RowsSkeleton />
        </div>
      ) : data.items.length === 0 ? (
        <EmptyState
          title={t('noOrders')}
          text={q || status ? t('noOrdersFilter') : t('noOrdersText')}
          action={
            q || status ? (
              <Button look="line" onClick={() => address.set({ q: undefined, status: undefined })}>
                {t('clear')}
              </Button>
            ) : (
              <Link href="/" className="underline underline-offset-4">
                {t('toShop')}
              </Link>
            )
          }
        />
      ) : (
        <>
          <Table label={t('page.orders')} className={isPlaceholderData ? 'opacity-50' : ''}>
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
              {data.items.map((row) => (
                <OrderTableRow key={row.id} row={row} />
              ))}
            </tbody>
          </Table>
          <Pager next={data.nextCursor} first={!cursor} onGo={(next) => address.set({ cursor: next })} />
        </>
      )}
    </>
  );
}

function OrderTableRow({ row }: { row: OrderRow }) {
  const order = useTranslations('order');
  const locale = useLocale();
  const router = useRouter();
  const moment = useMoment();
  return (
    <tr className="cursor-pointer hover:bg-sunken" onClick={() => router.push(`/staff/orders/${row.id}`)}>
      <Td>
        <Link
          href={`/staff/orders/${row.id}`}
          className="tabular font-medium underline-offset-4 hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {row.number}
        </Link>
      </Td>
      <Td>
        <Badge tone={statusTones[row.status]}>{order(`status.${row.status}`)}</Badge>
      </Td>
      <Td>
        <span className="block">{row.name}</span>
        <bdi className="block text-xs text-soft">{row.email}</bdi>
      </Td>
      <Td className="tabular text-end">{row.lineCount}</Td>
      <Td className="text-end">
        <Price money={row.total} locale={locale} />
      </Td>
      <Td className="tabular whitespace-nowrap text-soft">{moment(row.placedAt)}</Td>
    </tr>
  );
}
