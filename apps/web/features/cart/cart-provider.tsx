'use client';
// The buyer's cart in the browser: shown at once, settled by the server's answer, one request after another.
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '@/lib/api.ts';
import { ApiProblem, codeOf } from '@/lib/problem.ts';
import type { Cart, CartLine } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { withQuantity } from './cart-math.ts';

interface CartState {
  cart: Cart | null;
  /** `loading` until the first answer; `failed` keeps the last cart and offers to try again. */
  status: 'loading' | 'ready' | 'failed';
  error: unknown;
  open: boolean;
  setOpen: (open: boolean) => void;
  add: (offerId: string, quantity?: number) => Promise<boolean>;
  change: (line: CartLine, quantity: number) => Promise<void>;
  remove: (line: CartLine) => Promise<void>;
  reload: () => Promise<void>;
  forget: () => void;
}

const Context = createContext<CartState | null>(null);
export function useCart(): CartState {
  const state = useContext(Context);
  if (!state) throw new Error('useCart needs CartProvider above it.');
  return state;
}

const gone = new Set(['CART_NOT_FOUND', 'CART_NOT_OPEN', 'CART_EXPIRED', 'UNAUTHENTICATED', 'FORBIDDEN']);

export function CartProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('cart');
  const say = useErrorText();
  const toast = useToast();
  const [cart, setCart] = useState<Cart | null>(null);
  const [status, setStatus] = useState<CartState['status']>('loading');
  const [error, setError] = useState<unknown>(null);
  const [open, setOpen] = useState(false);
  const latest = useRef<Cart | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const settle = useCallback((next: Cart | null) => {
    latest.current = next?.status === 'open' ? next : null;
    setCart(latest.current);
    setStatus('ready');
  }, []);

  /** Runs writes one after another, so that answers arrive in the order of the clicks. */
  const inOrder = useCallback(<T,>(work: () => Promise<T>): Promise<T> => {
    const run = queue.current.then(work, work);
    queue.current = run.catch(() => undefined);
    return run;
  }, []);

  const reload = useCallback(async () => {
    try {
      settle((await api.get<{ cart: Cart | null }>('/v1/carts/current')).cart);
    } catch (problem) {
      setError(problem);
      setStatus('failed');
    }
  }, [settle]);

  useEffect(() => {
    void reload();
  }, [reload]);

  const add = useCallback(
    (offerId: string, quantity = 1) =>
      inOrder(async () => {
        const line = { offerId, quantity };
        const create = () => api.post<Cart>('/v1/carts', { lines: [line] });
        try {
          const current = latest.current;
          settle(
            current
              ? await api
                  .post<Cart>(`/v1/carts/${current.id}/lines`, line)
                  .catch((problem: unknown) => (gone.has(codeOf(problem)) ? create() : Promise.reject(problem)))
              : await create(),
          );
          return true;
        } catch (problem) {
          toast(say(problem), { tone: 'danger' });
          return false;
        }
      }),
    [inOrder, settle, say, toast],
  );

  const change = useCallback(
    async (line: CartLine, quantity: number) => {
      const before = latest.current;
      if (!before) return;
      setCart(withQuantity(before, line.id, quantity));
      await inOrder(async () => {
        try {
          settle(await api.patch<Cart>(`/v1/carts/${before.id}/lines/${line.id}`, { quantity }));
        } catch (problem) {
          setCart(latest.current);
          toast(say(problem), { tone: 'danger' });
          if (problem instanceof ApiProblem && problem.status !== 422) void reload();
        }
      });
    },
    [inOrder, settle, say, toast, reload],
  );

  const remove = useCallback(
    async (line: CartLine) => {
      await change(line, 0);
      toast(t('removed', { title: line.title }), { action: { label: t('undo'), run: () => void add(line.offerId, line.quantity) } });
    },
    [change, add, toast, t],
  );

  const forget = useCallback(() => settle(null), [settle]);
  const state = useMemo(
    () => ({ cart, status, error, open, setOpen, add, change, remove, reload, forget }),
    [cart, status, error, open, add, change, remove, reload, forget],
  );
  return <Context.Provider value={state}>{children}</Context.Provider>;
}
