// Moves lines along their machines: compare-and-set, history, the kind's effect, the order's status, events. All in one transaction.
import { releaseLimited, retakeLimited } from '#modules/inventory/index.ts';
import { followOrder } from '#modules/pricing/index.ts';
import { actorName, type Tx, widenSellers } from '#platform/db/index.ts';
import { assert } from '#platform/errors/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { movesFor, type Mover, phaseOf, targetOf } from '#platform/machine/index.ts';
import { byKind, type GuardFacts, kindNamed, type MovesOfLine, type StandingLine } from './kind.ts';
import { kindOrder, type OrderRow } from './kind-order.ts';
import { OrderError } from './orders.errors.ts';
import { LinesMoved, type OrderFact, statusEvents } from './orders.events.ts';
import { type LineRow, linesOf, lockOrder, type LockedOrder, moveLines as moveStatement } from './orders.sql.ts';
import { statusOf } from './status.ts';

/** An order under lock with its lines. */
export interface HeldOrder {
  order: LockedOrder;
  lines: LineRow[];
}

/** A move that was made. */
export interface MovedLine {
  /** As it is now. */
  line: LineRow;
  move: string;
  /** Of the money that was promised or there for the line, what stays; undefined while all of it does. */
  keptMinor: bigint | undefined;
}

/** Locks an order and reads its lines. Everything that changes an order starts here, so changes of one order never interleave. */
export async function holdOrder(tx: Tx, orgId: Uuid, orderId: Uuid): Promise<HeldOrder | undefined> {
  const [order, lines] = await Promise.all([tx.row(lockOrder, [orgId, orderId]), tx.rows(linesOf, [orgId, orderId])]);
  if (!order) return undefined;
  // Who runs the channel acts for the sellers of this order: their stock goes with its lines.
  widenSellers(tx, order.seller_org_ids);
  return { order, lines };
}

/** What the buyer pays for a line. */
export const paidFor = (order: { tax_included: boolean }, line: { total_minor: bigint; tax_minor: bigint }): bigint =>
  line.total_minor + (order.tax_included ? 0n : line.tax_minor);

type LineFacts = Pick<LineRow, 'id' | 'seller_org_id' | 'offer_id' | 'quantity' | 'config' | 'state' | 'total_minor' | 'tax_minor'>;

export const standingLine = (order: { tax_included: boolean }, line: LineFacts): StandingLine => ({
  lineId: line.id,
  sellerOrgId: line.seller_org_id,
  offerId: line.offer_id,
  quantity: line.quantity,
  config: line.config,
  state: line.state,
  paidMinor: paidFor(order, line),
});

export interface Moving {
  move: string;
  mover: Mover;
  /** All lines that may make the move when absent. */
  lineIds?: Uuid[];
  reason?: string | null;
  facts: GuardFacts;
  /** It follows another move by itself: nobody's doing but the system's. */
  byItself?: boolean;
}

/** Moves this mover may make with a line as it stands; `terms` are those of a line that is paid. */
export function allowedMoves(line: { kind: string; state: string }, by: { mover: Mover; facts: GuardFacts; terms: MovesOfLine }): string[] {
  const kind = kindNamed(line.kind);
  return movesFor(kind.machine, line.state, by.mover).filter(
    (move) => by.terms[move]?.allowed !== false && kind.guards[move]?.(by.facts) === undefined,
  );
}

/** What the kinds say of moves with lines that are paid; lines of kinds that say nothing are not in it. */
export async function termsOf<Line extends LineFacts & { kind: string }>(
  tx: Tx,
  of: { order: OrderRow & { tax_included: boolean }; lines: readonly Line[] },
  mover: Mover,
): Promise<(lineId: Uuid) => MovesOfLine> {
  const found = new Map<Uuid, MovesOfLine>();
  const paid = of.lines.filter((line) => phaseOf(kindNamed(line.kind).machine, line.state) === 'active');
  for (const [kind, mine] of byKind(paid)) {
    const standing = mine.map((line) => standingLine(of.order, line));
    for (const [id, terms] of (await kind.terms?.(tx, kindOrder(tx, of.order), standing, mover)) ?? []) found.set(id, terms);
  }
  return (lineId) => found.get(lineId) ?? {};
}

/**
 * Moves lines and brings `held` up to date; then makes the moves that follow by themselves. Returns all moves that were made, in order.
 * @throws Refusal LINE_NOT_FOUND, MOVE_NOT_ALLOWED with the moves allowed for each line, LINE_CHANGED when another was faster
 */
export async function moveLines(tx: Tx, held: HeldOrder, moving: Moving): Promise<MovedLine[]> {
  const { lineIds } = moving;
  if (lineIds?.some((id) => !held.lines.some((line) => line.id === id))) throw OrderError('LINE_NOT_FOUND');
  const asked = lineIds ? held.lines.filter((line) => lineIds.includes(line.id)) : held.lines;
  const terms = await termsOf(tx, { order: held.order, lines: asked }, moving.mover);
  const steps = pick(asked, moving, terms).map((line) => stepOf(line, moving.move, terms(line.id)));
  const { status } = held.order;
  await write(tx, held, moving, steps);
  const moved = held.lines.filter((line) => steps.some((step) => step.line.id === line.id));
  await runEffects(tx, held, moved, moving.move);
  // After the goods, as when an order is placed: whoever takes both takes them in one order.
  if (held.order.promotion_id && held.order.status !== status)
    followOrder(tx, { orgId: held.order.org_id, orderId: held.order.id }, held.order.status);
  followLimits(tx, held.order, steps);
  const made = moved.map((line) => ({ line, move: moving.move, keptMinor: steps.find((step) => step.line.id === line.id)?.kept }));
  return [...made, ...(await follow(tx, held, moving, moved))];
}

