// Booked time over HTTP for who shops: the times of an offer, live, and the queues for full ones.
import * as contract from '#contracts/booking.ts';
import { anybodyIn, channelAt, inLocale, shopOf, spokenBy } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { Answer, type Call, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { BookingError } from '../booking.errors.ts';
import { join, leave } from '../waits.ts';
import { writeInstant, writeLocal, zoneNamed } from '../zones.ts';
import { nextStart, sellerOf, showMonth } from './month.ts';
import { myWaits, ownWait, type WaitViewRow } from './shop.sql.ts';
import { streamOf } from './versions.ts';

/** Reads that are the same for everybody run as nobody in particular. */
async function anybodyAt(call: Call) {
  const channel = await channelAt(call.host);
  return { channel, actor: anybodyIn(channel, call) };
}

const idsOf = (list: string | undefined): Uuid[] => list?.split(',').map((id) => privateId('bookingResource', id)) ?? [];

const timeRoutes = [
  route(contract.getSlots, async (call) => {
    const { channel, actor } = await anybodyAt(call);
    const { month, zone, with: chosen } = call.query;
    const body = await showMonth(actor, channel, {
      offerId: privateId('offer', call.params.id),
      month,
      zone,
      resourceIds: idsOf(chosen),
    });
    return new Answer(200, body, { 'cache-control': 'no-store' });
  }),
  route(contract.getNextSlot, async (call) => {
    const { channel, actor } = await anybodyAt(call);
    const { from, with: chosen, seats } = call.query;
    const start = await nextStart(actor, channel, {
      offerId: privateId('offer', call.params.id),
      from: from ? Date.parse(from) : 0,
      resourceIds: idsOf(chosen),
      seats,
    });
    return { start: start === null ? null : writeInstant(start) };
  }),
  route(contract.followSlots, async (call) => {
    const { channel, actor } = await anybodyAt(call);
    const offerId = privateId('offer', call.params.id);
    const { orgId, version } = await inTx(actor, (tx) => sellerOf(tx, channel, offerId));
    return streamOf({ orgId, offerId }, 'slots', { version: Number(version), known: knownTo(call), address: call.ip });
  }),
];

/** What a client that lost its connection heard last. */
export const knownTo = ({ headers }: Pick<Call, 'headers'>): string | undefined => {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? id : undefined;
};

const shownWait = (row: WaitViewRow, locale: string, fallback: string) => ({
  id: publicId('bookingWait', row.id),
  offerId: publicId('offer', row.offer_id),
  title: inLocale(row.title, locale, fallback),
  productSlug: row.slug,
  start: writeInstant(row.starts_at),
  zone: row.zone,
  local: writeLocal(zoneNamed(row.zone).localOf(row.starts_at.getTime())),
  seats: row.seats,
  state: row.state,
  since: row.joined_at.toISOString(),
});

const waitRoutes = [
  route(contract.listMyWaits, async (call) => {
    const { channel, actor } = await shopOf(call);
    const rows = await inTx(actor, (tx) => tx.rows(myWaits, [channel.org_id, actor.userId, actor.guest, tx.now, null]));
    const locale = spokenBy(call, channel);
    return { items: rows.map((row) => shownWait(row, locale, channel.default_locale)) };
  }),
  route(contract.joinWait, async (call) => {
    const { channel, actor } = await shopOf(call);
    const offerId = privateId('offer', call.params.id);
    return inTx(actor, async (tx) => {
      const { orgId } = await sellerOf(tx, channel, offerId);
      const id = await join(tx, { orgId, offerId }, { start: new Date(call.body.start), seats: call.body.seats });
      const row = await tx.row(myWaits, [channel.org_id, actor.userId, actor.guest, tx.now, id]);
      if (!row) throw BookingError('WAIT_NOT_FOUND');
      return shownWait(row, spokenBy(call, channel), channel.default_locale);
    });
  }),
  route(contract.leaveWait, async (call) => {
    const { channel, actor } = await shopOf(call);
    const waitId = privateId('bookingWait', call.params.id);
    await inTx(actor, async (tx) => {
      const wait = await tx.row(ownWait, [channel.org_id, actor.userId, actor.guest, waitId]);
      if (!wait) throw BookingError('WAIT_NOT_FOUND');
      leave(tx, wait.org_id, waitId);
    });
  }),
];

export const slotRoutes = [...timeRoutes, ...waitRoutes];
