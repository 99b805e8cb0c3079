// Carts: made, filled, changed, shown with the prices and stock of now.
import type { z } from 'zod';
import type { Cart, CartLine } from '#contracts/checkout.ts';
import { AVAILABLE_CAP } from '#modules/catalog/index.ts';
import { shipsFrom, shownLimits } from '#modules/inventory/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, currencyIn, inLocale } from '#modules/organizations/index.ts';
import { availableFor, kindNamed } from '#modules/orders/index.ts';
import { reachOf } from '#modules/pricing/index.ts';
import { now } from '#platform/clock/index.ts';
import { buyerOf, type Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { type CartPromotion, discountsByLine, isPriced, promotionOfCart, shownPromotion } from './cart-promotion.ts';
import { openedCart } from './cart.sealed.ts';
import { CheckoutError } from './checkout.errors.ts';
import {
  addCart,
  addLines,
  type CartLineRow,
  cartLines,
  cartLinesIn,
  cartLinesPriced,
  type CartRow,
  dropLine,
  findOffers,
  findOffersIn,
  findOffersPriced,
  type HeldCart,
  lockCart,
  type OfferRow,
  readCart,
  setCurrency,
  setQuantity,
  touchCart,
} from './checkout.sql.ts';
import { nameGone } from './name-gone.ts';
import type { CartChannel } from './open-promotions.ts';
import { type Ruled, ruledLines } from './quantity-rules.ts';

export const IDLE_MS = 30 * 24 * 3600 * 1000;
export const MOST_LINES = 100;
export const MOST_UNITS = 999;

export interface NewLine {
  offerId: Uuid;
  quantity: number;
  config: Record<string, unknown>;
}

const expiryOf = (tx: Tx): Date => new Date(tx.now.getTime() + IDLE_MS);

/** Starts a cart for the actor. @throws Refusal CURRENCY_UNKNOWN, OFFER_NOT_FOUND, CONFIG_NOT_RIGHT, QUANTITY_TOO_LARGE */
export async function createCart(tx: Tx, channel: Channel, input: { lines: NewLine[]; currency?: string | undefined }): Promise<Uuid> {
  const { lines } = input;
  const currency = currencyIn(channel, input.currency);
  const id = newId();
  const { userId, guest } = tx.actor;
  tx.send(addCart, [channel.org_id, id, channel.id, userId, userId ? null : guest, currency, tx.now, expiryOf(tx)]);
  if (lines.length > 0) await putLines(tx, channel, { id, currency }, lines);
  return id;
}

/** Of these offers those that the channel sells now in a currency. @throws Refusal CURRENCY_UNKNOWN */
function offersFound(tx: Tx, channel: Channel, { currency, ids }: { currency: string; ids: Uuid[] }): Promise<OfferRow[]> {
  const asked = [channel.sellers, ids, currencyIn(channel, currency)];
  const reach = reachOf(channel, currency);
  if (reach === 'all') return tx.rows(findOffersPriced, [...asked, tx.now]);
  return tx.rows(reach === 'further' ? findOffersIn : findOffers, asked);
}

/** Two statements however many lines: one finds the offers, one adds them in the order given, each once. */
async function putLines(tx: Tx, channel: Channel, cart: Pick<CartRow, 'id' | 'currency'>, lines: NewLine[]): Promise<void> {
  const found = await offersFound(tx, channel, { currency: cart.currency, ids: lines.map((line) => line.offerId) });
  const offers = new Map(found.map((offer) => [offer.id, offer]));
  const sums = new Map<string, { seller: Uuid; offer: Uuid; quantity: number; config: string }>();
  for (const line of lines) {
    const offer = offers.get(line.offerId);
    if (!offer) throw CheckoutError('OFFER_NOT_FOUND');
    const chosen = kindNamed(offer.kind).config.safeParse(line.config);
    if (!chosen.success) throw CheckoutError('CONFIG_NOT_RIGHT');
    const config = JSON.stringify(inKeyOrder(chosen.data));
    const key = `${offer.id} ${config}`;
    const sum = sums.get(key) ?? { seller: offer.org_id, offer: offer.id, quantity: 0, config };
    sums.set(key, { ...sum, quantity: sum.quantity + line.quantity });
  }
  const rows = [...sums.values()];
  if (rows.some(({ quantity }) => quantity > MOST_UNITS)) throw CheckoutError('QUANTITY_TOO_LARGE');
  const ids = rows.map(() => newId()).toSorted((one, other) => (one < other ? -1 : 1));
  const added = await tx.rows(addLines, [
    channel.org_id,
    cart.id,
    tx.now,
    ids,
    rows.map(({ seller }) => seller),
    rows.map(({ offer }) => offer),
    rows.map(({ quantity }) => quantity),
    rows.map(({ config }) => config),
    MOST_UNITS,
  ]);
  if (added.length < rows.length) throw CheckoutError('QUANTITY_TOO_LARGE');
}

/** The same choice as the same text, whatever order its parts were sent in. */
const inKeyOrder = (config: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(config).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** Locks a cart that may still change. @throws Refusal CART_NOT_FOUND, CART_NOT_OPEN, CART_EXPIRED */
export async function holdOpenCart(tx: Tx, channel: Channel, cartId: Uuid): Promise<CartRow> {
  return openCart(tx, await tx.row(lockCart, [channel.org_id, cartId, ...buyerOf(tx.actor)]));
}

export function openCart(tx: Tx, cart: HeldCart | undefined): CartRow {
  if (!cart) throw CheckoutError('CART_NOT_FOUND');
  if (cart.state !== 'open') throw CheckoutError('CART_NOT_OPEN');
  if (cart.expires_at <= tx.now) throw CheckoutError('CART_EXPIRED');
  return openedCart(cart);
}

/** Prices all lines anew in another currency; those without a price in it stay and say so. @throws Refusal CURRENCY_UNKNOWN and as `holdOpenCart` */
export async function changeCurrency(tx: Tx, channel: Channel, cartId: Uuid, asked: string): Promise<void> {
  const currency = currencyIn(channel, asked);
  const cart = await holdOpenCart(tx, channel, cartId);
  tx.send(setCurrency, [cart.org_id, cart.id, currency, expiryOf(tx)]);
}

/** Puts an offer in the cart. @throws Refusal as `holdOpenCart` and `createCart`, CART_TOO_LARGE */
export async function addToCart(tx: Tx, channel: Channel, cartId: Uuid, line: NewLine): Promise<void> {
  const cart = await holdOpenCart(tx, channel, cartId);
  await putLines(tx, channel, cart, [line]);
  const lines = await tx.rows(cartLines, [cart.org_id, cart.id, cart.currency]);
  if (lines.length > MOST_LINES) throw CheckoutError('CART_TOO_LARGE');
  tx.send(touchCart, [cart.org_id, cart.id, expiryOf(tx)]);
}

/** Sets a line's quantity; 0 takes it out. @throws Refusal CART_LINE_NOT_FOUND and as `holdOpenCart` */
export async function changeLine(tx: Tx, channel: Channel, input: { cartId: Uuid; lineId: Uuid; quantity: number }): Promise<void> {
  const cart = await holdOpenCart(tx, channel, input.cartId);
  const key = [cart.org_id, cart.id, input.lineId];
  const changed = input.quantity === 0 ? await tx.row(dropLine, key) : await tx.row(setQuantity, [...key, input.quantity]);
  if (!changed) throw CheckoutError('CART_LINE_NOT_FOUND');
  tx.send(touchCart, [cart.org_id, cart.id, expiryOf(tx)]);
}

/** A cart line with how many of it one could have now. */
export interface StockedLine extends CartLineRow, Ruled {
  available: number;
  /** Nothing is sold of it any more; what it was is known all the same. */
  isGone?: true;
}

/**
 * The lines of a cart as its currency prices them. `read` was read beside the cart, before its currency was known: it holds for the channel's
 * first where prices stand on the offers. A currency that the channel has given up prices nothing.
 */
export async function linesOf(
  tx: Tx,
  channel: Channel,
  cart: Pick<CartRow, 'id' | 'currency'>,
  read: CartLineRow[],
): Promise<CartLineRow[]> {
  const reach = reachOf(channel, cart.currency);
  if (reach === 'offers') return read;
  if (!channel.currencies.includes(cart.currency)) return read.map((line) => ({ ...line, price_minor: null }));
  const key = [channel.org_id, cart.id, cart.currency];
  if (reach === 'further') return tx.rows(cartLinesIn, key);
  return tx.rows(cartLinesPriced, [...key, tx.now, tx.actor.userId, channel.sellers]);
}

/** A cart with its lines and its promotion. */
export interface LoadedCart {
  cart: CartRow;
  lines: StockedLine[];
  promotion: CartPromotion | null;
}

const noRule: Ruled = { problem: null, later: 0 };

/** A cart as it stands now. @throws Refusal CART_NOT_FOUND */
export async function loadCart(tx: Tx, channel: CartChannel, cartId: Uuid): Promise<LoadedCart> {
  const [held, read] = await Promise.all([
    tx.row(readCart, [channel.org_id, cartId, ...buyerOf(tx.actor)]),
    tx.rows(cartLines, [channel.org_id, cartId, channel.currency]),
  ]);
  if (!held) throw CheckoutError('CART_NOT_FOUND');
  const cart = openedCart(held);
  const lines = await linesOf(tx, channel, cart, read);
  const promotion = await promotionOfCart(tx, channel, { cart, lines });
  const sold = lines.filter(isPriced);
  const ruled = await ruledLines(tx, { cart, lines, channelId: channel.id });
  const units = await availableFor(
    tx,
    sold.map(({ kind, seller_org_id: sellerOrgId, offer_id: offerId, quantity, config }) => ({
      kind,
      sellerOrgId,
      offerId,
      quantity,
      config,
    })),
    channel.id,
  );
  const found = new Map(sold.map((line, at) => [line.id, units[at] ?? 0]));
  const stocked = lines.map((line) => ({ ...line, ...(ruled.get(line.id) ?? noRule), available: found.get(line.id) ?? 0 }));
  return { cart, promotion, lines: await nameGone(tx, channel, cart, stocked) };
}

/** The chosen values in words, for each locale the channel speaks. */
export function variantWords(line: CartLineRow, channel: Channel): Record<string, string> {
  const values = (line.product_options ?? [])
    .map((option) => option.values.find((value) => value.code === line.options?.[option.code])?.name)
    .filter((name) => name !== undefined);
  return Object.fromEntries(
    channel.locales.map((locale) => [locale, values.map((name) => inLocale(name, locale, channel.default_locale)).join(', ')]),
  );
}

function problemOf(line: StockedLine): z.input<typeof CartLine>['problem'] {
  if (line.price_minor === null) return line.kind && !line.isGone ? 'NOT_IN_CURRENCY' : 'NO_LONGER_SOLD';
  if (line.available === 0) return 'OUT_OF_STOCK';
  if (line.problem) return line.problem;
  return line.available < line.quantity ? 'NOT_ENOUGH_STOCK' : null;
}

/**
 * Whoever else makes something of the same name: a product of another organization is found by its id. What is gone has a name alone, whatever
 * its type says.
 */
function addressOf(
  { slug, product_org_id: owner, product_id: id }: Pick<CartLineRow, 'slug' | 'product_org_id'> & { product_id: Uuid | null },
  shopOrgId: Uuid,
): string {
  return slug && id && owner !== shopOrgId ? `${slug}.${publicId('product', id)}` : (slug ?? '');
}

export function shownCart(channel: Channel, { cart, lines, promotion }: LoadedCart, locale: string | undefined): z.input<typeof Cart> {
  const say = (text: Record<string, string> | null): string => inLocale(text ?? {}, locale, channel.default_locale);
  const amount = (minor: bigint) => toWire(money(minor, cart.currency));
  const off = discountsByLine(lines, promotion);
  const shown = lines.map((line) => ({
    id: publicId('cartLine', line.id),
    offerId: publicId('offer', line.offer_id),
    kind: line.kind ?? '',
    productSlug: addressOf(line, channel.org_id),
    title: say(line.title),
    variant: say(variantWords(line, channel)),
    sku: line.sku ?? '',
    picture: { url: line.media_key ? mediaUrl(line.media_key) : '', alt: say(line.alt) },
    // It was checked against the kind's own shape when it came.
    config: line.config as z.input<typeof CartLine>['config'],
    quantity: line.quantity,
    unitPrice: amount(line.price_minor ?? 0n),
    discount: amount(off.get(line.id) ?? 0n),
    total: amount((line.price_minor ?? 0n) * BigInt(line.quantity) - (off.get(line.id) ?? 0n)),
    available: Math.min(AVAILABLE_CAP, line.available),
    problem: problemOf(line),
    limits: shownLimits(line),
    shipsFrom: shipsFrom(line, now()),
    shipsLater: line.later > 0 && line.later_days !== null ? { units: line.later, days: line.later_days } : null,
    seller: { id: publicId('organization', line.seller_org_id), name: line.seller_name ?? '' },
  }));
  return {
    id: publicId('cart', cart.id),
    status: cart.state === 'open' && cart.expires_at <= now() ? 'expired' : cart.state,
    currency: cart.currency,
    lines: shown,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: amount(lines.reduce((sum, line) => sum + (line.price_minor ?? 0n) * BigInt(line.quantity), 0n)),
    discount: amount([...off.values()].reduce((sum, minor) => sum + minor, 0n)),
    promotion: promotion && shownPromotion(promotion, amount),
    expiresAt: cart.expires_at.toISOString(),
  };
}
