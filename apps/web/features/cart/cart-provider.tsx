'use client';
// The buyer's cart in the browser: shown at once, settled by the server's answer, one request after another.
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Cart } from '@/lib/types.ts';
import { useInOrder } from '@/lib/use-in-order.ts';
import type { LineConfig } from './cart-api.ts';

// The client of the API comes after the page, whose first sight needs nothing of it.
const cartApi = () => import('./cart-api.ts');

interface CartState {
  cart: Cart | null;
  /** `loading` until the first answer; `failed` keeps the last cart and offers to try again. */
  status: 'loading' | 'ready' | 'failed';
  error: unknown;
  open: boolean;
  setOpen: (open: boolean) => void;
  add: (offerId: string, quantity?: number, config?: Record<string, unknown>) => Promise<boolean>;
  reload: () => Promise<void>;
  forget: () => void;
  /** For further acts (use-cart-acts.ts): the row they stand in, the cart as last told, showing it otherwise, settling it. */
  inOrder: ReturnType<typeof useInOrder>;
  latest: RefObject<Cart | null>;
  show: (cart: Cart | null) => void;
  settle: (cart: Cart | null) => void;
}

const Context = createContext<CartState | null>(null);
export function useCart(): CartState {
  const state = useContext(Context);
  if (!state) throw new Error('useCart needs CartProvider above it.');
  return state;
}

/** The cart as the server last told it, and a way to show it otherwise until it tells again. */
function useSettledCart(inOrder: ReturnType<typeof useInOrder>) {
  const [cart, setCart] = useState<Cart | null>(null);
  const [status, setStatus] = useState<CartState['status']>('loading');
  const [error, setError] = useState<unknown>(null);
  const latest = useRef<Cart | null>(null);

  const settle = useCallback((next: Cart | null) => {
    latest.current = next?.status === 'open' ? next : null;
    setCart(latest.current);
    setStatus('ready');
  }, []);

  // In the row with the writes: whoever adds while the page still reads must not start a second cart.
  const reload = useCallback(
    () =>
      inOrder(async () => {
        try {
          settle(await (await cartApi()).readCart());
        } catch (problem) {
          setError(problem);
          setStatus('failed');
        }
      }),
    [inOrder, settle],
  );
  useEffect(() => {
    void reload();
  }, [reload]);

  return { cart, setCart, status, error, latest, settle, reload };
}

export function CartProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('errors');
  const toast = useToast();
  const inOrder = useInOrder();
  const { cart, setCart: show, status, error, latest, settle, reload } = useSettledCart(inOrder);
  const [open, setOpen] = useState(false);

  const add = useCallback(
    (offerId: string, quantity = 1, config?: Record<string, unknown>) =>
      inOrder(async () => {
        try {
          const { putLine } = await cartApi();
          settle(await putLine(latest.current, { offerId, quantity, ...(config ? { config: config as LineConfig } : {}) }));
          return true;
        } catch (problem) {
          // The words for refusals come with the client; where even that could not be had, it was the network.
          const api = await cartApi().catch(() => null);
          toast(api ? api.errorText(t, problem) : t('NETWORK'), { tone: 'danger' });
          return false;
        }
      }),
    [inOrder, latest, settle, t, toast],
  );

  const forget = useCallback(() => settle(null), [settle]);
  const state = useMemo(
    () => ({ cart, status, error, open, setOpen, add, reload, forget, inOrder, latest, show, settle }),
    [cart, status, error, open, add, reload, forget, inOrder, latest, show, settle],
  );
  return <Context.Provider value={state}>{children}</Context.Provider>;
}
