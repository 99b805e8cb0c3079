'use client';
// The cart at the page's side: lines, what is wrong with them, the way to the checkout.
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { QuantityStepper } from '@tessera/ui/quantity-stepper.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { Cart, CartLine } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { productKinds } from '@/product-kinds.ts';
import { beforeDiscount, bySeller } from './by-seller.ts';
import { useCart } from './cart-provider.tsx';
import { useCartActs } from './use-cart-acts.ts';
import { Later } from './later-words.tsx';
import { ChosenFor, useProblemText } from './line-words.tsx';
import { PromotionField } from './promotion-field.tsx';

function Line({ line }: { line: CartLine }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const problem = useProblemText();
  const { setOpen } = useCart();
  const { change, remove } = useCartActs();
  return (
    <li className="grid grid-cols-[5.5rem_1fr] gap-4 border-b border-line py-4">
      <Link href={`/p/${line.productSlug}`} onClick={() => setOpen(false)} tabIndex={-1} aria-hidden>
        <img src={line.picture.url} alt="" width={88} height={110} className="h-27.5 w-22 bg-sunken object-cover" />
      </Link>
      <div className="flex flex-col">
        <div className="flex justify-between gap-3">
          <Link href={`/p/${line.productSlug}`} onClick={() => setOpen(false)} className="text-sm font-medium hover:underline">
            {line.title}
          </Link>
          <Price
            money={line.total}
            compareAt={beforeDiscount(line)}
            wasLabel={t('before')}
            locale={locale}
            className="shrink-0 flex-col items-end text-sm"
          />
        </div>
        <p className="text-sm text-soft">{line.variant}</p>
        <ChosenFor line={line} />
        <Later shipsFrom={line.shipsFrom} shipsLater={line.shipsLater} />
        {line.problem ? (
          <p role="alert" className="mt-1 text-sm text-danger">
            {problem(line)}{' '}
            {productKinds[line.kind]?.Choose ? (
              <Link href={`/p/${line.productSlug}`} onClick={() => setOpen(false)} className="underline underline-offset-4">
                {t('chooseAnother')}
              </Link>
            ) : null}
          </p>
        ) : null}
        <div className="mt-auto flex items-center justify-between pt-2">
          <QuantityStepper
            value={line.quantity}
            min={line.limits?.least ?? 1}
            max={Math.max(1, Math.min(line.available, line.limits?.most ?? line.available))}
            step={line.limits?.step ?? 1}
            label={t('quantity', { title: line.title })}
            lessLabel={t('less')}
            moreLabel={t('more')}
            onChange={(quantity) => void change(line, quantity)}
          />
          <button
            type="button"
            className="text-sm text-soft underline underline-offset-4 hover:text-ink"
            aria-label={t('remove', { title: line.title })}
            onClick={() => void remove(line)}
          >
            {t('removeShort')}
          </button>
        </div>
      </div>
    </li>
  );
}

/** By seller, where there are several. */
function Lines({ lines }: { lines: CartLine[] }) {
  const t = useTranslations('cart');
  const groups = bySeller(lines);
  return groups.map(({ seller, lines: own }) => (
    <section key={seller.id} aria-label={t('soldBy', { seller: seller.name })} className="not-first:mt-6">
      {groups.length > 1 ? <h3 className="font-sans text-sm font-normal text-soft">{t('soldBy', { seller: seller.name })}</h3> : null}
      <ul>
        {own.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </section>
  ));
}

function Sums({ cart }: { cart: Cart }) {
  const t = useTranslations('cart');
  const words = useTranslations('checkout');
  const locale = useLocale();
  const { subtotal, discount } = cart;
  const left = { ...subtotal, amount: (BigInt(subtotal.amount) - BigInt(discount.amount)).toString() };
  const row = 'flex items-baseline justify-between gap-4';
  return (
    <dl aria-live="polite" className="grid gap-1">
      {discount.amount === '0' ? null : (
        <>
          <div className={`${row} text-sm`}>
            <dt>{words('items')}</dt>
            <dd>
              <Price money={subtotal} locale={locale} />
            </dd>
          </div>
          <div className={`${row} text-sm`}>
            <dt>{t('discount')}</dt>
            <dd data-testid="cart-discount">
              <Price money={{ ...discount, amount: `-${discount.amount}` }} locale={locale} />
            </dd>
          </div>
        </>
      )}
      <div className={row}>
        <dt>{t('subtotal')}</dt>
        <dd>
          <Price money={left} locale={locale} className="text-xl font-medium" />
        </dd>
      </div>
    </dl>
  );
}

export function CartSheet() {
  const t = useTranslations('cart');
  const common = useTranslations('common');
  const say = useErrorText();
  const { cart, status, error, open, setOpen, reload } = useCart();
  const blocked = cart?.lines.some((line) => line.problem) ?? false;
  const filled = cart && cart.lines.length > 0;
  return (
    <Sheet
      data-testid="cart-drawer"
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      closeLabel={common('close')}
      footer={
        filled ? (
          <div className="grid gap-3">
            <PromotionField cart={cart} />
            <Sums cart={cart} />
            <p className="text-sm text-soft">{blocked ? t('blocked') : t('later')}</p>
            {blocked ? (
              <Button disabled size="lg">
                {t('checkout')}
              </Button>
            ) : (
              <Link href="/checkout" onClick={() => setOpen(false)} data-testid="checkout-link" className={buttonStyle({ size: 'lg' })}>
                {t('checkout')}
              </Link>
            )}
          </div>
        ) : null
      }
    >
      {status === 'loading' ? (
        <div className="grid gap-4">
          <Skeleton className="h-28 w-full" />
          <Skeleton className="h-28 w-full" />
        </div>
      ) : status === 'failed' && !cart ? (
        <ErrorState
          title={t('failed')}
          text={say(error)}
          requestId={requestIdOf(error)}
          requestLabel={common('request')}
          retryLabel={common('retry')}
          onRetry={() => void reload()}
        />
      ) : filled ? (
        <Lines lines={cart.lines} />
      ) : (
        <EmptyState
          title={t('empty')}
          text={t('emptyText')}
          action={
            <Link href="/products" onClick={() => setOpen(false)} className={buttonStyle({ look: 'main' })}>
              {t('browse')}
            </Link>
          }
        />
      )}
    </Sheet>
  );
}
