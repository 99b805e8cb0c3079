// What follows from the outcome of a payment attempt: lines paid and captures asked for, everything released, or late money sent back.
import type { Outcome } from '#ports/payments.ts';
import { channelById } from '#modules/organizations/index.ts';
import { type IntentRow, lockIntent, recordOutcome } from '#modules/payments/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type GuardFacts, kindNamed } from './kind.ts';
import { type HeldOrder, holdOrder, kindLine, moveLines } from './move-lines.ts';
import { captureWhenPaid, returnLatePayment } from './order-money.ts';
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
    await moveLines(tx, held, { move: 'pay', mover: 'system', facts: { ...system, paid: true } });
    await captureWhenPaid(tx, { held, intent });
    return 'paid';
  }
  const channel = await channelById(held.order.channel_id);
  if (channel.late_payment === 'revive' && (await revive(tx, held))) {
    await captureWhenPaid(tx, { held, intent });
    return 'paid';
  }
  await returnLatePayment(tx, { held, intent });
  return 'late';
}

async function declined(tx: Tx, held: HeldOrder, declineCode: string): Promise<Settled> {
  if (!waits(held)) return 'unchanged';
  await moveLines(tx, held, { move: 'cancel', mover: 'system', reason: `payment declined: ${declineCode}`, facts: system });
  return 'released';
}

/** Takes the goods again for an order that expired, if all are still there and the buyer did not buy them in another order since. */
async function revive(tx: Tx, held: HeldOrder): Promise<boolean> {
  const { order, lines } = held;
  if (order.status !== 'expired') return false;
  if (await tx.row(otherLivingOrder, [order.org_id, order.cart_id, order.id])) return false;
  for (const name of [...new Set(lines.map((line) => line.kind))].toSorted()) {
    const kind = kindNamed(name);
    const mine = lines.filter((line) => line.kind === name).map(kindLine);
    if (!(await takeAgain(tx, held, kind, mine))) return false;
  }
  await moveLines(tx, held, {
    move: 'revive',
    mover: 'system',
    reason: 'paid after the order had expired',
    facts: { ...system, paid: true },
  });
  tx.emit(OrderRevived, { orgId: order.org_id, aggregateId: order.id, payload: factOf(held.order) });
  return true;
}

/** A rival between the look and the taking fails the transaction; the event is handled again and finds too little. */
async function takeAgain(
  tx: Tx,
  held: HeldOrder,
  kind: ReturnType<typeof kindNamed>,
  mine: ReturnType<typeof kindLine>[],
): Promise<boolean> {
  const units = await kind.available(tx, mine);
  const wanted = new Map<Uuid, number>();
  for (const line of mine) wanted.set(line.offerId, (wanted.get(line.offerId) ?? 0) + line.quantity);
  if ([...wanted].some(([offerId, quantity]) => (units.get(offerId) ?? 0) < quantity)) return false;
  await kind.reserve(tx, { orgId: held.order.org_id, orderId: held.order.id }, mine, null);
  return true;
}
