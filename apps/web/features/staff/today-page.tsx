'use client';
// What waits to be done today, each with the page where it is done.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import { useMay, useSession } from './desk.tsx';
import { useTrade } from './desk-side.tsx';
import { Card } from './today-card.tsx';
import { BrandsSold, Network, Runs, StoresSelling, useNetwork } from './today-network.tsx';

export function TodayPage() {
  const t = useTranslations('desk.today');
  const session = useSession();
  const trade = useTrade(session);
  const mayEntitlements = useMay('entitlements.read');
  const network = useNetwork();
  return (
    <>
      <h1 className="mb-8 text-3xl sm:text-4xl">{t('hello', { name: session?.user.name ?? '' })}</h1>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Network network={network} />
        {useMay('orders.read') && trade !== 'brand' ? <Orders /> : null}
        {useMay('stock.read') && trade !== 'brand' ? <Stock /> : null}
        {mayEntitlements && trade === 'brand' ? <StoresSelling /> : null}
        {mayEntitlements && trade === 'store' ? <BrandsSold /> : null}
        {useMay('catalog.read') && trade !== 'store' ? <Products inNetwork={network.is} /> : null}
        {useMay('catalog.read') && trade !== 'none' ? <Runs /> : null}
        {useMay('members.read') ? <Invitations /> : null}
      </div>
    </>
  );
}

function Orders() {
  const t = useTranslations('desk.today');
  const query = useQuery({
    queryKey: ['orders', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/orders', { params: { query: { limit: 1 } }, signal })),
    refetchInterval: 30_000,
  });
  const counts = query.data?.counts;
  const toPack = (counts?.paid ?? 0) + (counts?.fulfilling ?? 0);
  return (
    <Card
      query={query}
      title={t('toPack')}
      figure={toPack}
      text={t('waiting', { count: counts?.pending ?? 0 })}
      href="/staff/orders?status=paid"
      action={t('pack')}
      main={toPack > 0}
    />
  );
}

function Stock() {
  const t = useTranslations('desk.today');
  const query = useQuery({
    queryKey: ['stock', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock', { params: { query: { limit: 1 } }, signal })),
  });
  const counts = query.data?.counts;
  return (
    <Card
      query={query}
      title={t('out')}
      figure={counts?.out}
      text={t('low', { count: counts?.low ?? 0 })}
      href="/staff/stock?level=out"
      action={t('fill')}
    />
  );
}

/** Who runs a network sells what others make: nobody waits for their first product. Until that is known, nothing is said. */
function Products({ inNetwork }: { inNetwork: boolean | undefined }) {
  const t = useTranslations('desk.today');
  const may = useMay('catalog.write');
  const query = useQuery({
    queryKey: ['products', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/products', { params: { query: { limit: 100, status: 'published' } }, signal })),
  });
  const count = query.data?.items.length;
  const more = query.data?.nextCursor ? '+' : '';
  const none = t(inNetwork ? 'brandsBring' : 'nothingOnSale');
  const begin = may && count === 0 && !inNetwork;
  return (
    <Card
      query={inNetwork === undefined ? { ...query, data: undefined } : query}
      title={t('onSale')}
      figure={count}
      text={count === 0 ? none : t('products', { count: `${count ?? 0}${more}` })}
      href={begin ? '/staff/products?new=1' : '/staff/products'}
      action={t(begin ? 'firstProduct' : 'toProducts')}
      main={begin}
    />
  );
}

function Invitations() {
  const t = useTranslations('desk.today');
  const query = useQuery({
    queryKey: ['invitations', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/invitations', { params: { query: { limit: 100 } }, signal })),
  });
  const lapsed = query.data?.items.filter(({ state }) => state === 'lapsed').length ?? 0;
  return (
    <Card
      query={query}
      title={t('invited')}
      figure={query.data?.items.length}
      text={t('lapsed', { count: lapsed })}
      href="/staff/members"
      action={t('people')}
    />
  );
}
