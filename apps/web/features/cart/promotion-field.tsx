'use client';
// The code of a promotion: asked for where somebody has one, shown with what became of it, taken off again.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { useToast } from '@tessera/ui/toast.tsx';
import { ChevronDown, Tag, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ApiProblem } from '@/lib/problem.ts';
import type { Cart, Money } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { useCartActs } from './use-cart-acts.ts';

export function PromotionField({ cart }: { cart: Cart }) {
  return cart.promotion ? <Given promotion={cart.promotion} /> : <Ask />;
}

function Given({ promotion }: { promotion: NonNullable<Cart['promotion']> }) {
  const t = useTranslations('cart.promotion');
  const say = useErrorText();
  const locale = useLocale();
  const toast = useToast();
  const { takePromotion } = useCartActs();
  const [busy, setBusy] = useState(false);
  const { code, problem, minimum } = promotion;
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      await takePromotion();
    } catch (refusal) {
      toast(say(refusal), { tone: 'danger' });
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-1 text-sm" data-testid="promotion">
      <span
        className={`inline-flex min-h-9 max-w-full items-center gap-2 justify-self-start rounded-md border ps-3 ${problem ? 'border-warning bg-warning-bg' : 'border-success bg-success-bg'}`}
      >
        <Tag aria-hidden size={15} className="shrink-0" />
        <bdi className="truncate font-medium">{code}</bdi>
        <button
          type="button"
          disabled={busy}
          aria-label={t('remove', { code })}
          className="grid size-9 shrink-0 place-items-center pointer-coarse:size-11"
          onClick={() => void take()}
        >
          <X aria-hidden size={15} />
        </button>
      </span>
      <p role="status" className={problem ? '' : 'sr-only'}>
        {problem ? t(`problem.${problem}`, { minimum: minimum ? formatMoney(minimum, locale) : '' }) : t('applied', { code })}
      </p>
    </div>
  );
}

function Ask() {
  const t = useTranslations('cart.promotion');
  const { givePromotion } = useCartActs();
  const box = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const why = useReason();
  const give = async (): Promise<void> => {
    if (!code.trim() || busy) return;
    setBusy(true);
    setError(null);
    try {
      await givePromotion(code);
    } catch (problem) {
      setError(problem);
      setBusy(false);
      box.current?.focus();
    }
  };
  if (!open)
    return (
      <button
        type="button"
        aria-expanded={false}
        className="inline-flex min-h-9 items-center gap-1.5 pointer-coarse:min-h-11 justify-self-start text-sm underline decoration-line underline-offset-4 hover:decoration-current"
        onClick={() => setOpen(true)}
      >
        {t('ask')} <ChevronDown aria-hidden size={15} />
      </button>
    );
  return (
    <Field label={t('label')} error={error ? why(error) : undefined}>
      {(control) => (
        // It may stand in a form of its own kind, so Enter is heard here and goes no further.
        <span className="flex gap-2">
          <Input
            {...control}
            ref={box}
            autoFocus
            value={code}
            maxLength={64}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            dir="auto"
            className="min-w-0 flex-1"
            onChange={({ target }) => setCode(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void give();
            }}
          />
          <Button look="line" busy={busy} disabled={busy} onClick={() => void give()}>
            {t('apply')}
          </Button>
        </span>
      )}
    </Field>
  );
}

/** Why a code was refused; the sum that is missing is told. */
function useReason(): (error: unknown) => string {
  const t = useTranslations('cart.promotion.problem');
  const say = useErrorText();
  const locale = useLocale();
  return (error) => {
    const minimum =
      error instanceof ApiProblem && error.code === 'PROMOTION_MINIMUM' ? (error.facts.minimum as Money | undefined) : undefined;
    return minimum ? t('PROMOTION_MINIMUM', { minimum: formatMoney(minimum, locale) }) : say(error);
  };
}
