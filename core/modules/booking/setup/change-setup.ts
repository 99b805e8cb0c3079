// What sellers do to their hours, people and services, each with its entry in the audit chain and a new version of what is shown.
import { record } from '#modules/audit/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { BookingError } from '../booking.errors.ts';
import { addServiceResources } from '../booking.sql.ts';
import {
  addException,
  addResource,
  addSchedule,
  addService,
  changeSchedule,
  type NewSchedule,
  type NewService,
  readService,
} from '../change-schedule.ts';
import { writeInstant } from '../zones.ts';
import {
  changeResource,
  changeService,
  countChange,
  countResources,
  countSchedules,
  dropServiceResources,
  isBookable,
  kindOfOffer,
  removeException,
  renameSchedule,
  resourceById,
  resourcesAmong,
  type ResourceViewRow,
  scheduleById,
  type ScheduleViewRow,
  serviceById,
  type ServiceViewRow,
} from './setup.sql.ts';

/** Of each, in one organization. */
const MOST = 500;
type TypeName = 'schedule' | 'resource' | 'service';

async function write(
  tx: Tx,
  orgId: Uuid,
  done: { action: string; type: TypeName; id: Uuid; before?: object; after?: object },
): Promise<void> {
  tx.send(countChange, [orgId]);
  const { action, type, id, ...what } = done;
  await record(tx, { orgId, action, subject: { type, id }, ...(what as object) });
}

async function scheduleOf(tx: Tx, orgId: Uuid, id: Uuid): Promise<ScheduleViewRow> {
  const row = await tx.row(scheduleById, [orgId, id]);
  if (!row) throw BookingError('SCHEDULE_NOT_FOUND');
  return row;
}

/** @throws Refusal as `addSchedule`, TOO_MANY_SCHEDULES */
export async function createSchedule(tx: Tx, orgId: Uuid, given: NewSchedule): Promise<ScheduleViewRow> {
  takeTurn(tx, 'schedules', orgId);
  const { many = 0 } = (await tx.row(countSchedules, [orgId])) ?? {};
  if (many >= MOST) throw BookingError('TOO_MANY_SCHEDULES', { facts: { most: MOST } });
  const id = addSchedule(tx, orgId, given);
  const row = await scheduleOf(tx, orgId, id);
  await write(tx, orgId, { action: 'schedule.created', type: 'schedule', id, after: heard(row) });
  return row;
}

const heard = ({ name, zone, openings }: ScheduleViewRow): object => ({ name, zone, openings });

/** @throws Refusal as `changeSchedule` */
export async function rewriteSchedule(tx: Tx, orgId: Uuid, id: Uuid, given: NewSchedule): Promise<ScheduleViewRow> {
  const before = await scheduleOf(tx, orgId, id);
  await changeSchedule(tx, orgId, { id, ...given });
  tx.send(renameSchedule, [orgId, id, given.name]);
  const after = await scheduleOf(tx, orgId, id);
  await write(tx, orgId, { action: 'schedule.changed', type: 'schedule', id, before: heard(before), after: heard(after) });
  return after;
}

/** @throws Refusal SCHEDULE_NOT_FOUND, and as `addException` */
export async function except(
  tx: Tx,
  orgId: Uuid,
  given: { scheduleId: Uuid; kind: 'closed' | 'open'; from: string; until: string },
): Promise<Uuid> {
  await scheduleOf(tx, orgId, given.scheduleId);
  const id = await addException(tx, orgId, given);
  const { kind, from, until } = given;
  await write(tx, orgId, { action: 'schedule.exception_added', type: 'schedule', id: given.scheduleId, after: { kind, from, until } });
  return id;
}

/** @throws Refusal EXCEPTION_NOT_FOUND */
export async function dropException(tx: Tx, orgId: Uuid, at: { scheduleId: Uuid; id: Uuid }): Promise<void> {
  if (!(await tx.row(removeException, [orgId, at.scheduleId, at.id]))) throw BookingError('EXCEPTION_NOT_FOUND');
  await write(tx, orgId, { action: 'schedule.exception_removed', type: 'schedule', id: at.scheduleId, before: { exception: at.id } });
}

/** @throws Refusal SCHEDULE_NOT_FOUND, TOO_MANY_RESOURCES */
export async function createResource(
  tx: Tx,
  orgId: Uuid,
  given: { kind: 'staff' | 'room' | 'equipment'; name: string; scheduleId: Uuid },
): Promise<ResourceViewRow> {
  await scheduleOf(tx, orgId, given.scheduleId);
  takeTurn(tx, 'booking resources', orgId);
  const { many = 0 } = (await tx.row(countResources, [orgId])) ?? {};
  if (many >= MOST) throw BookingError('TOO_MANY_RESOURCES', { facts: { most: MOST } });
  const id = addResource(tx, orgId, given);
  const { kind } = given;
  await write(tx, orgId, { action: 'resource.created', type: 'resource', id, after: { kind, schedule: given.scheduleId } });
  return { id, kind, name: given.name, schedule_id: given.scheduleId, active: true };
}

