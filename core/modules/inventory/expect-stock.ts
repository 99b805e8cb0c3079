// What is on its way: expected, received in parts, more or fewer than expected, or given up.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { InventoryError } from './inventory.errors.ts';
import { StockMoved } from './inventory.events.ts';
import { type OfOffer, placeFor, requireOffer, shift } from './move-units.ts';
import { addIncoming, addReceived, dropIncoming, incomingById, type IncomingRow } from './moves.sql.ts';

interface OfIncoming {
  orgId: Uuid;
  id: Uuid;
}

/** @throws Refusal INCOMING_NOT_FOUND */
async function found(tx: Tx, { orgId, id }: OfIncoming): Promise<IncomingRow> {
  const row = await tx.row(incomingById, [orgId, id]);
  if (!row) throw InventoryError('INCOMING_NOT_FOUND');
  return row;
}

export interface Expected extends OfOffer {
  locationId?: Uuid | undefined;
  units: number;
  /** A day, `2026-05-01`. */
  on: string | null;
  note: string;
}

/** @throws Refusal STOCK_NOT_FOUND, LOCATION_NOT_FOUND */
export async function expectUnits(tx: Tx, expected: Expected): Promise<IncomingRow> {
  const { orgId, offerId, units, on, note } = expected;
  await requireOffer(tx, expected);
  const place = await placeFor(tx, expected, expected.locationId);
  const id = newId();
  tx.send(addIncoming, [orgId, id, offerId, place.id, units, on, note, tx.actor.userId, tx.now]);
  await record(tx, {
    orgId,
    action: 'stock.expected',
    subject: { type: 'stock_incoming', id },
    after: { units, on, location: place.name },
  });
  return found(tx, { orgId, id });
}

/** Units came; `sourceKey` makes it happen once. @throws Refusal INCOMING_NOT_FOUND, INCOMING_ENDED, TOO_MANY_UNITS */
export async function receiveUnits(tx: Tx, at: OfIncoming & { units: number; done: boolean; sourceKey: string }): Promise<IncomingRow> {
  const { orgId, id, units, done, sourceKey } = at;
  await found(tx, at);
  const received = await tx.row(addReceived, [orgId, id, units, done, tx.now]);
  if (!received) throw InventoryError('INCOMING_ENDED');
  const { offer_id: offerId, location_id: locationId } = received;
  if (units > 0) {
    await shift(tx, { orgId, offerId, locationId, delta: units, reason: 'received', sourceKey });
    tx.emit(StockMoved, { orgId, aggregateId: offerId, payload: { offerId, delta: units, reason: 'received' } });
  }
  await record(tx, { orgId, action: 'stock.received', subject: { type: 'stock_incoming', id }, after: { units, done } });
  return found(tx, at);
}

/** @throws Refusal INCOMING_NOT_FOUND, INCOMING_ENDED */
export async function cancelIncoming(tx: Tx, at: OfIncoming): Promise<IncomingRow> {
  const { orgId, id } = at;
  const { state } = await found(tx, at);
  if (state === 'cancelled') return found(tx, at);
  if (!(await tx.row(dropIncoming, [orgId, id, tx.now]))) throw InventoryError('INCOMING_ENDED');
  await record(tx, { orgId, action: 'stock.incoming_cancelled', subject: { type: 'stock_incoming', id } });
  return found(tx, at);
}
