'use client';
// What matters today to a brand and to a store of a network: who sells, what ends soon, what is being brought in.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import type { Entitlement } from '@/lib/types.ts';
import { Card } from './today-card.tsx';

const MONTH_MS = 30 * 86_400_000;

/** Those of them that end within a month. */
const endingSoon = (all: readonly Entitlement[], now: number): number =>
  all.filter(({ endsAt }) => endsAt !== null && Date.parse(endsAt) - now < MONTH_MS).length;

const query = { limit: 100, state: 'active' } as const;

export function StoresSelling() {
  const t = useTranslations('desk.today');
  const stores = useQuery({
    queryKey: ['entitlements', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/entitlements', { params: { query }, signal })),
  });
  const items = stores.data?.items ?? [];
  return (
    <Card
      query={stores}
      title={t('storesSelling')}
      figure={items.length}
      text={t('ending', { count: endingSoon(items, stores.dataUpdatedAt) })}
      href="/staff/stores"
      action={t('toStores')}
    />
  );
}

export function BrandsSold() {
  const t = useTranslations('desk.today');
  const brands = useQuery({
    queryKey: ['brands', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/brands', { params: { query }, signal })),
  });
  const items = brands.data?.items ?? [];
  return (
    <Card
      query={brands}
      title={t('brandsSold')}
      figure={items.length}
      text={t('ending', { count: endingSoon(items, brands.dataUpdatedAt) })}
      href="/staff/brands"
      action={t('toBrands')}
    />
  );
}

const over = new Set(['done', 'failed', 'cancelled']);

/** Imports and exports that go on, or wait for somebody. */
export function Runs() {
  const t = useTranslations('desk.today');
  const runs = useQuery({
    queryKey: ['catalog-runs', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/catalog-runs', { params: { query: { limit: 20 } }, signal })),
    refetchInterval: 10_000,
  });
  const going = runs.data?.items.filter(({ state }) => !over.has(state)) ?? [];
  const ready = going.filter(({ state }) => state === 'ready' || state === 'received').length;
  return (
    <Card
      query={runs}
      title={t('runs')}
      figure={going.length}
      text={t('runsReady', { count: ready })}
      href="/staff/imports"
      action={t('toRuns')}
    />
  );
}
