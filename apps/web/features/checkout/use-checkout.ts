'use client';
// The checkout's dealings with the API: saved while one types, placed once, every refusal turned into something to do.
import { useLocale } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readCart } from '@/features/cart/cart-api.ts';
import { useCart } from '@/features/cart/cart-provider.tsx';
import { actKeys, answer, api } from '@/lib/api.ts';
import { takeCaptchaToken } from '@/lib/captcha-token.ts';
import { ApiProblem } from '@/lib/problem.ts';
import type { Address, Cart, CartLine, Checkout, Contact, Placement } from '@/lib/types.ts';
import { useInOrder } from '@/lib/use-in-order.ts';
import { type FormValues, addressOf, contactOf } from './form-state.ts';

interface Change {
  contact?: Contact;
  shippingAddress?: Address;
  shippingMethodId?: string;
  shipping?: { sellerId: string; methodId: string }[];
}

/** How it is to be sent: by all who ship, or by one of them. */
export type ShippingChoice = Pick<Change, 'shippingMethodId' | 'shipping'>;

const readCheckout = (id: string): Promise<Checkout> => answer(api.GET('/v1/checkouts/{id}', { params: { path: { id } } }));

/** Sends a change. The cheapest way is chosen for the buyer once ways are known, so that the total shows without another click. */
async function changeCheckout(id: string, body: Change): Promise<Checkout> {
  const send = (change: Change) => answer(api.PATCH('/v1/checkouts/{id}', { params: { path: { id } }, body: change }));
  const next = await send(body);
  const [first] = next.shippingMethods;
  const known = next.shippingMethods.some((method) => method.id === next.shippingMethodId);
  return first && !known && next.shippingAddress ? await send({ shippingMethodId: first.id }) : next;
}

/** What of the form is whole and may be sent. */
function changeOf(values: FormValues, choice: ShippingChoice = {}): Change {
  const [contact, shippingAddress] = [contactOf(values), addressOf(values)];
  return {
    ...(contact ? { contact } : {}),
    ...(shippingAddress ? { shippingAddress } : {}),
    ...choice,
  };
}

const contentOf = ({ lines, promotion, discount }: Cart): string =>
  [
    ...lines.map(({ offerId, quantity, config }) => `${offerId}×${quantity} ${JSON.stringify(config)}`),
    promotion?.code,
    discount.amount,
  ].join();

export type CheckoutState = ReturnType<typeof useCheckout>;

export function useCheckout() {
  const [checkout, setCheckout] = useState<Checkout | null>(null);
  const [status, setStatus] = useState<'loading' | 'ready' | 'empty' | 'failed'>('loading');
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const saved = useRef('');
  const inOrder = useInOrder();
  const place = usePlacing();

  const load = useCallback(async () => {
    setStatus('loading');
    try {
      const cart = await readCart();
      if (!cart || cart.lines.length === 0) return setStatus('empty');
      setCheckout(await readCheckout(cart.id));
      setStatus('ready');
    } catch (problem) {
      setError(problem);
      setStatus('failed');
    }
  }, []);
  useEffect(() => {
    void load();
  }, [load]);

  const id = checkout?.id;
  const refresh = useCallback(async (): Promise<Checkout | null> => {
    if (!id) return null;
    const next = await readCheckout(id);
    setCheckout(next);
    return next;
  }, [id]);

  // The drawer may change the cart while this page shows it.
  const { cart } = useCart();
  useEffect(() => {
    if (!cart || !checkout || contentOf(cart) === contentOf(checkout.cart)) return;
    if (cart.lines.length === 0) setStatus('empty');
    else refresh().catch(() => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a changed cart asks for a new checkout
  }, [cart]);

  /** Sends what is whole and new; answers with the checkout as it stands, or null when nothing was sent. */
  const save = useCallback(
    (values: FormValues, choice?: ShippingChoice): Promise<Checkout | null> =>
      inOrder(async () => {
        const body = changeOf(values, choice);
        const text = JSON.stringify(body);
        if (!id || text === '{}' || text === saved.current) return null;
        setSaving(true);
        try {
          const next = await changeCheckout(id, body);
          saved.current = text;
          setCheckout(next);
          return next;
        } finally {
          setSaving(false);
        }
      }),
    [id, inOrder],
  );

  return { checkout, status, error, saving, load, refresh, save, place };
}

/** What is paid with: a card that is typed, or one that was saved. */
export type PayWith = { method: string; token: string; save?: boolean } | { method: string; savedMethodId: string };

/** Places the order; trying the same again carries the same key, so that it is never placed twice. */
function usePlacing(): (current: Checkout, payment: PayWith, policies: { pageId: string; edition: number }[]) => Promise<Placement> {
  const locale = useLocale();
  const keys = useRef(actKeys());
  return useCallback(
    async ({ id, quote }, payment, policies) => {
      const body = { quoteFingerprint: quote?.fingerprint ?? '', payment, policies, locale };
      try {
        const header = { ...keys.current.for(body), ...takeCaptchaToken() };
        const placement = await answer(api.POST('/v1/checkouts/{id}/place', { params: { path: { id }, header }, body }));
        keys.current.done();
        return placement;
      } catch (problem) {
        keys.current.settle(problem);
        throw problem;
      }
    },
    [locale],
  );
}

/** The lines of which there is not enough left: those whose offers the facts of a refusal name, and those that the cart itself says can't be had. */
export function shortLines(problem: unknown, { cart }: Checkout): CartLine[] {
  const offers = problem instanceof ApiProblem ? problem.facts.offers : undefined;
  const ids = Array.isArray(offers) ? offers.map((offer: { offerId?: unknown }) => offer.offerId) : [];
  return cart.lines.filter((line) => ids.includes(line.offerId) || line.problem !== null);
}
