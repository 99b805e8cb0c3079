// Taking units and the three ways they end: firm and applied, released, expired. All are idempotent.
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { InventoryError } from './inventory.errors.ts';
import { applyStock, availableUnits, giveBackStock, makeFirm, takeStock, unitsOnHand } from './inventory.sql.ts';

export interface Wanted {
  lineId: Uuid;
  sellerOrgId: Uuid;
  offerId: Uuid;
  quantity: number;
}

export interface ForOrder {
  orgId: Uuid;
  orderId: Uuid;
}

/** An order whose channel sells from some locations, or all. */
export interface ForChannel extends ForOrder {
  channelId: Uuid;
}

/** Sends one statement for all lines; too little stock fails the commit with what `stockRefusal` understands. */
export function take(tx: Tx, order: ForChannel, wanted: Wanted[], expiresAt: Date | null): Promise<unknown> {
  return tx.rows(takeStock, [
    wanted.map((line) => line.sellerOrgId),
    wanted.map((line) => line.offerId),
    wanted.map((line) => line.quantity),
    wanted.map((line) => line.lineId),
    wanted.map(() => newId()),
    order.orgId,
    order.orderId,
    expiresAt,
    tx.now,
    order.channelId,
  ]);
}

/** The refusal behind a failed take, apply or sending, or undefined when the error is another one. */
export function stockRefusal(error: unknown): Error | undefined {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code === 'TS006') return InventoryError('UNITS_NOT_THERE');
  if (code !== 'TS001' && code !== 'TS004') return undefined;
  const short = JSON.parse(detail ?? '[]') as { offerId: Uuid; wanted: number }[];
  return InventoryError(code === 'TS001' ? 'OUT_OF_STOCK' : 'NOT_ON_HAND', {
    facts: { offers: short.map(({ offerId, wanted }) => ({ offerId: publicId('offer', offerId), wanted })) },
  });
}

/** Paid for: the units no longer wait for a clock. */
export const firm = (tx: Tx, order: ForOrder, lineIds: Uuid[]): void => tx.send(makeFirm, [order.orgId, order.orderId, lineIds]);

/** The units go back to what can be sold. Sent last, as everything that touches counters. */
export const giveBack = (tx: Tx, order: ForOrder, lineIds: Uuid[], because: 'released' | 'expired'): void =>
  tx.last(() => tx.send(giveBackStock, [order.orgId, order.orderId, lineIds, because, tx.now]));

/** The units leave the house. Sent last. */
export const apply = (tx: Tx, order: ForOrder, lineIds: Uuid[]): void =>
  tx.last(() => tx.send(applyStock, [order.orgId, order.orderId, lineIds, tx.now]));

/** Units that each line could have now, in the order given, what lines before asked for being gone; 0 without a stock record. */
export async function available(
  tx: Tx,
  lines: { sellerOrgId: Uuid; offerId: Uuid; quantity: number }[],
  channelId: Uuid,
): Promise<number[]> {
  const rows = await tx.rows(availableUnits, [lines.map((line) => line.sellerOrgId), lines.map((line) => line.offerId), channelId]);
  const left = new Map(rows.map((row) => [row.offer_id, row.available]));
  return lines.map(({ offerId, quantity }) => {
    const here = Math.max(0, left.get(offerId) ?? 0);
    left.set(offerId, here - quantity);
    return here;
  });
}

/** Units of these offers that a channel could send at once, in the order asked. */
export async function unitsHere(tx: Tx, offers: { sellerOrgId: Uuid; offerId: Uuid }[], channelId: Uuid): Promise<number[]> {
  const asked = [offers.map(({ sellerOrgId }) => sellerOrgId), offers.map(({ offerId }) => offerId), channelId];
  const units = new Map((await tx.rows(unitsOnHand, asked)).map((row) => [row.offer_id, row.units]));
  return offers.map(({ offerId }) => units.get(offerId) ?? 0);
}
