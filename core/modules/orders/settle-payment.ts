// What follows from the outcome of a payment attempt: lines paid and captures asked for, everything released, or late money sent back.
import type { Outcome } from '#ports/payments.ts';
import { channelById } from '#modules/organizations/index.ts';
import { type IntentRow, lockIntent, recordOutcome } from '#modules/payments/index.ts';
import { mayUseAgain, useAgain } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { availableFor, byKind, type GuardFacts } from './kind.ts';
import { kindOrder } from './kind-order.ts';
import { type HeldOrder, holdOrder, type MovedLine, moveLines, standingLine } from './move-lines.ts';
import { captureWhenPaid, returnLatePayment, settleMoves } from './order-money.ts';
import { factOf, OrderRevived } from './orders.events.ts';
import { otherLivingOrder } from './orders.sql.ts';

/** What became of the order when an outcome was applied. */
export type Settled = 'paid' | 'released' | 'waiting' | 'late' | 'unchanged';

const system: GuardFacts = { paid: false, paidOffline: false, has: new Set() };

/**
 * Applies an outcome to the intent and its order, once: an outcome that is known already changes nothing, and none turns money that is
 * promised back. Locks the order first, then the intent, as everybody does.
 */
export async function settlePayment(tx: Tx, input: { orgId: Uuid; orderId: Uuid; intentId: Uuid; outcome: Outcome }): Promise<Settled> {
  const { orgId, outcome } = input;
  const [held, intent] = await Promise.all([holdOrder(tx, orgId, input.orderId), tx.row(lockIntent, [orgId, input.intentId])]);
  if (!held || !intent) throw new Error(`Payment ${input.intentId} or its order is not there`);
  if (intent.state === 'authorized' || intent.state === 'voided') return 'unchanged';
  if (intent.state === 'declined' && outcome.status !== 'authorized') return 'unchanged';
  // A provider that is away, or an older word that comes late, does not take the buyer's way to the bank from them.
  if (intent.state === outcome.status || (intent.state === 'needs_action' && outcome.status === 'processing')) return 'waiting';
  await recordOutcome(tx, intent, outcome);
  if (outcome.status === 'authorized') return authorized(tx, held, intent);
  if (outcome.status === 'declined') return declined(tx, held, outcome.declineCode);
  return 'waiting';
}

const waits = (held: HeldOrder): boolean => held.order.status === 'pending';

async function authorized(tx: Tx, held: HeldOrder, intent: IntentRow): Promise<Settled> {
  if (waits(held)) {
    if (await hasLapsed(tx, held)) return letGo(tx, held, intent);
    return paid(tx, { held, intent }, await moveLines(tx, held, { move: 'pay', mover: 'system', facts: { ...system, paid: true } }));
  }
  const channel = await channelById(held.order.channel_id);
  const revived = channel.late_payment === 'revive' ? await revive(tx, held) : undefined;
  if (revived) return paid(tx, { held, intent }, revived);
  await returnLatePayment(tx, { held, intent });
  return 'late';
}

/** What is due at once, and what is due at moves that followed by themselves. */
async function paid(tx: Tx, of: { held: HeldOrder; intent: IntentRow }, moved: MovedLine[]): Promise<Settled> {
  await captureWhenPaid(tx, of);
  await settleMoves(tx, of, moved);
  return 'paid';
}

/** Whether what some line set aside went to somebody else while the order waited. What still stands is held until the commit. */
async function hasLapsed(tx: Tx, held: HeldOrder): Promise<boolean> {
  const waiting = held.lines.filter(({ phase }) => phase === 'held');
  for (const [kind, lines] of byKind(waiting)) {
    const standing = lines.map((line) => standingLine(held.order, line));
    if (((await kind.lapsed?.(tx, kindOrder(tx, held.order), standing))?.size ?? 0) > 0) return true;
  }
  return false;
}

/** The money came in time, but too late for a line: the order lets go of everything, and the money goes back. */
async function letGo(tx: Tx, held: HeldOrder, intent: IntentRow): Promise<Settled> {
  await moveLines(tx, held, { move: 'expire', mover: 'system', reason: 'no longer held when it was paid', facts: system });
  await returnLatePayment(tx, { held, intent });
  return 'late';
}

async function declined(tx: Tx, held: HeldOrder, declineCode: string): Promise<Settled> {
  if (!waits(held)) return 'unchanged';
  await moveLines(tx, held, { move: 'cancel', mover: 'system', reason: `payment declined: ${declineCode}`, facts: system });
  return 'released';
}

/**
 * Takes everything again for an order that expired, if all of it is still there and the buyer did not buy it in another order since.
 * A rival between the look and the taking fails the transaction; the event is handled again and finds too little.
 */
async function revive(tx: Tx, held: HeldOrder): Promise<MovedLine[] | undefined> {
  const { order } = held;
  if (order.status !== 'expired') return undefined;
  if (await tx.row(otherLivingOrder, [order.org_id, order.cart_id, order.id])) return undefined;
  const lines = held.lines.map((line) => ({ kind: line.kind, ...standingLine(order, line) }));
  const units = await availableFor(tx, lines, order.channel_id);
  if (lines.some(({ quantity }, at) => (units[at] ?? 0) < quantity)) return undefined;
  const key = { orgId: order.org_id, orderId: order.id };
  if (order.promotion_id && !(await mayUseAgain(tx, key))) return undefined;
  for (const [kind, mine] of byKind(lines)) await kind.reserve(tx, kindOrder(tx, order), mine, null);
  if (order.promotion_id) useAgain(tx, key);
  const reason = 'paid after the order had expired';
  const moved = await moveLines(tx, held, { move: 'revive', mover: 'system', reason, facts: { ...system, paid: true } });
  tx.emit(OrderRevived, { orgId: order.org_id, aggregateId: order.id, payload: factOf(held.order) });
  return moved;
}
