'use client';
// Which store, or which brand, an entitlement is for: found by typing, chosen as one of a few.
import { useQuery } from '@tanstack/react-query';
import { Input } from '@tessera/ui/field.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import { countryName } from '@/lib/countries.ts';
import type { Side } from './sides.ts';

interface Party {
  id: string;
  name: string;
  slug: string;
  country: string;
}

async function find(side: Side, trade: 'brand' | 'store', q: string, signal: AbortSignal): Promise<Party[]> {
  if (side === 'network') {
    const query = { trade, q, status: 'active' as const, limit: 20 };
    return (await answer(api.GET('/v1/admin/platform/organizations', { params: { query }, signal }))).items;
  }
  return (await answer(api.GET('/v1/admin/entitlements/stores', { params: { query: { q } }, signal }))).items;
}

interface PickProps {
  side: Side;
  trade: 'brand' | 'store';
  value: string;
  onChange: (id: string) => void;
}

export function PickParty({ side, trade, value, onChange }: PickProps) {
  const t = useTranslations('desk.entitlement');
  const locale = useLocale();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const { data } = useQuery({
    queryKey: ['entitlements', 'pick', trade, asked],
    queryFn: ({ signal }) => find(side, trade, asked, signal),
  });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{t(`col.${trade}`)}</legend>
      <Input
        type="search"
        value={q}
        onChange={({ target }) => setQ(target.value)}
        aria-label={t(`find.${trade}`)}
        placeholder={t(`find.${trade}`)}
        maxLength={80}
      />
      <div className="grid max-h-48 overflow-y-auto rounded-md border border-line empty:hidden">
        {data === undefined ? <Skeleton className="m-3 h-6" /> : null}
        {data?.length === 0 ? <p className="px-3 py-2.5 text-sm text-soft">{t(`noParty.${trade}`)}</p> : null}
        {data?.map((party) => (
          <label
            key={party.id}
            className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 text-sm not-first:border-t not-first:border-line has-checked:bg-sunken hover:bg-sunken"
          >
            <input
              type="radio"
              name={trade}
              required
              checked={value === party.id}
              onChange={() => onChange(party.id)}
              className="size-5 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1 truncate">
              {party.name}
              <span className="block text-xs text-soft">
                <bdi>{party.slug}</bdi> · {countryName(party.country, locale)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
