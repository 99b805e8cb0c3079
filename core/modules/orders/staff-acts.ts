// What buyers and staff do with an order: call it off, move its lines.
import { record } from '#modules/audit/index.ts';
import { expireIntents, intentOfOrder, type IntentRow } from '#modules/payments/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type HeldOrder, holdOrder, moveLines } from './move-lines.ts';
import { OrderError } from './orders.errors.ts';
import { settleMoves } from './order-money.ts';
import { factsOf } from './view.ts';

/** An order under lock, with its payment. @throws Refusal ORDER_NOT_FOUND */
export async function hold(tx: Tx, orgId: Uuid, orderId: Uuid): Promise<{ held: HeldOrder; intent: IntentRow | undefined }> {
  const [held, intent] = await Promise.all([holdOrder(tx, orgId, orderId), tx.row(intentOfOrder, [orgId, orderId])]);
  if (!held) throw OrderError('ORDER_NOT_FOUND');
  return { held, intent };
}

/** The buyer calls off an order that is not paid. @throws Refusal ORDER_NOT_FOUND, ORDER_NOT_CANCELLABLE */
export async function cancelOrder(tx: Tx, input: { orgId: Uuid; orderId: Uuid; reason: string | null }): Promise<void> {
  const { held, intent } = await hold(tx, input.orgId, input.orderId);
  if (held.order.status !== 'pending') throw OrderError('ORDER_NOT_CANCELLABLE', { facts: { status: held.order.status } });
  await moveLines(tx, held, { move: 'cancel', mover: 'buyer', reason: input.reason, facts: factsOf(intent) });
  expireIntents(tx, input.orgId, input.orderId);
}

interface MoveInput {
  orgId: Uuid;
  orderId: Uuid;
  move: string;
  reason: string | null;
}

/** Staff move lines. @throws Refusal as `moveLines`, ORDER_NOT_FOUND */
export async function moveByStaff(tx: Tx, input: MoveInput & { lineIds?: Uuid[] | undefined }): Promise<void> {
  const { held, intent } = await hold(tx, input.orgId, input.orderId);
  const { status } = held.order;
  const { move, reason, lineIds } = input;
  const moved = await moveLines(tx, held, { move, mover: 'staff', reason, facts: factsOf(intent), ...(lineIds ? { lineIds } : {}) });
  await record(tx, {
    orgId: input.orgId,
    action: 'order.lines_moved',
    subject: { type: 'order', id: input.orderId },
    before: { status },
    after: { status: held.order.status, move, lines: moved.length },
    ...(reason ? { personal: { reason } } : {}),
  });
  if (held.order.status === 'cancelled') expireIntents(tx, input.orgId, input.orderId);
  if (intent?.state === 'authorized') await settleMoves(tx, { held, intent }, moved);
}

/**
 * The buyer moves a line that is paid, on its kind's terms, and for no more than the fee they saw.
 * @throws Refusal as `moveLines`, ORDER_NOT_FOUND, MOVE_COSTS_MORE
 */
export async function moveOwnLine(tx: Tx, input: MoveInput & { lineId: Uuid; feeMinor: bigint | undefined }): Promise<void> {
  const { held, intent } = await hold(tx, input.orgId, input.orderId);
  const { move, reason, lineId } = input;
  const line = held.lines.find(({ id }) => id === lineId);
  // What is not paid is called off as a whole: its payment is asked for as a whole, too.
  if (line && line.phase !== 'active')
    throw OrderError('MOVE_NOT_ALLOWED', { facts: { move, lines: [{ state: line.state, allowed: [] }] } });
  const moved = await moveLines(tx, held, { move, mover: 'buyer', reason, facts: factsOf(intent), lineIds: [lineId] });
  if (input.feeMinor !== undefined && (moved[0]?.keptMinor ?? 0n) > input.feeMinor) throw OrderError('MOVE_COSTS_MORE');
  if (intent?.state === 'authorized') await settleMoves(tx, { held, intent }, moved);
}
