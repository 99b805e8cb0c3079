// Booked time as sellers run it: services, who and what they need, hours and exceptions, the calendar.
import { z } from 'zod';
import { AskedInstant, BookingPolicy, BookingState, CalendarFeed, Instant, Local, NewFeed, ResourceKind, ZoneName } from './booking.ts';
import { operation } from './operation.ts';
import { line, Money, PageQuery, pageOf, text, typeId } from './shapes.ts';

const read = { tag: 'Calendar', permission: 'booking.read' } as const;
const write = { tag: 'Calendar', permission: 'booking.write' } as const;

const Opening = z.strictObject({
  /** The first day and the time of day. */
  starts: Local,
  minutes: z.number().int().min(1).max(1_440),
  /** RFC 5545, by day, week, month or year; null is that day alone. */
  rrule: z.string().max(500).nullable(),
});
const Exception = z
  .object({ id: typeId('bex'), kind: z.enum(['closed', 'open']), from: Local, until: Local })
  .meta({ id: 'ScheduleException' });
const scheduleFields = { name: line(120), zone: ZoneName, openings: z.array(Opening).max(16) };
export const Schedule = z
  .object({
    id: typeId('bsc'),
    name: z.string(),
    zone: z.string(),
    openings: z.array(z.object({ starts: z.string(), minutes: z.number().int(), rrule: z.string().nullable() })),
    /** Resources and services that go by it. */
    uses: z.number().int(),
  })
  .meta({ id: 'Schedule' });
const ScheduleId = z.strictObject({ id: typeId('bsc') });

export const listSchedules = operation({
  ...read,
  id: 'listSchedules',
  method: 'GET',
  path: '/v1/admin/schedules',
  summary: 'Hours that people, rooms and services go by.',
  query: PageQuery,
  response: pageOf(Schedule),
});
export const createSchedule = operation({
  ...write,
  id: 'createSchedule',
  method: 'POST',
  path: '/v1/admin/schedules',
  summary: 'Write hours down: local times of a zone, repeated by RFC 5545 rules.',
  body: z.strictObject(scheduleFields),
  response: Schedule,
  status: 201,
});
export const changeSchedule = operation({
  ...write,
  id: 'changeSchedule',
  method: 'PUT',
  path: '/v1/admin/schedules/:id',
  summary: 'Put other hours in place. What is booked stays booked.',
  params: ScheduleId,
  body: z.strictObject(scheduleFields),
  response: Schedule,
});
export const listExceptions = operation({
  ...read,
  id: 'listScheduleExceptions',
  method: 'GET',
  path: '/v1/admin/schedules/:id/exceptions',
  summary: 'Closed times and extra hours that end after a local time, in order, at most 1,000.',
  params: ScheduleId,
  query: z.strictObject({ after: Local.optional() }),
  response: z.object({ items: z.array(Exception) }),
});
export const addException = operation({
  ...write,
  id: 'addScheduleException',
  method: 'POST',
  path: '/v1/admin/schedules/:id/exceptions',
  summary: 'Close a schedule for a time or open it for extra hours, which win. Two of a kind never overlap.',
  params: ScheduleId,
  body: z.strictObject({ kind: z.enum(['closed', 'open']), from: Local, until: Local }),
  response: Exception,
  status: 201,
});
export const removeException = operation({
  ...write,
  id: 'removeScheduleException',
  method: 'DELETE',
  path: '/v1/admin/schedules/:id/exceptions/:exceptionId',
  summary: 'Take a closed time or extra hours out.',
  params: z.strictObject({ id: typeId('bsc'), exceptionId: typeId('bex') }),
  status: 204,
});

export const Resource = z
  .object({ id: typeId('bkr'), kind: ResourceKind, name: z.string(), scheduleId: typeId('bsc'), active: z.boolean() })
  .meta({ id: 'BookingResource' });
