// Placing: reserve and order in one transaction, ask for the money between transactions, settle and answer in another.
// A crash between any two steps is finished by the same key or by the worker, or undone by the order's expiry.
import type { Outcome } from '#ports/payments.ts';
import { type Agreed, recordAgreed, requireAgreed, type RequiredPolicy } from '#modules/content/index.ts';
import { type ShippingMethodRow, shippingMethodsOf } from '#modules/fulfilment/index.ts';
import { limitRefusal, shipsFrom } from '#modules/inventory/index.ts';
import { currencyIn } from '#modules/organizations/index.ts';
import {
  type DraftLine,
  expireLater,
  nextNumber,
  type OrderDraft,
  placeOrder,
  reservationRefusal,
  settlePayment,
  viewOrder,
} from '#modules/orders/index.ts';
import { askProvider, type Attempt, createIntent, enquire, intentOfOrder, PaymentError, providersOf } from '#modules/payments/index.ts';
import { promotionRefusal, type Quote } from '#modules/pricing/index.ts';
import { config } from '#platform/config/index.ts';
import { type Actor, buyerOf, inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { assert, PlatformError } from '#platform/errors/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { Answer } from '#platform/http/route.ts';
import { problemBody } from '#platform/http/server.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { money } from '#platform/money/index.ts';
import { answerAbout, claimKey, enterScope, finishKeysAbout, type Key, reachPoint, replayOf, waitForTwin } from '#platform/once/index.ts';
import { type CartPromotion, promotionOfCart } from './cart-promotion.ts';
import { linesOf, openCart, variantWords } from './cart.ts';
import { CheckoutError } from './checkout.errors.ts';
import { type CartLineRow, cartLines, type CartRow, claimStalled, lockCart, reopen, setCartState, taxOfCart } from './checkout.sql.ts';
import { holdEntitlements } from './entitled.sql.ts';
import { checkPayWith, type PayWith } from './pay-with.ts';
import type { CartChannel } from './open-promotions.ts';
import { type Basis, missingOf, quoteCart, shippersOf, shippingGroups } from './quote-cart.ts';
import { customerOf, requireQuantities, takeLimits, unitsLater } from './quantity-rules.ts';
import { shownQuote } from './show-checkout.ts';

export interface Placing {
  cartId: Uuid;
  quoteFingerprint: string;
  payment: PayWith;
  /** What the shop asks to agree to, and what the buyer agreed to. */
  policies: { required: readonly RequiredPolicy[]; agreed: readonly Agreed[] };
  locale: string;
  /** Origin the buyer comes back to from the provider. */
  home: string;
}

/** An order that waits for its money. */
interface Pending {
  orgId: Uuid;
  orderId: Uuid;
  intent: Attempt;
  /** Scope of the key it is placed under; null for the sweep, which may see them all. */
  scope: string | null;
  fresh: boolean;
}

/** Places a cart as an order, once for its key. The answer's bytes are the same for every twin and every later ask. */
export async function place(actor: Actor, channel: CartChannel, key: Key, placing: Placing): Promise<Answer> {
  const claimed = await reserve(actor, channel, key, placing);
  if (claimed instanceof Answer) return claimed;
  if (claimed === 'twin') return waitForTwin(actor, key);
  failpoint('place.reserved');
  return drive(actor, claimed);
}

async function reserve(actor: Actor, channel: CartChannel, key: Key, placing: Placing): Promise<Answer | 'twin' | Pending> {
  const number = await nextNumber(channel.org_id);
  try {
    return await inTx(actor, async (tx) => {
      const lease = new Date(tx.now.getTime() + config().LEASE_SECONDS * 1000);
      const [known, cart, lines, methods, tax] = await Promise.all([
        claimKey(tx, key, lease),
        tx.row(lockCart, [channel.org_id, placing.cartId, ...buyerOf(tx.actor)]),
        tx.rows(cartLines, [channel.org_id, placing.cartId, channel.currency]),
        tx.rows(shippingMethodsOf, [shippersOf(channel), channel.currency]),
        tx.row(taxOfCart, [channel.org_id, placing.cartId]),
      ]);
      if (!known.fresh) return replayOf(known) ?? takeUp(tx, key, known.subject_id, known.leased_until);
      failpoint('place.claimed');
      const open = openCart(tx, cart);
      if (channel.entitlements.length > 0) tx.send(holdEntitlements, [channel.org_id, placing.cartId]);
      const basis = { ...(await pricedIn(tx, channel, { cart: open, lines, methods })), tax };
      const quoted = checkQuote(channel, basis, placing);
      requireAgreed(placing.policies.required, placing.policies.agreed);
      await checkPayWith(tx, channel, placing.payment);
      const later = await unitsLater(tx, basis.lines, channel.id);
      return order(tx, { channel, key, placing, basis, quoted, later, number, lease });
    });
  } catch (error) {
    throw reservationRefusal(error) ?? promotionRefusal(error) ?? limitRefusal(error) ?? error;
  }
}

/** What was read in the channel's first currency, in the cart's. @throws Refusal CURRENCY_UNKNOWN where the channel gave it up */
async function pricedIn<T extends { cart: CartRow; lines: CartLineRow[]; methods: ShippingMethodRow[] }>(
  tx: Tx,
  channel: CartChannel,
  read: T,
): Promise<T & { promotion: CartPromotion | null }> {
  const { cart } = read;
  const currency = currencyIn(channel, cart.currency);
  const lines = await linesOf(tx, channel, cart, read.lines);
  const promotion = await promotionOfCart(tx, channel, { cart, lines });
  if (currency === channel.currency) return { ...read, lines, promotion };
  return { ...read, lines, promotion, methods: await tx.rows(shippingMethodsOf, [shippersOf(channel), currency]) };
}

/** The key's first holder is still at work, or it died and we go on where it stopped. */
async function takeUp(tx: Tx, key: Key, orderId: Uuid | null, leasedUntil: Date | null): Promise<'twin' | Pending> {
  if (!orderId || (leasedUntil && leasedUntil > tx.now)) return 'twin';
  const intent = await tx.row(intentOfOrder, [key.orgId, orderId]);
  return intent ? { orgId: key.orgId, orderId, intent, scope: key.scope, fresh: false } : 'twin';
}

/** @throws Refusal CART_EMPTY, OFFER_NOT_SOLD, CHECKOUT_INCOMPLETE, QUANTITY_NOT_ALLOWED, QUOTE_CHANGED with the new quote, PAYMENT_METHOD_UNKNOWN */
function checkQuote(channel: CartChannel, basis: Basis, placing: Placing): Quote {
  if (basis.lines.length === 0) throw CheckoutError('CART_EMPTY');
  const gone = basis.lines.filter((line) => line.price_minor === null);
  if (gone.length > 0) throw CheckoutError('OFFER_NOT_SOLD', { facts: { lines: gone.map((line) => publicId('cartLine', line.id)) } });
  const missing = missingOf(channel, basis);
  if (missing.length > 0) throw CheckoutError('CHECKOUT_INCOMPLETE', { facts: { missing } });
  requireQuantities(basis.lines);
  const quoted = quoteCart(channel, basis);
  if (!quoted) throw CheckoutError('CHECKOUT_INCOMPLETE', { facts: { missing: ['shippingMethodId'] } });
  if (quoted.fingerprint !== placing.quoteFingerprint) throw CheckoutError('QUOTE_CHANGED', { facts: { quote: shownQuote(quoted) } });
  if (!providersOf(channel.payment_providers).some((provider) => provider.code === placing.payment.method))
    throw PaymentError('PAYMENT_METHOD_UNKNOWN');
  return quoted;
}

interface Ordering {
  channel: CartChannel;
  key: Key;
  placing: Placing;
  basis: Basis;
  quoted: Quote;
  /** By line, units that are not on hand. */
  later: ReadonlyMap<Uuid, number>;
  number: bigint;
  lease: Date;
}

function order(tx: Tx, { channel, key, placing, basis, quoted, later, number, lease }: Ordering): Pending {
  const { cart, lines } = basis;
  assert(cart.contact, 'a cart that is complete has a contact');
  const orderId = newId();
  const expiresAt = new Date(tx.now.getTime() + channel.reservation_minutes * 60_000);
  const { payment } = placing;
  const intent = {
    org_id: channel.org_id,
    id: newId(),
    state: 'created' as const,
    provider: payment.method,
    amount_minor: quoted.totalMinor,
    currency: quoted.currency,
    token: payment.token ?? null,
    saved_method_id: payment.savedMethodId ?? null,
    save_asked_by: payment.save ? tx.actor.userId : null,
    return_url: `${placing.home}/${placing.locale}/orders/${publicId('order', orderId)}`,
  };
  const drafts = lines.map((line, index) =>
    draftLine(channel, line, { quoted: quoted.lines[index], later: later.get(line.id) ?? 0, now: tx.now }),
  );
  tx.send(setCartState, [cart.org_id, cart.id, 'placed']);
  placeOrder(tx, {
    id: orderId,
    number,
    channel,
    cartId: cart.id,
    buyer: { userId: tx.actor.userId, guest: tx.actor.guest },
    lines: drafts,
    quote: quoted,
    contact: cart.contact,
    shippingAddress: cart.shipping_address,
    shippingLines: shippingLinesOf(channel, basis, quoted),
    promotion: basis.promotion?.judged.problem === null ? { id: basis.promotion.id, code: basis.promotion.code } : null,
    locale: placing.locale,
    expiresAt,
  });
  recordAgreed(tx, { orgId: channel.org_id, orderId }, placing.policies.required);
  takeLimits(
    tx,
    { orgId: channel.org_id, orderId, customer: customerOf(tx, cart) },
    lines.map((row, index) => ({ row, lineId: drafts[index]?.lineId ?? '' })),
  );
  createIntent(tx, {
    orgId: channel.org_id,
    id: intent.id,
    orderId,
    provider: intent.provider,
    amount: money(intent.amount_minor, intent.currency),
    token: intent.token,
    savedMethodId: intent.saved_method_id,
    saveAskedBy: intent.save_asked_by,
    returnUrl: intent.return_url,
    leasedUntil: lease,
  });
  reachPoint(tx, key, 'reserved', orderId);
  failpoint('place.before-commit');
  return { orgId: channel.org_id, orderId, intent, scope: key.scope, fresh: true };
}

/** How who ships sends, and at what price. */
function shippingLinesOf(channel: CartChannel, basis: Basis, quoted: Quote): OrderDraft['shippingLines'] {
  return shippingGroups(channel, basis).map(({ seller, chosen }) => {
    const cost = quoted.shippingLines.find((each) => each.seller === seller);
    assert(chosen && cost, 'who ships has a way to');
    return {
      seller,
      name: chosen.name,
      minDays: chosen.min_days,
      maxDays: chosen.max_days,
      minor: cost.shippingMinor,
      taxMinor: cost.taxMinor,
    };
  });
}

/** When it ships, where that is not at once: from a day, or so many of its units in so many days. */
function whenItShips(line: CartLineRow, later: number, now: Date): { shipsFrom?: string; shipsLater?: { units: number; days: number } } {
  const from = shipsFrom(line, now);
  if (from) return { shipsFrom: from };
  return later > 0 && line.later_days !== null ? { shipsLater: { units: later, days: line.later_days } } : {};
}

function draftLine(
  channel: CartChannel,
  line: CartLineRow,
  { quoted, later, now }: { quoted: Quote['lines'][number] | undefined; later: number; now: Date },
): DraftLine {
  if (!quoted || line.price_minor === null) throw new Error('A line was not quoted');
  return {
    lineId: newId(),
    kind: line.kind,
    sellerOrgId: line.seller_org_id,
    offerId: line.offer_id,
    quantity: line.quantity,
    config: line.config,
    productOrgId: line.product_org_id,
    productId: line.product_id,
    snapshot: {
      title: line.title,
      variant: variantWords(line, channel),
      sku: line.sku,
      slug: line.slug,
      picture: line.media_key,
      alt: line.alt ?? {},
      seller: line.seller_name,
      ...whenItShips(line, later, now),
    },
    unitPriceMinor: line.price_minor,
    discountMinor: quoted.discountMinor,
    totalMinor: quoted.totalMinor,
    taxMinor: quoted.taxMinor,
  };
}

/** Asks for the money and settles; safe to do again from any step, because the provider knows the key and settling happens once. */
async function drive(actor: Actor, pending: Pending): Promise<Answer> {
  const description = `order ${pending.orderId}`;
  try {
    const outcome = await (pending.fresh ? askProvider(pending.intent, description) : enquire(pending.intent, description));
    const answer = await inTx(actor, (tx) => settle(tx, pending, outcome));
    failpoint('settle.committed');
    return answer;
  } catch (error) {
    // The order stands and money may be promised: "nothing was changed" would be untrue. The same key asks for the outcome.
    log.error({ err: error, order: pending.orderId }, 'a placement is left to its key and the sweep');
    throw PlatformError('IDEMPOTENCY_IN_FLIGHT', { headers: { 'retry-after': '5' } });
  }
}

async function settle(tx: Tx, pending: Pending, outcome: Outcome): Promise<Answer> {
  const { orgId, orderId, intent, scope } = pending;
  if (scope) enterScope(tx, scope);
  await settlePayment(tx, { orgId, orderId, intentId: intent.id, outcome });
  const [kept, view] = await Promise.all([answerAbout(tx, orgId, orderId), viewOrder(tx, orgId, orderId, 'buyer')]);
  if (kept) return kept;
  if (view.status === 'pending' && view.expiresAt) expireLater(tx, orgId, orderId, new Date(view.expiresAt));
  // Whoever ended the order, the buyer who is told so can go on with the cart at once.
  if (isVoid(view)) tx.send(reopen, [orgId, orderId]);
  const answer = answerOf(tx, view);
  finishKeysAbout(tx, orgId, orderId, answer);
  failpoint('settle.before-commit');
  return answer;
}

type View = Awaited<ReturnType<typeof viewOrder>>;

const isVoid = (view: View): boolean => view.status === 'cancelled' || view.status === 'expired';

/** What the buyer is told, from the order as it stands. */
function answerOf(tx: Tx, view: View): Answer {
  if (isVoid(view)) {
    const declineCode = view.payment?.declineCode ?? 'declined';
    const refusal = PaymentError('PAYMENT_DECLINED', { facts: { declineCode, orderId: view.id } });
    return new Answer(refusal.status, problemBody(refusal, tx.actor.requestId ?? ''));
  }
  const waiting = view.payment?.nextAction ? 'needs_action' : 'processing';
  const body = { order: view, outcome: view.status === 'pending' ? waiting : 'paid', nextAction: view.payment?.nextAction ?? null };
  return new Answer(201, JSON.stringify(body));
}

const BATCH = 10;

/** Finishes placements whose process died between its steps. True when there may be more. */
export async function sweepStalled(): Promise<boolean> {
  const stalled = await inTx(systemActor, (tx) =>
    tx.rows(claimStalled, [tx.now, BATCH, new Date(tx.now.getTime() + config().LEASE_SECONDS * 1000)]),
  );
  for (const { org_id: orgId, subject_id: orderId } of stalled) {
    const intent = await inTx(systemActor, (tx) => tx.row(intentOfOrder, [orgId, orderId]));
    // One that can't be finished keeps its lease and comes again; the others go on.
    if (intent) await drive(systemActor, { orgId, orderId, intent, scope: null, fresh: false }).catch(() => undefined);
  }
  return stalled.length === BATCH;
}
