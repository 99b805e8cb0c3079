'use client';
// The place of the cart's drawer on every page; the drawer is loaded when it first opens.
import { useEverOpen } from '@tessera/ui/ever-open.ts';
import { Suspense, lazy } from 'react';
import { useCart } from './cart-provider.tsx';

/** Loads the drawer ahead, when somebody reaches for it. */
export const loadCartSheet = () => import('./cart-sheet.tsx');
const CartSheet = lazy(() => loadCartSheet().then((part) => ({ default: part.CartSheet })));

export function CartDrawer() {
  const { open } = useCart();
  if (!useEverOpen(open)) return null;
  return (
    <Suspense>
      <CartSheet />
    </Suspense>
  );
}
