// The times of a month as a shop shows them: computed once for all who ask, kept while the offer's version stands.
import type { getSlots } from '#contracts/booking.ts';
import type { Channel } from '#modules/organizations/index.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { gate } from '#platform/gate.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import type { z } from 'zod';
import { BookingError } from '../booking.errors.ts';
import { choosing, type LoadedPlan, loadPlan, outOfReach } from '../load-plan.ts';
import { type Slot, slotsIn, timesIn } from '../slots.ts';
import { DAY_MS, writeInstant, writeLocal, type Zone, zoneNamed } from '../zones.ts';
import { offerOnSale } from './shop.sql.ts';

type Shown = z.input<NonNullable<typeof getSlots.response>>;

export interface MonthAsked {
  offerId: Uuid;
  /** `2026-11`. */
  month: string;
  zone: string | undefined;
  resourceIds: readonly Uuid[];
}

/** Of so long a time slots are looked for at once. */
const STRETCH_MS = 45 * DAY_MS;
/** Holds lapse and notice runs out without anybody changing anything. */
const KEEP_MS = 5_000;
const MOST_KEPT = 500;

const kept = new Map<string, { version: bigint; until: number; body: Promise<string> }>();
/** Whoever asks for ever other months may not take every connection. */
const atOnce = gate({ atOnce: 4, waiting: 60, refusal: () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '1' } }) });

/** The seller of an offer that can be booked in a channel, and how often its times changed. @throws Refusal SERVICE_NOT_FOUND */
export async function sellerOf(tx: Tx, channel: Channel, offerId: Uuid): Promise<{ orgId: Uuid; version: bigint }> {
  const found = await tx.row(offerOnSale, [channel.sellers, offerId]);
  if (!found) throw BookingError('SERVICE_NOT_FOUND');
  return { orgId: found.org_id, version: found.version };
}

/** The month as JSON. @throws Refusal SERVICE_NOT_FOUND, ZONE_NOT_KNOWN, RESOURCE_NOT_FOUND, TOO_BUSY */
export async function showMonth(actor: Actor, channel: Channel, asked: MonthAsked): Promise<string> {
  const zone = asked.zone === undefined ? '' : zoneNamed(asked.zone).id;
  const { orgId, version } = await inTx(actor, (tx) => sellerOf(tx, channel, asked.offerId));
  const key = [channel.id, asked.offerId, asked.month, zone, ...asked.resourceIds].join(' ');
  const found = kept.get(key);
  if (found && found.version === version && found.until > Date.now()) return found.body;
  const body = atOnce(() => inTx(actor, async (tx) => JSON.stringify(await monthOf(tx, { orgId, version }, asked))));
  const entry = { version, until: Date.now() + KEEP_MS, body };
  kept.delete(key);
  kept.set(key, entry);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  body.catch(() => kept.get(key) === entry && kept.delete(key));
  return body;
}

async function monthOf(tx: Tx, at: { orgId: Uuid; version: bigint }, asked: MonthAsked): Promise<Shown> {
  const now = tx.now.getTime();
  const [year = 0, month = 0] = asked.month.split('-').map(Number);
  const windowIn = (zone: Zone) => {
    const until = zone.edge(Date.UTC(year, month, 1));
    const from = Math.max(zone.edge(Date.UTC(year, month - 1, 1)), now);
    return from >= until || outOfReach(from, now) ? { from: now, until: now } : { from, until };
  };
  // Without a zone it is the seller's, which only the service says; its month begins within a day of any other's.
  const wide = windowIn(zoneNamed(asked.zone ?? 'UTC'));
  const nothing = wide.until === wide.from;
  const read = asked.zone ? wide : { from: Math.max(wide.from - DAY_MS, now), until: nothing ? now : wide.until + DAY_MS };
  const plan = await loadPlan(tx, { orgId: at.orgId, offerId: asked.offerId }, read);
  if (!plan) throw BookingError('SERVICE_NOT_FOUND');
  const chosen = choosing(plan, asked.resourceIds);
  if (!chosen) throw BookingError('RESOURCE_NOT_FOUND');
  const zone = zoneNamed(asked.zone ?? plan.rules.zone);
  return {
    offerId: publicId('offer', asked.offerId),
    month: asked.month,
    zone: asked.zone ? zone.id : plan.rules.zone,
    service: {
      zone: plan.rules.zone,
      durationMinutes: plan.rules.durationMinutes,
      leadMinutes: plan.rules.leadMinutes,
      horizonDays: plan.rules.horizonDays,
      capacity: plan.rules.capacity,
      policy: plan.policy,
    },
    resources: plan.resources.map(({ id, name, kind, need }) => ({ id: publicId('bookingResource', id), name, kind, need })),
    days: daysOf(plan, timesIn(chosen, windowIn(zone), now), zone),
    version: Number(at.version),
  };
}

function daysOf(plan: LoadedPlan, slots: readonly Slot[], zone: Zone): Shown['days'] {
  const own = zoneNamed(plan.rules.zone);
  const places = new Map(plan.resources.map(({ id }, place) => [id, place]));
  const shown = slots.map((slot) => ({
    start: writeInstant(slot.start),
    end: writeInstant(slot.end),
    local: writeLocal(zone.localOf(slot.start)),
    sellerLocal: writeLocal(own.localOf(slot.start)),
    seats: slot.seats,
    free: slot.free.flat().map((id) => places.get(id) ?? 0),
  }));
  return [...Map.groupBy(shown, ({ local }) => local.slice(0, 10))].map(([date, of]) => ({ date, slots: of }));
}

/** The first start from an instant on with so many places, as far ahead as can be booked. @throws Refusal SERVICE_NOT_FOUND, RESOURCE_NOT_FOUND */
export async function nextStart(
  actor: Actor,
  channel: Channel,
  asked: { offerId: Uuid; from: number; resourceIds: readonly Uuid[]; seats: number },
): Promise<number | null> {
  return atOnce(() =>
    inTx(actor, async (tx) => {
      const now = tx.now.getTime();
      const { orgId } = await sellerOf(tx, channel, asked.offerId);
      for (let from = Math.max(asked.from, now); ; from += STRETCH_MS) {
        if (outOfReach(from, now)) return null;
        const window = { from, until: from + STRETCH_MS };
        const plan = await loadPlan(tx, { orgId, offerId: asked.offerId }, window);
        if (!plan) throw BookingError('SERVICE_NOT_FOUND');
        const chosen = choosing(plan, asked.resourceIds);
        if (!chosen) throw BookingError('RESOURCE_NOT_FOUND');
        const found = slotsIn(chosen, window, now).find(({ seats }) => seats >= asked.seats);
        if (found) return found.start;
        if (window.until > now + (plan.rules.horizonDays + 2) * DAY_MS) return null;
      }
    }),
  );
}
