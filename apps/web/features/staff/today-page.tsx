'use client';
// What waits to be done today, each with the page where it is done.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { ErrorState } from '@tessera/ui/states.tsx';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { requestIdOf } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { useMay, useSession } from './desk.tsx';

export function TodayPage() {
  const t = useTranslations('desk.today');
  const session = useSession();
  return (
    <>
      <h1 className="mb-8 text-4xl">{t('hello', { name: session?.user.name ?? '' })}</h1>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {useMay('orders.read') ? <Orders /> : null}
        {useMay('stock.read') ? <Stock /> : null}
        {useMay('catalog.read') ? <Products /> : null}
        {useMay('members.read') ? <Invitations /> : null}
      </div>
    </>
  );
}

interface CardProps {
  query: { data: unknown; error: unknown; refetch: () => unknown };
  title: string;
  figure: number | undefined;
  text: string;
  href: string;
  action: string;
  /** The one thing to do first. */
  main?: boolean;
}

function Card({ query, title, figure, text, href, action, main }: CardProps) {
  const common = useTranslations('common');
  const say = useErrorText();
  if (query.error && query.data === undefined)
    return (
      <article className="rounded-lg border border-line bg-raised">
        <ErrorState
          className="py-6"
          title={title}
          text={say(query.error)}
          requestId={requestIdOf(query.error)}
          requestLabel={common('request')}
          retryLabel={common('retry')}
          onRetry={() => void query.refetch()}
        />
      </article>
    );
  return (
    <article className="flex min-h-48 flex-col rounded-lg border border-line bg-raised p-5">
      <h2 className="text-sm font-medium text-soft">{title}</h2>
      {query.data === undefined ? (
        <Skeleton className="mt-2 h-10 w-20" />
      ) : (
        <p className="tabular mt-1 text-4xl font-medium">{figure ?? 0}</p>
      )}
      <p className="mt-1 flex-1 text-sm text-soft">{query.data === undefined ? <Skeleton className="h-5 w-40" /> : text}</p>
      <Link href={href} prefetch={false} className={`${buttonStyle({ look: main ? 'main' : 'line', size: 'sm' })} mt-4 self-start`}>
        {action} <Arrow />
      </Link>
    </article>
  );
}

const Arrow = (): ReactNode => <ArrowRight aria-hidden size={16} strokeWidth={1.6} className="rtl:-scale-x-100" />;

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

function Products() {
  const t = useTranslations('desk.today');
  const may = useMay('catalog.write');
  const query = useQuery({
    queryKey: ['products', 'today'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/products', { params: { query: { limit: 100, status: 'published' } }, signal })),
  });
  const count = query.data?.items.length;
  const more = query.data?.nextCursor ? '+' : '';
  return (
    <Card
      query={query}
      title={t('onSale')}
      figure={count}
      text={count === 0 ? t('nothingOnSale') : t('products', { count: `${count ?? 0}${more}` })}
      href={may && count === 0 ? '/staff/products?new=1' : '/staff/products'}
      action={may && count === 0 ? t('firstProduct') : t('toProducts')}
      main={may && count === 0}
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
