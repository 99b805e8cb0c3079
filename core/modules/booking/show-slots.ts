// Which times of a service can be booked, as people see them.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { BookingError } from './booking.errors.ts';
import type { Interval } from './intervals.ts';
import { choosing, loadPlan, outOfReach } from './load-plan.ts';
import { type Slot, slotsIn, verdictOn } from './slots.ts';
import { DAY_MS } from './zones.ts';

/** A month with the days around it that a calendar shows. */
const MOST_WINDOW_MS = 45 * DAY_MS;

export interface ShownSlots {
  serviceId: Uuid;
  /** The zone whose wall clock the seller means. */
  zone: string;
  slots: Slot[];
}

/** The bookable starts of an offer in a window of at most 45 days; what is longer is cut. @throws Refusal SERVICE_NOT_FOUND */
export async function showSlots(tx: Tx, at: { orgId: Uuid; offerId: Uuid }, window: Interval): Promise<ShownSlots> {
  const from = Math.max(window.from, tx.now.getTime());
  const cut = { from, until: window.until > from ? Math.min(window.until, from + MOST_WINDOW_MS) : from };
  if (outOfReach(from, tx.now.getTime())) cut.from = cut.until = tx.now.getTime();
  const plan = await loadPlan(tx, at, cut);
  if (!plan) throw BookingError('SERVICE_NOT_FOUND');
  return { serviceId: plan.service.id, zone: plan.rules.zone, slots: slotsIn(plan, cut, tx.now.getTime()) };
}

/** Places that each start could still give, in the order asked: 0 where none can be booked, undefined for what is not for booking at all. */
export async function seatsAt(
  tx: Tx,
  wanted: readonly { orgId: Uuid; offerId: Uuid; start: Date; resourceIds?: readonly Uuid[] | undefined }[],
): Promise<(number | undefined)[]> {
  const now = tx.now.getTime();
  return Promise.all(
    wanted.map(async ({ orgId, offerId, start, resourceIds = [] }) => {
      const instant = start.getTime();
      if (outOfReach(instant, now)) return 0;
      const plan = await loadPlan(tx, { orgId, offerId }, { from: instant, until: instant + 1 });
      const chosen = plan && choosing(plan, resourceIds);
      if (!plan || !chosen) return plan && 0;
      const verdict = verdictOn(chosen, { start: instant, seats: 1, now });
      return 'slot' in verdict ? verdict.slot.seats : 0;
    }),
  );
}
