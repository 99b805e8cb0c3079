// The seller's calendar over HTTP: what is booked and who is there, moved by hand, followed live.
import * as contract from '#contracts/calendar.ts';
import { record } from '#modules/audit/index.ts';
import {
  BookingError,
  peopleBetween,
  reschedule,
  slotRefusal,
  streamOf,
  versionOf,
  knownTo,
  writeInstant,
} from '#modules/booking/index.ts';
import { staffActor } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { soldBetween, soldBooking, type SoldRow } from './appointments.sql.ts';
import { paidOf, shownSold } from './shown.ts';

const DAY_MS = 86_400_000;

async function soldOf(tx: Tx, orgId: Uuid, id: Uuid): Promise<SoldRow> {
  const row = await tx.row(soldBooking, [orgId, id]);
  if (!row) throw BookingError('BOOKING_NOT_FOUND');
  return row;
}

const seesBuyers = ({ principal }: { principal: { permissions: ReadonlySet<string> } }): boolean =>
  principal.permissions.has('orders.read');

/** @throws Refusal BOOKING_NOT_FOUND, and as `reschedule` */
async function moveSold(tx: Tx, orgId: Uuid, asked: { id: Uuid; start: Date; resourceIds: Uuid[] | undefined }): Promise<void> {
  const row = await soldOf(tx, orgId, asked.id);
  const { start, resourceIds } = asked;
  const order = { orgId: row.order_org_id, orderId: row.order_id };
  await reschedule(tx, order, {
    lineId: row.line_id,
    start,
    paidMinor: paidOf(row),
    mover: 'staff',
    ...(resourceIds ? { resourceIds } : {}),
  });
  await record(tx, {
    orgId,
    action: 'booking.moved',
    subject: { type: 'booking', id: row.id },
    before: { start: writeInstant(row.starts_at) },
    after: { start: writeInstant(start) },
  });
}

const bookingsAt = (rows: readonly SoldRow[], at: { resource: Uuid; from: Date }): string[] =>
  rows
    .filter((row) => row.blocked_from.getTime() === at.from.getTime() && row.resources.some(({ id }) => id === at.resource))
    .map(({ id }) => publicId('booking', id));

const stretch = ({ from, until }: { from: number; until: number }) => ({ from: writeInstant(from), until: writeInstant(until) });

export const calendarRoutes = [
  route(contract.getCalendar, async (call) => {
    const actor = staffActor(call);
    const from = new Date(call.query.from);
    const until = new Date(from.getTime() + call.query.days * DAY_MS);
    const resourceId = call.query.resourceId ? privateId('bookingResource', call.query.resourceId) : null;
    return inTx(actor, async (tx) => {
      const [version, rows, people] = await Promise.all([
        versionOf(tx, { orgId: actor.orgId, offerId: null }),
        tx.rows(soldBetween, [actor.orgId, from, until, call.query.ended === 'true', tx.now, resourceId]),
        peopleBetween(tx, { orgId: actor.orgId, resourceId }, { from: from.getTime(), until: until.getTime() }),
      ]);
      if (resourceId && people.length === 0) throw BookingError('RESOURCE_NOT_FOUND');
      return {
        from: writeInstant(from),
        until: writeInstant(until),
        resources: people.map(({ id, open, claims, ...person }) => ({
          ...person,
          id: publicId('bookingResource', id),
          open: open.map(stretch),
          claims: claims.map((claim) => ({
            ...stretch(claim),
            bookingIds: bookingsAt(rows, { resource: id, from: new Date(claim.from) }),
          })),
        })),
        bookings: rows.map((row) => shownSold(row, seesBuyers(call))),
        version,
      };
    });
  }),
  route(contract.followCalendar, async (call) => {
    const topic = { orgId: staffActor(call).orgId, offerId: null };
    const version = await inTx(staffActor(call), (tx) => versionOf(tx, topic));
    return streamOf(topic, 'calendar', { version, known: knownTo(call), address: null });
  }),
  route(contract.getBooking, async (call) => {
    const actor = staffActor(call);
    const id = privateId('booking', call.params.id);
    return inTx(actor, async (tx) => shownSold(await soldOf(tx, actor.orgId, id), seesBuyers(call)));
  }),
  route(contract.moveBooking, async (call) => {
    const actor = staffActor(call);
    const { orgId } = actor;
    const id = privateId('booking', call.params.id);
    const resourceIds = call.body.with?.map((each) => privateId('bookingResource', each));
    try {
      return await inTx(actor, (tx) =>
        once(tx, keyOf(call, orgId, 'staff'), 200, async () => {
          await moveSold(tx, orgId, { id, start: new Date(call.body.start), resourceIds });
          return shownSold(await soldOf(tx, orgId, id), seesBuyers(call));
        }),
      );
    } catch (error) {
      throw slotRefusal(error) ?? error;
    }
  }),
];
