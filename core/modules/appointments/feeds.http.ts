// Secret addresses of calendars: made, voided, and read by calendar programs.
import * as contract from '#contracts/booking.ts';
import * as sellers from '#contracts/calendar.ts';
import { record } from '#modules/audit/index.ts';
import { BookingError, resourceById } from '#modules/booking/index.ts';
import { hashToken, newToken } from '#modules/identity/index.ts';
import { channelAt, homeOf, inLocale, shopOf, staffActor } from '#modules/organizations/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { gate } from '#platform/gate.ts';
import { Answer, route } from '#platform/http/route.ts';
import { newId, privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import {
  addFeed,
  type BookedRow,
  dropFeed,
  feedByToken,
  feedOfPerson,
  feedsOfSeller,
  past,
  soldBetween,
  soldBooking,
  touchFeed,
  upcoming,
} from './appointments.sql.ts';
import { isSigned } from './calendar-link.ts';
import { calendarOf, eventOf, icsHeaders } from './icalendar.ts';

const MOST_EVENTS = 500;
const DAY_MS = 86_400_000;
/** What a seller's feed shows around today. */
const BEHIND_MS = 30 * DAY_MS;
const AHEAD_MS = 180 * DAY_MS;

const shownFeed = (row: { id: Uuid; created_at: Date; read_at: Date | null }) => ({
  id: publicId('bookingFeed', row.id),
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});

/** Makes an address for a person's or a resource's calendar in place of the one there was. */
async function makeFeed(tx: Tx, of: { orgId: Uuid; userId: Uuid | null; resourceId: Uuid | null }, base: string) {
  const token = newToken();
  const id = newId();
  const { orgId, userId, resourceId } = of;
  tx.send(dropFeed, [orgId, userId, resourceId]);
  tx.send(addFeed, [orgId, id, hashToken(token), tx.now, userId, resourceId]);
  return { id: publicId('bookingFeed', id), url: `${base}/v1/calendars/${token}.ics`, createdAt: tx.now.toISOString() };
}

const myRoutes = [
  route(contract.getMyFeed, async (call) => {
    const { channel, actor } = await shopOf(call);
    const row = await inTx(actor, (tx) => tx.row(feedOfPerson, [channel.org_id, actor.userId]));
    return { feed: row ? shownFeed(row) : null };
  }),
  route(contract.createMyFeed, async (call) => {
    // Whoever acts in a person's name takes no key to their calendar away.
    if (call.principal.impersonatorId) throw PlatformError('FORBIDDEN');
    const { channel, actor } = await shopOf(call);
    const of = { orgId: channel.org_id, userId: actor.userId, resourceId: null };
    return inTx(actor, (tx) => makeFeed(tx, of, homeOf(channel, call)));
  }),
  route(contract.revokeMyFeed, async (call) => {
    const { channel, actor } = await shopOf(call);
    await inTx(actor, async (tx) => tx.send(dropFeed, [channel.org_id, actor.userId, null]));
  }),
];

const sellerRoutes = [
  route(sellers.listFeeds, async (call) => {
    const actor = staffActor(call);
    const rows = await inTx(actor, (tx) => tx.rows(feedsOfSeller, [actor.orgId]));
    return { items: rows.map((row) => ({ ...shownFeed(row), resourceId: publicId('bookingResource', row.resource_id) })) };
  }),
  route(sellers.createFeed, async (call) => {
    const actor = staffActor(call);
    const resourceId = privateId('bookingResource', call.params.id);
    const home = homeOf(await channelAt(call.host), call);
    return inTx(actor, async (tx) => {
      if (!(await tx.row(resourceById, [actor.orgId, resourceId]))) throw BookingError('RESOURCE_NOT_FOUND');
      await record(tx, { orgId: actor.orgId, action: 'calendar.feed_created', subject: { type: 'resource', id: resourceId } });
      return makeFeed(tx, { orgId: actor.orgId, userId: null, resourceId }, home);
    });
  }),
  route(sellers.revokeFeed, async (call) => {
    const actor = staffActor(call);
    const resourceId = privateId('bookingResource', call.params.id);
    await inTx(actor, async (tx) => {
      if (!(await tx.row(resourceById, [actor.orgId, resourceId]))) throw BookingError('RESOURCE_NOT_FOUND');
      tx.send(dropFeed, [actor.orgId, null, resourceId]);
      await record(tx, { orgId: actor.orgId, action: 'calendar.feed_revoked', subject: { type: 'resource', id: resourceId } });
    });
  }),
];

/** Programs read whole calendars, and many of them at the full hour. */
const reading = gate({ atOnce: 2, waiting: 50, refusal: () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '30' } }) });

interface Calendar {
  rows: BookedRow[];
  home: boolean;
  now: Date;
}

async function read(token: string): Promise<Calendar> {
  return inTx(systemActor, async (tx) => {
    const feed = await tx.row(feedByToken, [hashToken(token)]);
    if (!feed) throw PlatformError('NOT_FOUND');
    const { org_id: orgId, user_id: userId, resource_id: resourceId } = feed;
    if (!feed.read_at || feed.read_at.toDateString() !== tx.now.toDateString()) tx.send(touchFeed, [orgId, feed.id, tx.now]);
    if (resourceId) {
      const window = [new Date(tx.now.getTime() - BEHIND_MS), new Date(tx.now.getTime() + AHEAD_MS)];
      return { rows: await tx.rows(soldBetween, [orgId, ...window, true, tx.now, resourceId]), home: false, now: tx.now };
    }
    const of = [orgId, userId, null, tx.now, null, null];
    const [next, before] = await Promise.all([tx.rows(upcoming, [...of, MOST_EVENTS]), tx.rows(past, [...of, MOST_EVENTS / 5])]);
    return { rows: [...next, ...before], home: true, now: tx.now };
  });
}

const publicRoutes = [
  route(contract.getBookingFile, async (call) => {
    const channel = await channelAt(call.host);
    const [seller, id] = [privateId('organization', call.query.seller), privateId('booking', call.params.id)];
    if (!isSigned({ seller, id }, call.query.signature)) throw BookingError('BOOKING_NOT_FOUND');
    return inTx(systemActor, async (tx) => {
      const row = await tx.row(soldBooking, [seller, id]);
      if (!row) throw BookingError('BOOKING_NOT_FOUND');
      const event = eventOf(row, { locale: row.locale, home: homeOf(channel, call) });
      return new Answer(200, calendarOf([event], { name: '', now: tx.now }), icsHeaders('booking.ics'));
    });
  }),
  route(contract.readFeed, async (call) => {
    const channel = await channelAt(call.host);
    const { rows, home, now } = await reading(() => read(call.params.token.slice(0, -4)));
    const locale = channel.default_locale;
    const at = { locale, home: home ? homeOf(channel, call) : null };
    const body = calendarOf(
      rows.map((row) => eventOf(row, at)),
      { name: inLocale(channel.name, locale, locale), now },
    );
    return new Answer(200, body, icsHeaders('bookings.ics'));
  }),
];

export const feedRoutes = [...myRoutes, ...sellerRoutes, ...publicRoutes];
