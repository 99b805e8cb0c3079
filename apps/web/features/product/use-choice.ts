'use client';
// The buyer's choice of a variant: kept in the address, told what it costs, put into the cart.
import { type RefObject, useEffect, useMemo, useState } from 'react';
import { loadCartSheet } from '@/features/cart/cart-drawer.tsx';
import { useCart } from '@/features/cart/cart-provider.tsx';
import type { Product, Variant } from '@/lib/types.ts';
import { type Choice as KindChoice, productKinds } from '@/product-kinds.ts';
import { type Choice, cheapestOffer, choose, firstChoice, inOrder, variantOf } from './variants.ts';

export interface ChoiceState {
  product: Product;
  choice: Choice;
  set: (option: string, value: string) => void;
  /** The variant of a complete choice. */
  variant: Variant | undefined;
  /** What is priced: the chosen variant's offer, or the cheapest there is. */
  offer: Variant['offer'];
  /** Nothing of this product, or not the chosen variant, can be had now. */
  soldOut: boolean;
  unavailable: boolean;
  /** It is sold, but nobody has a price for it in the currency of the page. */
  notInCurrency: boolean;
  /** The option that must be chosen before buying, once somebody tried. */
  missing: string | null;
  /** What the kind asks for beyond the variant; null until it is chosen, undefined where it asks for nothing. */
  own: KindChoice | null | undefined;
  setOwn: (own: KindChoice | null) => void;
  /** Somebody tried to buy without it. */
  ownMissing: boolean;
  busy: boolean;
  buy: () => Promise<void>;
}

/** `form` is where the options are, to lead the focus to a missing one. */
export function useChoice(given: Product, form: RefObject<HTMLDivElement | null>): ChoiceState {
  const { add, setOpen } = useCart();
  const product = useMemo(() => inOrder(given), [given]);
  const [choice, setChoice] = useState<Choice>(() => firstChoice(product));
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asksMore = productKinds[product.kind]?.Choose !== undefined;
  const [own, setOwn] = useState<KindChoice | null>(null);
  const [ownMissing, setOwnMissing] = useState(false);

  // A shared link may name the colour; it is read after the stored page has shown, because that page is the same for everybody.
  useEffect(() => {
    const wanted = Object.fromEntries(new URLSearchParams(window.location.search));
    if (Object.keys(wanted).length > 0) setChoice(firstChoice(product, wanted));
  }, [product]);

  const set = (option: string, value: string): void => {
    const next = choose(product, choice, option, value);
    setChoice(next);
    setMissing(null);
    setOwn(null);
    window.history.replaceState(null, '', `${window.location.pathname}?${new URLSearchParams(next).toString()}`);
  };

  const variant = variantOf(product, choice);
  const soldOut = product.variants.every(({ offer }) => !offer || offer.available === 0);

  const buy = async (): Promise<void> => {
    const open = product.options.find((option) => !choice[option.code]);
    if (open) {
      setMissing(open.code);
      form.current?.querySelector<HTMLElement>(`[data-option="${open.code}"] input:not(:disabled)`)?.focus();
      return;
    }
    if (!variant?.offer) return;
    if (asksMore && !own) {
      setOwnMissing(true);
      form.current?.querySelector<HTMLElement>('#choose')?.focus();
      return;
    }
    setBusy(true);
    void loadCartSheet();
    if (await add(variant.offer.id, own?.quantity ?? variant.offer.limits?.least, own?.config)) {
      setOpen(true);
      setOwn(null);
      setOwnMissing(false);
    }
    setBusy(false);
  };

  return {
    product,
    choice,
    set,
    variant,
    offer: offerOf(product, variant),
    soldOut: soldOut && !asksMore,
    unavailable: asksMore ? !offerOf(product, variant) : soldOut || (variant !== undefined && !variant.offer?.available),
    notInCurrency: (variant ? [variant] : product.variants).every(({ problem }) => problem === 'NOT_IN_CURRENCY'),
    missing,
    own: asksMore ? own : undefined,
    setOwn,
    ownMissing,
    busy,
    buy,
  };
}

const offerOf = (product: Product, variant: Variant | undefined): Variant['offer'] => variant?.offer ?? cheapestOffer(product);
