// How cards end: with the money of their line, when their time is over. What ended makes room for another of its programme.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { cardsOfLines, type EndedRow, expireCards, revokeCards } from './cards.sql.ts';
import { type CardEnd, CardEnded } from './loyalty.events.ts';
import type { ForOrder } from './quota.ts';
import { giveCardsBack } from './quota.sql.ts';

/** Says of cards that they ended, and gives their programmes room. */
export function announceEnds(tx: Tx, rows: EndedRow[], state: 'revoked' | 'expired', reason: CardEnd): void {
  for (const row of rows) {
    const payload = {
      cardId: row.id,
      programmeId: row.programme_id,
      orderOrgId: row.order_org_id,
      orderId: row.order_id,
      lineId: row.line_id,
    };
    tx.emit(CardEnded, { orgId: row.org_id, aggregateId: row.id, payload: { ...payload, state, reason } });
  }
  const room = new Map<Uuid, { orgId: Uuid; cards: number }>();
  for (const { org_id: orgId, programme_id: id } of rows) room.set(id, { orgId, cards: (room.get(id)?.cards ?? 0) + 1 });
  if (room.size === 0) return;
  const sorted = [...room].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const values = [sorted.map(([, { orgId }]) => orgId), sorted.map(([id]) => id), sorted.map(([, { cards }]) => cards)];
  tx.last(() => tx.send(giveCardsBack, values));
}

/** Takes the cards of lines back. A second time changes nothing. */
export async function revokeLines(tx: Tx, order: ForOrder, lineIds: Uuid[], reason: CardEnd): Promise<void> {
  announceEnds(tx, await tx.rows(revokeCards, [order.orgId, order.orderId, lineIds, tx.now, reason]), 'revoked', reason);
}

export interface LineOfCards {
  living: number;
  suspended: number;
  refundUntil: Date;
}
/** How the cards of each line stand. A line that has none is not in it. */
export async function standOf(tx: Tx, order: ForOrder, lineIds: Uuid[]): Promise<Map<Uuid, LineOfCards>> {
  const rows = await tx.rows(cardsOfLines, [order.orgId, order.orderId, lineIds]);
  return new Map(rows.map(({ line_id: id, living, suspended, refund_until: refundUntil }) => [id, { living, suspended, refundUntil }]));
}

const BITE = 500;

/** Says of cards whose time is over that they ended; nobody took them for good since that moment anyway. */
export async function expireDue(): Promise<number> {
  for (let all = 0; ;) {
    const found = await inTx(systemActor, async (tx) => {
      const rows = await tx.rows(expireCards, [tx.now, BITE]);
      announceEnds(tx, rows, 'expired', 'time');
      return rows.length;
    });
    all += found;
    if (found < BITE) return all;
  }
}

defineJob('loyalty_expire', async () => void (await expireDue()), { cron: '*/5 * * * *' });
