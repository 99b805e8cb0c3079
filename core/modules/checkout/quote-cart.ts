// The quote of a cart: what its lines, what is sent by whom, and the tax of where it goes add up to.
import { methodsOf, reaches, type ShippingMethodRow } from '#modules/fulfilment/index.ts';
import type { Channel } from '#modules/organizations/index.ts';
import { kindNamed } from '#modules/orders/index.ts';
import { quote, type Quote } from '#modules/pricing/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type CartPromotion, isPriced } from './cart-promotion.ts';
import type { CartLineRow, CartRow } from './checkout.sql.ts';

export interface Basis {
  cart: CartRow;
  lines: CartLineRow[];
  /** Of who runs the channel and of all who sell in it. */
  methods: ShippingMethodRow[];
  tax: { name: string; rate_basis_points: number } | undefined;
  promotion: CartPromotion | null;
}

/** What one seller ships. */
export interface ShippingGroup {
  seller: Uuid;
  name: string;
  lines: CartLineRow[];
  /** Those that reach the address; all there are while there is none. */
  methods: ShippingMethodRow[];
  /** What the buyer chose, or the first that reaches the address; undefined while none does. */
  chosen: ShippingMethodRow | undefined;
}

const ships = (line: CartLineRow): boolean => isPriced(line) && kindNamed(line.kind).ships;

/** Whose ways of shipping a channel's carts may be sent by. */
export const shippersOf = (channel: Channel): Uuid[] => [...new Set([channel.org_id, ...channel.sellers])];

/** What is to be shipped, by seller, in the order of the cart. */
export function shippingGroups(channel: Channel, { cart, lines, methods }: Pick<Basis, 'cart' | 'lines' | 'methods'>): ShippingGroup[] {
  const country = cart.shipping_address?.country;
  const sent = lines.filter(ships);
  return [...new Set(sent.map((line) => line.seller_org_id))].map((seller) => {
    const mine = sent.filter((line) => line.seller_org_id === seller);
    const open = methodsOf(methods, seller, channel.org_id).filter((method) => !country || reaches(method, country));
    const named = (id: Uuid | null | undefined) => open.find((method) => method.id === id);
    const chosen = country ? (named(cart.shipping_choices[seller]) ?? named(cart.shipping_method_id) ?? open[0]) : undefined;
    return { seller, name: mine[0]?.seller_name ?? '', lines: mine, methods: open, chosen };
  });
}

/** What is missing before the cart can be ordered, as field names. */
export function missingOf(channel: Channel, basis: Basis): string[] {
  const { cart, lines } = basis;
  const missing: string[] = [];
  if (lines.length === 0) missing.push('lines');
  if (!cart.contact) missing.push('contact');
  const groups = shippingGroups(channel, basis);
  if (groups.length > 0) {
    if (!cart.shipping_address || !channel.countries.includes(cart.shipping_address.country)) missing.push('shippingAddress');
    else if (groups.some(({ chosen }) => !chosen)) missing.push('shippingMethodId');
  }
  return missing;
}

/** Undefined while it is not known where the goods go. */
export function quoteCart(channel: Channel, basis: Basis): Quote | undefined {
  const { cart, lines, tax, promotion } = basis;
  const shippingLines: Parameters<typeof quote>[0]['shippingLines'] = [];
  for (const { seller, chosen } of shippingGroups(channel, basis)) {
    if (!chosen) return undefined;
    shippingLines.push({ seller, id: chosen.id, priceMinor: chosen.price_minor, freeFromMinor: chosen.free_from_minor });
  }
  if (lines.length === 0) return undefined;
  const lowers = promotion?.judged.problem === null ? { id: promotion.id, ...promotion.judged } : undefined;
  return quote({
    currency: cart.currency,
    taxIncluded: channel.prices_include_tax,
    tax: tax ? { name: tax.name, basisPoints: tax.rate_basis_points } : null,
    lines: lines.filter(isPriced).map((line, index) => ({
      key: `${line.offer_id} ${JSON.stringify(line.config)}`,
      unitPriceMinor: line.price_minor ?? 0n,
      quantity: line.quantity,
      seller: line.seller_org_id,
      ships: ships(line),
      covered: lowers?.covered[index] ?? false,
    })),
    promotion: lowers ? { id: lowers.id, off: lowers.off } : null,
    shippingLines,
    country: cart.shipping_address?.country ?? '',
  });
}
