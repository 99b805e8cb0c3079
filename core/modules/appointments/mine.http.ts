// Bookings over HTTP for who booked: their list, moving one, the calendar file.
import * as contract from '#contracts/booking.ts';
import { BookingError, reschedule, slotRefusal } from '#modules/booking/index.ts';
import { holdOrder } from '#modules/orders/index.ts';
import { homeOf, shopOf, spokenBy } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { readTimeCursor, nextByTime } from '#platform/http/cursor.ts';
import { Answer, route } from '#platform/http/route.ts';
import { privateId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { type BookedRow, ownBooking, past, upcoming } from './appointments.sql.ts';
import { calendarOf, eventOf, icsHeaders } from './icalendar.ts';
import { paidOf, shownBooking, termsOf } from './shown.ts';

/** A booking of the actor's, as it is now. @throws Refusal BOOKING_NOT_FOUND */
async function ownOf(tx: Tx, shopId: Uuid, id: Uuid): Promise<BookedRow> {
  const row = await tx.row(ownBooking, [shopId, tx.actor.userId, tx.actor.guest, id]);
  if (!row) throw BookingError('BOOKING_NOT_FOUND');
  return row;
}

interface Moved {
  orgId: Uuid;
  bookingId: Uuid;
  start: Date;
  resourceIds: Uuid[] | undefined;
  /** What the buyer was shown it costs. */
  fee: { amount: string; currency: string };
}

/** @throws Refusal FEE_CHANGED, and as `reschedule` */
async function moveOwn(tx: Tx, asked: Moved): Promise<void> {
  const seen = await ownOf(tx, asked.orgId, asked.bookingId);
  // Nobody calls the line off meanwhile, on terms that this move changes.
  await holdOrder(tx, seen.order_org_id, seen.order_id);
  const row = await ownOf(tx, asked.orgId, asked.bookingId);
  const { allowed, feeMinor } = termsOf(row, tx.now).reschedule;
  if (allowed && (feeMinor > BigInt(asked.fee.amount) || asked.fee.currency !== row.currency))
    throw BookingError('FEE_CHANGED', { facts: { fee: toWire(money(feeMinor, row.currency)) } });
  const order = { orgId: row.order_org_id, orderId: row.order_id };
  const { start, resourceIds } = asked;
  await reschedule(tx, order, {
    lineId: row.line_id,
    start,
    paidMinor: paidOf(row),
    mover: 'buyer',
    ...(resourceIds ? { resourceIds } : {}),
  });
}

export const myBookingRoutes = [
  route(contract.listMyBookings, async (call) => {
    const { channel, actor } = await shopOf(call);
    const { when, cursor, limit } = call.query;
    const after = readTimeCursor(cursor);
    const locale = spokenBy(call, channel);
    return inTx(actor, async (tx) => {
      const values = [channel.org_id, actor.userId, actor.guest, tx.now, ...after, limit + 1];
      const rows = await tx.rows(when === 'upcoming' ? upcoming : past, values);
      return {
        items: rows.slice(0, limit).map((row) => shownBooking(row, locale, tx.now)),
        nextCursor: nextByTime(rows, limit, (row) => [row.starts_at, row.id]),
      };
    });
  }),
  route(contract.getMyBooking, async (call) => {
    const { channel, actor } = await shopOf(call);
    const id = privateId('booking', call.params.id);
    return inTx(actor, async (tx) => shownBooking(await ownOf(tx, channel.org_id, id), spokenBy(call, channel), tx.now));
  }),
  route(contract.rescheduleBooking, async (call) => {
    const { channel, actor } = await shopOf(call);
    const orgId = channel.org_id;
    const bookingId = privateId('booking', call.params.id);
    const { start, fee } = call.body;
    const resourceIds = call.body.with?.map((id) => privateId('bookingResource', id));
    try {
      return await inTx(actor, (tx) =>
        once(tx, keyOf(call, orgId, channel.id), 200, async () => {
          await moveOwn(tx, { orgId, bookingId, start: new Date(start), resourceIds, fee });
          return shownBooking(await ownOf(tx, orgId, bookingId), spokenBy(call, channel), tx.now);
        }),
      );
    } catch (error) {
      throw slotRefusal(error) ?? error;
    }
  }),
  route(contract.getMyBookingCalendar, async (call) => {
    const { channel, actor } = await shopOf(call);
    const id = privateId('booking', call.params.id);
    const locale = spokenBy(call, channel);
    return inTx(actor, async (tx) => {
      const row = await ownOf(tx, channel.org_id, id);
      const event = eventOf(row, { locale, home: homeOf(channel, call) });
      return new Answer(200, calendarOf([event], { name: '', now: tx.now }), icsHeaders('booking.ics'));
    });
  }),
];
