// One buyer's road: a cart, an address, the button, the bank's page; every question asked until it is answered for good.
import { randomUUID } from 'node:crypto';
import type { Placed } from '../../apps/server/scenarios/shopper.ts';
import { type CheckoutPlan, goodCard } from './plan.ts';
import type { Placement, Reply } from './record.ts';
import { askUntilFinal, isFinal, type Shop, type Told } from './shop.ts';

/** An order whose buyer went away from the bank's page, or will only come back when it is too late. */
export interface Abandoned {
  index: number;
  orderId: string;
  challengePath: string;
  comesBack: boolean;
}

export interface Street {
  shop: Shop;
  /** The ids of the offers that plans name by their place. */
  offers: string[];
  abandon(order: Abandoned): void;
}

const address = { name: 'Somchai Dee', line1: '1 Sukhumvit Road', city: 'Bangkok', postalCode: '10110', country: 'TH' };

/** Walks the whole road. Whatever goes wrong that should not is kept as a trouble. */
export async function buy(street: Street, plan: CheckoutPlan): Promise<void> {
  const { recorder } = street.shop;
  try {
    const cart = await fill(street, plan);
    const first = await press(street, plan, { ...cart, card: plan.token });
    if (first.status === 402 && plan.triesOther) await press(street, plan, { ...cart, card: goodCard });
    else await afterwards(street, plan, first);
  } catch (error) {
    recorder.trouble(error instanceof Error ? error.message : String(error));
  }
}

interface Cart {
  cartId: string;
  token: string;
  fingerprint: string;
}

async function fill({ shop, offers }: Street, plan: CheckoutPlan): Promise<Cart> {
  const { index } = plan;
  const lines = plan.lines.map(({ offer, quantity }) => ({ offerId: offers[offer], quantity }));
  const made = await askUntilFinal(shop, { index, operation: 'cart', method: 'POST', path: '/v1/carts', body: JSON.stringify({ lines }) });
  const token = made.headers?.get('x-guest-token');
  if (made.status !== 201 || !token) throw new Error(`cart of buyer ${index}: ${made.status} ${made.text.slice(0, 200)}`);
  const cartId = (JSON.parse(made.text) as { id: string }).id;
  const said = await askUntilFinal(shop, {
    index,
    operation: 'details',
    method: 'PATCH',
    path: `/v1/checkouts/${cartId}`,
    headers: { 'x-guest-token': token },
    body: JSON.stringify({ contact: { email: `buyer${index}@example.com` }, shippingAddress: address }),
  });
  const { quote } = JSON.parse(said.text) as { quote?: { fingerprint: string } };
  if (said.status !== 200 || !quote) throw new Error(`details of buyer ${index}: ${said.status} ${said.text.slice(0, 200)}`);
  return { cartId, token, fingerprint: quote.fingerprint };
}

async function press(street: Street, plan: CheckoutPlan, cart: Cart & { card: string }): Promise<Told> {
  const { shop } = street;
  const { index } = plan;
  const placement: Placement = {
    index,
    key: `faults-${index}-${randomUUID()}`,
    cartId: cart.cartId,
    token: cart.token,
    body: JSON.stringify({ quoteFingerprint: cart.fingerprint, payment: { method: 'test', token: cart.card } }),
    answers: [],
  };
  shop.recorder.placements.push(placement);
  const clicks = plan.doubleClick ? 2 : 1;
  const told = await Promise.all(Array.from({ length: clicks }, () => place(shop, placement, plan.hastyAfterMs)));
  if (plan.asksAgain) told.push(await place(shop, placement));
  return told.find(({ status }) => status === 201) ?? (told[0] as Told);
}

/** Places under the placement's key, until answered for good. */
export async function place(shop: Shop, placement: Placement, hastyAfterMs = 0): Promise<Told> {
  const told = await askUntilFinal(shop, {
    index: placement.index,
    operation: 'place',
    method: 'POST',
    path: `/v1/checkouts/${placement.cartId}/place`,
    headers: { 'x-guest-token': placement.token },
    key: placement.key,
    body: placement.body,
    hastyAfterMs,
  });
  placement.answers.push(told);
  return told;
}

async function afterwards(street: Street, plan: CheckoutPlan, told: Reply): Promise<void> {
  if (told.status !== 201) return;
  const { order, outcome, nextAction } = JSON.parse(told.text) as Placed['body'];
  if (outcome !== 'needs_action') return;
  const challengePath = new URL(nextAction?.url ?? '').pathname;
  if (plan.challenge === 'abandon' || plan.challenge === 'late') {
    street.abandon({ index: plan.index, orderId: order.id, challengePath, comesBack: plan.challenge === 'late' });
    return;
  }
  await answerChallenge(street.shop, { index: plan.index, challengePath, decision: plan.challenge });
}

/** Says yes or no on the bank's page. */
export async function answerChallenge(
  shop: Shop,
  input: { index: number; challengePath: string; decision: 'approve' | 'refuse' },
): Promise<void> {
  const told = await askUntilFinal(shop, {
    index: input.index,
    operation: input.decision,
    method: 'POST',
    path: input.challengePath.replace(/challenge$/, 'answer'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `decision=${input.decision}`,
  });
  if (told.status !== 303 || !isFinal(told))
    throw new Error(`${input.decision} of buyer ${input.index}: ${told.status} ${told.text.slice(0, 200)}`);
}
