// Orders over HTTP, for buyers and for staff.
import {
  cancelOrder as cancelOperation,
  changeParcel as changeParcelOperation,
  followOrder,
  getOrder,
  getOrderStock,
  getStaffOrder,
  listOrders,
  moveLine,
  moveOwnLine as moveOwnOperation,
  shipOrder as shipOperation,
} from '#contracts/orders.ts';
import { listMyOrders } from '#contracts/buyer.ts';
import { listPackingSlips } from '#contracts/packing.ts';
import { trackOrder as trackOperation } from '#contracts/tracking.ts';
import { shopOf, staffActor } from '#modules/organizations/index.ts';
import { buyerOf, inTx } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { route, Stream, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { changeParcel } from './change-parcel.ts';
import { follow } from './live.ts';
import { openAddress, openContact, searchedIndexes } from './order.sealed.ts';
import { reservationRefusal } from './kind.ts';
import { OrderError } from './orders.errors.ts';
import { packingSlips } from './packing-slips.ts';
import { shipOrder } from './ship-order.ts';
import { cancelOrder, moveByStaff, moveOwnLine } from './staff-acts.ts';
import { stockOfOrder } from './stock-of-order.ts';
import { trackOrder } from './track-order.ts';
import { paymentStatus, viewOrder } from './view.ts';
import { myOrders, orderCounts, type OrderListRow, orderPage, orderVersion } from './view.sql.ts';

/** What a move asks of its kind and can't have, said as a refusal. */
const orRefuse = (error: unknown): never => {
  throw reservationRefusal(error) ?? error;
};

const shownRow = (orgId: Uuid, row: OrderListRow) => ({
  id: publicId('order', row.id),
  number: row.number.toString(),
  status: row.status as never,
  placedAt: row.placed_at.toISOString(),
  email: openContact(orgId, row.contact).email,
  name: openAddress(orgId, row.shipping_address)?.name ?? '',
  lineCount: row.line_count,
  ships: row.ships,
  total: toWire(money(row.total_minor, row.currency)),
  paymentStatus:
    row.payment_state === null
      ? null
      : paymentStatus({
          state: row.payment_state,
          captured_minor: row.captured_minor ?? 0n,
          amount_minor: row.amount_minor ?? 0n,
        }),
});

const buyerRoutes = [
  route(getOrder, async (call) => {
    const { channel, actor } = await shopOf(call);
    return inTx(actor, (tx) => viewOrder(tx, channel.org_id, privateId('order', call.params.id), 'buyer'));
  }),
  route(followOrder, async (call) => {
    const { channel, actor } = await shopOf(call);
    const order = { orgId: channel.org_id, orderId: privateId('order', call.params.id) };
    let latest = 0;
    let told = (version: number): void => void (latest = version);
    const leave = follow(order, (version) => told(version));
    try {
      const row = await inTx(actor, (tx) => tx.row(orderVersion, [order.orgId, order.orderId, ...buyerOf(actor)]));
      if (!row) throw OrderError('ORDER_NOT_FOUND');
      latest = Math.max(latest, row.version);
    } catch (error) {
      leave();
      throw error;
    }
    return new Stream((send, closed) => {
      told = (version) => send('order', JSON.stringify({ version }), String(version));
      told(latest);
      closed.addEventListener('abort', leave);
    });
  }),
  route(cancelOperation, async (call) => {
    const { channel, actor } = await shopOf(call);
    const orderId = privateId('order', call.params.id);
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, channel.org_id, channel.id), 200, async () => {
        await cancelOrder(tx, { orgId: channel.org_id, orderId, reason: call.body.reason ?? null });
        return viewOrder(tx, channel.org_id, orderId, 'buyer');
      }),
    );
  }),
  route(moveOwnOperation, async (call) => {
    const { channel, actor } = await shopOf(call);
    const { move, reason = null, fee } = call.body;
    const line = { orgId: channel.org_id, orderId: privateId('order', call.params.id), lineId: privateId('orderLine', call.params.lineId) };
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, channel.org_id, channel.id), 200, async () => {
        await moveOwnLine(tx, { ...line, move, reason, feeMinor: fee && BigInt(fee.amount) });
        return viewOrder(tx, line.orgId, line.orderId, 'buyer');
      }),
    );
  }),
];

const publicRoutes = [
  route(trackOperation, async (call) => {
    const { channel } = await shopOf(call);
    return inTx(systemActorFor(call), (tx) => trackOrder(tx, channel, call.body));
  }),
];

