// Moves units by hand: in, out, and from place to place. Each change has a move that says who, when and why, once for its key.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { InventoryError } from './inventory.errors.ts';
import { StockMoved } from './inventory.events.ts';
import { usualLocation, useLocation } from './locations.sql.ts';
import { addMove, changeOnHand, holdLevels, knowOffer, openLevel, setBackorder } from './moves.sql.ts';

export interface OfOffer {
  orgId: Uuid;
  offerId: Uuid;
}

export interface Moving extends OfOffer {
  delta: number;
  reason: 'received' | 'counted' | 'damaged' | 'returned' | 'other';
  note?: string | undefined;
  /** Where the offer lies already, the first in the order, when absent. */
  locationId?: Uuid | undefined;
  /** What makes it happen once. */
  sourceKey: string;
}

/** An open place of the organization's. @throws Refusal LOCATION_NOT_FOUND */
export async function placeFor(tx: Tx, { orgId, offerId }: OfOffer, asked: Uuid | undefined): Promise<{ id: Uuid; name: string }> {
  const usual = asked === undefined ? await tx.row(usualLocation, [orgId, offerId]) : undefined;
  const place = usual ?? (await tx.row(useLocation, [orgId, asked ?? null]));
  if (!place) throw InventoryError('LOCATION_NOT_FOUND');
  return place;
}

/** @throws Refusal STOCK_NOT_FOUND */
export async function requireOffer(tx: Tx, { orgId, offerId }: OfOffer): Promise<void> {
  if (!(await tx.row(knowOffer, [orgId, offerId]))) throw InventoryError('STOCK_NOT_FOUND');
}

/** @throws Refusal STOCK_NOT_FOUND, LOCATION_NOT_FOUND, STOCK_TOO_LOW, TOO_MANY_UNITS */
export async function moveUnits(tx: Tx, moving: Moving): Promise<void> {
  const { orgId, offerId, delta, reason, note } = moving;
  await requireOffer(tx, moving);
  const place = await placeFor(tx, moving, moving.locationId);
  const onHand = await shift(tx, { ...moving, locationId: place.id });
  tx.emit(StockMoved, { orgId, aggregateId: offerId, payload: { offerId, delta, reason } });
  await record(tx, {
    orgId,
    action: 'stock.moved',
    subject: { type: 'offer', id: offerId },
    before: { onHand: onHand - delta },
    after: { onHand, delta, reason, note, location: place.name },
  });
}

const MOST_ON_HAND = 100_000_000;

/** Changes what is on hand in a place and writes why. Answers what is there then. @throws Refusal STOCK_TOO_LOW, TOO_MANY_UNITS */
export async function shift(
  tx: Tx,
  by: OfOffer & { locationId: Uuid; delta: number; reason: string; note?: string | undefined; sourceKey: string },
): Promise<number> {
  const { orgId, offerId, locationId, delta, reason, note, sourceKey } = by;
  if (delta > 0) tx.send(openLevel, [orgId, offerId, locationId]);
  const changed = await tx.row(changeOnHand, [orgId, offerId, locationId, delta]);
  if (!changed) throw InventoryError('STOCK_TOO_LOW');
  if (changed.on_hand > MOST_ON_HAND) throw InventoryError('TOO_MANY_UNITS');
  tx.send(addMove, [orgId, newId(), offerId, locationId, delta, reason, sourceKey, note ?? null, tx.actor.userId, tx.now]);
  return changed.on_hand;
}

export interface Transfer extends OfOffer {
  fromId: Uuid;
  toId: Uuid;
  units: number;
  note?: string | undefined;
  sourceKey: string;
}

/** Both moves or none; what is reserved stays where it is. @throws Refusal SAME_LOCATION and as `moveUnits` */
export async function transferUnits(tx: Tx, transfer: Transfer): Promise<void> {
  const { orgId, offerId, fromId, toId, units, note, sourceKey } = transfer;
  if (fromId === toId) throw InventoryError('SAME_LOCATION');
  await requireOffer(tx, transfer);
  // In one order, so that two transfers that cross don't wait for each other.
  const places = new Map<Uuid, string>();
  for (const id of [fromId, toId].toSorted()) places.set(id, (await placeFor(tx, transfer, id)).name);
  tx.send(openLevel, [orgId, offerId, toId]);
  await tx.rows(holdLevels, [orgId, offerId, [fromId, toId]]);
  const move = { orgId, offerId, reason: 'transferred', note, sourceKey };
  await shift(tx, { ...move, locationId: fromId, delta: -units });
  await shift(tx, { ...move, locationId: toId, delta: units });
  tx.emit(StockMoved, { orgId, aggregateId: offerId, payload: { offerId, delta: 0, reason: 'transferred' } });
  await record(tx, {
    orgId,
    action: 'stock.transferred',
    subject: { type: 'offer', id: offerId },
    after: { units, from: places.get(fromId), to: places.get(toId), note },
  });
}

/** @throws Refusal STOCK_NOT_FOUND, LOCATION_NOT_FOUND, BACKORDER_IN_USE */
export async function changeBackorder(tx: Tx, input: OfOffer & { locationId?: Uuid | undefined; limit: number }): Promise<void> {
  const { orgId, offerId, limit } = input;
  await requireOffer(tx, input);
  const place = await placeFor(tx, input, input.locationId);
  tx.send(openLevel, [orgId, offerId, place.id]);
  const changed = await tx.row(setBackorder, [orgId, offerId, place.id, limit]);
  if (!changed) throw InventoryError('BACKORDER_IN_USE');
  tx.emit(StockMoved, { orgId, aggregateId: offerId, payload: { offerId, delta: 0, reason: 'backorder' } });
  await record(tx, {
    orgId,
    action: 'stock.backorder_changed',
    subject: { type: 'offer', id: offerId },
    before: { limit: changed.before },
    after: { limit, location: place.name },
  });
}
