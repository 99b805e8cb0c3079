// Brings the stock of many offers to what a list says, as a number to reach or units to add, each with the move that explains it.
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { bringUnits, openLevels } from './bring-stock.sql.ts';

export interface Brought {
  offerId: Uuid;
  locationId: Uuid;
  /** The number there is to be, else units more or less. */
  onHand?: number | undefined;
  change?: number | undefined;
  reason: 'received' | 'counted' | 'damaged' | 'returned' | 'other';
  note?: string | undefined;
  /** What caused it: the same happens once for an offer at a place. */
  sourceKey: string;
}

/** What became of each, in the order given; one that would take what is reserved is left out, and nothing of it is done. */
export async function bringStock(tx: Tx, orgId: Uuid, wanted: readonly Brought[]): Promise<('changed' | 'unchanged' | 'short')[]> {
  if (wanted.length === 0) return [];
  const pairs = [wanted.map(({ offerId }) => offerId), wanted.map(({ locationId }) => locationId)];
  tx.send(openLevels, [orgId, ...pairs]);
  const rows = await tx.rows(bringUnits, [
    orgId,
    ...pairs,
    wanted.map(({ onHand }) => onHand ?? null),
    wanted.map(({ change }) => change ?? null),
    wanted.map(({ reason }) => reason),
    wanted.map(({ note }) => note ?? null),
    wanted.map(({ sourceKey }) => sourceKey),
    wanted.map(() => newId()),
    tx.actor.userId,
    tx.now,
  ]);
  const became = new Map(rows.map((row) => [row.place, row.became]));
  return wanted.map((_, index) => became.get(index + 1) ?? 'short');
}
