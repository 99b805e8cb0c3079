'use client';
// What is typed, saved while one types, what is wrong with it, and the way to the order.
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useCart } from '@/features/cart/cart-provider.tsx';
import { useRouter } from '@/i18n/navigation.ts';
import { ApiProblem, codeOf } from '@/lib/problem.ts';
import type { Checkout } from '@/lib/types.ts';
import { type FieldErrors, type FieldName, type FormValues, fieldsOfPointers, problemsOf, valuesOf } from './form-state.ts';
import type { RefusalState } from './refusal.tsx';
import { type CheckoutState, shortLines } from './use-checkout.ts';

const draftKey = 'tessera.checkout';
function readDraft(): Partial<FormValues> {
  try {
    return JSON.parse(sessionStorage.getItem(draftKey) ?? '{}') as Partial<FormValues>;
  } catch {
    return {};
  }
}

const incomplete = (): ApiProblem => new ApiProblem({ status: 422, code: 'CHECKOUT_INCOMPLETE', title: '' });

/** Leads the focus to the first of the fields. */
function focusFirst(form: RefObject<HTMLFormElement | null>, names: string[]): void {
  const controls = [...(form.current?.elements ?? [])];
  const control = controls.find((element) => names.includes(element.getAttribute('name') ?? ''));
  if (control instanceof HTMLElement) control.focus();
}

export function useCheckoutForm(checkout: Checkout, countries: string[], state: CheckoutState) {
  const { forget, reload } = useCart();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<FormValues>(() => valuesOf(checkout, countries, readDraft()));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<RefusalState | null>(null);
  const [busy, setBusy] = useState(false);
  const [method, setMethod] = useState(checkout.paymentMethods[0]?.code ?? 'test');
  const { save } = state;

  /** Shows what is wrong at its fields, or else as a whole. */
  const refuse = (problem: unknown): void => {
    if (problem instanceof ApiProblem && problem.code === 'VALIDATION_FAILED') setErrors(fieldsOfPointers(problem.fields));
    else setRefusal({ problem });
  };
  useDraft(values, save, refuse);

  const set = (name: FieldName, value: string): void => {
    setValues((current) => ({ ...current, [name]: value }));
    setErrors(({ [name]: _gone, ...rest }) => rest);
  };
  const blur = (name: FieldName): void => {
    const found = problemsOf(values)[name];
    if (found && values[name].trim()) setErrors((current) => ({ ...current, [name]: found }));
  };

  const explain = async (problem: unknown, seen: Checkout): Promise<void> => {
    const code = codeOf(problem);
    if (code === 'QUOTE_CHANGED' || code === 'OUT_OF_STOCK') {
      const next = await state.refresh().catch(() => null);
      void reload();
      setRefusal({ problem, before: seen.quote?.total, after: next?.quote?.total, lines: shortLines(problem, next ?? seen) });
      return;
    }
    setRefusal({ problem });
    if (code === 'PAYMENT_DECLINED') focusFirst(form, ['token']);
    if (code !== 'VALIDATION_FAILED' || !(problem instanceof ApiProblem)) return;
    setErrors(fieldsOfPointers(problem.fields));
    focusFirst(form, Object.keys(fieldsOfPointers(problem.fields)));
  };

  const place = async (): Promise<void> => {
    let seen = checkout;
    try {
      seen = (await save(values)) ?? seen;
      if (!seen.quote) return setRefusal({ problem: incomplete() });
      const { order, nextAction } = await state.place(seen, method, values.token);
      forget();
      sessionStorage.removeItem(draftKey);
      if (nextAction) window.location.assign(nextAction.url);
      else router.push(`/orders/${order.id}`);
    } catch (problem) {
      await explain(problem, seen);
    }
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = problemsOf(values);
    setErrors(found);
    if (Object.keys(found).length > 0) return focusFirst(form, Object.keys(found));
    setBusy(true);
    setRefusal(null);
    await place();
    setBusy(false);
  };

  return { form, values, errors, refusal, busy, method, setMethod, set, blur, refuse, submit };
}

/** Keeps what is typed in this tab, but never the card number, and saves it a moment after the last letter. */
function useDraft(values: FormValues, save: CheckoutState['save'], refuse: (problem: unknown) => void): void {
  const { token: _token, ...draft } = values;
  const typed = JSON.stringify(draft);
  useEffect(() => {
    sessionStorage.setItem(draftKey, typed);
    const timer = setTimeout(() => void save(values).catch(refuse), 450);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the typed text stands for the values that are sent; the card number must not start a save
  }, [typed, save]);
}
