// What a customer has of offers with a limit: taken with the order, given up with a line that comes to nothing, had again when it is revived.
import type { Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { InventoryError } from './inventory.errors.ts';
import { addPurchases, customerUnits, releaseCustomerUnits, retakeCustomerUnits, takeCustomerUnits } from './rules.sql.ts';
import type { ForOrder, Wanted } from './take-stock.ts';

/** Who buys: a person, and whoever has the address, by its blind index. */
export interface Customer {
  userId: Uuid | null;
  emailIndex: string | null;
}

/** A line of an offer of which a customer may have so many. */
export interface LimitedLine extends Wanted {
  limit: number;
}

/** Sends the taking; more than the limit fails the commit with what `limitRefusal` understands. */
export const takeLimited = (tx: Tx, order: ForOrder, { userId, emailIndex }: Customer, lines: LimitedLine[]): void =>
  tx.send(takeCustomerUnits, [
    lines.map((line) => line.sellerOrgId),
    lines.map((line) => line.offerId),
    lines.map((line) => line.quantity),
    lines.map((line) => line.lineId),
    lines.map(() => newId()),
    lines.map((line) => line.limit),
    order.orgId,
    order.orderId,
    userId,
    emailIndex,
    tx.now,
  ]);

/** What somebody bought of an offer before it had a limit, in a line that stands. */
export interface Purchase extends Customer {
  orderId: Uuid;
  lineId: Uuid;
  quantity: number;
  at: Date;
}

/** Counts them as those of who bought them; what is counted already stays as it is. */
export const countPurchases = (
  tx: Tx,
  of: { sellerOrgId: Uuid; offerId: Uuid; orderOrgId: Uuid },
  bought: readonly Purchase[],
): Promise<unknown> =>
  tx.rows(addPurchases, [
    of.sellerOrgId,
    of.offerId,
    of.orderOrgId,
    bought.map(({ orderId }) => orderId),
    bought.map(({ lineId }) => lineId),
    bought.map(({ quantity }) => quantity),
    bought.map(({ userId }) => userId),
    bought.map(({ emailIndex }) => emailIndex),
    bought.map(({ at }) => at),
  ]);

/** The refusal behind a failed taking, or undefined when the error is another one. */
export function limitRefusal(error: unknown): Error | undefined {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code !== 'TS005') return undefined;
  const over = JSON.parse(detail ?? '[]') as { offerId: Uuid; limit: number }[];
  return InventoryError('LIMIT_REACHED', {
    facts: { offers: over.map(({ offerId, limit }) => ({ offerId: publicId('offer', offerId), limit })) },
  });
}

/** Units of these offers that the customer has in orders that stand, in the order asked. */
export async function unitsOfCustomer(
  tx: Tx,
  { userId, emailIndex }: Customer,
  offers: { sellerOrgId: Uuid; offerId: Uuid }[],
): Promise<number[]> {
  const rows = await tx.rows(customerUnits, [
    offers.map(({ sellerOrgId }) => sellerOrgId),
    offers.map(({ offerId }) => offerId),
    userId,
    emailIndex,
  ]);
  const had = new Map(rows.map((row) => [row.offer_id, row.units]));
  return offers.map(({ offerId }) => had.get(offerId) ?? 0);
}

/** Idempotent, as `retakeLimited`. */
export const releaseLimited = (tx: Tx, order: ForOrder, lineIds: Uuid[]): void =>
  tx.send(releaseCustomerUnits, [order.orgId, order.orderId, lineIds, tx.now]);

/** Whoever paid for it has it, whatever was bought since: the limit is not asked again. */
export const retakeLimited = (tx: Tx, order: ForOrder, lineIds: Uuid[]): void =>
  tx.send(retakeCustomerUnits, [order.orgId, order.orderId, lineIds]);
