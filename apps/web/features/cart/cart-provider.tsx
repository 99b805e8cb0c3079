'use client';
// The buyer's cart in the browser: shown at once, settled by the server's answer, one request after another.
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '@/lib/problem.ts';
import type { Cart, CartLine } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { useInOrder } from '@/lib/use-in-order.ts';
import type { LineConfig } from './cart-api.ts';
import { withQuantity } from './cart-math.ts';

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
  change: (line: CartLine, quantity: number) => Promise<void>;
  remove: (line: CartLine) => Promise<void>;
  /** Gives the cart a code; the refusal is the caller's to show. */
  givePromotion: (code: string) => Promise<Cart>;
  takePromotion: () => Promise<void>;
  reload: () => Promise<void>;
  forget: () => void;
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

/** Giving the cart a code and taking it off, in the row with all other writes. */
function usePromotions({
  inOrder,
  latest,
  settle,
}: Pick<ReturnType<typeof useSettledCart>, 'latest' | 'settle'> & { inOrder: ReturnType<typeof useInOrder> }) {
  return useMemo(() => {
    const send = (ask: (api: Awaited<ReturnType<typeof cartApi>>, id: string) => Promise<Cart>): Promise<Cart> =>
      inOrder(async () => {
        const next = await ask(await cartApi(), latest.current?.id ?? '');
        settle(next);
        return next;
      });
    return {
      givePromotion: (code: string) => send((api, id) => api.givePromotion(id, code)),
      takePromotion: async () => void (await send((api, id) => api.takePromotion(id))),
    };
  }, [inOrder, latest, settle]);
}

export function CartProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('cart');
  const say = useErrorText();
  const toast = useToast();
  const inOrder = useInOrder();
  const { cart, setCart, status, error, latest, settle, reload } = useSettledCart(inOrder);
  const [open, setOpen] = useState(false);

  const add = useCallback(
    (offerId: string, quantity = 1, config?: Record<string, unknown>) =>
      inOrder(async () => {
        try {
          const { putLine } = await cartApi();
          settle(await putLine(latest.current, { offerId, quantity, ...(config ? { config: config as LineConfig } : {}) }));
          return true;
        } catch (problem) {
          toast(say(problem), { tone: 'danger' });
          return false;
        }
      }),
    [inOrder, latest, settle, say, toast],
  );

  const change = useCallback(
    async (line: CartLine, quantity: number) => {
      const before = latest.current;
      if (!before) return;
      setCart(withQuantity(before, line.id, quantity));
      await inOrder(async () => {
        try {
          const { setQuantity } = await cartApi();
          settle(await setQuantity(before.id, line.id, quantity));
        } catch (problem) {
          setCart(latest.current);
          toast(say(problem), { tone: 'danger' });
          if (problem instanceof ApiProblem && problem.status !== 422) void reload();
        }
      });
    },
    [inOrder, latest, setCart, settle, say, toast, reload],
  );

  const remove = useCallback(
    async (line: CartLine) => {
      await change(line, 0);
      toast(t('removed', { title: line.title }), {
        action: { label: t('undo'), run: () => void add(line.offerId, line.quantity, line.config) },
      });
    },
    [change, add, toast, t],
  );

  const promotions = usePromotions({ inOrder, latest, settle });
  const forget = useCallback(() => settle(null), [settle]);
  const state = useMemo(
    () => ({ cart, status, error, open, setOpen, add, change, remove, ...promotions, reload, forget }),
    [cart, status, error, open, add, change, remove, promotions, reload, forget],
  );
  return <Context.Provider value={state}>{children}</Context.Provider>;
}