/** What a customer has of things with a limit: not what came to nothing, and again what came back to life. */
function followLimits(tx: Tx, { org_id: orgId, id: orderId }: LockedOrder, steps: Step[]): void {
  const ids = (which: Step[]): Uuid[] => which.map(({ line }) => line.id);
  const gone = ids(steps.filter(({ phase }) => phase === 'void'));
  const back = ids(steps.filter(({ line, phase }) => line.phase === 'void' && phase !== 'void'));
  if (gone.length > 0) releaseLimited(tx, { orgId, orderId }, gone);
  if (back.length > 0) retakeLimited(tx, { orgId, orderId }, back);
}

interface Step {
  line: LineRow;
  target: string;
  phase: LineRow['phase'];
  kept: bigint | undefined;
}

function stepOf(line: LineRow, move: string, terms: MovesOfLine): Step {
  const { machine } = kindNamed(line.kind);
  const target = targetOf(machine, line.state, move);
  assert(target, 'an allowed move leads somewhere');
  const phase = phaseOf(machine, target);
  const isPaid = phaseOf(machine, line.state) === 'active';
  const kept = terms[move]?.keptMinor ?? (phase === 'void' ? 0n : undefined);
  return { line, target, phase, kept: isPaid ? kept : undefined };
}

async function write(tx: Tx, held: HeldOrder, moving: Moving, steps: Step[]): Promise<void> {
  const { order } = held;
  const after = held.lines.map((line) => {
    const step = steps.find((each) => each.line.id === line.id);
    return step ? { ...line, state: step.target, phase: step.phase, kept_minor: step.kept ?? line.kept_minor } : line;
  });
  const status = statusOf(after.map(({ kind, state, phase }) => ({ state: kindNamed(kind).milestones?.[state] ?? state, phase })));
  const moved = await tx.rows(moveStatement, [
    order.org_id,
    order.id,
    steps.map(({ line }) => line.id),
    steps.map(({ line }) => line.state),
    steps.map(({ target }) => target),
    steps.map(({ phase }) => phase),
    `line.${moving.move}`,
    moving.byItself ? 'system' : actorName(tx.actor),
    moving.byItself ? null : tx.actor.userId,
    moving.reason ?? null,
    tx.now,
    steps.map(() => newId()),
    status,
    steps.map(({ kept }) => kept ?? null),
  ]);
  if (moved.length !== steps.length) throw OrderError('LINE_CHANGED');
  announce(tx, held, { ...moving, status, steps });
  held.lines = after;
  held.order = { ...order, status, version: order.version + 1, expires_at: status === 'pending' ? order.expires_at : null };
}

function pick(asked: LineRow[], moving: Moving, terms: (lineId: Uuid) => MovesOfLine): LineRow[] {
  const allowed = (line: LineRow): string[] => allowedMoves(line, { ...moving, terms: terms(line.id) });
  const able = asked.filter((line) => allowed(line).includes(moving.move));
  if (able.length > 0 && (!moving.lineIds || able.length === asked.length)) return able;
  throw OrderError('MOVE_NOT_ALLOWED', {
    facts: {
      move: moving.move,
      lines: asked.map((line) => ({
        lineId: publicId('orderLine', line.id),
        state: line.state,
        allowed: allowed(line),
        reasons: terms(line.id)[moving.move]?.reasons ?? [],
      })),
    },
  });
}

async function runEffects(tx: Tx, held: HeldOrder, moved: LineRow[], move: string): Promise<void> {
  const order = kindOrder(tx, held.order);
  for (const [kind, lines] of byKind(moved))
    await kind.effects[move]?.(
      tx,
      order,
      lines.map((line) => standingLine(held.order, line)),
    );
}

/** Makes the moves that follow a move by themselves, and those that follow them. */
async function follow(tx: Tx, held: HeldOrder, moving: Moving, moved: LineRow[]): Promise<MovedLine[]> {
  const made: MovedLine[] = [];
  for (const [kind, lines] of byKind(moved)) {
    const next = kind.follows?.[moving.move];
    if (!next) continue;
    const standing = lines.map((line) => standingLine(held.order, line));
    const chosen = await next.where?.(tx, kindOrder(tx, held.order), standing);
    const lineIds = lines.map(({ id }) => id).filter((id) => chosen?.has(id) ?? true);
    if (lineIds.length === 0) continue;
    made.push(...(await moveLines(tx, held, { move: next.move, mover: 'system', lineIds, facts: moving.facts, byItself: true })));
  }
  return made;
}

function announce(tx: Tx, held: HeldOrder, done: Moving & { status: string; steps: Step[] }): void {
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
      from: [...new Set(done.steps.map(({ line }) => line.state))],
      to: done.steps[0]?.target ?? '',
    },
  });
  if (done.status !== order.status) {
    const event = statusEvents[done.status as keyof typeof statusEvents];
    if (event) tx.emit(event, { ...about, payload: allLeftBefore(held, done) ? { ...fact, told: true } : fact });
  }
}

/** Only what is not sent was waited for; where a line that ships came to nothing, its parcels may have promised a rest. */
const allLeftBefore = ({ lines }: HeldOrder, { status, steps }: { status: string; steps: Step[] }): boolean =>
  status === 'shipped' &&
  lines.some(({ kind }) => kindNamed(kind).ships) &&
  !steps.some(({ line }) => kindNamed(line.kind).ships) &&
  !lines.some(({ kind, phase }) => kindNamed(kind).ships && phase === 'void');
