'use client';
// The place of the cart's drawer on every page; the drawer is loaded when it first opens.
import { useEverOpen } from '@tessera/ui/ever-open.ts';
import dynamic from 'next/dynamic';
import { useCart } from './cart-provider.tsx';

/** Loads the drawer ahead, when somebody reaches for it. */
export const loadCartSheet = () => import('./cart-sheet.tsx');
const CartSheet = dynamic(() => loadCartSheet().then((part) => part.CartSheet), { ssr: false });

export function CartDrawer() {
  const { open } = useCart();
  return useEverOpen(open) ? <CartSheet /> : null;
}
