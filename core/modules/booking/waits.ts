// The queue for a time that is full: joining, leaving, and telling who is next when it is free. Nothing is held for who was told.
import { inTx, systemActor, takeTurn, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { BookingError } from './booking.errors.ts';
import { WaitTold } from './booking.events.ts';
import { joinWaits, leaveWaits, lockTime, offerOfService, tellNext as tellNextStatement, waitedFor } from './booking.sql.ts';
import { loadPlan, outOfReach } from './load-plan.ts';
import { verdictOn } from './slots.ts';
import { MINUTE_MS } from './zones.ts';

/** Times that one person can wait for at once. */
const MOST_WAITS = 20;
/** Who was told has so long before the next is. */
const TURN_MS = 15 * MINUTE_MS;

/** Puts whoever acts in the queue of a time that is taken. @throws Refusal SERVICE_NOT_FOUND, WAIT_NOT_NEEDED, TOO_MANY_WAITS, and as `hold` for times not offered */
export async function join(tx: Tx, at: { orgId: Uuid; offerId: Uuid }, wanted: { start: Date; seats: number }): Promise<Uuid> {
  const start = wanted.start.getTime();
  const refused = outOfReach(start, tx.now.getTime());
  if (refused) throw BookingError(refused);
  const plan = await loadPlan(tx, at, { from: start, until: start + 1 });
  if (!plan) throw BookingError('SERVICE_NOT_FOUND');
  const verdict = verdictOn(plan, { start, seats: wanted.seats, now: tx.now.getTime() });
  if ('slot' in verdict) throw BookingError('WAIT_NOT_NEEDED');
  if (verdict.refused !== 'SLOT_TAKEN') throw BookingError(verdict.refused);
  const { shopId, userId, guest } = tx.actor;
  takeTurn(tx, 'waits', `${shopId} ${userId ?? guest}`);
  const joined = await tx.row(joinWaits, [
    at.orgId,
    newId(),
    plan.service.id,
    wanted.start,
    wanted.seats,
    shopId,
    userId,
    userId ? null : guest,
    tx.now,
    MOST_WAITS,
  ]);
  if (!joined) throw BookingError('TOO_MANY_WAITS', { facts: { most: MOST_WAITS } });
  return joined.id;
}

/** Takes somebody out of the queue, once however often. */
export const leave = (tx: Tx, orgId: Uuid, waitId: Uuid): void => tx.send(leaveWaits, [orgId, waitId]);

/** Tells the first in the queue that a time can be booked, if it can. True when somebody was told. */
export async function tellNext(tx: Tx, slot: { orgId: Uuid; serviceId: Uuid; start: Date }): Promise<boolean> {
  tx.send(lockTime, [slot.orgId, slot.start]);
  const service = await tx.row(offerOfService, [slot.orgId, slot.serviceId]);
  if (!service) return false;
  const start = slot.start.getTime();
  if (outOfReach(start, tx.now.getTime())) return false;
  const plan = await loadPlan(tx, { orgId: slot.orgId, offerId: service.offer_id }, { from: start, until: start + 1 });
  const verdict = plan && verdictOn(plan, { start, seats: 1, now: tx.now.getTime() });
  if (!verdict || !('slot' in verdict)) return false;
  const next = await tx.row(tellNextStatement, [
    slot.orgId,
    slot.serviceId,
    slot.start,
    verdict.slot.seats,
    tx.now,
    new Date(tx.now.getTime() - TURN_MS),
  ]);
  if (!next) return false;
  tx.emit(WaitTold, {
    orgId: slot.orgId,
    aggregateId: next.id,
    payload: { waitId: next.id, serviceId: slot.serviceId, startsAt: slot.start.toISOString(), shopOrgId: next.shop_org_id },
  });
  return true;
}

const BATCH = 100;

/** Looks at the times that somebody waits for: what freed itself, or what nobody booked though somebody was told. */
export async function sweepWaits(): Promise<void> {
  const slots = await inTx(systemActor, (tx) => tx.rows(waitedFor, [tx.now, BATCH]));
  for (const slot of slots) {
    await inTx(systemActor, (tx) => tellNext(tx, { orgId: slot.org_id, serviceId: slot.service_id, start: slot.starts_at })).catch(
      (error: unknown) => log.error({ err: error, service: slot.service_id }, 'could not tell who waits'),
    );
  }
}