/** @throws Refusal RESOURCE_NOT_FOUND, SCHEDULE_NOT_FOUND */
export async function updateResource(
  tx: Tx,
  orgId: Uuid,
  id: Uuid,
  change: { name?: string | undefined; scheduleId?: Uuid | undefined; active?: boolean | undefined },
): Promise<ResourceViewRow> {
  if (change.scheduleId) await scheduleOf(tx, orgId, change.scheduleId);
  const before = await tx.row(resourceById, [orgId, id]);
  const after = await tx.row(changeResource, [orgId, id, change.name ?? null, change.scheduleId ?? null, change.active ?? null]);
  if (!before || !after) throw BookingError('RESOURCE_NOT_FOUND');
  const told = ({ schedule_id: schedule, active }: ResourceViewRow): object => ({ schedule, active });
  await write(tx, orgId, { action: 'resource.changed', type: 'resource', id, before: told(before), after: told(after) });
  return after;
}

/** What a service names has to be the seller's own. */
async function requireOwn(
  tx: Tx,
  orgId: Uuid,
  named: { scheduleId?: Uuid | null | undefined; needs?: Uuid[][] | undefined },
): Promise<void> {
  if (named.scheduleId) await scheduleOf(tx, orgId, named.scheduleId);
  const ids = [...new Set(named.needs?.flat())];
  if (ids.length > 0 && (await tx.row(resourcesAmong, [orgId, ids]))?.many !== ids.length) throw BookingError('RESOURCE_NOT_FOUND');
}

/** @throws Refusal OFFER_NOT_BOOKABLE, SERVICE_EXISTS, SCHEDULE_NOT_FOUND, RESOURCE_NOT_FOUND, and as `addService` */
export async function createService(tx: Tx, orgId: Uuid, given: NewService): Promise<Uuid> {
  if ((await tx.row(kindOfOffer, [orgId, given.offerId]))?.kind !== 'service') throw BookingError('OFFER_NOT_BOOKABLE');
  await requireOwn(tx, orgId, given);
  if (await tx.row(isBookable, [orgId, given.offerId])) throw BookingError('SERVICE_EXISTS');
  const id = addService(tx, orgId, given);
  await write(tx, orgId, { action: 'service.created', type: 'service', id, after: { offer: given.offerId } });
  return id;
}

export type ServiceChange = Partial<Omit<NewService, 'offerId'>> & { active?: boolean };

/** @throws Refusal SERVICE_NOT_FOUND, and as `createService` */
export async function updateService(tx: Tx, orgId: Uuid, id: Uuid, change: ServiceChange): Promise<void> {
  const before = await tx.row(serviceById, [orgId, id]);
  if (!before) throw BookingError('SERVICE_NOT_FOUND');
  await requireOwn(tx, orgId, change);
  const { active = before.active, ...given } = change;
  const kept = serviceOf(before);
  const after = readService({ ...kept, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) });
  tx.send(changeService, [
    orgId,
    id,
    after.zone,
    after.scheduleId,
    after.durationMinutes,
    after.beforeMinutes,
    after.afterMinutes,
    after.stepMinutes,
    after.offsetMinutes,
    after.leadMinutes,
    after.horizonDays,
    after.capacity,
    JSON.stringify(after.policy),
    active,
    after.autoConfirm,
  ]);
  if (given.needs) {
    tx.send(dropServiceResources, [orgId, id]);
    const resources = after.needs.flatMap((need, at) => need.map((resource) => ({ resource, at })));
    tx.send(addServiceResources, [orgId, id, resources.map(({ resource }) => resource), resources.map(({ at }) => at)]);
  }
  const changed = Object.keys(change).filter((field) => change[field as keyof ServiceChange] !== undefined);
  await write(tx, orgId, { action: 'service.changed', type: 'service', id, after: { changed, active, at: writeInstant(tx.now) } });
}

const serviceOf = (row: ServiceViewRow): NewService => ({
  offerId: row.offer_id,
  zone: row.zone,
  scheduleId: row.schedule_id,
  durationMinutes: row.duration_minutes,
  beforeMinutes: row.before_minutes,
  afterMinutes: row.after_minutes,
  stepMinutes: row.step_minutes,
  offsetMinutes: row.offset_minutes,
  leadMinutes: row.lead_minutes,
  horizonDays: row.horizon_days,
  capacity: row.capacity,
  policy: row.policy as NewService['policy'],
  autoConfirm: row.auto_confirm,
  needs: row.needs,
});
