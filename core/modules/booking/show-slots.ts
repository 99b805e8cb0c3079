// Which times of a service can be booked, as people see them.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { BookingError } from './booking.errors.ts';
import type { Interval } from './intervals.ts';
import { loadPlan } from './load-plan.ts';
import { type Slot, slotsIn } from './slots.ts';
import { DAY_MS } from './zones.ts';

/** A month with the days around it that a calendar shows. */
export const MOST_WINDOW_MS = 45 * DAY_MS;

export interface ShownSlots {
  serviceId: Uuid;
  /** The zone whose wall clock the seller means. */
  zone: string;
  slots: Slot[];
}

/** The bookable starts of an offer in a window of at most 45 days; what is longer is cut. @throws Refusal SERVICE_NOT_FOUND */
export async function showSlots(tx: Tx, at: { orgId: Uuid; offerId: Uuid }, window: Interval): Promise<ShownSlots> {
  const from = Math.max(window.from, tx.now.getTime());
  const cut = { from, until: Math.min(window.until, from + MOST_WINDOW_MS) };
  const plan = await loadPlan(tx, at, cut);
  if (!plan) throw BookingError('SERVICE_NOT_FOUND');
  return { serviceId: plan.service.id, zone: plan.rules.zone, slots: slotsIn(plan, cut, tx.now.getTime()) };
}

/** Places that each start could still give, for lines that name one; a start that can't be booked is not in the map. */
export async function seatsAt(
  tx: Tx,
  wanted: readonly { orgId: Uuid; offerId: Uuid; start: Date }[],
): Promise<{ offerId: Uuid; start: Date; seats: number }[]> {
  const found: { offerId: Uuid; start: Date; seats: number }[] = [];
  for (const { orgId, offerId, start } of wanted) {
    const instant = start.getTime();
    const plan = await loadPlan(tx, { orgId, offerId }, { from: instant, until: instant + 1 });
    const slot = plan && slotsIn(plan, { from: instant, until: instant + 1 }, tx.now.getTime())[0];
    if (slot) found.push({ offerId, start, seats: slot.seats });
  }
  return found;
}
