// Moving a booking to another time, and what that and calling it off would cost.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { BookingError } from './booking.errors.ts';
import { BookingMoved } from './booking.events.ts';
import { type BookingRow, claimsOfBooking, countMove, moveBooking } from './booking.sql.ts';
import { freeing, type LoadedPlan, loadPlan, outOfReach } from './load-plan.ts';
import { cancellation, type Decision, rescheduling } from './policy.ts';
import { bookingsOf, factOf, type ForOrder, policyOf, wantAt } from './take-slots.ts';

/** The booking of an order's line. @throws Refusal BOOKING_NOT_FOUND */
export async function bookingOf(tx: Tx, order: ForOrder, lineId: Uuid): Promise<BookingRow> {
  const [row] = await bookingsOf(tx, order, [lineId]);
  if (!row) throw BookingError('BOOKING_NOT_FOUND');
  return row;
}

/** What calling off and moving would cost now, with the reasons: to be shown before anybody confirms. */
export async function termsNow(
  tx: Tx,
  order: ForOrder,
  line: { lineId: Uuid; paidMinor: bigint },
): Promise<{ cancel: Decision; reschedule: Decision }> {
  const { policy, terms } = policyOf(await bookingOf(tx, order, line.lineId), line.paidMinor);
  const at = tx.now.getTime();
  return { cancel: cancellation(policy, terms, at), reschedule: rescheduling(policy, terms, at) };
}

export interface Moving {
  lineId: Uuid;
  start: Date;
  paidMinor: bigint;
  resourceIds?: readonly Uuid[];
  /** The seller moves without fee, notice or count; the buyer under the policy the booking was made with. */
  mover: 'buyer' | 'staff';
}

/**
 * Takes the new time before anybody can have the old one; when it can't be had, nothing changed. Answers the fee in minor units.
 * @throws Refusal BOOKING_NOT_FOUND, BOOKING_ENDED, RESCHEDULE_NOT_ALLOWED with reasons, and as `hold`; a time that was taken meanwhile
 * fails as `slotRefusal` understands
 */
export async function reschedule(tx: Tx, order: ForOrder, moving: Moving): Promise<{ feeMinor: bigint; bookingId: Uuid }> {
  const old = await bookingOf(tx, order, moving.lineId);
  if ((old.state !== 'held' && old.state !== 'confirmed') || (old.expires_at && old.expires_at <= tx.now))
    throw BookingError('BOOKING_ENDED');
  const { policy, terms } = policyOf(old, moving.paidMinor);
  const decision = rescheduling(policy, terms, tx.now.getTime());
  if (moving.mover === 'buyer' && !decision.allowed) throw BookingError('RESCHEDULE_NOT_ALLOWED', { facts: { reasons: decision.reasons } });
  if (moving.start.getTime() === old.starts_at.getTime() && !moving.resourceIds)
    throw BookingError('RESCHEDULE_NOT_ALLOWED', { facts: { reasons: [{ code: 'same_time' }] } });
  const refused = outOfReach(moving.start.getTime(), tx.now.getTime());
  if (refused) throw BookingError(refused);
  const plan = await planBesides(tx, old, moving.start);
  const want = wantAt(plan, { start: moving.start, seats: old.seats, resourceIds: moving.resourceIds, now: tx.now.getTime() });
  tx.emit(BookingMoved, {
    orgId: old.org_id,
    aggregateId: want.booking,
    payload: {
      ...factOf({ ...old, id: want.booking, starts_at: moving.start }),
      fromBookingId: old.id,
      fromStartsAt: old.starts_at.toISOString(),
      resourceIds: moving.resourceIds ? [...moving.resourceIds] : null,
    },
  });
  const whole = {
    ...want,
    line: old.line_id,
    order_org: old.order_org_id,
    order_id: old.order_id,
    state: old.state,
    expires: old.expires_at,
    policy: old.policy,
    reschedules: old.reschedules + 1,
    moved_from: old.id,
  };
  // Nothing else of this transaction is scarce, so it need not wait for the end as `hold` does.
  const done = await tx.row(moveBooking, [old.id, JSON.stringify(whole), tx.now]);
  if (!done?.moved) throw BookingError('BOOKING_ENDED');
  const own = moving.mover === 'buyer';
  const feeMinor = own ? decision.feeMinor : 0n;
  tx.send(countMove, [old.org_id, want.booking, old.fees_due_minor + feeMinor, old.reschedules + (own ? 1 : 0)]);
  return { feeMinor, bookingId: want.booking };
}

/** The plan around a new start in which the booking's own time is free, as it will be. */
async function planBesides(tx: Tx, old: BookingRow, start: Date): Promise<LoadedPlan> {
  const at = start.getTime();
  const [plan, own] = await Promise.all([
    loadPlan(tx, { orgId: old.org_id, offerId: old.offer_id }, { from: at, until: at + 1 }),
    tx.row(claimsOfBooking, [old.org_id, old.id]),
  ]);
  if (!plan) throw BookingError('SERVICE_NOT_FOUND');
  if (!own || own.others) return own ? withSeats(plan, old) : plan;
  const groups = new Map(plan.groups);
  groups.delete(old.starts_at.getTime());
  const freed = freeing(plan, {
    from: own.blocked_from.getTime(),
    until: own.blocked_until.getTime(),
    resources: new Set(own.resources),
  });
  return { ...freed, groups };
}

/** A group that goes on without the booking has its seats again. */
function withSeats(plan: LoadedPlan, old: BookingRow): LoadedPlan {
  const start = old.starts_at.getTime();
  const left = plan.groups.get(start);
  return left === undefined ? plan : { ...plan, groups: new Map(plan.groups).set(start, left + old.seats) };
}
