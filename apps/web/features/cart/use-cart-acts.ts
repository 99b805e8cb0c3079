'use client';
// What is done to a cart where its lines are shown; loaded with them, because a page that only adds needs none of it.
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ApiProblem } from '@/lib/problem.ts';
import type { Cart, CartLine } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import * as api from './cart-api.ts';
import { withQuantity } from './cart-math.ts';
import { useCart } from './cart-provider.tsx';

/** All of it in the row with every other read and write of the cart. */
export function useCartActs() {
  const t = useTranslations('cart');
  const say = useErrorText();
  const toast = useToast();
  const { add, reload, inOrder, latest, show, settle } = useCart();
  return useMemo(() => {
    const change = async (line: CartLine, quantity: number): Promise<void> => {
      const before = latest.current;
      if (!before) return;
      show(withQuantity(before, line.id, quantity));
      await inOrder(async () => {
        try {
          settle(await api.setQuantity(before.id, line.id, quantity));
        } catch (problem) {
          show(latest.current);
          toast(say(problem), { tone: 'danger' });
          if (problem instanceof ApiProblem && problem.status !== 422) void reload();
        }
      });
    };
    const remove = async (line: CartLine): Promise<void> => {
      await change(line, 0);
      toast(t('removed', { title: line.title }), {
        action: { label: t('undo'), run: () => void add(line.offerId, line.quantity, line.config) },
      });
    };
    const send = (ask: (id: string) => Promise<Cart>): Promise<Cart> =>
      inOrder(async () => {
        const next = await ask(latest.current?.id ?? '');
        settle(next);
        return next;
      });
    return {
      change,
      remove,
      /** Gives the cart a code; the refusal is the caller's to show. */
      givePromotion: (code: string): Promise<Cart> => send((id) => api.givePromotion(id, code)),
      takePromotion: async (): Promise<void> => void (await send(api.takePromotion)),
    };
  }, [add, reload, inOrder, latest, show, settle, say, t, toast]);
}
