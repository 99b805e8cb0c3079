// The money of an order: what is captured when, and what goes back when lines are cancelled. Asked for under the order's lock.
import { type IntentRow, operationsOf, requestOperation } from '#modules/payments/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { money } from '#platform/money/index.ts';
import { kindNamed } from './kind.ts';
import type { HeldOrder } from './move-lines.ts';
import type { LineRow, LockedOrder } from './orders.sql.ts';

/** An order under lock with the payment that was authorized for it. */
export interface PaidOrder {
  held: HeldOrder;
  intent: IntentRow;
}

const withTax = (order: LockedOrder, line: LineRow): bigint => line.total_minor + (order.tax_included ? 0n : line.tax_minor);
const shippingOf = (order: LockedOrder): bigint => order.shipping_minor + (order.tax_included ? 0n : order.shipping_tax_minor);

async function ask(
  tx: Tx,
  of: PaidOrder,
  request: { type: 'capture' | 'void' | 'refund'; minor: bigint; cause: string; reason?: string },
): Promise<void> {
  if (request.minor <= 0n) return;
  await requestOperation(tx, {
    orgId: of.intent.org_id,
    intentId: of.intent.id,
    orderId: of.held.order.id,
    type: request.type,
    amount: money(request.minor, of.intent.currency),
    sourceKey: request.cause,
    ...(request.reason ? { reason: request.reason } : {}),
  });
}

/** Captures what is due when an order is paid: the lines that live and whose policy says so; shipping goes with the first capture. */
export async function captureWhenPaid(tx: Tx, of: PaidOrder): Promise<void> {
  const due = of.held.lines.filter((line) => line.capture === 'payment' && line.phase !== 'void');
  await captureLines(tx, of, due);
}

/** Captures lines whose policy is "when fulfilled" as they are made ready. */
export async function captureWhenFulfilled(tx: Tx, of: PaidOrder, moved: LineRow[]): Promise<void> {
  await captureLines(
    tx,
    of,
    moved.filter((line) => line.capture === 'fulfilment'),
  );
}

async function captureLines(tx: Tx, of: PaidOrder, due: LineRow[]): Promise<void> {
  const { order } = of.held;
  if (due.length === 0) return;
  const known = await tx.rows(operationsOf, [order.org_id, of.intent.id]);
  const first = !known.some((operation) => operation.type === 'capture');
  const lines = due.reduce((sum, line) => sum + withTax(order, line), 0n);
  const cause = `lines ${due.map((line) => line.id).join(' ')}`;
  await ask(tx, of, { type: 'capture', minor: lines + (first ? shippingOf(order) : 0n), cause });
}

/**
 * What follows for the money when lines were cancelled: captured money of a line goes back with its tax, as far as its kind says; with the
 * last line goes the shipping. What was never captured is let go when nothing of the order is left.
 */
export async function giveMoneyBack(tx: Tx, of: PaidOrder, cancelled: { line: LineRow; from: string }[]): Promise<void> {
  const { order, lines } = of.held;
  const known = await tx.rows(operationsOf, [order.org_id, of.intent.id]);
  const captures = known.filter((operation) => operation.type === 'capture' && operation.state !== 'failed');
  for (const { line, from } of cancelled) {
    if (!captures.some((capture) => capture.source_key.includes(line.id))) continue;
    const share = BigInt(kindNamed(line.kind).refundable(from));
    await ask(tx, of, { type: 'refund', minor: (withTax(order, line) * share) / 10_000n, cause: `line ${line.id}`, reason: 'cancelled' });
  }
  if (lines.some((line) => line.phase !== 'void')) return;
  if (captures.length > 0)
    await ask(tx, of, { type: 'refund', minor: shippingOf(order), cause: `shipping ${order.id}`, reason: 'cancelled' });
  else await ask(tx, of, { type: 'void', minor: of.intent.authorized_minor, cause: `order ${order.id}`, reason: 'cancelled' });
}

/** Lets go of money that came for an order that had let go. People are told when it is done. */
export const returnLatePayment = (tx: Tx, of: PaidOrder): Promise<void> =>
  ask(tx, of, { type: 'void', minor: of.intent.amount_minor, cause: `late ${of.held.order.id}`, reason: 'late_payment' });
