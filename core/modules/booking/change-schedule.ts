// What sellers set up: schedules, exceptions, resources, services. Checked here, so that slots never meet what they can't use.
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { z } from 'zod';
import { BookingError } from './booking.errors.ts';
import {
  addException as insertException,
  addResource as insertResource,
  addSchedule as insertSchedule,
  addService as insertService,
  addServiceResources,
  beginVersion,
  changeOpenings,
} from './booking.sql.ts';
import { confirmByItself } from './for-orders.sql.ts';
import { readOpenings } from './openings.ts';
import { Policy } from './policy.ts';
import { DAY_MS, readLocal, zoneNamed } from './zones.ts';

/** In one schedule; only those near a window are ever read for it. */
const MOST_EXCEPTIONS = 1_000;
const LONGEST_EXCEPTION_MS = 400 * DAY_MS;

export interface NewSchedule {
  name: string;
  zone: string;
  openings: unknown;
}

/** @throws Refusal ZONE_NOT_KNOWN, and as `readOpenings` */
export function addSchedule(tx: Tx, orgId: Uuid, given: NewSchedule): Uuid {
  zoneNamed(given.zone);
  const id = newId();
  tx.send(insertSchedule, [orgId, id, given.name, given.zone, JSON.stringify(readOpenings(given.openings))]);
  return id;
}

/** Puts other hours in place. What is booked stays booked. @throws Refusal SCHEDULE_NOT_FOUND, ZONE_NOT_KNOWN, and as `readOpenings` */
export async function changeSchedule(tx: Tx, orgId: Uuid, given: Omit<NewSchedule, 'name'> & { id: Uuid }): Promise<void> {
  zoneNamed(given.zone);
  const changed = await tx.row(changeOpenings, [orgId, given.id, given.zone, JSON.stringify(readOpenings(given.openings))]);
  if (!changed) throw BookingError('SCHEDULE_NOT_FOUND');
}

/**
 * Closes a schedule for a time, or opens it for extra hours; local times of its zone.
 * @throws Refusal LOCAL_TIME_NOT_RIGHT, SCHEDULE_NOT_RIGHT, TOO_MANY_EXCEPTIONS; one that overlaps another fails as `exceptionRefusal` understands
 */
export async function addException(
  tx: Tx,
  orgId: Uuid,
  given: { scheduleId: Uuid; kind: 'closed' | 'open'; from: string; until: string },
): Promise<Uuid> {
  const length = readLocal(given.until) - readLocal(given.from);
  if (length <= 0 || length > LONGEST_EXCEPTION_MS) throw BookingError('SCHEDULE_NOT_RIGHT', { facts: { field: 'until' } });
  takeTurn(tx, 'schedule exceptions', given.scheduleId);
  const row = await tx.row(insertException, [orgId, newId(), given.scheduleId, given.kind, given.from, given.until, MOST_EXCEPTIONS]);
  if (!row) throw BookingError('TOO_MANY_EXCEPTIONS', { facts: { most: MOST_EXCEPTIONS } });
  return row.id;
}

/** The refusal behind an exception that could not be added, or undefined when the error is another one. */
export function exceptionRefusal(error: unknown): Error | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23P01' && constraint === 'exceptions_never_overlap') return BookingError('EXCEPTION_OVERLAPS');
  if (code === '23503') return BookingError('SCHEDULE_NOT_FOUND');
  return undefined;
}

export function addResource(tx: Tx, orgId: Uuid, given: { kind: 'staff' | 'room' | 'equipment'; name: string; scheduleId: Uuid }): Uuid {
  const id = newId();
  tx.send(insertResource, [orgId, id, given.kind, given.name, given.scheduleId]);
  return id;
}

const Service = z
  .strictObject({
    offerId: z.uuid(),
    zone: z.string(),
    scheduleId: z.uuid().nullable().default(null),
    durationMinutes: z.int().min(5).max(1_440),
    beforeMinutes: z.int().min(0).max(720).default(0),
    afterMinutes: z.int().min(0).max(720).default(0),
    stepMinutes: z.int().min(5).max(1_440),
    offsetMinutes: z.int().min(0).max(1_439).default(0),
    leadMinutes: z.int().min(0).max(525_600).default(0),
    horizonDays: z.int().min(1).max(730),
    capacity: z.int().min(1).max(1_000).default(1),
    policy: Policy,
    /** Paying confirms it; else the seller does. */
    autoConfirm: z.boolean().default(false),
    /** One of each list is needed at the same time; a resource stands in one list only. */
    needs: z.array(z.array(z.uuid()).min(1).max(100)).min(1).max(4),
  })
  .refine((given) => given.offsetMinutes < given.stepMinutes, { path: ['offsetMinutes'], message: 'It is longer than a step' })
  .refine((given) => new Set(given.needs.flat()).size === given.needs.flat().length, { path: ['needs'], message: 'One serves two needs' });
export type NewService = z.input<typeof Service>;

export type ReadService = z.output<typeof Service>;

/** Checks what a seller says of a service. @throws Refusal SCHEDULE_NOT_RIGHT with the field, ZONE_NOT_KNOWN */
export function readService(given: NewService): ReadService {
  const read = Service.safeParse(given);
  if (!read.success) throw BookingError('SCHEDULE_NOT_RIGHT', { facts: { field: read.error.issues[0]?.path.join('.') ?? '' } });
  zoneNamed(read.data.zone);
  return read.data;
}

/** Makes an offer bookable. @throws Refusal as `readService` */
export function addService(tx: Tx, orgId: Uuid, given: NewService): Uuid {
  const service = readService(given);
  const id = newId();
  tx.send(insertService, [
    orgId,
    id,
    service.offerId,
    service.zone,
    service.scheduleId,
    service.durationMinutes,
    service.beforeMinutes,
    service.afterMinutes,
    service.stepMinutes,
    service.offsetMinutes,
    service.leadMinutes,
    service.horizonDays,
    service.capacity,
    JSON.stringify(service.policy),
  ]);
  const resources = service.needs.flatMap((need, at) => need.map((resource) => ({ resource, at })));
  tx.send(addServiceResources, [orgId, id, resources.map(({ resource }) => resource), resources.map(({ at }) => at)]);
  tx.send(beginVersion, [orgId, service.offerId]);
  if (service.autoConfirm) tx.send(confirmByItself, [orgId, id, true]);
  return id;
}
