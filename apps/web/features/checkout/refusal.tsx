'use client';
// Why the order could not be placed, what was kept, and what to do.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { Suspense, lazy, useEffect, useRef } from 'react';
import { useCart } from '@/features/cart/cart-provider.tsx';
import { useProblemText } from '@/features/cart/line-words.tsx';
import { Link } from '@/i18n/navigation.ts';
import { ApiProblem, codeOf, requestIdOf } from '@/lib/problem.ts';
import type { CartLine, Money } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

export interface RefusalState {
  problem: unknown;
  before?: Money | undefined;
  after?: Money | undefined;
  /** What there is not enough of. */
  lines?: CartLine[];
}

const CaptchaWidget = lazy(() => import('@/features/sign/captcha-widget.tsx').then((part) => ({ default: part.CaptchaWidget })));

export function Refusal({ state }: { state: RefusalState }) {
  const t = useTranslations('checkout');
  const say = useErrorText();
  const locale = useLocale();
  const problemText = useProblemText();
  const { setOpen } = useCart();
  const box = useRef<HTMLDivElement>(null);
  const { problem, before, after, lines = [] } = state;
  useEffect(() => {
    // Braces on purpose: newer browsers answer with a promise, and an effect may return nothing but its undoing.
    if (problem) box.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [problem]);
  const code = codeOf(problem);
  const reason = problem instanceof ApiProblem && typeof problem.facts.declineCode === 'string' ? problem.facts.declineCode : null;
  const requestId = requestIdOf(problem);
  return (
    <Notice ref={box} tone={code === 'QUOTE_CHANGED' ? 'warning' : 'danger'} role="alert" data-testid="pay-error">
      <p className="font-medium">{reason && t.has(`decline.${reason}`) ? t(`decline.${reason}`) : say(problem)}</p>
      {code === 'PAYMENT_DECLINED' ? <p className="mt-1">{t('kept')}</p> : null}
      {code === 'QUOTE_CHANGED' && before && after ? (
        <p className="tabular mt-1">{t('newTotal', { before: formatMoney(before, locale), after: formatMoney(after, locale) })}</p>
      ) : null}
      <Check problem={problem} />
      {lines.length > 0 ? (
        <ul className="mt-2 list-disc ps-5">
          {lines.map((line) => (
            <li key={line.id}>
              {[line.title, line.variant].filter(Boolean).join(', ')} —{' '}
              {line.problem ? problemText(line) : t('left', { count: line.available })}
            </li>
          ))}
        </ul>
      ) : null}
      {lines.length > 0 ? (
        <Button look="line" size="sm" className="mt-3" onClick={() => setOpen(true)}>
          {t('changeCart')}
        </Button>
      ) : null}
      {code === 'CART_NOT_OPEN' || code === 'CART_EXPIRED' ? (
        <p className="mt-2">
          <Link href="/products" className="underline underline-offset-4">
            {t('browse')}
          </Link>
        </p>
      ) : null}
      {requestId && code === 'INTERNAL' ? (
        <p className="mt-2 text-xs">
          {t('reference')} <code dir="ltr">{requestId}</code>
        </p>
      ) : null}
    </Notice>
  );
}

/** The check that tells people from programs, where the refusal asks for it; solved, it goes with the next try. */
function Check({ problem }: { problem: unknown }) {
  if (!(problem instanceof ApiProblem) || problem.code !== 'CAPTCHA_REQUIRED') return null;
  const { provider, siteKey } = problem.facts;
  if ((provider !== 'turnstile' && provider !== 'recaptcha') || typeof siteKey !== 'string') return null;
  return (
    <Suspense>
      <CaptchaWidget key={problem.requestId} check={{ provider, siteKey }} operation="placeCheckout" />
    </Suspense>
  );
}
