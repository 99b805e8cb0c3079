// Units of an order's lines leave the places they lie in, parcel by parcel.
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { linesBegun, type LyingRow, sendUnitsAway, unitsLying } from './parcels.sql.ts';
import type { ForOrder } from './take-stock.ts';

export interface LineUnits {
  lineId: Uuid;
  units: number;
}

/** What of an order is to leave still, and from where, in the order in which places are taken from. */
export const unitsToSend = (tx: Tx, order: ForOrder): Promise<LyingRow[]> => tx.rows(unitsLying, [order.orgId, order.orderId]);

/** Lines of which some units left, or all. */
export async function linesPartlySent(tx: Tx, order: ForOrder, lineIds: Uuid[]): Promise<ReadonlySet<Uuid>> {
  const rows = await tx.rows(linesBegun, [order.orgId, order.orderId, lineIds]);
  return new Set(rows.map(({ line_id: id }) => id));
}

/** A parcel takes these units, each line named once. Too few left fail the commit with what `stockRefusal` understands. */
export const sendUnits = (tx: Tx, order: ForOrder, parcel: { id: Uuid; locationId: Uuid; contents: readonly LineUnits[] }): void =>
  tx.send(sendUnitsAway, [
    order.orgId,
    order.orderId,
    parcel.id,
    parcel.locationId,
    parcel.contents.map(({ lineId }) => lineId),
    parcel.contents.map(({ units }) => units),
    parcel.contents.map(() => newId()),
    tx.now,
  ]);
