'use client';
// Units by SKU: what is low, what is out, and putting it right with a reason.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Price } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import type { StockRow } from '@/lib/types.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { useMay } from './desk.tsx';
import { Listed, SearchField, Tabs, useAddress } from './parts.tsx';

const levels = ['all', 'low', 'out'] as const;

export function StockPage() {
  const t = useTranslations('staff');
  const address = useAddress();
  const asked = address.get('level');
  const level = levels.find((one) => one === asked) ?? 'all';
  const [q, cursor] = [address.get('q'), address.get('cursor')];
  const query = useQuery({
    queryKey: ['stock', level, q, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock', { params: { query: { level, q, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-4xl">{t('page.stock')}</h1>
        <SearchField label={t('searchStock')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
      </div>
      <Tabs
        label={t('level.label')}
        value={level}
        onChange={(value) => address.set({ level: value === 'all' ? undefined : value })}
        items={levels.map((value) => ({ value, name: t(`level.${value}`), count: query.data?.counts[value] }))}
      />
      <Listed
        query={query}
        failed={t('failed')}
        none={
          <EmptyState
            title={t('noStock')}
            text={t('noStockText')}
            action={
              <Button look="line" onClick={() => address.set({ q: undefined, level: undefined })}>
                {t('clear')}
              </Button>
            }
          />
        }
      >
        {(items) => <StockTable rows={items} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function StockTable({ rows, stale }: { rows: StockRow[]; stale: boolean }) {
  const t = useTranslations('staff');
  return (
    <Table label={t('page.stock')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('col.product')}</Th>
          <Th>{t('col.sku')}</Th>
          <Th className="text-end">{t('col.price')}</Th>
          <Th className="text-end">{t('col.onHand')}</Th>
          <Th className="text-end">{t('col.reserved')}</Th>
          <Th className="text-end">{t('col.available')}</Th>
          <Th>
            <span className="sr-only">{t('adjust')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StockTableRow key={row.offerId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function StockTableRow({ row }: { row: StockRow }) {
  const locale = useLocale();
  const may = useMay('stock.write');
  return (
    <tr>
      <Td>
        <span className="flex min-w-52 items-center gap-3">
          <img src={row.picture.url} alt="" width={40} height={50} loading="lazy" className="h-12.5 w-10 bg-sunken object-cover" />
          <span>
            <span className="block font-medium">{row.title}</span>
            <span className="block text-xs text-soft">{row.variant}</span>
          </span>
        </span>
      </Td>
      <Td>
        <bdi className="whitespace-nowrap text-xs">{row.sku}</bdi>
      </Td>
      <Td className="text-end">
        <Price money={row.price} locale={locale} />
      </Td>
      <Td className="tabular text-end">{row.onHand}</Td>
      <Td className="tabular text-end">{row.reserved}</Td>
      <Td className={`tabular text-end font-medium ${row.available <= 0 ? 'text-danger' : row.available <= 3 ? 'text-warning' : ''}`}>
        {row.available}
      </Td>
      <Td className="text-end">{may ? <AdjustDialog row={row} /> : null}</Td>
    </tr>
  );
}
