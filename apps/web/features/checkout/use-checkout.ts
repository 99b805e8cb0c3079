'use client';
// The checkout's dealings with the API: saved while one types, placed once, every refusal turned into something to do.
import { useLocale } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { actKeys, api } from '@/lib/api.ts';
import { ApiProblem } from '@/lib/problem.ts';
import type { Cart, Checkout, Money, Placement } from '@/lib/types.ts';
import { type FormValues, addressOf, contactOf } from './form-state.ts';

export interface ChangedQuote {
  before: Money | undefined;
  after: Money | undefined;
}

export function useCheckout() {
  const locale = useLocale();
  const [checkout, setCheckout] = useState<Checkout | null>(null);
  const [status, setStatus] = useState<'loading' | 'ready' | 'empty' | 'failed'>('loading');
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const keys = useRef(actKeys());
  const saved = useRef('');
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const load = useCallback(async () => {
    setStatus('loading');
    try {
      const { cart } = await api.get<{ cart: Cart | null }>('/v1/carts/current');
      if (!cart || cart.lines.length === 0) return setStatus('empty');
      setCheckout(await api.get<Checkout>(`/v1/checkouts/${cart.id}`));
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
    const next = await api.get<Checkout>(`/v1/checkouts/${id}`);
    setCheckout(next);
    return next;
  }, [id]);

  /** Sends what is whole and new; answers with the checkout as it stands. */
  const save = useCallback(
    (values: FormValues, shippingMethodId?: string): Promise<Checkout | null> => {
      const run = queue.current.then(async () => {
        if (!id) return null;
        const [contact, shippingAddress] = [contactOf(values), addressOf(values)];
        const body = {
          ...(contact ? { contact } : {}),
          ...(shippingAddress ? { shippingAddress } : {}),
          ...(shippingMethodId ? { shippingMethodId } : {}),
        };
        const text = JSON.stringify(body);
        if (text === '{}' || text === saved.current) return null;
        setSaving(true);
        try {
          let next = await api.patch<Checkout>(`/v1/checkouts/${id}`, body);
          saved.current = text;
          const [first] = next.shippingMethods;
          const known = next.shippingMethods.some((method) => method.id === next.shippingMethodId);
          // The cheapest way is chosen for the buyer once it is known, so that the total shows without another click.
          if (first && !known && next.shippingAddress)
            next = await api.patch<Checkout>(`/v1/checkouts/${id}`, { shippingMethodId: first.id });
          setCheckout(next);
          return next;
        } finally {
          setSaving(false);
        }
      });
      queue.current = run.catch(() => undefined);
      return run;
    },
    [id],
  );

  const place = useCallback(
    async (current: Checkout, method: string, token: string): Promise<Placement> => {
      const body = { quoteFingerprint: current.quote?.fingerprint ?? '', payment: { method, token: token.replaceAll(/\s/g, '') }, locale };
      try {
        const placement = await api.post<Placement>(`/v1/checkouts/${current.id}/place`, body, keys.current.for(body));
        keys.current.done();
        return placement;
      } catch (problem) {
        keys.current.settle(problem);
        throw problem;
      }
    },
    [locale],
  );

  return { checkout, status, error, saving, load, refresh, save, place };
}

/** The lines a refusal is about, as the facts name them. */
export function linesOf(problem: unknown): { title?: string; variant?: string; offerId?: string; available?: number }[] {
  const lines = problem instanceof ApiProblem ? problem.facts.lines : undefined;
  return Array.isArray(lines) ? lines.filter((line): line is Record<string, never> => typeof line === 'object' && line !== null) : [];
}
