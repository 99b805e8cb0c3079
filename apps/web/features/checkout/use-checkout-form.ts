'use client';
// What is typed, saved while one types, what is wrong with it, and the way to the order.
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useCart } from '@/features/cart/cart-provider.tsx';
import { useRouter } from '@/i18n/navigation.ts';
import { ApiProblem, codeOf } from '@/lib/problem.ts';
import type { Checkout } from '@/lib/types.ts';
import { agreedTo, type Agreement } from './agree.tsx';
import { type FieldErrors, type FieldName, type FormValues, fieldsOfPointers, problemsOf, valuesOf } from './form-state.ts';
import type { RefusalState } from './refusal.tsx';
import { type CheckoutState, type PayWith, shortLines } from './use-checkout.ts';
import { useSavedMethods } from './use-saved-methods.ts';

const draftKey = 'tessera.checkout';
function readDraft(): Partial<FormValues> {
  try {
    return JSON.parse(sessionStorage.getItem(draftKey) ?? '{}') as Partial<FormValues>;
  } catch {
    return {};
  }
}

const payWith = (
  method: string,
  { token }: FormValues,
  { signedIn, methods, chosen, keep }: ReturnType<typeof useSavedMethods>,
): PayWith => {
  const known = methods.find(({ id }) => id === chosen);
  if (known) return { method: known.method, savedMethodId: known.id };
  return { method, token: token.replaceAll(/\s/g, ''), ...(signedIn && keep ? { save: true } : {}) };
};

const incomplete = (): ApiProblem => new ApiProblem({ status: 422, code: 'CHECKOUT_INCOMPLETE', title: '' });

/** Leads the focus to the first of the fields. */
function focusFirst(form: RefObject<HTMLFormElement | null>, names: string[]): void {
  const controls = [...(form.current?.elements ?? [])];
  const control = controls.find((element) => names.includes(element.getAttribute('name') ?? ''));
  if (control instanceof HTMLElement) control.focus();
}

/** What is typed, and what is wrong with it. */
function useFields(checkout: Checkout, countries: string[], typesCard: boolean) {
  const [values, setValues] = useState<FormValues>(() => valuesOf(checkout, countries, readDraft()));
  const [errors, setErrors] = useState<FieldErrors>({});
  const problems = (): FieldErrors => problemsOf(values, { typesCard, ships: checkout.shipping.length > 0 });
  const set = (name: FieldName, value: string): void => {
    setValues((current) => ({ ...current, [name]: value }));
    setErrors(({ [name]: _gone, ...rest }) => rest);
  };
  const blur = (name: FieldName): void => {
    const found = problems()[name];
    if (found && values[name].trim()) setErrors((current) => ({ ...current, [name]: found }));
  };
  return { values, errors, setErrors, set, blur, problems };
}

export function useCheckoutForm(checkout: Checkout, countries: string[], state: CheckoutState, agreement: Agreement) {
  const { forget, reload } = useCart();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const saved = useSavedMethods(checkout.paymentMethods);
  const { values, errors, setErrors, set, blur, problems } = useFields(checkout, countries, !saved.chosen);
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

  const explain = async (problem: unknown, seen: Checkout): Promise<void> => {
    const code = codeOf(problem);
    if (code === 'QUOTE_CHANGED' || code === 'OUT_OF_STOCK' || code === 'PROMOTION_USED_UP') {
      const next = await state.refresh().catch(() => null);
      void reload();
      setRefusal({ problem, before: seen.quote?.total, after: next?.quote?.total, lines: shortLines(problem, next ?? seen) });
      return;
    }
    setRefusal({ problem });
    if (code === 'POLICIES_NOT_AGREED') await agreement.readAgain().catch(() => undefined);
    if (saved.chosen && (code === 'PAYMENT_DECLINED' || code?.startsWith('SAVED_METHOD'))) await saved.load();
    if (code === 'PAYMENT_DECLINED') focusFirst(form, [saved.chosen ? 'savedMethodId' : 'token']);
    if (code !== 'VALIDATION_FAILED' || !(problem instanceof ApiProblem)) return;
    setErrors(fieldsOfPointers(problem.fields));
    focusFirst(form, Object.keys(fieldsOfPointers(problem.fields)));
  };

  const place = async (): Promise<void> => {
    let seen = checkout;
    try {
      seen = (await save(values)) ?? seen;
      if (!seen.quote) return setRefusal({ problem: incomplete() });
      const { order, nextAction } = await state.place(seen, payWith(method, values, saved), agreedTo(agreement));
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
    const found = problems();
    setErrors(found);
    if (Object.keys(found).length > 0) return focusFirst(form, Object.keys(found));
    if (agreement.required.length > 0 && !agreement.agreed) {
      agreement.setMissed(true);
      return focusFirst(form, ['agreed']);
    }
    setBusy(true);
    setRefusal(null);
    await place();
    setBusy(false);
  };

  return { form, values, errors, refusal, busy, method, setMethod, saved, set, blur, refuse, submit };
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
