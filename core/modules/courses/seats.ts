// Places in courses: set aside for order lines, made firm, given back. Each end is idempotent.
import type { Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { CourseError } from './courses.errors.ts';
import { firmSeats, freePlaces, freeSeats, takeSeats } from './seats.sql.ts';

export interface WantedSeats {
  lineId: Uuid;
  sellerOrgId: Uuid;
  offerId: Uuid;
  /** Places: each has its own devices and views. */
  quantity: number;
}

export interface ForOrder {
  orgId: Uuid;
  orderId: Uuid;
}

/** Sends one statement for all lines; too few places fail the commit with what `seatsRefusal` understands. */
export const takePlaces = (tx: Tx, order: ForOrder, wanted: WantedSeats[], expiresAt: Date | null): Promise<unknown> =>
  tx.rows(takeSeats, [
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
export function seatsRefusal(error: unknown): Error | undefined {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code !== 'TS003') return undefined;
  const short = JSON.parse(detail ?? '[]') as { offerId: Uuid; wanted: number }[];
  return CourseError('COURSE_FULL', {
    facts: { offers: short.map(({ offerId, wanted }) => ({ offerId: publicId('offer', offerId), wanted })) },
  });
}

/** Paid for: the places no longer wait for a clock. */
export const firmPlaces = (tx: Tx, order: ForOrder, lineIds: Uuid[]): void => tx.send(firmSeats, [order.orgId, order.orderId, lineIds]);

/** The places can be sold again. Sent last, as everything that touches counters. */
export const freeThePlaces = (tx: Tx, order: ForOrder, lineIds: Uuid[], because: 'released' | 'expired'): void =>
  tx.last(() => tx.send(freeSeats, [order.orgId, order.orderId, lineIds, because, tx.now]));

/** Places that each line could have now, in the order given, what lines before asked for being gone; 0 without a course on sale. */
export async function placesLeft(tx: Tx, lines: { sellerOrgId: Uuid; offerId: Uuid; quantity: number }[]): Promise<number[]> {
  const rows = await tx.rows(freePlaces, [lines.map((line) => line.sellerOrgId), lines.map((line) => line.offerId)]);
  const left = new Map(rows.map((row) => [row.offer_id, row.available]));
  return lines.map(({ offerId, quantity }) => {
    const here = Math.max(0, left.get(offerId) ?? 0);
    left.set(offerId, here - quantity);
    return here;
  });
}
