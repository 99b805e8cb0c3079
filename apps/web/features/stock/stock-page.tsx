'use client';
// Units by SKU: what is low, what is out, where they lie, and putting it right with a reason.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useMay } from '@/features/staff/desk.tsx';
import { KeysHelp } from '@/features/staff/list/keys-help.tsx';
import { useListKeys } from '@/features/staff/list/use-keys.ts';
import { useViews } from '@/features/staff/list/use-views.ts';
import { ViewsBar } from '@/features/staff/list/views-bar.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { ListedStock, StockRow } from '@/lib/types.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { LowAtDialog } from './low-at-dialog.tsx';
import { StockNav } from './stock-nav.tsx';
import { openOnes, useLocations } from './use-locations.ts';

const levels = ['all', 'low', 'out'] as const;

export function StockPage() {
  const t = useTranslations('staff');
  const words = useTranslations('desk.stock');
  const address = useAddress();
  const may = useMay('stock.write');
  const asked = address.get('level');
  const level = levels.find((one) => one === asked) ?? 'all';
  const [q, cursor, location] = [address.get('q'), address.get('cursor'), address.get('location')];
  const query = useQuery({
    queryKey: ['stock', level, q, cursor, location],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock', { params: { query: { level, q, cursor, location, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const list = useRef<HTMLDivElement>(null);
  const keys = useListKeys(list);
  const views = useViews('stock', ['level', 'q', 'location']);
  return (
    <>
      <PageHead title={t('page.stock')}>
        <div className="flex flex-wrap items-center gap-3 max-sm:w-full">
          <span className="w-60 max-sm:w-full">
            <SearchField label={t('searchStock')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
          </span>
          <LocationFilter value={location} onChange={(id) => address.set({ location: id })} />
          {may ? <LowAtDialog /> : null}
        </div>
      </PageHead>
      <StockNav />
      <ViewsBar views={views} />
      <Tabs
        label={t('level.label')}
        value={level}
        onChange={(value) => address.set({ level: value === 'all' ? undefined : value })}
        items={levels.map((value) => ({ value, name: t(`level.${value}`), count: query.data?.counts[value] }))}
      />
      <div ref={list}>
        <Listed
          query={query}
          failed={t('failed')}
          none={
            <EmptyState
              title={level === 'all' || q || location ? t('noStock') : words('noneLow')}
              text={level === 'all' || q || location ? t('noStockText') : words('noneLowText')}
              action={
                <Button look="line" onClick={() => address.set({ q: undefined, level: undefined, location: undefined })}>
                  {t('clear')}
                </Button>
              }
            />
          }
        >
          {(items) => <StockTable rows={items} stale={query.isPlaceholderData} />}
        </Listed>
      </div>
      <KeysHelp open={keys.helping} onClose={() => keys.setHelping(false)} />
    </>
  );
}

/** Only where there are several. */
function LocationFilter({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const t = useTranslations('desk.stock');
  const places = openOnes(useLocations().data?.items);
  if (places.length < 2) return null;
  return (
    <Select
      aria-label={t('location')}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
      className="w-44 text-sm"
    >
      <option value="">{t('everywhere')}</option>
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {place.name}
        </option>
      ))}
    </Select>
  );
}

function StockTable({ rows, stale }: { rows: ListedStock[]; stale: boolean }) {
  const t = useTranslations('staff');
  const words = useTranslations('desk.stock');
  return (
    <Table stacks label={t('page.stock')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('col.product')}</Th>
          <Th>{t('col.sku')}</Th>
          <Th className="text-end">{t('col.price')}</Th>
          <Th className="text-end">{t('col.onHand')}</Th>
          <Th className="text-end">{t('col.reserved')}</Th>
          <Th className="text-end">{t('col.available')}</Th>
          <Th className="text-end">{words('incoming')}</Th>
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

const tones: Record<StockRow['level'], Tone> = { ok: 'plain', low: 'warning', out: 'danger' };

/** How it stands, where that is not well. */
export function LevelBadge({ level }: { level: StockRow['level'] }) {
  const t = useTranslations('staff');
  return level === 'ok' ? null : <Badge tone={tones[level]}>{t(`level.${level}`)}</Badge>;
}

function StockTableRow({ row }: { row: ListedStock }) {
  const t = useTranslations('staff');
  const words = useTranslations('desk.stock');
  const locale = useLocale();
  const may = useMay('stock.write');
  return (
    <tr data-row={row.offerId} data-testid={`stock-${row.sku}`}>
      <Td>
        <span className="flex min-w-52 items-center gap-3">
          <img
            src={row.picture.url}
            alt=""
            width={40}
            height={50}
            loading="lazy"
            className="h-12.5 w-10 rounded-md bg-sunken object-cover"
          />
          <span>
            <Link
              href={`/staff/stock/offers/${row.offerId}`}
              className="block font-medium hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
            >
              <bdi>{row.title}</bdi>
            </Link>
            <span className="block text-xs text-soft">
              <bdi>{row.variant}</bdi>
            </span>
          </span>
        </span>
      </Td>
      <Td label={t('col.sku')}>
        <bdi className="whitespace-nowrap text-xs max-sm:whitespace-normal">{row.sku}</bdi>
      </Td>
      <Td label={t('col.price')} className="text-end">
        {row.price ? <Price money={row.price} locale={locale} /> : '–'}
      </Td>
      <Td label={t('col.onHand')} className="tabular text-end">
        {row.onHand}
      </Td>
      <Td label={t('col.reserved')} className="tabular text-end">
        {row.reserved}
      </Td>
      <Td label={t('col.available')} className="text-end">
        <span className="inline-flex items-center justify-end gap-2">
          <LevelBadge level={row.level} />
          <span className="tabular font-medium">{row.available}</span>
        </span>
      </Td>
      <Td label={words('incoming')} className="tabular text-end text-soft">
        {row.incoming === 0 ? '–' : row.incoming}
      </Td>
      <Td className="text-end">{may ? <AdjustDialog row={row} size="sm" /> : null}</Td>
    </tr>
  );
}
