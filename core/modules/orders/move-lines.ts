// Moves lines along their machines: compare-and-set, history, the kind's effect, the order's status, events. All in one transaction.
import { actorName, type Tx, widenSellers } from '#platform/db/index.ts';
import { assert } from '#platform/errors/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { movesFor, type Mover, phaseOf, targetOf } from '#platform/machine/index.ts';
import { type GuardFacts, type Kind, kindNamed, type KindLine } from './kind.ts';
import { OrderError } from './orders.errors.ts';
import { LinesMoved, type OrderFact, statusEvents } from './orders.events.ts';
import { type LineRow, linesOf, lockOrder, type LockedOrder, moveLines as moveStatement } from './orders.sql.ts';
import { statusOf } from './status.ts';

/** An order under lock with its lines. */
export interface HeldOrder {
  order: LockedOrder;
  lines: LineRow[];
}

/** Locks an order and reads its lines. Everything that changes an order starts here, so changes of one order never interleave. */
export async function holdOrder(tx: Tx, orgId: Uuid, orderId: Uuid): Promise<HeldOrder | undefined> {
  const [order, lines] = await Promise.all([tx.row(lockOrder, [orgId, orderId]), tx.rows(linesOf, [orgId, orderId])]);
  if (!order) return undefined;
  // Who runs the channel acts for the sellers of this order: their stock goes with its lines.
  widenSellers(tx, order.seller_org_ids);
  return { order, lines };
}

export const kindLine = (line: LineRow): KindLine => ({
  lineId: line.id,
  sellerOrgId: line.seller_org_id,
  offerId: line.offer_id,
  quantity: line.quantity,
  config: line.config,
});

export interface Moving {
  move: string;
  mover: Mover;
  /** All lines that may make the move when absent. */
  lineIds?: Uuid[];
  reason?: string | null;
  facts: GuardFacts;
}

/** Moves this mover may make with a line as it stands. */
export function allowedMoves(line: { kind: string; state: string }, mover: Mover, facts: GuardFacts): string[] {
  const kind = kindNamed(line.kind);
  return movesFor(kind.machine, line.state, mover).filter((move) => kind.guards[move]?.(facts) === undefined);
}

/**
 * Moves lines and brings `held` up to date. Returns the lines that moved.
 * @throws Refusal LINE_NOT_FOUND, MOVE_NOT_ALLOWED with the moves allowed for each line, LINE_CHANGED when another was faster
 */
export async function moveLines(tx: Tx, held: HeldOrder, moving: Moving): Promise<LineRow[]> {
  const movers = pick(held, moving);
  const { order } = held;
  const steps = movers.map((line) => {
    const { machine } = kindNamed(line.kind);
    const target = targetOf(machine, line.state, moving.move);
    assert(target, 'an allowed move leads somewhere');
    return { line, from: line.state, target, phase: phaseOf(machine, target) };
  });
  const after = held.lines.map((line) => {
    const step = steps.find((each) => each.line.id === line.id);
    return step ? { ...line, state: step.target, phase: step.phase } : line;
  });
  const status = statusOf(after);
  const moved = await tx.rows(moveStatement, [
    order.org_id,
    order.id,
    steps.map(({ line }) => line.id),
    steps.map(({ from }) => from),
    steps.map(({ target }) => target),
    steps.map(({ phase }) => phase),
    `line.${moving.move}`,
    actorName(tx.actor),
    tx.actor.userId,
    moving.reason ?? null,
    tx.now,
    steps.map(() => newId()),
    status,
  ]);
  if (moved.length !== steps.length) throw OrderError('LINE_CHANGED');
  await runEffects(tx, held, movers, moving.move);
  announce(tx, held, { ...moving, status, steps });
  held.lines = after;
  held.order = { ...order, status, version: order.version + 1, expires_at: status === 'pending' ? order.expires_at : null };
  return after.filter((line) => movers.some((mover) => mover.id === line.id));
}

function pick(held: HeldOrder, moving: Moving): LineRow[] {
  const { lineIds } = moving;
  if (lineIds?.some((id) => !held.lines.some((line) => line.id === id))) throw OrderError('LINE_NOT_FOUND');
  const asked = lineIds ? held.lines.filter((line) => lineIds.includes(line.id)) : held.lines;
  const able = asked.filter((line) => allowedMoves(line, moving.mover, moving.facts).includes(moving.move));
  if (able.length === 0 || (lineIds && able.length < asked.length)) {
    throw OrderError('MOVE_NOT_ALLOWED', {
      facts: {
        move: moving.move,
        lines: asked.map((line) => ({
          lineId: publicId('orderLine', line.id),
          state: line.state,
          allowed: allowedMoves(line, moving.mover, moving.facts),
        })),
      },
    });
  }
  return able;
}

async function runEffects(tx: Tx, held: HeldOrder, movers: LineRow[], move: string): Promise<void> {
  const order = { orgId: held.order.org_id, orderId: held.order.id };
  const byKind = new Map<Kind, LineRow[]>();
  for (const line of movers) {
    const kind = kindNamed(line.kind);
    byKind.set(kind, [...(byKind.get(kind) ?? []), line]);
  }
  for (const [kind, lines] of byKind) await kind.effects[move]?.(tx, order, lines.map(kindLine));
}

function announce(
  tx: Tx,
  held: HeldOrder,
  done: Moving & { status: string; steps: { line: LineRow; from: string; target: string }[] },
): void {
  const { order } = held;
  const fact: OrderFact = {
    orderId: order.id,
    channelId: order.channel_id,
    cartId: order.cart_id,
    status: done.status,
    reason: done.reason ?? null,
  };
  const about = { orgId: order.org_id, aggregateId: order.id };
  tx.emit(LinesMoved, {
    ...about,
    payload: {
      ...fact,
      move: done.move,
      lineIds: done.steps.map(({ line }) => line.id),
      from: [...new Set(done.steps.map(({ from }) => from))],
      to: done.steps[0]?.target ?? '',
    },
  });
  if (done.status !== order.status) {
    const event = statusEvents[done.status as keyof typeof statusEvents];
    if (event) tx.emit(event, { ...about, payload: fact });
  }
}
