'use client';
// The catalog of a store's brands: found by words, brand and SKU; all of it or some of it is taken into the own shop.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { PutAwayButton } from '@/features/sold/put-away-button.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { KeysHelp } from '@/features/staff/list/keys-help.tsx';
import { useListKeys } from '@/features/staff/list/use-keys.ts';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { BrandProduct } from '@/lib/types.ts';
import { TakeDialog } from './take-dialog.tsx';

const states = ['all', 'new', 'on_sale', 'away'] as const;
const filters = ['q', 'brand', 'category', 'state'];

/** The page of the catalog that the address asks for. */
function useBrandProducts() {
  const address = useAddress();
  const locale = useLocale();
  const [q, brand, category, cursor] = [address.get('q'), address.get('brand'), address.get('category'), address.get('cursor')];
  const state = states.find((each) => each === address.get('state')) ?? 'all';
  const query = useQuery({
    queryKey: ['brand-products', q, brand, category, state, cursor, locale],
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/admin/brand-products', { params: { query: { q, brand, category, state, cursor, locale, limit: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return { address, query, q, brand, category, state };
}

export function FromBrandsPage() {
  const t = useTranslations('desk.run');
  const staff = useTranslations('staff');
  const may = useMay('catalog.write');
  const sold = useTranslations('desk.sold');
  const { address, query, q, brand, category, state } = useBrandProducts();
  const [chosen, setChosen] = useState<ReadonlyMap<string, BrandProduct>>(new Map());
  const { items = [], brands = [], categories = [], currency = '' } = query.data ?? {};
  const list = useRef<HTMLDivElement>(null);
  const turn = (id: string): void => {
    const row = chosen.get(id) ?? items.find((each) => each.id === id);
    const others = [...chosen].filter(([each]) => each !== id);
    if (row) setChosen(new Map(chosen.has(id) ? others : [...others, [id, row]]));
  };
  const keys = useListKeys(list, may ? turn : undefined);
  // Words narrow what is shown and not what is taken, so then something must be chosen.
  const which =
    chosen.size > 0 ? { products: [...chosen.keys()] } : { ...(brand ? { brands: [brand] } : {}), ...(category ? { category } : {}) };
  return (
    <>
      <PageHead title={staff('page.brandProducts')} text={t('brandsText')}>
        {may && brands.length > 0 ? (
          <div className="flex flex-wrap gap-3">
            <ShelfButton chosen={[...chosen.values()]} onDone={() => setChosen(new Map())} />
            {chosen.size > 0 || (!q && state === 'all') ? (
              <TakeDialog which={which} chosen={[...chosen.values()]} currency={currency} onStarted={() => setChosen(new Map())} />
            ) : null}
          </div>
        ) : null}
      </PageHead>
      <Tabs
        label={sold('state.label')}
        value={state}
        onChange={(value) => address.set({ state: value === 'all' ? undefined : value })}
        items={states.map((value) => ({ value, name: sold(`state.${value}`) }))}
      />
      <div className="my-4 flex flex-wrap gap-3">
        <SearchField label={t('searchBrands')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
        <Narrow name="brand" all={t('allBrands')} options={brands.map(({ id, name }) => ({ value: id, name }))} />
        <Narrow name="category" all={t('allCategories')} options={categories.map(({ slug, name }) => ({ value: slug, name }))} />
      </div>
      <div ref={list}>
        <Listed query={query} failed={staff('failed')} none={<NoneHere />}>
          {(rows) => <BrandTable rows={rows} chosen={chosen} onTurn={may ? turn : undefined} />}
        </Listed>
      </div>
      <KeysHelp open={keys.helping} onClose={() => keys.setHelping(false)} chooses={may} />
    </>
  );
}

/** What is chosen goes off sale, or, where all of it was put away, on sale again. */
function ShelfButton({ chosen, onDone }: { chosen: BrandProduct[]; onDone: () => void }) {
  const t = useTranslations('desk.sold');
  const taken = chosen.filter((row) => row.taken > 0);
  if (taken.length === 0) return null;
  const away = !taken.every((row) => row.away === row.taken);
  const label = t(away ? 'takeOffChosen' : 'putBackChosen', { count: taken.length });
  return <PutAwayButton ids={taken.map(({ id }) => id)} away={away} label={label} onDone={onDone} />;
}

function NoneHere() {
  const t = useTranslations('desk.run');
  const sold = useTranslations('desk.sold');
  return (
    <NoneListed
      filters={filters}
      none={{ title: t('noBrandProducts'), text: t('noBrandProductsText') }}
      filtered={{ title: sold('noneLike'), text: sold('noneLikeText') }}
    />
  );
}

interface NarrowProps {
  name: 'brand' | 'category';
  all: string;
  options: { value: string; name: string }[];
}

function Narrow({ name, all, options }: NarrowProps) {
  const t = useTranslations('desk.run');
  const address = useAddress();
  return (
    <span className="w-60 max-sm:w-full">
      <Select
        aria-label={t(name)}
        className="text-sm"
        value={address.get(name) ?? ''}
        onChange={({ target }) => address.set({ [name]: target.value || undefined })}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </Select>
    </span>
  );
}

interface BrandTableProps {
  rows: BrandProduct[];
  chosen: ReadonlyMap<string, BrandProduct>;
  /** Absent where nothing may be chosen. */
  onTurn: ((id: string) => void) | undefined;
}

function BrandTable({ rows, chosen, onTurn }: BrandTableProps) {
  const t = useTranslations('desk.run');
  const locale = useLocale();
  return (
    <Table stacks label={t('brandsText')}>
      <thead>
        <tr>
          {onTurn ? (
            <Th>
              <span className="sr-only">{t('choose')}</span>
            </Th>
          ) : null}
          <Th>{t('product')}</Th>
          <Th>{t('brand')}</Th>
          <Th>{t('whosePrice')}</Th>
          <Th className="text-end">{t('brandPrice')}</Th>
          <Th>{t('stateHead')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-row={row.id} data-testid="brand-product">
            {onTurn ? (
              <Td className="tick w-10">
                <label className="-m-3 grid size-11 place-items-center">
                  <input
                    type="checkbox"
                    className="size-5 accent-accent"
                    aria-label={t('chooseOf', { name: row.title })}
                    checked={chosen.has(row.id)}
                    onChange={() => onTurn(row.id)}
                  />
                </label>
              </Td>
            ) : null}
            <Td className="max-w-80 min-w-44 max-sm:pe-12!">
              <p className="font-medium">
                <Link
                  href={`/staff/brand-products/${row.id}`}
                  className="block underline-offset-4 hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
                  data-open
                >
                  <bdi>{row.title}</bdi>
                </Link>
              </p>
              <p className="truncate text-xs text-soft">
                <bdi>{row.category}</bdi> · <bdi>{row.skus.join(', ')}</bdi>
              </p>
            </Td>
            <Td label={t('brand')}>
              <bdi>{row.brand.name}</bdi>
            </Td>
            <Td label={t('whosePrice')} className="whitespace-nowrap">
              {t(`mode.${row.mode}`)}
            </Td>
            <Td label={t('brandPrice')} className="tabular text-end">
              {row.priceFrom ? formatMoney(row.priceFrom, locale) : '–'}
            </Td>
            <Td label={t('stateHead')}>
              <Taken row={row} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Taken({ row: { taken, away, variants } }: { row: BrandProduct }) {
  const t = useTranslations('desk.run');
  const sold = useTranslations('desk.sold');
  if (taken === 0) return <Badge>{t('notTaken')}</Badge>;
  return (
    <span className="inline-flex flex-wrap gap-1.5 max-sm:justify-end">
      {taken > away ? <Badge tone="success">{t('taken', { taken, variants })}</Badge> : null}
      {away > 0 ? <Badge>{sold('away')}</Badge> : null}
    </span>
  );
}
