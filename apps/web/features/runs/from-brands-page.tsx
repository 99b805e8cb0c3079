'use client';
// The catalog of a store's brands: found by words, brand and SKU; all of it or some of it is taken into the own shop.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, SearchField, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { BrandProduct } from '@/lib/types.ts';
import { TakeDialog } from './take-dialog.tsx';

export function FromBrandsPage() {
  const t = useTranslations('desk.run');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay('catalog.write');
  const locale = useLocale();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [q, brand, cursor] = [address.get('q'), address.get('brand'), address.get('cursor')];
  const query = useQuery({
    queryKey: ['brand-products', q, brand, cursor, locale],
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/admin/brand-products', { params: { query: { q, brand, cursor, locale, limit: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const brands = query.data?.brands ?? [];
  const which = chosen.size > 0 ? { products: [...chosen] } : brand ? { brands: [brand] } : {};
  return (
    <>
      <PageHead title={staff('page.brandProducts')} text={t('brandsText')}>
        {may && brands.length > 0 ? <TakeDialog which={which} chosen={chosen.size} onStarted={() => setChosen(new Set())} /> : null}
      </PageHead>
      <div className="mb-4 flex flex-wrap gap-3">
        <SearchField label={t('searchBrands')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
        <span className="w-60 max-sm:w-full">
          <Select
            aria-label={t('brand')}
            className="text-sm"
            value={brand ?? ''}
            onChange={({ target }) => address.set({ brand: target.value || undefined })}
          >
            <option value="">{t('allBrands')}</option>
            {brands.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </span>
      </div>
      <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('noBrandProducts')} text={t('noBrandProductsText')} />}>
        {(items) => <BrandTable rows={items} chosen={chosen} onChange={setChosen} />}
      </Listed>
    </>
  );
}

interface BrandTableProps {
  rows: BrandProduct[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

function BrandTable({ rows, chosen, onChange }: BrandTableProps) {
  const t = useTranslations('desk.run');
  const locale = useLocale();
  const turn = (id: string): void =>
    onChange(chosen.has(id) ? new Set([...chosen].filter((each) => each !== id)) : new Set([...chosen, id]));
  return (
    <Table label={t('brandsText')}>
      <thead>
        <tr>
          <Th>
            <span className="sr-only">{t('choose')}</span>
          </Th>
          <Th>{t('product')}</Th>
          <Th>{t('brand')}</Th>
          <Th>{t('whosePrice')}</Th>
          <Th className="text-end">{t('brandPrice')}</Th>
          <Th>{t('stateHead')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="brand-product">
            <Td className="w-10">
              <label className="-m-3 grid size-11 place-items-center">
                <input
                  type="checkbox"
                  className="size-5 accent-accent"
                  aria-label={t('chooseOf', { name: row.title })}
                  checked={chosen.has(row.id)}
                  onChange={() => turn(row.id)}
                />
              </label>
            </Td>
            <Td className="max-w-80 min-w-44">
              <p className="font-medium">
                <bdi>{row.title}</bdi>
              </p>
              <p className="truncate text-xs text-soft">
                <bdi>{row.category}</bdi> · <bdi>{row.skus.join(', ')}</bdi>
              </p>
            </Td>
            <Td>
              <bdi>{row.brand.name}</bdi>
            </Td>
            <Td className="whitespace-nowrap">{t(`mode.${row.mode}`)}</Td>
            <Td className="tabular text-end">{row.priceFrom ? formatMoney(row.priceFrom, locale) : '–'}</Td>
            <Td>
              {row.taken > 0 ? (
                <Badge tone="success">{t('taken', { taken: row.taken, variants: row.variants })}</Badge>
              ) : (
                <Badge>{t('notTaken')}</Badge>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
