// Cards for lines that are paid: as many as were set aside, each with a number of its own, once.
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { nameIndex } from '#platform/vault/index.ts';
import { newCardNumber } from './card-number.ts';
import { addCards } from './cards.sql.ts';
import { CardIssued } from './loyalty.events.ts';
import { numberIndex, sealHolder, sealNumber } from './loyalty.sealed.ts';
import type { ForOrder } from './quota.ts';
import { type IssuedRow, turnIntoCards } from './quota.sql.ts';

export interface Issue {
  lineIds: Uuid[];
  /** One of both, or both: who proved the address of a guest's order shares it with them. */
  holder: { userId: Uuid | null; guest: string | null };
  /** For the cards; empty where nobody gave one. */
  name: string;
}

const cardsOf = (row: IssuedRow) =>
  Array.from({ length: row.cards }, (_, index) => ({ ...row, id: newId(), place: index + 1, number: newCardNumber() }));

/** Turns what is firm of an order's lines into cards. A line that had its cards, even if they were taken back, gets no others. */
export async function issueCards(tx: Tx, order: ForOrder, { lineIds, holder, name }: Issue): Promise<void> {
  const rows = await tx.rows(turnIntoCards, [order.orgId, order.orderId, lineIds, tx.now]);
  const cards = rows.flatMap(cardsOf);
  if (cards.length === 0) return;
  tx.send(addCards, [
    cards.map((card) => card.org_id),
    cards.map((card) => card.id),
    cards.map((card) => card.programme_id),
    cards.map((card) => card.tier),
    cards.map((card) => sealNumber(card.org_id, card.number)),
    cards.map((card) => numberIndex(card.number)),
    cards.map((card) => card.number.slice(-4)),
    cards.map((card) => sealHolder(card.org_id, name)),
    cards.map((card) => card.line_id),
    cards.map((card) => card.place),
    cards.map((card) => card.valid_days),
    cards.map((card) => card.refund_days),
    holder.userId,
    holder.guest,
    order.orgId,
    order.orderId,
    tx.now,
    nameIndex(name),
  ]);
  for (const card of cards) {
    const payload = {
      cardId: card.id,
      programmeId: card.programme_id,
      orderOrgId: order.orgId,
      orderId: order.orderId,
      lineId: card.line_id,
    };
    tx.emit(CardIssued, { orgId: card.org_id, aggregateId: card.id, payload });
  }
}