const ResourceId = z.strictObject({ id: typeId('bkr') });
export const listResources = operation({
  ...read,
  id: 'listResources',
  method: 'GET',
  path: '/v1/admin/resources',
  summary: 'People, rooms and machines that can be busy, by name.',
  query: PageQuery,
  response: pageOf(Resource),
});
export const createResource = operation({
  ...write,
  id: 'createResource',
  method: 'POST',
  path: '/v1/admin/resources',
  summary: 'Add somebody or something that can be busy.',
  body: z.strictObject({ kind: ResourceKind, name: line(120), scheduleId: typeId('bsc') }),
  response: Resource,
  status: 201,
});
export const updateResource = operation({
  ...write,
  id: 'updateResource',
  method: 'PATCH',
  path: '/v1/admin/resources/:id',
  summary: 'Change a name or hours, or archive with `active: false`: nothing new is booked then, and what is booked stays.',
  params: ResourceId,
  body: z.strictObject({ name: line(120).optional(), scheduleId: typeId('bsc').optional(), active: z.boolean().optional() }),
  response: Resource,
});

const serviceFields = {
  zone: ZoneName,
  /** Hours of the service itself, within its resources'; null is whenever they are there. */
  scheduleId: typeId('bsc').nullable(),
  durationMinutes: z.number().int().min(5).max(1_440),
  /** Set aside before and after. */
  beforeMinutes: z.number().int().min(0).max(720),
  afterMinutes: z.number().int().min(0).max(720),
  /** Starts are at minutes of the local day that leave `offsetMinutes` when divided by `stepMinutes`. */
  stepMinutes: z.number().int().min(5).max(1_440),
  offsetMinutes: z.number().int().min(0).max(1_439),
  leadMinutes: z.number().int().min(0).max(525_600),
  horizonDays: z.number().int().min(1).max(730),
  /** 1 is one at a time; more are seats of a group. */
  capacity: z.number().int().min(1).max(1_000),
  policy: BookingPolicy,
  /** A paid booking needs no yes of the seller's. */
  autoConfirm: z.boolean(),
  /** One of each list is needed at the same time, those first in a list are preferred. */
  needs: z
    .array(z.array(typeId('bkr')).min(1).max(100))
    .min(1)
    .max(4),
};
const given = z.strictObject(serviceFields);
export const Service = z
  .object({ id: typeId('bsv'), offerId: typeId('ofr'), title: z.string(), variant: z.string(), active: z.boolean(), ...serviceFields })
  .meta({ id: 'BookingService' });
const ServiceId = z.strictObject({ id: typeId('bsv') });
export const listServices = operation({
  ...read,
  id: 'listServices',
  method: 'GET',
  path: '/v1/admin/services',
  summary: 'What can be booked of the organization, the newest first.',
  query: PageQuery,
  response: pageOf(Service),
});
export const createService = operation({
  ...write,
  id: 'createService',
  method: 'POST',
  path: '/v1/admin/services',
  summary: 'Make an offer of kind service bookable.',
  body: given
    .partial({
      scheduleId: true,
      beforeMinutes: true,
      afterMinutes: true,
      offsetMinutes: true,
      leadMinutes: true,
      capacity: true,
      autoConfirm: true,
    })
    .extend({
      offerId: typeId('ofr'),
    }),
  response: Service,
  status: 201,
});
export const updateService = operation({
  ...write,
  id: 'updateService',
  method: 'PATCH',
  path: '/v1/admin/services/:id',
  summary: 'Change a service, or stop it with `active: false`. What is booked keeps its time and the terms it was booked under.',
  params: ServiceId,
  body: given.partial().extend({ active: z.boolean().optional() }),
  response: Service,
});

const StaffBooking = z
  .object({
    id: typeId('bkg'),
    state: BookingState,
    start: Instant,
    end: Instant,
    /** With the buffers. */
    blockedFrom: Instant,
    blockedUntil: Instant,
    zone: z.string(),
    local: Local,
    seats: z.number().int(),
    resourceIds: z.array(typeId('bkr')),
    serviceId: typeId('bsv'),
    offerId: typeId('ofr'),
    title: z.string(),
    orderId: typeId('ord'),
    orderNumber: z.string(),
    lineId: typeId('lin'),
    lineState: z.string(),
    /** Moves of the order's line that its seller may make now. */
    moves: z.array(z.string()),
    /** For those who may read orders; the e-mail address only where the organization runs the channel. */
    buyer: z.object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }).nullable(),
    paid: Money,
    feesDue: Money,
    reschedules: z.number().int(),
  })
  .meta({ id: 'StaffBooking' });
