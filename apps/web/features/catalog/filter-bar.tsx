'use client';
// Filters and order of a list; every choice is a new address, so it can be shared and gone back from.
import { Button } from '@tessera/ui/button.tsx';
import { Select } from '@tessera/ui/field.tsx';
import { Cross, Sliders } from '@tessera/ui/icons.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { LazySheet, loadSheet } from '@/features/shell/lazy-sheet.tsx';
import { useRouter } from '@/i18n/navigation.ts';
import type { Facet } from '@/lib/types.ts';
import { FilterGroups } from './filter-groups.tsx';
import { type Filters, chosenOf, countActive, sorts, toSearch, toggled } from './filter-params.ts';

interface FilterBarProps {
  filters: Filters;
  facets: Facet[];
  total: number;
  /** The total is told from a sample. */
  approximate: boolean;
  basePath: string;
  currency: string;
  /** It is sold elsewhere: nothing of it is in stock here. */
  elsewhere: boolean;
  children: ReactNode;
}

export function FilterBar({ filters, facets, total, approximate, basePath, currency, elsewhere, children }: FilterBarProps) {
  const t = useTranslations('list');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [open, setOpen] = useState(false);
  const active = countActive(filters);
  const go = (next: Filters): void => start(() => router.replace(`${basePath}${toSearch(next)}`, { scroll: false }));
  const clear = (): void => go({ q: filters.q, sort: filters.sort });
  const groups = <FilterGroups filters={filters} facets={facets} currency={currency} elsewhere={elsewhere} go={go} />;
  const ends = (
    <div className="flex gap-3">
      {active > 0 ? (
        <Button look="line" onClick={clear}>
          {t('clear')}
        </Button>
      ) : null}
      <Button className="flex-1" onClick={() => setOpen(false)}>
        {t('show', { count: total })}
      </Button>
    </div>
  );
  return (
    <div className="grid gap-8 lg:grid-cols-[13rem_1fr] lg:gap-12">
      <aside aria-label={t('filters')} className="hidden lg:block">
        <div className="sticky top-24 max-h-[calc(100dvh-8rem)] overflow-y-auto p-1 pe-2 -m-1">{groups}</div>
      </aside>
      <div>
        <div className="mb-6 flex min-h-11 flex-wrap items-center gap-3">
          <Button
            look="line"
            className="lg:hidden"
            aria-haspopup="dialog"
            aria-expanded={open}
            onPointerEnter={() => void loadSheet()}
            onClick={() => setOpen(true)}
          >
            <Sliders aria-hidden size={16} /> {t('filters')}
            {active > 0 ? <span className="tabular">({active})</span> : null}
          </Button>
          <LazySheet side="start" open={open} onOpenChange={setOpen} title={t('filters')} className="max-w-sm" footer={ends}>
            {groups}
          </LazySheet>
          <p aria-live="polite" className="tabular text-sm text-soft max-lg:hidden">
            {approximate ? '≈ ' : null}
            {t('count', { count: total })}
          </p>
          <Chips filters={filters} facets={facets} go={go} />
          {active > 0 ? (
            <button type="button" className="text-sm underline underline-offset-4 max-sm:hidden" onClick={clear}>
              {t('clear')}
            </button>
          ) : null}
          <SortSelect value={filters.sort} onChange={(sort) => go({ ...filters, sort })} />
        </div>
        <div aria-busy={pending} className={`transition-opacity duration-150 ${pending ? 'opacity-45' : ''}`}>
          {children}
        </div>
      </div>
    </div>
  );
}

/** What narrows the list, each with a way out; on wide screens only, where the groups may be far away. */
function Chips({ filters, facets, go }: { filters: Filters; facets: Facet[]; go: (next: Filters) => void }) {
  const t = useTranslations('list');
  const chips = [
    ...facets.flatMap(({ code, values }) =>
      chosenOf(filters, code).map((chosen) => ({
        key: `${code}-${chosen}`,
        name: values.find((value) => value.code === chosen)?.name ?? chosen,
        without: toggled(filters, code, chosen),
      })),
    ),
    ...(filters.reduced ? [{ key: 'reduced', name: t('reduced'), without: { ...filters, reduced: undefined } }] : []),
    ...(filters.inStock ? [{ key: 'inStock', name: t('inStock'), without: { ...filters, inStock: undefined } }] : []),
  ];
  return chips.map(({ key, name, without }) => (
    <button
      key={key}
      type="button"
      onClick={() => go(without)}
      className="hidden items-center gap-1.5 rounded-md bg-sunken px-2.5 py-1.5 text-sm hover:bg-line lg:inline-flex"
      aria-label={t('drop', { name })}
    >
      {name} <Cross aria-hidden size={14} />
    </button>
  ));
}

function SortSelect({ value, onChange }: { value: string | undefined; onChange: (sort: string) => void }) {
  const t = useTranslations('list');
  const select = useRef<HTMLSelectElement>(null);
  const current = value ?? 'featured';
  // An order that was chosen before the page's script ran is taken up when it does.
  useEffect(() => {
    const box = select.current;
    if (!box || box.value === current) return;
    const chosen = box.value;
    box.value = current;
    onChange(chosen);
  }, [current, onChange]);
  return (
    <label className="ms-auto flex items-center gap-2 text-sm">
      <span className="text-soft max-sm:sr-only">{t('sortBy')}</span>
      <Select ref={select} value={current} onChange={(event) => onChange(event.target.value)} autoComplete="off" className="w-auto text-sm">
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort === '-price' ? 'priceDown' : sort}`)}
          </option>
        ))}
      </Select>
    </label>
  );
}
