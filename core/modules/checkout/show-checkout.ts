// A cart on its way to an order: who buys, where it goes, what it costs.
import type { z } from 'zod';
import type { Checkout } from '#contracts/checkout.ts';
import { reaches, shippingMethodsOf } from '#modules/fulfilment/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import { providersOf } from '#modules/payments/index.ts';
import type { Quote } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { holdOpenCart, loadCart, shownCart } from './cart.ts';
import { sealedAddress, sealedContact } from './cart.sealed.ts';
import { CheckoutError } from './checkout.errors.ts';
import { saveDetails, taxOfCart } from './checkout.sql.ts';
import { chosenMethod, missingOf, quoteCart } from './quote-cart.ts';

export interface Details {
  contact?: { email: string; phone?: string | undefined } | undefined;
  shippingAddress?: { country: string } | undefined;
  shippingMethodId?: Uuid | undefined;
}

const IDLE_MS = 30 * 24 * 3600 * 1000;

/** Saves what the buyer said. @throws Refusal COUNTRY_NOT_SERVED, SHIPPING_METHOD_NOT_FOUND and as `holdOpenCart` */
export async function changeCheckout(tx: Tx, channel: Channel, cartId: Uuid, details: Details): Promise<void> {
  const cart = await holdOpenCart(tx, channel, cartId);
  const country = details.shippingAddress?.country ?? cart.shipping_address?.country;
  if (details.shippingAddress && !channel.countries.includes(details.shippingAddress.country)) throw CheckoutError('COUNTRY_NOT_SERVED');
  if (details.shippingMethodId) {
    const methods = await tx.rows(shippingMethodsOf, [channel.org_id, cart.currency]);
    const method = methods.find((each) => each.id === details.shippingMethodId);
    if (!method || (country && !reaches(method, country))) throw CheckoutError('SHIPPING_METHOD_NOT_FOUND');
  }
  const expires = new Date(tx.now.getTime() + IDLE_MS);
  tx.send(saveDetails, [
    cart.org_id,
    cart.id,
    details.contact ? sealedContact(cart.org_id, details.contact) : null,
    details.shippingAddress ? sealedAddress(cart.org_id, details.shippingAddress) : null,
    details.shippingMethodId ?? null,
    expires,
  ]);
}

export async function showCheckout(tx: Tx, channel: Channel, cartId: Uuid, locale: string | undefined): Promise<z.input<typeof Checkout>> {
  const { cart, lines } = await loadCart(tx, channel, cartId);
  const country = cart.shipping_address?.country ?? null;
  const [methods, tax] = await Promise.all([
    tx.rows(shippingMethodsOf, [channel.org_id, cart.currency]),
    tx.row(taxOfCart, [channel.org_id, cartId]),
  ]);
  const basis = { cart, lines, methods, tax };
  const quoted = quoteCart(channel, basis);
  const subtotal = lines.reduce((sum, line) => sum + (line.price_minor ?? 0n) * BigInt(line.quantity), 0n);
  const chosen = chosenMethod(basis);
  return {
    id: publicId('cart', cart.id),
    cart: shownCart(channel, { cart, lines }, locale),
    contact: cart.contact,
    shippingAddress: cart.shipping_address as never,
    shippingMethods: methods
      .filter((method) => !country || reaches(method, country))
      .map((method) => ({
        id: publicId('shippingMethod', method.id),
        name: inLocale(method.name, locale, channel.default_locale),
        price: toWire(
          money(method.free_from_minor !== null && subtotal >= method.free_from_minor ? 0n : method.price_minor, cart.currency),
        ),
        minDays: method.min_days,
        maxDays: method.max_days,
      })),
    shippingMethodId: chosen ? publicId('shippingMethod', chosen.id) : null,
    paymentMethods: providersOf(channel.payment_providers).map(({ code, name, testMode }) => ({ code, name, testMode })),
    quote: quoted ? shownQuote(quoted) : null,
    missing: missingOf(channel, basis),
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
