// Which choices of a product are possible, and what a choice leads to.
import type { Product, Variant } from '@/lib/types.ts';

export type Choice = Record<string, string>;
export type ValueState = 'available' | 'soldOut' | 'none';

const fits = (variant: Variant, choice: Choice): boolean =>
  Object.entries(choice).every(([option, value]) => variant.options[option] === value);
const units = (variant: Variant): number => variant.offer?.available ?? 0;

/** The one variant of a complete choice. */
export function variantOf(product: Product, choice: Choice): Variant | undefined {
  if (product.options.some((option) => !choice[option.code])) return undefined;
  return product.variants.find((variant) => fits(variant, choice));
}

/** Whether a value can be had together with what is chosen in the options before it. The first option is judged alone. */
export function valueState(product: Product, choice: Choice, option: string, value: string): ValueState {
  const order = product.options.map((other) => other.code);
  const before = Object.fromEntries(Object.entries(choice).filter(([code]) => order.indexOf(code) < order.indexOf(option)));
  const having = product.variants.filter((variant) => fits(variant, { ...before, [option]: value }));
  if (having.length === 0) return 'none';
  return having.some((variant) => units(variant) > 0) ? 'available' : 'soldOut';
}

/** Options with colour before size: the picture follows the colour, the size is the last question. */
export const inOrder = (product: Product): Product => ({
  ...product,
  options: product.options.toSorted((a, b) => Number(b.code === 'colour') - Number(a.code === 'colour')),
});

/** A choice with one value set; later values that can't be had with it any more are let go. */
export function choose(product: Product, choice: Choice, option: string, value: string): Choice {
  const next: Choice = { ...choice, [option]: value };
  for (const { code } of product.options) {
    const chosen = next[code];
    if (code !== option && chosen && valueState(product, next, code, chosen) !== 'available') delete next[code];
  }
  return next;
}

/** What is chosen when the page opens: the wanted or first colour that can be had, and any option with one value alone. */
export function firstChoice(product: Product, wanted: Choice = {}): Choice {
  const choice: Choice = {};
  for (const option of product.options) {
    const can = option.values.filter((value) => valueState(product, choice, option.code, value.code) === 'available');
    const pick =
      can.find((value) => value.code === wanted[option.code]) ??
      (option.code === 'colour' || option.values.length === 1 ? (can[0] ?? option.values[0]) : undefined);
    if (pick) choice[option.code] = pick.code;
  }
  return choice;
}

/** Pictures that show the choice; all of them when none is that particular. */
export function picturesOf(product: Product, choice: Choice): Product['pictures'] {
  const shown = product.pictures.filter((picture) =>
    Object.entries(picture.options).every(([option, value]) => !choice[option] || choice[option] === value),
  );
  return shown.length > 0 ? shown : product.pictures;
}

/** The offer with the lowest price, or null when nothing is sold. */
export const cheapestOffer = (product: Product): Variant['offer'] =>
  product.variants
    .flatMap(({ offer }) => (offer ? [offer] : []))
    .toSorted((a, b) => Number(BigInt(a.price.amount) - BigInt(b.price.amount)))[0] ?? null;
