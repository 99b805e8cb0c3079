// Counts a location. A difference is that of the moment its number was entered, so what was shipped or received since is not undone; what
// nobody entered stays as it is.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import {
  addCount,
  applyCount,
  countById,
  type CountLineRow,
  type CountRow,
  dropLine,
  endCount,
  enterLine,
  holdCount,
  holdCounted,
  lineOf,
  offerBySku,
  openCounted,
  shortOfCount,
  touchCount,
} from './counts.sql.ts';
import { InventoryError } from './inventory.errors.ts';
import { StockMoved } from './inventory.events.ts';
import { useLocation } from './locations.sql.ts';

export interface OfCount {
  orgId: Uuid;
  id: Uuid;
}

/** @throws Refusal COUNT_NOT_FOUND */
export async function findCount(tx: Tx, { orgId, id }: OfCount): Promise<CountRow> {
  const row = await tx.row(countById, [orgId, id]);
  if (!row) throw InventoryError('COUNT_NOT_FOUND');
  return row;
}

/** @throws Refusal COUNT_NOT_FOUND, COUNT_ENDED */
async function holdOpen(tx: Tx, { orgId, id }: OfCount): Promise<{ location_id: Uuid; version: number }> {
  const held = await tx.row(holdCount, [orgId, id]);
  if (!held) throw InventoryError('COUNT_NOT_FOUND');
  if (held.state !== 'open') throw InventoryError('COUNT_ENDED');
  return held;
}

/** @throws Refusal LOCATION_NOT_FOUND, COUNT_RUNNING */
export async function startCount(tx: Tx, input: { orgId: Uuid; locationId: Uuid; name: string }): Promise<CountRow> {
  const { orgId, locationId, name } = input;
  const place = await tx.row(useLocation, [orgId, locationId]);
  if (!place) throw InventoryError('LOCATION_NOT_FOUND');
  const id = newId();
  if (!(await tx.row(addCount, [orgId, id, locationId, name, tx.actor.userId, tx.now]))) throw InventoryError('COUNT_RUNNING');
  await record(tx, { orgId, action: 'stock.count_started', subject: { type: 'stock_count', id }, after: { location: place.name, name } });
  return findCount(tx, { orgId, id });
}

export interface Entry extends OfCount {
  sku: string;
  /** The number, or what is added to the one before: one when nothing is said. */
  counted?: number | undefined;
  add?: number | undefined;
}

/** @throws Refusal COUNT_NOT_FOUND, COUNT_ENDED, SKU_NOT_FOUND, TOO_MANY_UNITS */
export async function enterCount(tx: Tx, entry: Entry): Promise<{ count: CountRow; line: CountLineRow }> {
  const { orgId, id, sku, counted = null, add = 1 } = entry;
  const { location_id: locationId } = await holdOpen(tx, entry);
  const offer = await tx.row(offerBySku, [orgId, sku]);
  if (!offer) throw InventoryError('SKU_NOT_FOUND', { facts: { sku } });
  const entered = await tx.row(enterLine, [orgId, id, offer.id, counted, add, locationId, tx.actor.userId, tx.now]);
  if (!entered) throw InventoryError('TOO_MANY_UNITS');
  tx.send(touchCount, [orgId, id]);
  const line = await tx.row(lineOf, [orgId, id, offer.id]);
  if (!line) throw InventoryError('SKU_NOT_FOUND', { facts: { sku } });
  return { count: await findCount(tx, entry), line };
}

/** @throws Refusal COUNT_NOT_FOUND, COUNT_ENDED, SKU_NOT_FOUND */
export async function dropCountLine(tx: Tx, at: OfCount & { offerId: Uuid }): Promise<CountRow> {
  const { orgId, id, offerId } = at;
  await holdOpen(tx, at);
  if (!(await tx.row(dropLine, [orgId, id, offerId]))) throw InventoryError('SKU_NOT_FOUND');
  tx.send(touchCount, [orgId, id]);
  return findCount(tx, at);
}

/** Writes the differences as moves, all or none. @throws Refusal COUNT_NOT_FOUND, COUNT_ENDED, COUNT_CHANGED, COUNT_BELOW_RESERVED */
export async function closeCount(tx: Tx, at: OfCount & { version: number }): Promise<CountRow> {
  const { orgId, id, version } = at;
  const held = await holdOpen(tx, at);
  if (held.version !== version) throw InventoryError('COUNT_CHANGED');
  const key = [orgId, id, held.location_id];
  tx.send(openCounted, key);
  await tx.rows(holdCounted, key);
  const short = await tx.rows(shortOfCount, key);
  if (short.length > 0) throw InventoryError('COUNT_BELOW_RESERVED', { facts: { lines: short } });
  const changed = await tx.rows(applyCount, [...key, tx.actor.userId, tx.now]);
  tx.send(endCount, [orgId, id, 'closed', tx.now]);
  const first = changed[0];
  // One fact for all: who listens looks at the organization's stock, and the moves say the rest.
  if (first) tx.emit(StockMoved, { orgId, aggregateId: id, payload: { offerId: null, delta: 0, reason: 'counted' } });
  await record(tx, { orgId, action: 'stock.count_closed', subject: { type: 'stock_count', id }, after: { changed: changed.length } });
  failpoint('count.before-commit');
  return findCount(tx, at);
}

/** @throws Refusal COUNT_NOT_FOUND, COUNT_ENDED */
export async function cancelCount(tx: Tx, at: OfCount): Promise<CountRow> {
  const { orgId, id } = at;
  await holdOpen(tx, at);
  tx.send(endCount, [orgId, id, 'cancelled', tx.now]);
  await record(tx, { orgId, action: 'stock.count_cancelled', subject: { type: 'stock_count', id } });
  return findCount(tx, at);
}