const Stretch = z.object({ from: Instant, until: Instant });
export const getCalendar = operation({
  ...read,
  id: 'getCalendar',
  method: 'GET',
  path: '/v1/admin/calendar',
  summary: 'Everything of some days: bookings, who is there and when, closed times and extra hours.',
  query: z.strictObject({
    from: AskedInstant,
    days: z.coerce.number().int().min(1).max(45),
    resourceId: typeId('bkr').optional(),
    /** Also what was called off or has lapsed. */
    ended: z.enum(['true', 'false']).default('false'),
  }),
  response: z.object({
    from: Instant,
    until: Instant,
    resources: z.array(
      Resource.extend({
        zone: z.string(),
        open: z.array(Stretch),
        /** When it is set aside, buffers included, and for which booking's session; holds among them. */
        claims: z.array(Stretch.extend({ bookingIds: z.array(typeId('bkg')) })),
        exceptions: z.array(Exception),
      }),
    ),
    bookings: z.array(StaffBooking),
    version: z.number().int(),
  }),
});
export const followCalendar = operation({
  ...read,
  id: 'followCalendar',
  method: 'GET',
  path: '/v1/admin/calendar/events',
  summary: 'Server-sent events: `calendar` with the version whenever bookings or hours of the organization change. Read again on each.',
  produces: 'text/event-stream',
});
const BookingId = z.strictObject({ id: typeId('bkg') });
export const getBooking = operation({
  ...read,
  id: 'getBooking',
  method: 'GET',
  path: '/v1/admin/bookings/:id',
  summary: 'One booking. One that was moved answers as what it is now.',
  params: BookingId,
  response: StaffBooking,
});
export const moveBooking = operation({
  ...write,
  id: 'moveBooking',
  method: 'POST',
  path: '/v1/admin/bookings/:id/move',
  summary: 'Move a booking to another time or to somebody else, without fee, notice or count.',
  params: BookingId,
  body: z.strictObject({ start: AskedInstant, with: z.array(typeId('bkr')).min(1).max(4).optional() }),
  response: StaffBooking,
  idempotent: true,
});
export const moveSoldLine = operation({
  tag: 'Calendar',
  id: 'moveSoldLine',
  method: 'POST',
  path: '/v1/admin/sold-lines/:id/moves',
  permission: 'orders.fulfil',
  summary: 'Move a line that the organization sold, in whosever channel: confirm, serve, miss, cancel. Answers the moves that are left.',
  params: z.strictObject({ id: typeId('lin') }),
  body: z.strictObject({ move: z.string().regex(/^[a-z_]{2,40}$/), reason: text(200, 0).optional() }),
  response: z.object({ lineId: typeId('lin'), state: z.string(), moves: z.array(z.string()) }),
  idempotent: true,
});

export const listFeeds = operation({
  ...read,
  id: 'listCalendarFeeds',
  method: 'GET',
  path: '/v1/admin/calendar-feeds',
  summary: 'Secret addresses under which calendar programs read the bookings of a person or a room; at most 100.',
  response: z.object({ items: z.array(CalendarFeed.extend({ resourceId: typeId('bkr') })) }),
});
export const createFeed = operation({
  ...write,
  id: 'createCalendarFeed',
  method: 'POST',
  path: '/v1/admin/resources/:id/calendar-feed',
  summary: 'Make a secret address for the bookings of a person or a room. One made before is void.',
  params: ResourceId,
  body: z.strictObject({}),
  response: NewFeed,
  status: 201,
});
export const revokeFeed = operation({
  ...write,
  id: 'revokeCalendarFeed',
  method: 'DELETE',
  path: '/v1/admin/resources/:id/calendar-feed',
  summary: 'Void the secret address.',
  params: ResourceId,
  status: 204,
});
