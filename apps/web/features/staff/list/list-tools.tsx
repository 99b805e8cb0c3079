'use client';
// What stands over a list: filters that live in the address, its order, its columns.
import { inputStyle } from '@tessera/ui/field.tsx';
import { cn } from '@tessera/ui/cn.ts';
import { ChevronDown, Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAddress } from '../parts.tsx';

interface FilterSelectProps {
  name: string;
  label: string;
  options: readonly { value: string; name: string }[];
  /** What stands there while nothing is chosen; the label, when absent. */
  none?: string;
}

/** A filter with a few values; what the address says and the list does not know counts as nothing. */
export function FilterSelect({ name, label, options, none }: FilterSelectProps) {
  const address = useAddress();
  const value = address.get(name) ?? '';
  const known = options.some((option) => option.value === value);
  return (
    <span className="relative inline-block">
      <select
        aria-label={label}
        value={known ? value : ''}
        onChange={({ target }) => address.set({ [name]: target.value || undefined })}
        className={cn(inputStyle, 'h-9 w-auto max-w-48 appearance-none truncate ps-3 pe-8 text-sm', known ? 'border-ink' : '')}
      >
        <option value="">{none ?? label}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2" />
    </span>
  );
}

/** The columns that are shown, in the list's own order. */
export function useColumns<Name extends string>(all: readonly Name[], usual: readonly Name[]): readonly Name[] {
  const asked = useAddress().get('columns')?.split(',');
  return asked ? all.filter((name) => asked.includes(name)) : usual;
}

export function ColumnsMenu({ all, shown }: { all: readonly { value: string; name: string }[]; shown: readonly string[] }) {
  const t = useTranslations('desk.list');
  const address = useAddress();
  const set = (name: string, on: boolean): void => {
    const next = all.map(({ value }) => value).filter((value) => (value === name ? on : shown.includes(value)));
    address.set({ columns: next.join(',') || 'none', cursor: address.get('cursor') });
  };
  return (
    <details className="group relative">
      <summary className="flex h-9 pointer-coarse:h-11 cursor-pointer list-none items-center gap-2 rounded-md border border-edge px-3 text-sm hover:border-ink [&::-webkit-details-marker]:hidden">
        <Columns3 aria-hidden size={16} /> {t('columns')}
      </summary>
      <div className="absolute end-0 z-20 mt-1 grid min-w-48 gap-1 rounded-md border border-line bg-paper p-2 shadow-high">
        {all.map(({ value, name }) => (
          <label key={value} className="flex min-h-9 pointer-coarse:min-h-11 items-center gap-3 rounded-sm px-2 text-sm hover:bg-sunken">
            <input
              type="checkbox"
              checked={shown.includes(value)}
              onChange={({ target }) => set(value, target.checked)}
              className="size-4 accent-accent"
            />
            {name}
          </label>
        ))}
      </div>
    </details>
  );
}
