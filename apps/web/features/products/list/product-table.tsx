'use client';
// The products of a page: chosen by tick or key, with the columns somebody wants to see.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useMay } from '@/features/staff/desk.tsx';
import type { Selection } from '@/features/staff/list/use-selection.ts';
import { Link } from '@/i18n/navigation.ts';
import type { OwnProduct } from '@/lib/types.ts';
import { ProductActs } from './product-acts.tsx';
import type { ColumnName } from './product-query.ts';

const tones: Record<OwnProduct['status'], Tone> = { published: 'success', draft: 'plain', archived: 'warning' };
const numeric: ReadonlySet<ColumnName> = new Set(['price', 'available', 'variants']);

interface TableProps {
  rows: OwnProduct[];
  stale: boolean;
  columns: readonly ColumnName[];
  /** Where what is chosen can be changed. */
  selection: Selection | null;
}

export function ProductTable({ rows, stale, columns, selection }: TableProps) {
  const t = useTranslations('desk.product');
  const staff = useTranslations('staff');
  const list = useTranslations('desk.list');
  return (
    <Table stacks label={staff('page.products')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          {selection ? (
            <Th className="w-10">
              <label className="-m-3 grid size-11 place-items-center">
                <input
                  type="checkbox"
                  aria-label={list('choosePage')}
                  checked={selection.page === 'all'}
                  ref={(box) => {
                    if (box) box.indeterminate = selection.page === 'some';
                  }}
                  onChange={selection.togglePage}
                  className="size-4 accent-accent"
                />
              </label>
            </Th>
          ) : null}
          <Th>{staff('col.product')}</Th>
          {columns.map((column) => (
            <Th key={column} className={numeric.has(column) ? 'text-end' : ''}>
              {t(`column.${column}`)}
            </Th>
          ))}
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ProductRow key={row.id} row={row} columns={columns} selection={selection} />
        ))}
      </tbody>
    </Table>
  );
}

function ProductRow({ row, columns, selection }: Omit<TableProps, 'rows' | 'stale'> & { row: OwnProduct }) {
  const list = useTranslations('desk.list');
  const chosen = selection ? selection.all || selection.ids.has(row.id) : false;
  return (
    <tr data-row={row.id} aria-selected={selection ? chosen : undefined} className={`focus-within:bg-sunken ${chosen ? 'bg-sunken' : ''}`}>
      {selection ? (
        <Td className="tick">
          <label className="-m-3 grid size-11 place-items-center">
            <input
              type="checkbox"
              aria-label={list('chooseOne', { name: row.title })}
              checked={chosen}
              onChange={() => undefined}
              onClick={(event) => selection.toggle(row.id, event.shiftKey)}
              className="size-4 accent-accent"
            />
          </label>
        </Td>
      ) : null}
      <Td>
        <ProductName row={row} />
      </Td>
      {columns.map((column) => (
        <ProductCell key={column} row={row} column={column} />
      ))}
      <Td>
        <RowLinks row={row} />
      </Td>
    </tr>
  );
}

function ProductName({ row }: { row: OwnProduct }) {
  const t = useTranslations('desk.product');
  return (
    <span className="flex min-w-52 items-center gap-3">
      {row.picture ? (
        <img src={row.picture.url} alt="" width={40} height={50} loading="lazy" className="h-12.5 w-10 rounded-md bg-sunken object-cover" />
      ) : (
        <span aria-hidden className="h-12.5 w-10 rounded-md bg-sunken" />
      )}
      <span className="min-w-0">
        <Link
          data-open
          href={`/staff/products/${row.id}`}
          prefetch={false}
          className="block font-medium underline-offset-4 hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
        >
          <bdi>{row.title}</bdi>
        </Link>
        <span className="block text-xs text-soft">
          {row.kind === 'physical' ? null : `${t.has(`kind.${row.kind}`) ? t(`kind.${row.kind}`) : row.kind} · `}
          <bdi>{row.category.name}</bdi>
          {row.variants > 1 ? ` · ${t('variants', { count: row.variants })}` : ''}
        </span>
      </span>
    </span>
  );
}

function ProductCell({ row, column }: { row: OwnProduct; column: ColumnName }) {
  const t = useTranslations('desk.product');
  const locale = useLocale();
  const shown: Record<ColumnName, ReactNode> = {
    status: <Badge tone={tones[row.status]}>{t(`status.${row.status}`)}</Badge>,
    category: row.category.name,
    sku: <bdi>{row.sku ?? '—'}</bdi>,
    price: row.price ? <Price money={row.price} locale={locale} /> : '—',
    available: <span className={row.available !== null && row.available <= 0 ? 'text-danger' : ''}>{row.available ?? '—'}</span>,
    tags: <bdi>{row.tags.join(', ') || '—'}</bdi>,
    variants: row.variants,
  };
  return (
    <Td label={t(`column.${column}`)} className={numeric.has(column) ? 'tabular text-end' : ''}>
      {shown[column]}
    </Td>
  );
}

function RowLinks({ row }: { row: OwnProduct }) {
  const t = useTranslations('desk.product');
  const texts = useTranslations('desk.texts');
  const may = useMay('catalog.write');
  const look = 'inline-flex items-center self-center px-2 text-sm underline underline-offset-4 pointer-coarse:min-h-11';
  return (
    <span className="flex justify-end gap-2">
      {row.url ? (
        <a href={row.url} className={look} aria-label={t('seeOf', { title: row.title })}>
          {t('see')}
        </a>
      ) : null}
      <Link href={`/staff/products/${row.id}/texts`} className={look} aria-label={texts('openOf', { title: row.title })}>
        {texts('open')}
      </Link>
      {may ? <ProductActs row={row} /> : null}
    </span>
  );
}
