// Opens, changes and closes places for stock.
import { record } from '#modules/audit/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { InventoryError } from './inventory.errors.ts';
import { StockMoved } from './inventory.events.ts';
import {
  changeLocationRow,
  countLocations,
  holdLocations,
  locationById,
  type LocationRow,
  openLocation,
  ownChannels,
  shutLocation,
} from './locations.sql.ts';

const MOST_OPEN = 200;

export interface Place {
  name?: string | undefined;
  address?: string | undefined;
  country?: string | null | undefined;
  position?: number | undefined;
  /** Null is all. */
  channelIds?: Uuid[] | null | undefined;
}

interface OfLocation {
  orgId: Uuid;
  id: Uuid;
}

async function requireChannels(tx: Tx, orgId: Uuid, ids: Uuid[] | null | undefined): Promise<void> {
  if (!ids?.length) return;
  const own = await tx.rows(ownChannels, [orgId, ids]);
  if (own.length < new Set(ids).size) throw InventoryError('CHANNEL_NOT_SOLD_IN');
}

async function found(tx: Tx, { orgId, id }: OfLocation): Promise<LocationRow> {
  const row = await tx.row(locationById, [orgId, id]);
  if (!row) throw InventoryError('LOCATION_NOT_FOUND');
  return row;
}

/** What may be had changed, and nobody knows of which offers: the organization's shops look again. */
const announce = (tx: Tx, { orgId, id }: OfLocation): void =>
  tx.emit(StockMoved, { orgId, aggregateId: id, payload: { offerId: null, delta: 0, reason: 'location' } });

const told = ({ channelIds, ...place }: Place) => ({ ...place, channels: channelIds?.map((id) => publicId('channel', id)) });

/** @throws Refusal CHANNEL_NOT_SOLD_IN, TOO_MANY_LOCATIONS */
export async function createLocation(tx: Tx, orgId: Uuid, place: Place & { name: string }): Promise<LocationRow> {
  const id = newId();
  const { name, address = '', country = null, channelIds = null } = place;
  await requireChannels(tx, orgId, channelIds);
  takeTurn(tx, 'stock locations', orgId);
  const known = await tx.row(countLocations, [orgId]);
  if ((known?.open ?? 0) >= MOST_OPEN) throw InventoryError('TOO_MANY_LOCATIONS');
  const position = place.position ?? Math.min(10_000, (known?.last ?? 0) + 1);
  tx.send(openLocation, [orgId, id, name, address, country, position, channelIds]);
  await record(tx, {
    orgId,
    action: 'stock.location_opened',
    subject: { type: 'stock_location', id },
    after: { ...told(place), position },
  });
  return found(tx, { orgId, id });
}

/** @throws Refusal LOCATION_NOT_FOUND, LOCATION_CHANGED, CHANNEL_NOT_SOLD_IN */
export async function changeLocation(tx: Tx, at: OfLocation & { version: number }, place: Place): Promise<LocationRow> {
  const { orgId, id } = at;
  const before = await found(tx, at);
  await requireChannels(tx, orgId, place.channelIds);
  const { name = null, address = null, country, position = null, channelIds } = place;
  const changed = await tx.row(changeLocationRow, [
    orgId,
    id,
    at.version,
    name,
    address,
    country !== undefined,
    country ?? null,
    position,
    channelIds !== undefined,
    channelIds ?? null,
  ]);
  if (!changed) throw InventoryError('LOCATION_CHANGED');
  announce(tx, at);
  await record(tx, {
    orgId,
    action: 'stock.location_changed',
    subject: { type: 'stock_location', id },
    before: { name: before.name, address: before.address, country: before.country, position: before.position },
    after: told(place),
  });
  return found(tx, at);
}

/** @throws Refusal LOCATION_NOT_FOUND, LOCATION_IN_USE, LAST_LOCATION */
export async function closeLocation(tx: Tx, at: OfLocation): Promise<LocationRow> {
  const { orgId, id } = at;
  const places = await tx.rows(holdLocations, [orgId, id]);
  const held = places.find((place) => place.id === id);
  if (!held) throw InventoryError('LOCATION_NOT_FOUND');
  if (held.closed_at) return found(tx, at);
  if (places.length <= 1) throw InventoryError('LAST_LOCATION');
  if (!(await tx.row(shutLocation, [orgId, id, tx.now]))) throw InventoryError('LOCATION_IN_USE');
  announce(tx, at);
  await record(tx, { orgId, action: 'stock.location_closed', subject: { type: 'stock_location', id }, before: { name: held.name } });
  return found(tx, at);
}
