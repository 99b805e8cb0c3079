'use client';
// What is bought and what it costs, always in view on wide screens and folded on the phone.
import { Price } from '@tessera/ui/price.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { beforeDiscount, bySeller } from '@/features/cart/by-seller.ts';
import { Later } from '@/features/cart/later-words.tsx';
import { ChosenFor, useProblemText } from '@/features/cart/line-words.tsx';
import { PromotionField } from '@/features/cart/promotion-field.tsx';
import type { CartLine, Checkout, Money } from '@/lib/types.ts';

export function Summary({ checkout, saving }: { checkout: Checkout; saving: boolean }) {
  const t = useTranslations('checkout');
  return (
    <aside aria-label={t('summary')} className="rounded-lg bg-sunken p-6 max-lg:order-first lg:sticky lg:top-24">
      <h2 className="mb-4 text-2xl">{t('summary')}</h2>
      <Lines lines={checkout.cart.lines} />
      <div className="border-b border-line py-4">
        <PromotionField cart={checkout.cart} />
      </div>
      <Sums checkout={checkout} saving={saving} />
    </aside>
  );
}

/** By seller, where there are several. */
function Lines({ lines }: { lines: CartLine[] }) {
  const t = useTranslations('cart');
  const groups = bySeller(lines);
  return (
    <ul className="grid gap-4 border-b border-line pb-5">
      {groups.map(({ seller, lines: own }) => (
        <Fragment key={seller.id}>
          {groups.length > 1 ? <li className="text-sm text-soft not-first:mt-2">{t('soldBy', { seller: seller.name })}</li> : null}
          {own.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Fragment>
      ))}
    </ul>
  );
}

function Line({ line }: { line: CartLine }) {
  const t = useTranslations('cart');
  const problem = useProblemText();
  const locale = useLocale();
  return (
    <li className="grid grid-cols-[4rem_1fr_auto] gap-4 text-sm">
      <img src={line.picture.url} alt="" width={64} height={80} className="h-20 w-16 object-cover" />
      <div>
        <p className="font-medium">{line.title}</p>
        <p className="text-soft">{line.variant}</p>
        <ChosenFor line={line} />
        <Later shipsFrom={line.shipsFrom} shipsLater={line.shipsLater} />
        <p className="tabular text-soft">× {line.quantity}</p>
        {line.problem ? <p className="text-danger">{problem(line)}</p> : null}
      </div>
      <Price money={line.total} compareAt={beforeDiscount(line)} wasLabel={t('before')} locale={locale} className="flex-col items-end" />
    </li>
  );
}

function Sums({ checkout: { cart, quote, shipping }, saving }: { checkout: Checkout; saving: boolean }) {
  const t = useTranslations('checkout');
  const locale = useLocale();
  const discount = quote?.discount ?? cart.discount;
  const row = (label: string, money: Money | undefined, className = '', free = false) => (
    <div key={label} className={`flex items-baseline justify-between gap-4 ${className}`}>
      <dt>{label}</dt>
      <dd className="min-w-16 text-end">
        {money ? (
          free && money.amount === '0' ? (
            t('free')
          ) : (
            <Price money={money} locale={locale} />
          )
        ) : saving ? (
          <Skeleton className="ms-auto h-5 w-14" />
        ) : (
          <span className="text-soft">{t('soon')}</span>
        )}
      </dd>
    </div>
  );
  return (
    <dl aria-live="polite" aria-busy={saving} className="mt-5 grid gap-2 text-sm">
      {row(t('items'), quote?.items ?? cart.subtotal)}
      {discount.amount === '0' ? null : row(t('discount'), { ...discount, amount: `-${discount.amount}` })}
      {shipping.length > 0 ? row(t('shipping'), quote?.shipping, '', true) : null}
      {quote && quote.taxes.length > 0
        ? quote.taxes.map((tax) => row(`${tax.name} ${tax.ratePercent}%${quote.taxIncluded ? ` (${t('included')})` : ''}`, tax.amount))
        : row(t('tax'), quote?.tax)}
      {row(t('total'), quote?.total, 'mt-3 border-t border-line pt-4 text-xl font-medium')}
    </dl>
  );
}
