// What orders ask about the bookings of their lines: what could be had together, whether it is still held, what ending it would cost.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { autoConfirmed, claimWaits, lapsedBookings } from './for-orders.sql.ts';
import type { Interval } from './intervals.ts';
import { choosing, type LoadedPlan, loadPlan, outOfReach } from './load-plan.ts';
import { cancellation, type Decision, missing } from './policy.ts';
import { verdictOn } from './slots.ts';
import { bookingsOf, type ForOrder, policyOf, takingKey } from './take-slots.ts';
import { MINUTE_MS } from './zones.ts';

export interface AskedSlot {
  orgId: Uuid;
  offerId: Uuid;
  start: Date;
  seats: number;
  resourceIds?: readonly Uuid[] | undefined;
}

/** What lines before took in the thought of a taking: resources' time, and seats left of groups by service and start. */
interface Thought {
  busy: Map<Uuid, Interval[]>;
  left: Map<string, number>;
}

/**
 * Places that each start could give if all were taken one after the other, in the order asked: 0 where none can be booked. Thinks in the order in
 * which `hold` takes, and as it does takes the first of those who are free.
 */
export async function seatsTogether(tx: Tx, asked: readonly AskedSlot[]): Promise<number[]> {
  const now = tx.now.getTime();
  const plans = await Promise.all(
    asked.map(async ({ orgId, offerId, start, resourceIds = [] }) => {
      const at = start.getTime();
      if (outOfReach(at, now)) return undefined;
      const plan = await loadPlan(tx, { orgId, offerId }, { from: at, until: at + 1 });
      return plan && choosing(plan, resourceIds);
    }),
  );
  const keys = asked.map((slot, at) => (plans[at] ? takingKey({ ...slot, serviceId: plans[at].service.id }) : ''));
  const order = keys.map((key, at) => ({ key, at })).toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  const thought: Thought = { busy: new Map(), left: new Map() };
  const found = asked.map(() => 0);
  for (const { at } of order) {
    const [plan, slot] = [plans[at], asked[at]];
    if (plan && slot) found[at] = think(plan, { start: slot.start.getTime(), seats: slot.seats, now }, thought);
  }
  return found;
}

function think(plan: LoadedPlan, input: { start: number; seats: number; now: number }, thought: Thought): number {
  const { start, seats } = input;
  const group = `${plan.service.id} ${start}`;
  const left = thought.left.get(group);
  const needs = plan.needs.map((need) => need.map((each) => ({ ...each, busy: [...each.busy, ...(thought.busy.get(each.id) ?? [])] })));
  const groups = left === undefined ? plan.groups : new Map(plan.groups).set(start, left);
  const verdict = verdictOn({ ...plan, needs, groups }, { ...input, seats: 1 });
  if (!('slot' in verdict)) return 0;
  const { slot } = verdict;
  if (slot.seats < seats) return slot.seats;
  if (plan.rules.capacity > 1) thought.left.set(group, slot.seats - seats);
  const { beforeMinutes, afterMinutes } = plan.rules;
  const blocked = { from: start - beforeMinutes * MINUTE_MS, until: slot.end + afterMinutes * MINUTE_MS };
  for (const [id] of slot.free) if (id) thought.busy.set(id, [...(thought.busy.get(id) ?? []), blocked]);
  return slot.seats;
}

/** Of an order's lines those whose time is held no more. What is held still, is so until the commit. */
export async function lapsedLines(tx: Tx, order: ForOrder, lineIds: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  const row = await tx.row(lapsedBookings, [order.orgId, order.orderId, lineIds]);
  return new Set(row?.lines);
}

/** Offers of these that need no word of their seller once they are paid. */
export async function confirmedByThemselves(tx: Tx, offers: { sellerOrgId: Uuid; offerId: Uuid }[]): Promise<ReadonlySet<Uuid>> {
  const rows = await tx.rows(autoConfirmed, [offers.map(({ sellerOrgId }) => sellerOrgId), offers.map(({ offerId }) => offerId)]);
  return new Set(rows.map(({ offer_id: id }) => id));
}

/** What calling off and staying away would cost now, by line, each on the terms it was booked with. A line that is paid counts as confirmed. */
export async function endingTerms(
  tx: Tx,
  order: ForOrder,
  lines: readonly { lineId: Uuid; paidMinor: bigint }[],
): Promise<Map<Uuid, { cancel: Decision; miss: Decision }>> {
  const rows = await bookingsOf(
    tx,
    order,
    lines.map(({ lineId }) => lineId),
  );
  const at = tx.now.getTime();
  return new Map(
    rows.map((row) => {
      const paidMinor = lines.find(({ lineId }) => lineId === row.line_id)?.paidMinor ?? 0n;
      const { policy, terms } = policyOf({ ...row, state: row.state === 'held' ? 'confirmed' : row.state }, paidMinor);
      return [row.line_id, { cancel: cancellation(policy, terms, at), miss: missing(policy, terms, at) }];
    }),
  );
}

/** What a guest waits for in a shop, a person waits for. */
export const giveWaits = (tx: Tx, orgId: Uuid, from: { guest: string; userId: Uuid }): void =>
  tx.send(claimWaits, [orgId, from.guest, from.userId]);
