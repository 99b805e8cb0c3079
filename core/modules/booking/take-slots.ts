// Taking time and the ways it ends: confirmed and then served or missed, released, expired. All are idempotent.
import type { Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { BookingError } from './booking.errors.ts';
import { BookingConfirmed, BookingEnded, type BookingFact, BookingMarked } from './booking.events.ts';
import { type BookingRow, bookingsOfLines, confirmBookings, endBookings, markBookings, takeSlots } from './booking.sql.ts';
import { choosing, type LoadedPlan, loadPlan, outOfReach } from './load-plan.ts';
import { missing, type Policy, type Terms } from './policy.ts';
import { verdictOn } from './slots.ts';
import { MINUTE_MS, writeLocal, zoneNamed } from './zones.ts';

export interface WantedSlot {
  lineId: Uuid;
  sellerOrgId: Uuid;
  offerId: Uuid;
  start: Date;
  seats: number;
  /** Whom or what the buyer chose; absent is whoever is free. */
  resourceIds?: readonly Uuid[] | undefined;
}

export interface ForOrder {
  orgId: Uuid;
  orderId: Uuid;
}

/** A time as the database's functions take it. */
export interface Want extends Record<string, unknown> {
  org: Uuid;
  booking: Uuid;
  line: Uuid;
}

/**
 * Holds times for an order's lines until `expiresAt`, all or none; null is for good. The taking itself is sent right before the commit,
 * after stock, so that everybody takes in one order; a time that somebody took meanwhile fails the commit with what `slotRefusal` understands.
 * @throws Refusal SERVICE_NOT_FOUND, SLOT_NOT_OFFERED, SLOT_TOO_SOON, SLOT_TOO_FAR, SEATS_NOT_OFFERED, SLOT_TAKEN
 */
export function hold(tx: Tx, order: ForOrder, wanted: readonly WantedSlot[], expiresAt: Date | null): void {
  tx.finish(async () => {
    const wants: { want: Want; key: string }[] = [];
    for (const each of wanted) {
      const want = await wantOf(tx, order, each, expiresAt);
      wants.push({ want, key: `${takingKey({ ...each, orgId: want.org, serviceId: String(want.service) })} ${want.line}` });
    }
    wants.sort((one, other) => (one.key < other.key ? -1 : 1));
    await tx.rows(takeSlots, [JSON.stringify(wants.map(({ want }) => want)), tx.now]);
  });
}

/**
 * Seats and resources are taken in one order, whatever order a cart has. Who chose somebody comes first: who takes anybody must not take them
 * away from a line of the same cart.
 */
export const takingKey = (of: { orgId: Uuid; serviceId: Uuid; start: Date; resourceIds?: readonly Uuid[] | undefined }): string =>
  `${of.resourceIds?.length ? 0 : 1} ${of.orgId} ${of.serviceId} ${of.start.toISOString()}`;

async function wantOf(tx: Tx, order: ForOrder, wanted: WantedSlot, expiresAt: Date | null): Promise<Want> {
  const start = wanted.start.getTime();
  const refused = outOfReach(start, tx.now.getTime());
  if (refused) throw BookingError(refused);
  const plan = await loadPlan(tx, { orgId: wanted.sellerOrgId, offerId: wanted.offerId }, { from: start, until: start + 1 });
  if (!plan) throw BookingError('SERVICE_NOT_FOUND');
  return {
    ...wantAt(plan, { ...wanted, now: tx.now.getTime() }),
    line: wanted.lineId,
    order_org: order.orgId,
    order_id: order.orderId,
    state: expiresAt ? 'held' : 'confirmed',
    expires: expiresAt,
    policy: plan.policy,
    reschedules: 0,
    moved_from: null,
  };
}

/** What to take for a start, if it can be booked. @throws Refusal as `hold` */
export function wantAt(
  plan: LoadedPlan,
  input: { start: Date; seats: number; resourceIds?: readonly Uuid[] | undefined; now: number },
): { org: Uuid; booking: Uuid } & Record<string, unknown> {
  const { rules, service } = plan;
  const start = input.start.getTime();
  const chosen = choosing(plan, input.resourceIds ?? []);
  if (!chosen) throw BookingError('SLOT_NOT_OFFERED');
  const verdict = verdictOn(chosen, { start, seats: input.seats, now: input.now });
  if ('refused' in verdict) throw BookingError(verdict.refused);
  const end = start + rules.durationMinutes * MINUTE_MS;
  return {
    org: service.org_id,
    service: service.id,
    booking: newId(),
    session: newId(),
    starts: new Date(start),
    ends: new Date(end),
    blocked_from: new Date(start - rules.beforeMinutes * MINUTE_MS),
    blocked_until: new Date(end + rules.afterMinutes * MINUTE_MS),
    seats: input.seats,
    zone: rules.zone,
    local_start: writeLocal(zoneNamed(rules.zone).localOf(start)),
    needs: verdict.candidates(),
  };
}

/** The refusal behind a failed hold or move, or undefined when the error is another one. */
export function slotRefusal(error: unknown): Error | undefined {
  const { code, detail, constraint } = error as { code?: string; detail?: string; constraint?: string };
  if (code === 'TS002') {
    const lines = JSON.parse(detail ?? '[]') as Uuid[];
    return BookingError('SLOT_TAKEN', { facts: { lines: lines.map((line) => publicId('orderLine', line)) } });
  }
  if (code === '23P01' && constraint === 'claims_never_overlap') return BookingError('SLOT_TAKEN');
  if (code?.startsWith('SLOT_') || code === 'SEATS_NOT_OFFERED' || code === 'SERVICE_NOT_FOUND') return error as Error;
  return undefined;
}

export const factOf = (
  row: Omit<BookingRow, 'offer_id' | 'policy' | 'ends_at' | 'zone' | 'seats' | 'state' | 'expires_at' | 'reschedules' | 'fees_due_minor'>,
): BookingFact => ({
  bookingId: row.id,
  serviceId: row.service_id,
  startsAt: row.starts_at.toISOString(),
  orderOrgId: row.order_org_id,
  orderId: row.order_id,
  lineId: row.line_id,
});

/** The bookings that lines of an order have now. */
export const bookingsOf = (tx: Tx, order: ForOrder, lineIds: readonly Uuid[]): Promise<BookingRow[]> =>
  tx.rows(bookingsOfLines, [order.orgId, order.orderId, lineIds]);

/**
 * Paid for: the holds no longer wait for a clock. One that has lapsed is kept, too, as long as nobody else took its time.
 * @throws Refusal HOLD_LAPSED when a line's time is not held any more; the commit fails
 */
export async function confirm(tx: Tx, order: ForOrder, lineIds: readonly Uuid[]): Promise<void> {
  for (const row of await bookingsOf(tx, order, lineIds))
    if (row.state === 'held') tx.emit(BookingConfirmed, { orgId: row.org_id, aggregateId: row.id, payload: factOf(row) });
  tx.finish(async () => {
    const done = await tx.row(confirmBookings, [order.orgId, order.orderId, lineIds]);
    if (lineIds.some((id) => !done?.lines.includes(id))) throw BookingError('HOLD_LAPSED');
  });
}

/** The time goes back to what can be booked. Sent right before the commit, as everything that touches it. */
export async function giveBack(tx: Tx, order: ForOrder, lineIds: readonly Uuid[], how: 'released' | 'expired'): Promise<void> {
  for (const row of await bookingsOf(tx, order, lineIds)) {
    if (row.state === 'held' || row.state === 'confirmed')
      tx.emit(BookingEnded, { orgId: row.org_id, aggregateId: row.id, payload: { ...factOf(row), how } });
  }
  tx.finish(async () => {
    await tx.rows(endBookings, [order.orgId, order.orderId, lineIds, how, tx.now]);
  });
}

/** What of a booking its terms go by. */
export type HeldTerms = Pick<BookingRow, 'state' | 'starts_at' | 'ends_at' | 'zone' | 'reschedules' | 'fees_due_minor' | 'policy'>;

const termsOf = (row: HeldTerms, paidMinor: bigint): Terms => ({
  state: row.state,
  start: row.starts_at.getTime(),
  end: row.ends_at.getTime(),
  zone: row.zone,
  reschedules: row.reschedules,
  paidMinor,
  feesDueMinor: row.fees_due_minor,
});

/** What a booking's own policy goes by. */
export const policyOf = (row: HeldTerms, paidMinor: bigint): { policy: Policy; terms: Terms } => ({
  policy: row.policy as Policy,
  terms: termsOf(row, paidMinor),
});

/** Says how confirmed bookings went, once they have begun; a no-show after the policy's grace. @throws Refusal NOT_OVER_YET */
export async function mark(tx: Tx, order: ForOrder, lineIds: readonly Uuid[], how: 'served' | 'no_show'): Promise<void> {
  const rows = (await bookingsOf(tx, order, lineIds)).filter((row) => row.state === 'confirmed');
  for (const row of rows) {
    const { policy, terms } = policyOf(row, 0n);
    const early = how === 'no_show' ? !missing(policy, terms, tx.now.getTime()).allowed : row.starts_at > tx.now;
    if (early) throw BookingError('NOT_OVER_YET');
    tx.emit(BookingMarked, { orgId: row.org_id, aggregateId: row.id, payload: { ...factOf(row), how } });
  }
  if (rows.length > 0) tx.send(markBookings, [order.orgId, order.orderId, rows.map((row) => row.line_id), how, tx.now]);
}
