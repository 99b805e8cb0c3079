'use client';
// Opens the cart and says how much is in it.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { ShoppingBag } from '@tessera/ui/icons.tsx';
import { useTranslations } from 'next-intl';
import { loadCartSheet } from './cart-drawer.tsx';
import { useCart } from './cart-provider.tsx';

export function CartButton() {
  const t = useTranslations('cart');
  const { cart, open, setOpen } = useCart();
  const count = cart?.count ?? 0;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={open}
      onPointerEnter={() => void loadCartSheet()}
      onClick={() => setOpen(true)}
      aria-label={t('open', { count })}
      className={`${buttonStyle({ look: 'quiet', size: 'icon' })} relative -me-3`}
    >
      <ShoppingBag aria-hidden size={20} strokeWidth={1.5} />
      <span
        data-testid="cart-count"
        aria-hidden
        className={`tabular absolute end-1 top-1.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[0.625rem] leading-none font-medium text-on-accent ${count === 0 ? 'invisible' : ''}`}
      >
        {count}
      </span>
    </button>
  );
}
