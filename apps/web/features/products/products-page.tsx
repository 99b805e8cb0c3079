'use client';
// What the organization sells: filtered, sorted, in the columns one wants, chosen and changed together, by mouse or keys.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Keyboard, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { useMay, useSession } from '@/features/staff/desk.tsx';
import { useTrade } from '@/features/staff/desk-side.tsx';
import { KeysHelp } from '@/features/staff/list/keys-help.tsx';
import { useColumns } from '@/features/staff/list/list-tools.tsx';
import { useListKeys } from '@/features/staff/list/use-keys.ts';
import { useSelection } from '@/features/staff/list/use-selection.ts';
import { useViews } from '@/features/staff/list/use-views.ts';
import { ViewsBar } from '@/features/staff/list/views-bar.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { BulkStrip } from './bulk/bulk-strip.tsx';
import { ChosenBar } from './bulk/chosen-bar.tsx';
import { ExportListed } from './list/export-listed.tsx';
import { NewProduct } from './list/new-product.tsx';
import { ProductFilters } from './list/product-filters.tsx';
import { columnNames, filterNames, filterOf, sortOf, usualColumns } from './list/product-query.ts';
import { ProductTable } from './list/product-table.tsx';

const statuses = ['published', 'draft', 'archived'] as const;

/** What the organization's first shop sells in, as the price filters are meant. */
function useOwnCurrency(): string {
  const { data } = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/channels', { signal })),
    staleTime: 60_000,
  });
  return data?.items[0]?.currencies[0] ?? 'USD';
}

/** The page of the list that the address asks for. */
function useProducts() {
  const address = useAddress();
  const [filter, sort, cursor] = [filterOf(address.get), sortOf(address.get), address.get('cursor')];
  const query = useQuery({
    queryKey: ['products', filter, sort, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/products', { params: { query: { ...filter, sort, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return { address, filter, query };
}

export function ProductsPage() {
  const t = useTranslations('desk.product');
  const staff = useTranslations('staff');
  const may = useMay('catalog.write');
  const { address, filter, query } = useProducts();
  const rows = query.data?.items ?? [];
  const selection = useSelection(
    rows.map(({ id }) => id),
    JSON.stringify(filter),
  );
  const list = useRef<HTMLDivElement>(null);
  const keys = useListKeys(list, may ? selection.toggle : undefined);
  const columns = useColumns(columnNames, usualColumns);
  const views = useViews('products', filterNames);
  const own = useOwnCurrency();
  const currency = rows.find(({ price }) => price)?.price?.currency ?? own;
  const filtered = Object.keys(filter).length > 0;
  const add = may ? (
    <Button onClick={() => address.set({ new: '1' })} data-testid="new-product">
      <Plus aria-hidden size={18} /> {t('new')}
    </Button>
  ) : null;
  return (
    <>
      <ProductsHead q={filter.q} onSearch={(q) => address.set({ q })} onHelp={() => keys.setHelping(true)}>
        <ExportListed filter={filter} />
        {add}
      </ProductsHead>
      <BulkStrip />
      <ViewsBar views={views} />
      <Tabs
        label={staff('status')}
        value={filter.status ?? ''}
        onChange={(value) => address.set({ status: value })}
        items={[{ value: '', name: staff('all') }, ...statuses.map((value) => ({ value, name: t(`status.${value}`) }))]}
      />
      <ProductFilters columns={columns} filtered={filtered} currency={currency} />
      {may ? <ChosenBar selection={selection} filter={filter} currency={currency} hasRows={rows.length > 0} /> : null}
      <div ref={list}>
        <Listed query={query} failed={staff('failed')} none={<NoProducts add={add} />}>
          {(items) => <ProductTable rows={items} stale={query.isPlaceholderData} columns={columns} selection={may ? selection : null} />}
        </Listed>
      </div>
      <KeysHelp open={keys.helping} onClose={() => keys.setHelping(false)} chooses={may} />
      {may ? <NewProduct open={address.get('new') === '1'} onClose={() => address.set({ new: undefined })} /> : null}
    </>
  );
}

interface HeadProps {
  q: string | undefined;
  onSearch: (q: string) => void;
  onHelp: () => void;
  children: ReactNode;
}

function ProductsHead({ q, onSearch, onHelp, children }: HeadProps) {
  const t = useTranslations('desk.product');
  const staff = useTranslations('staff');
  const list = useTranslations('desk.list');
  return (
    <PageHead title={staff('page.products')}>
      <div className="flex flex-wrap items-center gap-3 max-sm:w-full">
        <span className="w-60 max-sm:w-full">
          <SearchField label={t('search')} value={q ?? ''} onChange={onSearch} />
        </span>
        <Button look="quiet" size="iconSm" aria-label={list('keys')} title={list('keys')} onClick={onHelp} className="max-md:hidden">
          <Keyboard aria-hidden size={18} />
        </Button>
        {children}
      </div>
    </PageHead>
  );
}

/** A store may sell a full shelf of brands and have nothing of its own. Who may not write is not told what to put on sale. */
function NoProducts({ add }: { add: ReactNode }) {
  const t = useTranslations('desk.product');
  const sold = useTranslations('desk.sold');
  const isStore = useTrade(useSession()) === 'store';
  const toBrands = (
    <span className="flex flex-wrap justify-center gap-3">
      <Link href="/staff/brand-products" className={buttonStyle({ look: 'line' })}>
        {sold('toBrands')}
      </Link>
      {add}
    </span>
  );
  return (
    <NoneListed
      filters={filterNames}
      none={
        isStore
          ? { title: sold('noneOwn'), text: sold(add ? 'noneOwnText' : 'noneOwnRead'), action: toBrands }
          : { title: t('none'), text: t(add ? 'noneText' : 'noneRead'), action: add }
      }
      filtered={{ title: t('none'), text: t('noneFilter') }}
    />
  );
}
