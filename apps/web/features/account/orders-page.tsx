'use client';
// One's orders in this shop, newest first.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { statusTones, statusWord } from '@/features/order/status.ts';
import { Listed, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { MyOrder } from '@/lib/types.ts';

export function OrdersPage() {
  const t = useTranslations('account');
  const form = useTranslations('form');
  const address = useAddress();
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['my-orders', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/orders', { params: { query: { cursor, limit: 20 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1 className="mb-6 text-4xl">{t('page.orders')}</h1>
      <Listed
        query={query}
        failed={form('failed')}
        none={
          <EmptyState
            title={t('orders.none')}
            text={t('orders.noneText')}
            action={
              <Link href="/products" className={buttonStyle({})}>
                {t('orders.toShop')}
              </Link>
            }
          />
        }
      >
        {(items) => (
          <ul className="border-t border-line">
            {items.map((order) => (
              <li key={order.id}>
                <OrderRow order={order} />
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}

function OrderRow({ order }: { order: MyOrder }) {
  const t = useTranslations('account.orders');
  const status = useTranslations('order.status');
  const locale = useLocale();
  const moment = useMoment();
  return (
    <Link
      href={`/orders/${order.id}`}
      className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 border-b border-line py-4 hover:bg-sunken sm:px-3"
    >
      <span className="flex flex-wrap items-center gap-3">
        <span className="tabular font-medium">{order.number}</span>
        <Badge tone={statusTones[order.status]}>{status(statusWord(order))}</Badge>
      </span>
      <Price money={order.total} locale={locale} className="font-medium" />
      <span className="text-sm text-soft">{moment(order.placedAt)}</span>
      <span className="text-end text-sm text-soft">{t('lines', { count: order.lineCount })}</span>
    </Link>
  );
}
