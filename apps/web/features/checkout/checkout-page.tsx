'use client';
// Contact, address, delivery, payment on one page, with the total always in view.
import { Skeleton } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useCart } from '@/features/cart/cart-provider.tsx';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { ApiProblem, codeOf, requestIdOf } from '@/lib/problem.ts';
import type { Checkout } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { AddressFields, ContactFields, PaymentFields, ShippingFields } from './fields.tsx';
import { type FieldErrors, type FieldName, type FormValues, fieldsOfPointers, problemsOf, valuesOf } from './form-state.ts';
import { Refusal, type RefusalState } from './refusal.tsx';
import { Summary } from './summary.tsx';
import { useCheckout } from './use-checkout.ts';

const draftKey = 'tessera.checkout';
function readDraft(): Partial<FormValues> {
  try {
    return JSON.parse(sessionStorage.getItem(draftKey) ?? '{}') as Partial<FormValues>;
  } catch {
    return {};
  }
}

export function CheckoutPage({ countries }: { countries: string[] }) {
  const t = useTranslations('checkout');
  const common = useTranslations('common');
  const say = useErrorText();
  const state = useCheckout();
  const { checkout, status } = state;
  if (status === 'failed')
    return (
      <ErrorState
        className="py-28"
        heading="h1"
        title={t('failed')}
        text={say(state.error)}
        requestId={requestIdOf(state.error)}
        requestLabel={common('request')}
        retryLabel={common('retry')}
        onRetry={() => void state.load()}
      />
    );
  if (status === 'empty')
    return (
      <EmptyState
        className="py-28"
        heading="h1"
        title={t('empty')}
        text={t('emptyText')}
        action={
          <Link href="/products" className={buttonStyle({})}>
            {t('browse')}
          </Link>
        }
      />
    );
  return (
    <div className="wrap pt-8 pb-28 lg:pb-8">
      <h1 className="mb-8 text-4xl md:text-5xl">{t('title')}</h1>
      {checkout ? <CheckoutForm key={checkout.id} checkout={checkout} countries={countries} state={state} /> : <CheckoutSkeleton />}
    </div>
  );
}

function CheckoutForm({ checkout, countries, state }: { checkout: Checkout; countries: string[]; state: ReturnType<typeof useCheckout> }) {
  const t = useTranslations('checkout');
  const locale = useLocale();
  const router = useRouter();
  const { forget, reload } = useCart();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<FormValues>(() => valuesOf(checkout, countries, readDraft()));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<RefusalState | null>(null);
  const [busy, setBusy] = useState(false);
  const [method, setMethod] = useState(checkout.paymentMethods[0]?.code ?? 'test');

  const refuse = (problem: unknown): void => setRefusal({ problem });
  const focusFirst = (found: FieldErrors): void => {
    const names = Object.keys(found);
    const control = [...(form.current?.elements ?? [])].find(
      (element): element is HTMLInputElement => element instanceof HTMLElement && names.includes(element.getAttribute('name') ?? ''),
    );
    control?.focus();
  };

  const { save } = state;
  const typed = `${values.email}|${values.phone}|${values.name}|${values.line1}|${values.line2}|${values.city}|${values.region}|${values.postalCode}|${values.country}`;
  // The draft stays in this tab, the card number never does.
  useEffect(() => {
    const { token: _token, ...draft } = values;
    sessionStorage.setItem(draftKey, JSON.stringify(draft));
    const timer = setTimeout(() => {
      save(values).catch((problem: unknown) => {
        if (problem instanceof ApiProblem && problem.code === 'VALIDATION_FAILED') setErrors(fieldsOfPointers(problem.fields));
        else setRefusal({ problem });
      });
    }, 450);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the typed text stands for the values that are sent; the card number must not start a save
  }, [typed, save]);

  const set = (name: FieldName, value: string): void => {
    setValues((current) => ({ ...current, [name]: value }));
    setErrors(({ [name]: _gone, ...rest }) => rest);
  };
  const blur = (name: FieldName): void => {
    const found = problemsOf(values)[name];
    if (found && values[name].trim()) setErrors((current) => ({ ...current, [name]: found }));
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = problemsOf(values);
    setErrors(found);
    if (Object.keys(found).length > 0) return focusFirst(found);
    setBusy(true);
    setRefusal(null);
    let seen = checkout;
    try {
      seen = (await save(values)) ?? seen;
      if (!seen.quote) {
        setRefusal({ problem: new ApiProblem({ status: 422, code: 'CHECKOUT_INCOMPLETE', title: '' }) });
        return;
      }
      const placement = await state.place(seen, method, values.token);
      forget();
      sessionStorage.removeItem(draftKey);
      if (placement.nextAction) window.location.assign(placement.nextAction.url);
      else router.push(`/orders/${placement.order.id}`);
    } catch (problem) {
      await explain(problem, seen);
    } finally {
      setBusy(false);
    }
  };

  const explain = async (problem: unknown, seen: Checkout): Promise<void> => {
    const code = codeOf(problem);
    if (code === 'VALIDATION_FAILED' && problem instanceof ApiProblem) {
      const found = fieldsOfPointers(problem.fields);
      setErrors(found);
      focusFirst(found);
    }
    if (code === 'QUOTE_CHANGED' || code === 'OUT_OF_STOCK') {
      const next = await state.refresh().catch(() => null);
      void reload();
      return setRefusal({ problem, before: seen.quote?.total, after: next?.quote?.total });
    }
    refuse(problem);
    if (code === 'PAYMENT_DECLINED') focusFirst({ token: 'declined' });
  };

  const total = checkout.quote?.total;
  const label = total ? t('pay', { total: formatMoney(total, locale) }) : t('place');
  const shared = { values, errors, set, blur };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid items-start gap-10 lg:grid-cols-[1fr_25rem] lg:gap-16"
    >
      <div className="grid gap-12">
        <ContactFields {...shared} />
        <AddressFields {...shared} countries={countries} />
        <ShippingFields
          checkout={checkout}
          saving={state.saving}
          error={errors.shippingMethodId}
          onChoose={(shippingMethodId) => void save(values, shippingMethodId).catch(refuse)}
        />
        <PaymentFields {...shared} methods={checkout.paymentMethods} method={method} onMethod={setMethod} />
        {refusal ? <Refusal state={refusal} /> : null}
        <div>
          {/* On the phone the button with the total stays at the bottom of the screen. */}
          <div className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:px-4 max-lg:pt-3 max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
            <Button type="submit" size="lg" data-testid="place-order" busy={busy} disabled={busy} className="w-full">
              {busy ? t('placing') : label}
            </Button>
          </div>
          <p className="text-sm text-soft lg:mt-3">{t('terms')}</p>
        </div>
      </div>
      <Summary checkout={checkout} saving={state.saving} />
    </form>
  );
}

function CheckoutSkeleton() {
  return (
    <div aria-hidden className="grid gap-10 lg:grid-cols-[1fr_25rem] lg:gap-16">
      <div className="grid gap-4">
        {[0, 1, 2, 3, 4, 5].map((i) => (
          <Skeleton key={i} className="h-16 w-full" />
        ))}
      </div>
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
