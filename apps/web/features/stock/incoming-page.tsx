'use client';
// What is on its way, and taking it in as it comes.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { IncomingStock } from '@/lib/types.ts';
import { StockDialog } from './stock-dialog.tsx';
import { StockNav } from './stock-nav.tsx';

const states = ['open', 'received', 'cancelled'] as const;

export function IncomingPage() {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const address = useAddress();
  const state = states.find((one) => one === address.get('state')) ?? 'open';
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['stock-incoming', state, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock-incoming', { params: { query: { state, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={staff('page.stock')} text={t('expect.how')} />
      <StockNav />
      <Tabs
        label={staff('status')}
        value={state}
        onChange={(value) => address.set({ state: value === 'open' ? undefined : value })}
        items={states.map((value) => ({ value, name: t(`expect.state.${value}`) }))}
      />
      <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('expect.none')} text={t('expect.noneText')} />}>
        {(items) => <IncomingTable rows={items} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function IncomingTable({ rows, stale }: { rows: IncomingStock[]; stale: boolean }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const may = useMay('stock.write');
  const day = new Intl.DateTimeFormat(numberLocale(useLocale()), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Table stacks label={t('nav.incoming')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{staff('col.product')}</Th>
          <Th>{t('location')}</Th>
          <Th>{t('expect.on')}</Th>
          <Th className="text-end">{t('expect.came')}</Th>
          <Th>
            <span className="sr-only">{t('expect.receive')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <Link
                href={`/staff/stock/offers/${row.offerId}`}
                className="block min-w-44 font-medium hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
              >
                <bdi>{row.title}</bdi>
              </Link>
              <span className="block text-xs text-soft">
                <bdi>{row.sku}</bdi>
              </span>
              {row.note ? <span className="block text-xs text-soft">{row.note}</span> : null}
            </Td>
            <Td label={t('location')}>{row.location}</Td>
            <Td label={t('expect.on')} className="whitespace-nowrap">
              {row.expectedOn ? day.format(new Date(row.expectedOn)) : '–'}
            </Td>
            <Td label={t('expect.came')} className="tabular text-end whitespace-nowrap">
              {t('expect.cameOf', { received: row.received, expected: row.expected })}
            </Td>
            <Td>{may && row.state === 'open' ? <IncomingActs row={row} /> : null}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function IncomingActs({ row }: { row: IncomingStock }) {
  const t = useTranslations('desk.stock');
  const save = useSave('stock', 'stock-incoming');
  const { sku } = row;
  return (
    <span className="flex justify-end gap-2">
      <StockDialog
        title={t('expect.receive')}
        description={`${row.title} ${sku}`}
        trigger={
          <Button look="line" size="sm" aria-label={t('expect.receiveOf', { sku })}>
            {t('expect.receive')}
          </Button>
        }
        submit={t('expect.receive')}
        told={t('expect.received')}
        send={(data, header) =>
          answer(
            api.POST('/v1/admin/stock-incoming/{id}/receive', {
              params: { path: { id: row.id }, header },
              body: { units: Number(formText(data, 'units')), done: data.get('done') === 'on' },
            }),
          )
        }
      >
        <Field label={t('units')} hint={t('expect.moreIsFine')}>
          {(control) => (
            <Input
              {...control}
              name="units"
              type="number"
              required
              min={0}
              max={1_000_000}
              defaultValue={Math.max(0, row.expected - row.received)}
              className="tabular"
              autoFocus
            />
          )}
        </Field>
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" name="done" className="size-4 accent-ink" /> {t('expect.noMore')}
        </label>
      </StockDialog>
      <ConfirmDialog
        title={t('expect.cancelOf', { sku })}
        text={t('expect.cancelText')}
        onConfirm={() =>
          save(answer(api.POST('/v1/admin/stock-incoming/{id}/cancel', { params: { path: { id: row.id } } })), t('expect.cancelled'))
        }
        trigger={
          <Button look="quiet" size="sm" aria-label={t('expect.cancelOf', { sku })}>
            {t('expect.cancel')}
          </Button>
        }
      />
    </span>
  );
}
