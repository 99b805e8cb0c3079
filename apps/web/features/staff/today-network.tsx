'use client';
// What matters today in a network, to who runs it, to a brand and to a store: who is in it, who sells, what ends soon, what is being brought in.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import type { Entitlement, PlatformOrganization } from '@/lib/types.ts';
import { useMay } from './desk.tsx';
import { firstMissing } from './network-step.ts';
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
  brand: { title: 'brandsIn', href: '/staff/platform/brands', action: 'toBrands', invite: 'inviteBrand' },
  store: { title: 'storesIn', href: '/staff/platform/stores', action: 'toStores', invite: 'inviteStore' },
} as const;
type Party = keyof typeof parties;

const useParties = (trade: Party, enabled: boolean) =>
  useQuery({
    queryKey: ['platform-organizations', trade, 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/platform/organizations', { params: { query: { trade, limit: 100 } }, signal })),
    enabled,
  });

const standing = (items: readonly PlatformOrganization[] | undefined, status: PlatformOrganization['status']): number =>
  items?.filter((one) => one.status === status).length ?? 0;

const useEntitlements = (enabled: boolean) =>
  useQuery({
    queryKey: ['entitlements', 'network', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/platform/entitlements', { params: { query }, signal })),
    enabled,
  });

/** What who runs the installation knows of its network; `is` is not known at first, and false for everybody else. */
export function useNetwork() {
  const runs = useMay('platform.organizations');
  const entitles = useMay('platform.entitlements');
  const [brand, store] = [useParties('brand', runs), useParties('store', runs)];
  const known = brand.data && store.data ? brand.data.items.length + store.data.items.length > 0 : undefined;
  const is = runs ? (known ?? (brand.isError || store.isError ? false : undefined)) : false;
  return { brand, store, is, entitles, entitlement: useEntitlements(is === true && entitles) };
}
type Known = ReturnType<typeof useNetwork>;

/** A network as it comes to be. */
export function Network({ network }: { network: Known }) {
  const { brand, store, entitlement, entitles } = network;
  if (!network.is) return null;
  const active = ({ data }: Known[Party]) => data && standing(data.items, 'active');
  const first = firstMissing({ brand: active(brand), store: active(store), entitlement: entitlement.data?.items.length });
  return (
    <>
      <Parties trade="brand" query={brand} main={first === 'brand'} />
      <Parties trade="store" query={store} main={first === 'store'} />
      {entitles ? <Selling query={entitlement} main={first === 'entitlement'} /> : null}
    </>
  );
}

function Parties({ trade, query: all, main }: { trade: Party; query: Known[Party]; main: boolean }) {
  const t = useTranslations('desk.today');
  const items = all.data?.items ?? [];
  const active = standing(items, 'active');
  const { title, href, action, invite } = parties[trade];
  return (
    <Card
      query={all}
      title={t(title)}
      figure={active}
      text={items.length === 0 ? t('noneYet') : t('suspended', { count: standing(items, 'suspended') })}
      href={active === 0 ? `${href}?new=1` : href}
      action={t(active === 0 ? invite : action)}
      main={main}
    />
  );
}

function Selling({ query: entitlements, main }: { query: Known['entitlement']; main: boolean }) {
  const t = useTranslations('desk.today');
  const staff = useTranslations('staff');
  const items = entitlements.data?.items ?? [];
  const none = items.length === 0;
  return (
    <Card
      query={entitlements}
      title={staff('page.platformEntitlements')}
      figure={items.length}
      text={none ? t('noneEntitled') : t('ending', { count: endingSoon(items, entitlements.dataUpdatedAt) })}
      href={`/staff/platform/entitlements${none ? '?new=1' : ''}`}
      action={t(none ? 'entitle' : 'toEntitlements')}
      main={main}
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
