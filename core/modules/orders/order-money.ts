// The money of an order: what is captured when, what goes back and what stays when lines end. Asked for under the order's lock.
import { type IntentRow, operationsOf, requestOperation } from '#modules/payments/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { money } from '#platform/money/index.ts';
import { kindNamed } from './kind.ts';
import { type HeldOrder, type MovedLine, paidFor } from './move-lines.ts';
import type { LineRow } from './orders.sql.ts';

/** An order under lock with the payment that was authorized for it, in whole. */
export interface PaidOrder {
  held: HeldOrder;
  intent: IntentRow;
}

type Operation = 'capture' | 'void' | 'refund';
/** Operations that were asked for and did not fail. */
type Asked = { type: Operation; minor: bigint; cause: string }[];

/** What was asked for so far; what is asked for from now on is added. */
async function askedOf(tx: Tx, { intent }: PaidOrder): Promise<Asked> {
  const rows = await tx.rows(operationsOf, [intent.org_id, intent.id]);
  return rows.filter(({ state }) => state !== 'failed').map(({ type, amount_minor: minor, source_key: cause }) => ({ type, minor, cause }));
}

async function ask(tx: Tx, of: PaidOrder, asked: Asked, request: Asked[number] & { reason?: string }): Promise<void> {
  const { type, minor, cause, reason } = request;
  if (minor <= 0n) return;
  asked.push({ type, minor, cause });
  await requestOperation(tx, {
    orgId: of.intent.org_id,
    intentId: of.intent.id,
    orderId: of.held.order.id,
    type,
    amount: money(minor, of.intent.currency),
    sourceKey: cause,
    ...(reason ? { reason } : {}),
  });
}

/** Shipping that is paid for together, and the lines it is for. */
interface Shipping {
  key: string;
  lines: LineRow[];
  minor: bigint;
}

function shippingOf({ order, lines }: HeldOrder): Shipping[] {
  const cost = (minor: bigint, tax: bigint): bigint => minor + (order.tax_included ? 0n : tax);
  const sent = lines.filter(({ ships }) => ships);
  if (order.shipping_lines.length === 0)
    return [{ key: order.id, lines: sent, minor: cost(order.shipping_minor, order.shipping_tax_minor) }];
  return order.shipping_lines.map(({ seller, minor, taxMinor }) => ({
    key: `${order.id} ${seller}`,
    lines: sent.filter((line) => line.seller_org_id === seller),
    minor: cost(BigInt(minor), BigInt(taxMinor)),
  }));
}

/** A capture names its lines in its cause. */
const isCaptured = (asked: Asked, id: Uuid): boolean =>
  asked.some(({ type, cause }) => type === 'capture' && cause.startsWith('lines ') && cause.includes(id));

/** Captures lines; shipping goes with the first of those it is for. */
async function captureLines(tx: Tx, of: PaidOrder, asked: Asked, due: LineRow[]): Promise<void> {
  const { held } = of;
  const wanted = due.filter((line) => !isCaptured(asked, line.id));
  if (wanted.length === 0) return;
  const shipping = shippingOf(held).filter(
    ({ lines }) => lines.some(({ id }) => wanted.some((line) => line.id === id)) && !lines.some(({ id }) => isCaptured(asked, id)),
  );
  const minor = sum(wanted.map((line) => paidFor(held.order, line))) + sum(shipping.map((each) => each.minor));
  await ask(tx, of, asked, { type: 'capture', minor, cause: `lines ${wanted.map((line) => line.id).join(' ')}` });
}

const sum = (amounts: bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);

/** Captures what is due when an order is paid: the lines that live and whose policy says so. What was called off before is let go. */
export async function captureWhenPaid(tx: Tx, of: PaidOrder): Promise<void> {
  const { lines } = of.held;
  const due = lines.filter((line) => line.capture === 'payment' && line.phase !== 'void');
  if (due.length === 0 && lines.every(({ phase }) => phase !== 'void')) return;
  const asked = await askedOf(tx, of);
  await captureLines(tx, of, asked, due);
  if (due.length < lines.length) await releaseRest(tx, of, asked);
}

/**
 * What follows for the money when lines moved, whoever moved them: lines whose policy waits for it are captured at the move their kind names;
 * of lines that ended otherwise than meant goes back what does not stay. With the last line that it was for goes its shipping.
 */
export async function settleMoves(tx: Tx, of: PaidOrder, moved: readonly MovedLine[]): Promise<void> {
  const due = moved.filter(({ line, move }) => line.capture !== 'payment' && kindNamed(line.kind).capturesOn === move);
  const ended = moved.filter(({ keptMinor }) => keptMinor !== undefined);
  if (due.length + ended.length === 0) return;
  const asked = await askedOf(tx, of);
  if (due.length > 0)
    await captureLines(
      tx,
      of,
      asked,
      due.map(({ line }) => line),
    );
  for (const { line, move, keptMinor = 0n } of ended) await giveBack(tx, of, asked, { line, keptMinor, reason: reasonOf(move) });
  for (const { key, lines, minor } of shippingOf(of.held))
    if (lines.length > 0 && lines.every(({ phase }) => phase === 'void') && lines.some(({ id }) => isCaptured(asked, id)))
      await ask(tx, of, asked, { type: 'refund', minor, cause: `shipping ${key}`, reason: 'cancelled' });
  await releaseRest(tx, of, asked);
}

const reasonOf = (move: string): string => (move === 'cancel' ? 'cancelled' : move);

/** What was captured goes back but for what stays; of what was not captured, only what stays is. */
async function giveBack(
  tx: Tx,
  of: PaidOrder,
  asked: Asked,
  { line, keptMinor, reason }: { line: LineRow; keptMinor: bigint; reason: string },
): Promise<void> {
  if (isCaptured(asked, line.id))
    await ask(tx, of, asked, { type: 'refund', minor: paidFor(of.held.order, line) - keptMinor, cause: `line ${line.id}`, reason });
  else await ask(tx, of, asked, { type: 'capture', minor: keptMinor, cause: `fee ${line.id}`, reason });
}

/** Whether something is still to be captured: for a line, or for shipping that goes with the first of its lines. */
function isDue(held: HeldOrder, asked: Asked, line: LineRow): boolean {
  if (line.phase === 'void' || line.kept_minor !== null || isCaptured(asked, line.id)) return false;
  const waits = ({ lines, minor }: Shipping): boolean =>
    minor > 0n && lines.includes(line) && !lines.some(({ id }) => isCaptured(asked, id));
  return paidFor(held.order, line) > 0n || shippingOf(held).some(waits);
}

/** Once no line will ask for more, lets go of the rest of what was authorized. */
async function releaseRest(tx: Tx, of: PaidOrder, asked: Asked): Promise<void> {
  if (of.held.lines.some((line) => isDue(of.held, asked, line))) return;
  const captured = sum(asked.filter(({ type }) => type === 'capture').map(({ minor }) => minor));
  await ask(tx, of, asked, {
    type: 'void',
    minor: of.intent.amount_minor - captured,
    cause: `order ${of.held.order.id}`,
    reason: 'cancelled',
  });
}

/** Lets go of money that came for an order that had let go. People are told when it is done. */
export const returnLatePayment = (tx: Tx, of: PaidOrder): Promise<void> =>
  ask(tx, of, [], { type: 'void', minor: of.intent.amount_minor, cause: `late ${of.held.order.id}`, reason: 'late_payment' });
