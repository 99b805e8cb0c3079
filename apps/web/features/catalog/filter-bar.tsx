'use client';
// Filters and order of a list; every choice is a new address, so it can be shared and gone back from.
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { SlidersHorizontal, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { useRouter } from '@/i18n/navigation.ts';
import type { Facet } from '@/lib/types.ts';
import { FacetGroup, PriceRange } from './filter-groups.tsx';
import { type Filters, countActive, sorts, toSearch, toggleCode } from './filter-params.ts';

interface FilterBarProps {
  filters: Filters;
  facets: Facet[];
  total: number;
  basePath: string;
  currency: string;
  children: ReactNode;
}

export function FilterBar({ filters, facets, total, basePath, currency, children }: FilterBarProps) {
  const t = useTranslations('list');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [open, setOpen] = useState(false);
  const active = countActive(filters);
  const go = (next: Filters): void => start(() => router.replace(`${basePath}${toSearch(next)}`, { scroll: false }));
  const isCodeFacet = (facet: Facet): facet is Facet & { code: 'size' | 'colour' } => facet.code === 'size' || facet.code === 'colour';

  const groups = (
    <div className="grid gap-8">
      {facets.filter(isCodeFacet).map((facet) => (
        <FacetGroup
          key={facet.code}
          facet={facet}
          chosen={filters[facet.code]?.split(',') ?? []}
          onToggle={(code) => go({ ...filters, [facet.code]: toggleCode(filters[facet.code], code) })}
        />
      ))}
      <PriceRange
        key={`${filters.minPrice}-${filters.maxPrice}`}
        filters={filters}
        currency={currency}
        onChange={(range) => go({ ...filters, ...range })}
      />
      <label className="flex items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-4.5 accent-(--accent)"
          checked={filters.inStock === 'true'}
          onChange={(event) => go({ ...filters, inStock: event.target.checked ? 'true' : undefined })}
        />
        {t('inStock')}
      </label>
    </div>
  );

  const chips = facets
    .filter(isCodeFacet)
    .flatMap((facet) =>
      facet.values.filter((value) => filters[facet.code]?.split(',').includes(value.code)).map((value) => ({ facet, value })),
    );

  return (
    <div className="grid gap-8 lg:grid-cols-[13rem_1fr] lg:gap-12">
      <aside aria-label={t('filters')} className="hidden lg:block">
        <div className="sticky top-24 max-h-[calc(100dvh-8rem)] overflow-y-auto p-1 pe-2 -m-1">{groups}</div>
      </aside>
      <div>
        <div className="mb-6 flex min-h-11 flex-wrap items-center gap-3">
          <Sheet
            side="start"
            open={open}
            onOpenChange={setOpen}
            title={t('filters')}
            closeLabel={t('close')}
            className="max-w-sm"
            trigger={
              <Button look="line" className="lg:hidden">
                <SlidersHorizontal aria-hidden size={16} /> {t('filters')}
                {active > 0 ? <span className="tabular">({active})</span> : null}
              </Button>
            }
            footer={
              <Button className="w-full" onClick={() => setOpen(false)}>
                {t('show', { count: total })}
              </Button>
            }
          >
            {groups}
          </Sheet>
          <p aria-live="polite" className="tabular text-sm text-soft max-lg:hidden">
            {t('count', { count: total })}
          </p>
          {chips.map(({ facet, value }) => (
            <button
              key={value.code}
              type="button"
              onClick={() => go({ ...filters, [facet.code]: toggleCode(filters[facet.code], value.code) })}
              className="hidden items-center gap-1.5 rounded-md bg-sunken px-2.5 py-1.5 text-sm hover:bg-line lg:inline-flex"
              aria-label={t('drop', { name: value.name })}
            >
              {value.name} <X aria-hidden size={14} />
            </button>
          ))}
          {active > 0 ? (
            <button type="button" className="text-sm underline underline-offset-4" onClick={() => go({ q: filters.q, sort: filters.sort })}>
              {t('clear')}
            </button>
          ) : null}
          <label className="ms-auto flex items-center gap-2 text-sm">
            <span className="text-soft max-sm:sr-only">{t('sortBy')}</span>
            <Select
              value={filters.sort ?? 'featured'}
              onChange={(event) => go({ ...filters, sort: event.target.value })}
              className="w-auto text-sm"
            >
              {sorts.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`sort.${sort === '-price' ? 'priceDown' : sort}`)}
                </option>
              ))}
            </Select>
          </label>
        </div>
        <div aria-busy={pending} className={`transition-opacity duration-150 ${pending ? 'opacity-45' : ''}`}>
          {children}
        </div>
      </div>
    </div>
  );
}
