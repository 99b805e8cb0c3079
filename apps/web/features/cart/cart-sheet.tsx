'use client';
// The cart at the page's side: lines, what is wrong with them, the way to the checkout.
import { Price, QuantityStepper, Skeleton } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation.ts';
import { kinds } from '@/kinds.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { CartLine } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { useCart } from './cart-provider.tsx';
import { ChosenFor, useProblemText } from './line-words.tsx';

function Line({ line }: { line: CartLine }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const problem = useProblemText();
  const { change, remove, setOpen } = useCart();
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
          <Price money={line.total} locale={locale} className="text-sm" />
        </div>
        <p className="text-sm text-soft">{line.variant}</p>
        <ChosenFor line={line} />
        {line.problem ? (
          <p role="alert" className="mt-1 text-sm text-danger">
            {problem(line)}{' '}
            {kinds[line.kind]?.Choose ? (
              <Link href={`/p/${line.productSlug}`} onClick={() => setOpen(false)} className="underline underline-offset-4">
                {t('chooseAnother')}
              </Link>
            ) : null}
          </p>
        ) : null}
        <div className="mt-auto flex items-center justify-between pt-2">
          <QuantityStepper
            value={line.quantity}
            max={Math.max(1, line.available)}
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

export function CartSheet() {
  const t = useTranslations('cart');
  const common = useTranslations('common');
  const say = useErrorText();
  const locale = useLocale();
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
            <p aria-live="polite" className="flex items-baseline justify-between">
              <span>{t('subtotal')}</span>
              <Price money={cart.subtotal} locale={locale} className="text-xl font-medium" />
            </p>
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
        <ul>
          {cart.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
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
