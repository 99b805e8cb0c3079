// The quote of a cart: what its lines, its shipping and the tax of where it goes add up to.
import { reaches, type ShippingMethodRow } from '#modules/fulfilment/index.ts';
import type { Channel } from '#modules/organizations/index.ts';
import { kindNamed } from '#modules/orders/index.ts';
import { quote, type Quote } from '#modules/pricing/index.ts';
import type { CartLineRow, CartRow } from './checkout.sql.ts';

export interface Basis {
  cart: CartRow;
  lines: CartLineRow[];
  methods: ShippingMethodRow[];
  tax: { name: string; rate_basis_points: number } | undefined;
}

export const needsShipping = (lines: CartLineRow[]): boolean =>
  lines.some((line) => line.price_minor !== null && kindNamed(line.kind).ships);

/** The method the buyer chose, or the first that reaches the address; undefined while none does. */
export function chosenMethod({ cart, methods }: Pick<Basis, 'cart' | 'methods'>): ShippingMethodRow | undefined {
  const country = cart.shipping_address?.country;
  if (!country) return undefined;
  const open = methods.filter((method) => reaches(method, country));
  return open.find((method) => method.id === cart.shipping_method_id) ?? open[0];
}

/** What is missing before the cart can be ordered, as field names. */
export function missingOf(channel: Channel, basis: Basis): string[] {
  const { cart, lines } = basis;
  const missing: string[] = [];
  if (lines.length === 0) missing.push('lines');
  if (!cart.contact) missing.push('contact');
  if (needsShipping(lines)) {
    if (!cart.shipping_address || !channel.countries.includes(cart.shipping_address.country)) missing.push('shippingAddress');
    else if (!chosenMethod(basis)) missing.push('shippingMethodId');
  }
  return missing;
}

/** Undefined while it is not known where the goods go. */
export function quoteCart(channel: Channel, basis: Basis): Quote | undefined {
  const { cart, lines, tax } = basis;
  const ships = needsShipping(lines);
  const method = chosenMethod(basis);
  if (lines.length === 0 || (ships && !method)) return undefined;
  return quote({
    currency: cart.currency,
    taxIncluded: channel.prices_include_tax,
    tax: tax ? { name: tax.name, basisPoints: tax.rate_basis_points } : null,
    lines: lines
      .filter((line) => line.price_minor !== null)
      .map((line) => ({
        key: `${line.offer_id} ${JSON.stringify(line.config)}`,
        unitPriceMinor: line.price_minor ?? 0n,
        quantity: line.quantity,
      })),
    shipping: ships && method ? { id: method.id, priceMinor: method.price_minor, freeFromMinor: method.free_from_minor } : null,
    country: cart.shipping_address?.country ?? '',
  });
}