const myRoutes = [
  route(listMyOrders, async (call) => {
    const { channel, actor } = await shopOf(call);
    const { cursor, limit } = call.query;
    const after = readTimeCursor(cursor);
    const rows = await inTx(actor, (tx) => tx.rows(myOrders, [channel.org_id, actor.userId, ...after, limit + 1]));
    const page = rows.slice(0, limit);
    return {
      items: page.map((row) => ({
        id: publicId('order', row.id),
        number: row.number.toString(),
        status: row.status as never,
        placedAt: row.placed_at.toISOString(),
        lineCount: row.line_count,
        ships: row.ships,
        total: toWire(money(row.total_minor, row.currency)),
      })),
      nextCursor: nextByTime(rows, limit, (row) => [row.placed_at, row.id]),
    };
  }),
];

/** A number when people typed one, else words, and what sealed values are found by. */
function searched(q: string | undefined) {
  const typed = q?.trim().toLowerCase() ?? '';
  if (!typed) return { number: null, words: null, email: null, phone: null, name: null };
  const number = /^#?\d{1,18}$/.test(typed) ? typed.replace('#', '') : null;
  return { number, words: containing(typed), ...searchedIndexes(typed) };
}

const staffRoutes = [
  route(listOrders, async (call) => {
    const actor = staffActor(call);
    const { status, q, cursor, limit } = call.query;
    const after = readTimeCursor(cursor);
    const { number, words, email, phone, name } = searched(q);
    return inTx(actor, async (tx) => {
      const [rows, counts] = await Promise.all([
        tx.rows(orderPage, [actor.orgId, status ?? null, number, words, ...after, limit + 1, email, phone, name]),
        tx.rows(orderCounts, [actor.orgId]),
      ]);
      const page = rows.slice(0, limit);
      return {
        items: page.map((row) => shownRow(actor.orgId, row)),
        nextCursor: nextByTime(rows, limit, (row) => [row.placed_at, row.id]),
        counts: Object.fromEntries(counts.map((row) => [row.status, row.count])),
      };
    });
  }),
  route(getStaffOrder, async (call) => {
    const actor = staffActor(call);
    return inTx(actor, (tx) => viewOrder(tx, actor.orgId, privateId('order', call.params.id), 'staff'));
  }),
  route(moveLine, async (call) => {
    const actor = staffActor(call);
    const orderId = privateId('order', call.params.id);
    const lineIds = call.body.lineIds?.map((id) => privateId('orderLine', id));
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 200, async () => {
        await moveByStaff(tx, { orgId: actor.orgId, orderId, move: call.body.move, lineIds, reason: call.body.reason ?? null });
        return viewOrder(tx, actor.orgId, orderId, 'staff');
      }),
    ).catch(orRefuse);
  }),
  route(shipOperation, async (call) => {
    const actor = staffActor(call);
    const orderId = privateId('order', call.params.id);
    const { carrier, trackingNumber, lineIds: asked, locationId: place } = call.body;
    const lineIds = asked?.map((id) => privateId('orderLine', id));
    const locationId = place && privateId('stockLocation', place);
    const units = call.body.units?.map(({ lineId, quantity }) => ({ lineId: privateId('orderLine', lineId), units: quantity }));
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 201, async () => {
        await shipOrder(tx, { orgId: actor.orgId, orderId, carrier, trackingNumber, lineIds, locationId, units });
        return viewOrder(tx, actor.orgId, orderId, 'staff');
      }),
    ).catch(orRefuse);
  }),
  route(changeParcelOperation, async (call) => {
    const actor = staffActor(call);
    const at = { orgId: actor.orgId, orderId: privateId('order', call.params.id), parcelId: privateId('shipment', call.params.shipmentId) };
    return inTx(actor, async (tx) => {
      await changeParcel(tx, { ...at, ...call.body });
      return viewOrder(tx, actor.orgId, at.orderId, 'staff');
    });
  }),
  route(getOrderStock, async (call) => {
    const actor = staffActor(call);
    return { items: await inTx(actor, (tx) => stockOfOrder(tx, { orgId: actor.orgId, orderId: privateId('order', call.params.id) })) };
  }),
  route(listPackingSlips, async (call) => {
    const actor = staffActor(call);
    return inTx(actor, (tx) => packingSlips(tx, { orgId: actor.orgId, orderId: privateId('order', call.params.id) }));
  }),
];

export const orderRoutes = [...publicRoutes, ...buyerRoutes, ...myRoutes, ...staffRoutes];
