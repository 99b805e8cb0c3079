// What happens to lines because of facts elsewhere: kinds move them, or bring their choice up to date.
import { intentOfOrder } from '#modules/payments/index.ts';
import { actorName, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { allowedMoves, holdOrder, moveLines } from './move-lines.ts';
import { settleMoves } from './order-money.ts';
import { OrderNoted } from './orders.events.ts';
import { changeConfig } from './orders.sql.ts';
import { factsOf } from './view.ts';

/** Moves lines with all that follows, money too. Those that can't make the move any more stay where they are. Answers how many moves were made. */
export async function moveLinesBySystem(
  tx: Tx,
  input: { orgId: Uuid; orderId: Uuid; lineIds: Uuid[]; move: string; reason: string | null },
): Promise<number> {
  const { orgId, orderId, move, reason } = input;
  const [held, intent] = await Promise.all([holdOrder(tx, orgId, orderId), tx.row(intentOfOrder, [orgId, orderId])]);
  const by = { mover: 'system', facts: factsOf(intent), terms: {} } as const;
  const lineIds = (held?.lines ?? [])
    .filter((line) => input.lineIds.includes(line.id) && allowedMoves(line, by).includes(move))
    .map(({ id }) => id);
  if (!held || lineIds.length === 0) return 0;
  const moved = await moveLines(tx, held, { ...by, move, reason, lineIds });
  if (intent?.state === 'authorized') await settleMoves(tx, { held, intent }, moved);
  return moved.length;
}

/** A line's choice as its buyer and seller agreed on it meanwhile, with an entry of the history; the same again changes nothing. */
export async function changeLine(
  tx: Tx,
  input: { orgId: Uuid; orderId: Uuid; lineId: Uuid; config: Record<string, unknown>; type: string; reason: string | null },
): Promise<void> {
  const { orgId, orderId, lineId, config, type, reason } = input;
  if (!(await holdOrder(tx, orgId, orderId))) return;
  const by = [newId(), type, actorName(tx.actor), reason, tx.now];
  const changed = await tx.row(changeConfig, [orgId, orderId, lineId, JSON.stringify(config), ...by]);
  if (changed) tx.emit(OrderNoted, { orgId, aggregateId: orderId, payload: { orderId } });
}
