// What sellers set up, over HTTP: schedules with exceptions, resources, services.
import * as contract from '#contracts/calendar.ts';
import { inLocale, staffActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { BookingError } from '../booking.errors.ts';
import { exceptionRefusal } from '../change-schedule.ts';
import { Policy } from '../policy.ts';
import * as act from './change-setup.ts';
import {
  type ExceptionRow,
  exceptionsOf,
  resourcePage,
  type ResourceViewRow,
  scheduleById,
  schedulePage,
  type ScheduleViewRow,
  serviceById,
  servicePage,
  type ServiceViewRow,
} from './setup.sql.ts';

const shownSchedule = ({ id, ...row }: ScheduleViewRow) => ({ id: publicId('bookingSchedule', id), ...row });
export const shownException = (row: ExceptionRow) => ({
  id: publicId('bookingException', row.id),
  kind: row.kind,
  from: row.from_local,
  until: row.until_local,
});
export const shownResource = (row: ResourceViewRow) => ({
  id: publicId('bookingResource', row.id),
  kind: row.kind,
  name: row.name,
  scheduleId: publicId('bookingSchedule', row.schedule_id),
  active: row.active,
});
const shownService = (row: ServiceViewRow) => ({
  id: publicId('bookingService', row.id),
  offerId: publicId('offer', row.offer_id),
  title: inLocale(row.title, 'en', 'en'),
  variant: row.variant,
  active: row.active,
  zone: row.zone,
  scheduleId: row.schedule_id ? publicId('bookingSchedule', row.schedule_id) : null,
  durationMinutes: row.duration_minutes,
  beforeMinutes: row.before_minutes,
  afterMinutes: row.after_minutes,
  stepMinutes: row.step_minutes,
  offsetMinutes: row.offset_minutes,
  leadMinutes: row.lead_minutes,
  horizonDays: row.horizon_days,
  capacity: row.capacity,
  policy: Policy.parse(row.policy),
  autoConfirm: row.auto_confirm,
  needs: row.needs.map((need) => need.map((id) => publicId('bookingResource', id))),
});

/** A page of rows that come in the order of their ids, the newest first. */
function byId<Row extends { id: Uuid }, Out>(rows: Row[], limit: number, show: (row: Row) => Out) {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(show), nextCursor: last ? writeCursor([last.id]) : null };
}

const scheduleRoutes = [
  route(contract.listSchedules, async (call) => {
    const { orgId, ...actor } = staffActor(call);
    const [after = null] = readCursor(call.query.cursor, ['uuid']);
    const rows = await inTx({ ...actor, orgId }, (tx) => tx.rows(schedulePage, [orgId, after, call.query.limit + 1]));
    return byId(rows, call.query.limit, shownSchedule);
  }),
  route(contract.createSchedule, async (call) => {
    const actor = staffActor(call);
    return inTx(actor, async (tx) => shownSchedule(await act.createSchedule(tx, actor.orgId, call.body)));
  }),
  route(contract.changeSchedule, async (call) => {
    const actor = staffActor(call);
    const id = privateId('bookingSchedule', call.params.id);
    return inTx(actor, async (tx) => shownSchedule(await act.rewriteSchedule(tx, actor.orgId, id, call.body)));
  }),
  route(contract.listExceptions, async (call) => {
    const actor = staffActor(call);
    const id = privateId('bookingSchedule', call.params.id);
    return inTx(actor, async (tx) => {
      if (!(await tx.row(scheduleById, [actor.orgId, id]))) throw BookingError('SCHEDULE_NOT_FOUND');
      const rows = await tx.rows(exceptionsOf, [actor.orgId, id, call.query.after ?? null]);
      return { items: rows.map(shownException) };
    });
  }),
  route(contract.addException, async (call) => {
    const actor = staffActor(call);
    const scheduleId = privateId('bookingSchedule', call.params.id);
    try {
      const id = await inTx(actor, (tx) => act.except(tx, actor.orgId, { scheduleId, ...call.body }));
      return { id: publicId('bookingException', id), ...call.body };
    } catch (error) {
      throw exceptionRefusal(error) ?? error;
    }
  }),
  route(contract.removeException, async (call) => {
    const actor = staffActor(call);
    const scheduleId = privateId('bookingSchedule', call.params.id);
    const id = privateId('bookingException', call.params.exceptionId);
    await inTx(actor, (tx) => act.dropException(tx, actor.orgId, { scheduleId, id }));
  }),
];

const resourceRoutes = [
  route(contract.listResources, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const [name = null, id = null] = readCursor(cursor, ['string', 'uuid']);
    const rows = await inTx(actor, (tx) => tx.rows(resourcePage, [actor.orgId, name, id, limit + 1]));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items: rows.slice(0, limit).map(shownResource), nextCursor: last ? writeCursor([last.name, last.id]) : null };
  }),
  route(contract.createResource, async (call) => {
    const actor = staffActor(call);
    const { kind, name } = call.body;
    const scheduleId = privateId('bookingSchedule', call.body.scheduleId);
    return inTx(actor, async (tx) => shownResource(await act.createResource(tx, actor.orgId, { kind, name, scheduleId })));
  }),
  route(contract.updateResource, async (call) => {
    const actor = staffActor(call);
    const { scheduleId, ...given } = call.body;
    const change = { ...given, scheduleId: scheduleId && privateId('bookingSchedule', scheduleId) };
    const id = privateId('bookingResource', call.params.id);
    return inTx(actor, async (tx) => shownResource(await act.updateResource(tx, actor.orgId, id, change)));
  }),
];

type GivenService = Partial<{ scheduleId: string | null; needs: string[][] }>;

/** Ids of a service's body as ours. */
const privately = ({ scheduleId, needs }: GivenService) => ({
  ...(scheduleId === undefined ? {} : { scheduleId: scheduleId === null ? null : privateId('bookingSchedule', scheduleId) }),
  ...(needs === undefined ? {} : { needs: needs.map((need) => need.map((id) => privateId('bookingResource', id))) }),
});

const serviceRoutes = [
  route(contract.listServices, async (call) => {
    const actor = staffActor(call);
    const [after = null] = readCursor(call.query.cursor, ['uuid']);
    const rows = await inTx(actor, (tx) => tx.rows(servicePage, [actor.orgId, after, call.query.limit + 1]));
    return byId(rows, call.query.limit, shownService);
  }),
  route(contract.createService, async (call) => {
    const actor = staffActor(call);
    const { offerId, needs, ...given } = call.body;
    const made = { ...given, ...privately({ ...given, needs }), offerId: privateId('offer', offerId) } as never;
    return inTx(actor, async (tx) =>
      shownService(await found(tx.row(serviceById, [actor.orgId, await act.createService(tx, actor.orgId, made)]))),
    );
  }),
  route(contract.updateService, async (call) => {
    const actor = staffActor(call);
    const id = privateId('bookingService', call.params.id);
    return inTx(actor, async (tx) => {
      await act.updateService(tx, actor.orgId, id, { ...call.body, ...privately(call.body) });
      return shownService(await found(tx.row(serviceById, [actor.orgId, id])));
    });
  }),
];

async function found(asked: Promise<ServiceViewRow | undefined>): Promise<ServiceViewRow> {
  const row = await asked;
  if (!row) throw BookingError('SERVICE_NOT_FOUND');
  return row;
}

export const setupRoutes = [...scheduleRoutes, ...resourceRoutes, ...serviceRoutes];
