// Parcels leave: all that is left of an order at once, or some units from one place.
import { record } from '#modules/audit/index.ts';
import { addShipment } from '#modules/fulfilment/index.ts';
import { InventoryError, type LineUnits, type LyingRow, sendUnits, unitsToSend } from '#modules/inventory/index.ts';
import { actorName, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { kindNamed } from './kind.ts';
import { type HeldOrder, moveLines } from './move-lines.ts';
import { settleMoves } from './order-money.ts';
import { OrderError } from './orders.errors.ts';
import { factOf, OrderNoted, ParcelSent } from './orders.events.ts';
import { addHistory, type LineRow } from './orders.sql.ts';
import { hold } from './staff-acts.ts';
import { factsOf } from './view.ts';

export interface Shipping {
  orgId: Uuid;
  orderId: Uuid;
  carrier: string;
  trackingNumber: string;
  /** All that can ship when absent. */
  lineIds?: Uuid[] | undefined;
  /** One parcel from there; without it each place sends what it has in a parcel of its own. */
  locationId?: Uuid | undefined;
  /** These units of the place, each line named once; all that is left there when absent. */
  units?: LineUnits[] | undefined;
}

interface Parcel {
  id: Uuid;
  /** Null where nothing is counted. */
  location: { orgId: Uuid; id: Uuid } | null;
  contents: LineUnits[];
}

/** What of a line leaves from somewhere by this act. */
interface Leaving extends LineUnits {
  location: Parcel['location'];
}

const mayShip = ({ kind, state }: LineRow): boolean => kindNamed(kind).ships && ['paid', 'confirmed', 'fulfilling'].includes(state);

function shippable(held: HeldOrder, { lineIds: within, units }: Shipping): LineRow[] {
  const known = (id: Uuid): boolean => held.lines.some((line) => line.id === id) && (within?.includes(id) ?? true);
  const lineIds = units?.map(({ lineId }) => lineId) ?? within;
  if (lineIds && !lineIds.every(known)) throw OrderError('LINE_NOT_FOUND');
  const lines = held.lines.filter((line) => mayShip(line) && (lineIds?.includes(line.id) ?? true));
  if (lines.length === 0 || (lineIds && lines.length < lineIds.length)) throw OrderError('NOTHING_TO_SHIP');
  return lines;
}

const placeOf = (row: LyingRow): NonNullable<Parcel['location']> => ({ orgId: row.location_org_id, id: row.location_id });

/** All that is left of the lines, from wherever it lies; what is not counted lies nowhere. */
const allOf = (lines: readonly LineRow[], lying: readonly LyingRow[]): Leaving[] =>
  lines.flatMap((line): Leaving[] => {
    const places = lying.filter((row) => row.line_id === line.id);
    if (places.length === 0) return [{ lineId: line.id, units: line.quantity, location: null }];
    return places.map((row) => ({ lineId: line.id, units: row.units, location: placeOf(row) }));
  });

/** What was asked for from one place. @throws Refusal UNITS_NOT_THERE */
function someOf(lying: readonly LyingRow[], { locationId, units, lineIds }: Shipping): Leaving[] {
  const there = lying.filter((row) => row.location_id === locationId);
  const asked = units?.map(({ lineId }) => lineId) ?? lineIds;
  const found = there.filter((row) => asked?.includes(row.line_id) ?? true);
  const leaving = found.map((row) => ({
    lineId: row.line_id,
    units: units?.find(({ lineId }) => lineId === row.line_id)?.units ?? row.units,
    location: placeOf(row),
  }));
  const tooMany = leaving.some((each) => each.units > (found.find((row) => row.line_id === each.lineId)?.units ?? 0));
  if (leaving.length === 0 || leaving.length < (asked?.length ?? 0) || tooMany) throw InventoryError('UNITS_NOT_THERE');
  return leaving;
}

function pack(leaving: readonly Leaving[]): Parcel[] {
  const parcels = new Map<string, Parcel>();
  for (const { lineId, units, location } of leaving) {
    const parcel = parcels.get(location?.id ?? '') ?? { id: newId(), location, contents: [] };
    parcel.contents.push({ lineId, units });
    parcels.set(location?.id ?? '', parcel);
  }
  return [...parcels.values()];
}

/**
 * Sends parcels with carrier and tracking number; paid lines are fulfilled on the way, and a line is shipped when its last unit left.
 * @throws Refusal ORDER_NOT_FOUND, LINE_NOT_FOUND, NOTHING_TO_SHIP, UNITS_NOT_THERE; NOT_ON_HAND with the commit
 */
export async function shipOrder(tx: Tx, input: Shipping): Promise<void> {
  const { orgId, orderId, carrier, trackingNumber, locationId } = input;
  const { held, intent } = await hold(tx, orgId, orderId);
  const { status } = held.order;
  const able = shippable(held, input);
  const lying = (await unitsToSend(tx, input)).filter((row) => able.some((line) => line.id === row.line_id));
  const leaving = locationId ? someOf(lying, input) : allOf(able, lying);
  const parcels = pack(leaving);
  const facts = factsOf(intent, ['shipment']);
  const lines = able.filter((line) => leaving.some(({ lineId }) => lineId === line.id));
  const toFulfil = lines.filter(({ state }) => state !== 'fulfilling').map(({ id }) => id);
  if (toFulfil.length > 0) {
    const moved = await moveLines(tx, held, { move: 'fulfil', mover: 'staff', lineIds: toFulfil, facts });
    if (intent?.state === 'authorized') await settleMoves(tx, { held, intent }, moved);
  }
  for (const parcel of parcels) send(tx, input, parcel);
  const reason = `${carrier} ${trackingNumber}`;
  const done = lines.filter((line) => sum(leaving, line.id) === sum(allOf([line], lying), line.id)).map(({ id }) => id);
  if (done.length > 0) await moveLines(tx, held, { move: 'ship', mover: 'staff', lineIds: done, reason, facts });
  if (done.length < lines.length) {
    tx.send(addHistory, [orgId, newId(), orderId, 'parcel.sent', actorName(tx.actor), reason, tx.now]);
    tx.emit(OrderNoted, { orgId, aggregateId: orderId, payload: { orderId } });
  }
  // The mail that all of it is on its way names the last parcels, too.
  if (held.order.status !== 'shipped') {
    const told = { parcelIds: parcels.map(({ id }) => id), rest: held.lines.some(mayShip) };
    tx.emit(ParcelSent, { orgId, aggregateId: orderId, payload: { ...factOf(held.order), ...told } });
  }
  await record(tx, {
    orgId,
    action: 'order.shipped',
    subject: { type: 'order', id: orderId },
    before: { status },
    after: { status: held.order.status, carrier, trackingNumber, lines: lines.length, units: sum(leaving), parcels: parcels.length },
  });
}

/** The parcel is written down; where only a part goes, its units leave here, else with the move of their lines. */
function send(tx: Tx, { orgId, orderId, carrier, trackingNumber, locationId }: Shipping, parcel: Parcel): void {
  const { id, location, contents } = parcel;
  const packed = [contents.map(({ lineId }) => lineId), contents.map(({ units }) => units)];
  tx.send(addShipment, [orgId, id, orderId, carrier, trackingNumber, ...packed, location?.orgId ?? null, location?.id ?? null, tx.now]);
  if (locationId) sendUnits(tx, { orgId, orderId }, { id, locationId, contents });
}

const sum = (leaving: readonly Leaving[], lineId?: Uuid): number =>
  leaving.filter((each) => !lineId || each.lineId === lineId).reduce((all, { units }) => all + units, 0);
