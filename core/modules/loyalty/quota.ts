// How many cards a programme has: set aside for order lines, made firm, given back. Each end is idempotent.
import type { Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { LoyaltyError } from './loyalty.errors.ts';
import { firmCards, freeCards, freeUnits, takeCards } from './quota.sql.ts';

interface Wanted {
  sellerOrgId: Uuid;
  offerId: Uuid;
  quantity: number;
}

export interface ForOrder {
  orgId: Uuid;
  orderId: Uuid;
}

/** Sends one statement for all lines; too few cards fail the commit with what `cardsRefusal` understands. */
export const setCardsAside = (tx: Tx, order: ForOrder, wanted: (Wanted & { lineId: Uuid })[], expiresAt: Date | null): Promise<unknown> =>
  tx.rows(takeCards, [
    wanted.map((line) => line.sellerOrgId),
    wanted.map((line) => line.offerId),
    wanted.map((line) => line.quantity),
    wanted.map((line) => line.lineId),
    wanted.map(() => newId()),
    order.orgId,
    order.orderId,
    expiresAt,
    tx.now,
  ]);

/** The refusal behind a failed take, or undefined when the error is another one. */
export function cardsRefusal(error: unknown): Error | undefined {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code !== 'TS060') return undefined;
  const short = JSON.parse(detail ?? '[]') as { offerId: Uuid; wanted: number }[];
  return LoyaltyError('NO_CARDS_LEFT', {
    facts: { offers: short.map(({ offerId, wanted }) => ({ offerId: publicId('offer', offerId), wanted })) },
  });
}

/** Paid for: the cards no longer wait for a clock. */
export const keepCards = (tx: Tx, order: ForOrder, lineIds: Uuid[]): void => tx.send(firmCards, [order.orgId, order.orderId, lineIds]);

/** The cards can be sold again. Sent last, as everything that touches counters. */
export const letCardsGo = (tx: Tx, order: ForOrder, lineIds: Uuid[], because: 'released' | 'expired'): void =>
  tx.last(() => tx.send(freeCards, [order.orgId, order.orderId, lineIds, because, tx.now]));

/** What a line takes at most stands for "as many as you like". */
const MOST_OF_A_LINE = 999;

/** Cards that each line could have now, in the order given, what lines before asked for of a programme being gone; 0 where none are sold. */
export async function cardsLeft(tx: Tx, lines: Wanted[]): Promise<number[]> {
  const rows = await tx.rows(freeUnits, [lines.map((line) => line.sellerOrgId), lines.map((line) => line.offerId)]);
  const programmes = new Map(rows.map((row) => [row.offer_id, row.programme_id]));
  const left = new Map(rows.map((row) => [row.programme_id, row.left ?? Infinity]));
  return lines.map(({ offerId, quantity }) => {
    const programme = programmes.get(offerId);
    if (programme === undefined) return 0;
    const here = Math.max(0, left.get(programme) ?? 0);
    left.set(programme, here - quantity);
    return Math.min(here, MOST_OF_A_LINE);
  });
}
