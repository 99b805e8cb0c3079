'use client';
// Lines and sums of an order, the same for buyer and staff.
import { Price } from '@tessera/ui/price.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { beforeDiscount } from '@/features/cart/by-seller.ts';
import { Later } from '@/features/cart/later-words.tsx';
import { Link } from '@/i18n/navigation.ts';
import { kinds } from '@/kinds.ts';
import type { Money, Order } from '@/lib/types.ts';

/** What is neither sent nor given up yet. */
const waits = ({ phase, state }: Order['lines'][number]): boolean => (phase === 'held' || phase === 'active') && state !== 'shipped';

/** `acts` are what a buyer can do with a line. */
export function OrderLines({ order, title, acts }: { order: Order; title?: string; acts?: boolean }) {
  const t = useTranslations('order');
  const cart = useTranslations('cart');
  const locale = useLocale();
  const several = new Set(order.lines.map(({ seller }) => seller.id)).size > 1;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines" className="mb-2 text-2xl">
        {title ?? t('lines')}
      </h2>
      <ul>
        {order.lines.map((line) => {
          const { LineState, LineActs } = kinds[line.kind] ?? {};
          return (
            <li key={line.id} className="grid grid-cols-[5rem_1fr_auto] gap-4 border-b border-line py-4 text-sm">
              <img src={line.picture.url} alt="" width={80} height={100} className="h-25 w-20 bg-sunken object-cover" />
              <div className="grid content-start gap-1">
                <Link href={`/p/${line.productSlug}`} className="font-medium hover:underline">
                  {line.title}
                </Link>
                <p className="text-soft">{line.variant}</p>
                {waits(line) ? <Later shipsFrom={line.shipsFrom} shipsBy={line.shipsLater} /> : null}
                {several ? <p className="text-soft">{cart('soldBy', { seller: line.seller.name })}</p> : null}
                <p className="tabular text-soft">
                  <bdi>{line.sku}</bdi> · × {line.quantity}
                </p>
                {line.sent > 0 && line.sent < line.quantity ? (
                  <p className="tabular">{t('sentOf', { sent: line.sent, quantity: line.quantity })}</p>
                ) : null}
                <p className="min-h-6">
                  <Suspense>{LineState ? <LineState state={line.state} /> : null}</Suspense>
                </p>
                {acts && LineActs ? (
                  <div className="no-print mt-1 flex flex-wrap gap-2">
                    <Suspense>
                      <LineActs orderId={order.id} line={line} />
                    </Suspense>
                  </div>
                ) : null}
              </div>
              <Price
                money={line.total}
                compareAt={beforeDiscount(line)}
                wasLabel={t('before')}
                locale={locale}
                className="flex-col items-end"
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function OrderTotals({ order }: { order: Order }) {
  const t = useTranslations('order');
  const locale = useLocale();
  const { totals, payment, promotion } = order;
  const discountLabel = [t('discount'), promotion ? t('code', { code: promotion.code }) : ''].filter(Boolean).join(' · ');
  const row = (label: string, money: Money, className = '') => (
    <div className={`flex justify-between gap-4 ${className}`}>
      <dt>{label}</dt>
      <dd>
        <Price money={money} locale={locale} />
      </dd>
    </div>
  );
  return (
    <section aria-labelledby="totals">
      <h2 id="totals" className="mb-3 text-xl">
        {t('totals')}
      </h2>
      <dl className="grid gap-2 text-sm">
        {row(t('items'), totals.items)}
        {totals.discount.amount === '0' ? null : row(discountLabel, { ...totals.discount, amount: `-${totals.discount.amount}` })}
        {order.ships ? row(t('shipping'), totals.shipping) : null}
        {row(totals.taxIncluded ? t('taxIncluded') : t('tax'), totals.tax)}
        {row(t('total'), totals.total, 'mt-2 border-t border-line pt-3 text-base font-medium')}
        {payment && payment.refunded.amount !== '0' ? row(t('refunded'), payment.refunded) : null}
      </dl>
      {payment ? (
        <p className="mt-3 text-sm text-soft">
          {t(`payment.${payment.status}`)} {payment.instrument ? <bdi className="tabular">{payment.instrument}</bdi> : null}
        </p>
      ) : null}
    </section>
  );
}

/** How each seller sends what they ship, and at what price where there are several. */
export function ShippingLines({ order, className = '' }: { order: Order; className?: string }) {
  const t = useTranslations('order');
  const words = useTranslations('checkout');
  const locale = useLocale();
  const { shippingLines, shippingMethod } = order;
  if (shippingLines.length < 2) return shippingMethod ? <p className={className}>{shippingMethod.name}</p> : null;
  return (
    <ul className={`grid gap-1 ${className}`}>
      {shippingLines.map(({ seller, method, price }) => (
        <li key={seller.id} className="flex justify-between gap-4">
          <span>
            {t('sentBy', { seller: seller.name })} · {method.name}
          </span>
          {price.amount === '0' ? <span>{words('free')}</span> : <Price money={price} locale={locale} />}
        </li>
      ))}
    </ul>
  );
}

type OrderAddress = NonNullable<Order['shippingAddress']>;

/** An address line by line, each in its own direction of writing. */
export function AddressLines({ address, className = '' }: { address: OrderAddress; className?: string }) {
  const locale = useLocale();
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(address.country);
  const city = [address.postalCode, address.city].filter(Boolean).join(' ');
  const lines = [address.name, address.line1, address.line2, city, address.region, country].filter(Boolean);
  return (
    <address className={`not-italic ${className}`}>
      {lines.map((line) => (
        <span key={line} className="block">
          <bdi>{line}</bdi>
        </span>
      ))}
    </address>
  );
}
