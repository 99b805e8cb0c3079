// A cart on its way to an order: who buys, where it goes, what it costs.
import type { z } from 'zod';
import type { Checkout } from '#contracts/checkout.ts';
import { methodsOf, reaches, type ShippingMethodRow, shippingMethodsOf } from '#modules/fulfilment/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import { providersOf } from '#modules/payments/index.ts';
import { type Quote, shippingOf } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { discountsByLine } from './cart-promotion.ts';
import { holdOpenCart, type LoadedCart, loadCart, shownCart } from './cart.ts';
import { sealedAddress, sealedContact } from './cart.sealed.ts';
import { CheckoutError } from './checkout.errors.ts';
import { saveDetails, taxOfCart } from './checkout.sql.ts';
import type { CartChannel } from './open-promotions.ts';
import { missingOf, quoteCart, type ShippingGroup, shippersOf, shippingGroups } from './quote-cart.ts';

export interface Details {
  contact?: { email: string; phone?: string | undefined } | undefined;
  shippingAddress?: { country: string } | undefined;
  /** For every seller who offers it. */
  shippingMethodId?: Uuid | undefined;
  /** For one seller. */
  shipping?: { seller: Uuid; method: Uuid }[] | undefined;
}

const IDLE_MS = 30 * 24 * 3600 * 1000;

/** Saves what the buyer said. @throws Refusal COUNTRY_NOT_SERVED, SHIPPING_METHOD_NOT_FOUND and as `holdOpenCart` */
export async function changeCheckout(tx: Tx, channel: Channel, cartId: Uuid, details: Details): Promise<void> {
  const cart = await holdOpenCart(tx, channel, cartId);
  const { contact, shippingAddress, shippingMethodId, shipping = [] } = details;
  if (shippingAddress && !channel.countries.includes(shippingAddress.country)) throw CheckoutError('COUNTRY_NOT_SERVED');
  if (shippingMethodId || shipping.length > 0)
    await checkMethods(tx, channel, {
      shippingMethodId,
      shipping,
      currency: cart.currency,
      country: (shippingAddress ?? cart.shipping_address)?.country,
    });
  tx.send(saveDetails, [
    cart.org_id,
    cart.id,
    contact ? sealedContact(cart.org_id, contact) : null,
    shippingAddress ? sealedAddress(cart.org_id, shippingAddress) : null,
    shippingMethodId ?? null,
    JSON.stringify(Object.fromEntries(shipping.map(({ seller, method }) => [seller, method]))),
    new Date(tx.now.getTime() + IDLE_MS),
  ]);
}

/** @throws Refusal SHIPPING_METHOD_NOT_FOUND */
async function checkMethods(
  tx: Tx,
  channel: Channel,
  asked: { shippingMethodId: Uuid | undefined; shipping: { seller: Uuid; method: Uuid }[]; currency: string; country: string | undefined },
): Promise<void> {
  const shippers = shippersOf(channel);
  const methods = await tx.rows(shippingMethodsOf, [shippers, asked.currency]);
  const open = methods.filter((method) => !asked.country || reaches(method, asked.country));
  const has = (among: readonly ShippingMethodRow[], id: Uuid): boolean => among.some((method) => method.id === id);
  const fits = asked.shipping.every(
    ({ seller, method }) => shippers.includes(seller) && has(methodsOf(open, seller, channel.org_id), method),
  );
  if (!fits || (asked.shippingMethodId && !has(open, asked.shippingMethodId))) throw CheckoutError('SHIPPING_METHOD_NOT_FOUND');
}

export async function showCheckout(
  tx: Tx,
  channel: CartChannel,
  cartId: Uuid,
  locale: string | undefined,
): Promise<z.input<typeof Checkout>> {
  const loaded = await loadCart(tx, channel, cartId);
  const { cart } = loaded;
  const [methods, tax] = await Promise.all([
    tx.rows(shippingMethodsOf, [shippersOf(channel), cart.currency]),
    tx.row(taxOfCart, [channel.org_id, cartId]),
  ]);
  const basis = { ...loaded, methods, tax };
  const quoted = quoteCart(channel, basis);
  const shipping = shippingGroups(channel, basis).map((group) => shownGroup(channel, loaded, { group, locale }));
  return {
    id: publicId('cart', cart.id),
    cart: shownCart(channel, loaded, locale),
    contact: cart.contact,
    shippingAddress: cart.shipping_address as never,
    shipping,
    shippingMethods: shipping[0]?.methods ?? [],
    shippingMethodId: shipping[0]?.methodId ?? null,
    paymentMethods: providersOf(channel.payment_providers).map(({ code, name, testMode }) => ({ code, name, testMode })),
    quote: quoted ? shownQuote(quoted) : null,
    missing: missingOf(channel, basis),
  };
}

/** What one seller ships, with what each way costs for it. */
function shownGroup(
  channel: Channel,
  { cart, lines, promotion }: LoadedCart,
  { group, locale }: { group: ShippingGroup; locale: string | undefined },
): z.input<typeof Checkout>['shipping'][number] {
  const off = discountsByLine(lines, promotion);
  const sent = group.lines.reduce((sum, line) => sum + (line.price_minor ?? 0n) * BigInt(line.quantity) - (off.get(line.id) ?? 0n), 0n);
  return {
    seller: { id: publicId('organization', group.seller), name: group.name },
    methods: group.methods.map((method) => ({
      id: publicId('shippingMethod', method.id),
      name: inLocale(method.name, locale, channel.default_locale),
      price: toWire(money(shippingOf({ priceMinor: method.price_minor, freeFromMinor: method.free_from_minor }, sent), cart.currency)),
      minDays: method.min_days,
      maxDays: method.max_days,
    })),
    methodId: group.chosen ? publicId('shippingMethod', group.chosen.id) : null,
  };
}

export function shownQuote(quoted: Quote): NonNullable<z.input<typeof Checkout>['quote']> {
  const amount = (minor: bigint) => toWire(money(minor, quoted.currency));
  return {
    items: amount(quoted.itemsMinor),
    discount: amount(quoted.discountMinor),
    shipping: amount(quoted.shippingMinor),
    tax: amount(quoted.taxMinor),
    total: amount(quoted.totalMinor),
    taxIncluded: quoted.taxIncluded,
    taxes: quoted.taxes.map((tax) => ({
      name: tax.name,
      ratePercent: (tax.basisPoints / 100).toString(),
      base: amount(tax.baseMinor),
      amount: amount(tax.amountMinor),
    })),
    fingerprint: quoted.fingerprint,
  };
}
