'use client';
// What matters today in a network, to who runs it, to a brand and to a store: who is in it, who sells, what ends soon, what is being brought in.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import type { Entitlement, PlatformOrganization } from '@/lib/types.ts';
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

const parties = {
  brand: { title: 'brandsIn', href: '/staff/platform/brands', action: 'toBrands' },
  store: { title: 'storesIn', href: '/staff/platform/stores', action: 'toStores' },
} as const;

/** How many brands or stores there are; nothing where there is no network. */
export function Parties({ trade }: { trade: keyof typeof parties }) {
  const t = useTranslations('desk.today');
  const all = useQuery({
    queryKey: ['platform-organizations', trade, 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/platform/organizations', { params: { query: { trade, limit: 100 } }, signal })),
  });
  const items = all.data?.items ?? [];
  if (items.length === 0) return null;
  const { title, href, action } = parties[trade];
  const standing = (status: PlatformOrganization['status']): number => items.filter((one) => one.status === status).length;
  return (
    <Card
      query={all}
      title={t(title)}
      figure={standing('active')}
      text={t('suspended', { count: standing('suspended') })}
      href={href}
      action={t(action)}
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
