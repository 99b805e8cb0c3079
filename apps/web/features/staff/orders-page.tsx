'use client';
// The organization's orders, by state, searched and paged; all of it in the address.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { statusTones, statusWord } from '@/features/order/status.ts';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OrderRow } from '@/lib/types.ts';
import { useMay } from './desk.tsx';
import { KeysHelp } from './list/keys-help.tsx';
import { useListKeys } from './list/use-keys.ts';
import { type Selection, useSelection } from './list/use-selection.ts';
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
  const may = useMay('orders.fulfil');
  const rows = query.data?.items ?? [];
  const selection = useSelection(
    rows.map(({ id }) => id),
    JSON.stringify([status, q]),
  );
  const list = useRef<HTMLDivElement>(null);
  const keys = useListKeys(list, may ? selection.toggle : undefined);
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
      {may ? <ChosenOrders selection={selection} /> : null}
      <div ref={list}>
        <Listed
          query={query}
          failed={t('failed')}
          none={<NoOrders filtered={Boolean(q || status)} onClear={() => address.set({ q: undefined, status: undefined })} />}
        >
          {(items) => <OrderTable rows={items} stale={query.isPlaceholderData} selection={may ? selection : null} />}
        </Listed>
      </div>
      <KeysHelp open={keys.helping} onClose={() => keys.setHelping(false)} chooses={may} />
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

/** What is done with several orders at once. */
function ChosenOrders({ selection: { ids, clear } }: { selection: Selection }) {
  const t = useTranslations('desk.slips');
  const words = useTranslations('desk.list');
  if (ids.size === 0) return null;
  return (
    <div
      className="sticky top-0 z-10 flex flex-wrap items-center gap-3 border-y border-line bg-paper py-2 text-sm max-lg:top-14"
      data-testid="chosen-bar"
    >
      <p role="status" className="tabular font-medium">
        {t('chosen', { count: ids.size })}
      </p>
      <span className="ms-auto flex gap-2">
        <Button look="quiet" size="sm" onClick={clear}>
          {words('chooseNone')}
        </Button>
        <Link href={`/staff/orders/slips?orders=${[...ids].join(',')}`} className={buttonStyle({ size: 'sm' })}>
          {t('title')}
        </Link>
      </span>
    </div>
  );
}

interface TableProps {
  rows: OrderRow[];
  stale: boolean;
  /** Where something can be done with what is chosen. */
  selection: Selection | null;
}

function OrderTable({ rows, stale, selection }: TableProps) {
  const t = useTranslations('staff');
  const words = useTranslations('desk.list');
  return (
    <Table label={t('page.orders')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          {selection ? (
            <Th className="w-10">
              <Tick
                label={words('choosePage')}
                checked={selection.page === 'all'}
                some={selection.page === 'some'}
                onToggle={selection.togglePage}
              />
            </Th>
          ) : null}
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
          <OrderTableRow key={row.id} row={row} selection={selection} />
        ))}
      </tbody>
    </Table>
  );
}

interface TickProps {
  label: string;
  checked: boolean;
  some?: boolean;
  onToggle: (range: boolean) => void;
}

/** A box as large as a finger. */
const Tick = ({ label, checked, some = false, onToggle }: TickProps) => (
  <label className="-m-3 grid size-11 place-items-center">
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      ref={(box) => {
        if (box) box.indeterminate = some;
      }}
      onChange={() => undefined}
      onClick={(event) => onToggle(event.shiftKey)}
      className="size-4 accent-accent"
    />
  </label>
);

function OrderTableRow({ row, selection }: { row: OrderRow; selection: Selection | null }) {
  const words = useTranslations('desk.list');
  const order = useTranslations('order');
  const locale = useLocale();
  const router = useRouter();
  const moment = useMoment();
  return (
    <tr
      data-row={row.id}
      className="cursor-pointer focus-within:bg-sunken hover:bg-sunken"
      onClick={({ target }) => (target instanceof Element && target.closest('.tick') ? undefined : router.push(`/staff/orders/${row.id}`))}
    >
      {selection ? (
        <Td className="tick">
          <Tick
            label={words('chooseOne', { name: row.number })}
            checked={selection.ids.has(row.id)}
            onToggle={(range) => selection.toggle(row.id, range)}
          />
        </Td>
      ) : null}
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
