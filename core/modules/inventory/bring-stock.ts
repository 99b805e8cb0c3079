// Brings the stock of many offers to what a list says, as a number to reach or units to add, each with the move that explains it.
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { bringUnits, openLevels } from './bring-stock.sql.ts';
import { StockMoved } from './inventory.events.ts';

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

type Became = 'changed' | 'unchanged' | 'short';

/** The places in a list, in rounds that name no counter twice: what is wanted of one a second time is reckoned from what the first came to. */
function roundsOf(wanted: readonly Brought[]): number[][] {
  const rounds: number[][] = [];
  const named = new Map<string, number>();
  for (const [index, { offerId, locationId }] of wanted.entries()) {
    const key = `${offerId} ${locationId}`;
    const round = named.get(key) ?? 0;
    named.set(key, round + 1);
    (rounds[round] ??= []).push(index);
  }
  return rounds;
}

/** One fact for all, as a count has it: the moves say the rest. */
function announce(tx: Tx, orgId: Uuid, [changed, ...others]: readonly Brought[]): void {
  if (!changed) return;
  const one = others.length === 0;
  const payload = { offerId: one ? changed.offerId : null, delta: 0, reason: 'brought' };
  tx.emit(StockMoved, { orgId, aggregateId: one ? changed.offerId : changed.locationId, payload });
}

/** What became of each, in the order given; one that would take what is reserved is left out, and nothing of it is done. */
export async function bringStock(tx: Tx, orgId: Uuid, wanted: readonly Brought[]): Promise<Became[]> {
  const became = wanted.map((): Became => 'short');
  for (const round of roundsOf(wanted)) {
    const rows = await bringEach(
      tx,
      orgId,
      round.flatMap((index) => wanted[index] ?? []),
    );
    for (const row of rows) became[round[row.place - 1] ?? -1] = row.became;
  }
  announce(
    tx,
    orgId,
    wanted.filter((_, index) => became[index] === 'changed'),
  );
  return became;
}

function bringEach(tx: Tx, orgId: Uuid, wanted: readonly Brought[]): Promise<{ place: number; became: Became }[]> {
  const pairs = [wanted.map(({ offerId }) => offerId), wanted.map(({ locationId }) => locationId)];
  tx.send(openLevels, [orgId, ...pairs]);
  return tx.rows(bringUnits, [
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
}
