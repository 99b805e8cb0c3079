// Booked time as buyers see it: which times are free, their bookings, the queue for a full time, calendars.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Money, PageQuery, pageOf, Picture, Timestamp, typeId } from './shapes.ts';

/** An instant in UTC to the second, one spelling each: `2026-11-21T09:00:00Z`. */
export const Instant = z.iso.datetime({ precision: 0 });
/** One that somebody asks for: nothing is booked in another century. */
export const AskedInstant = Instant.refine((at) => /^20\d{2}-/.test(at), 'must be in this century');
/** What a wall clock says: `2026-11-21T09:00`. */
export const Local = z.string().regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'must be a local time such as 2026-11-21T09:00');
/** IANA name of a time zone. */
export const ZoneName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_+/-]+$/, 'must be the name of a time zone such as Asia/Bangkok');

const minutes = z.number().int().min(0).max(525_600);
const basisPoints = z.number().int().min(0).max(10_000);
const Fees = z
  .array(z.strictObject({ underMinutes: minutes, basisPoints }))
  .max(10)
  .refine(
    (steps) => steps.every((step, at) => at === 0 || (steps[at - 1]?.underMinutes ?? 0) > step.underMinutes),
    'the longest notice first',
  );

/** A seller's terms. Fees are basis points of what was paid; `underMinutes` is the time left until the start under which a step counts. */
export const BookingPolicy = z
  .strictObject({
    cancel: z.strictObject({ noticeMinutes: minutes, fees: Fees }),
    reschedule: z.strictObject({ noticeMinutes: minutes, fees: Fees, most: z.number().int().min(0).max(100) }),
    noShow: z.strictObject({ afterMinutes: minutes, basisPoints }),
    /** On the service's wall clock: nobody books a start that overlaps one, or calls off or moves a booking that does. */
    blackouts: z
      .array(
        z.strictObject({
          from: Local,
          until: Local,
          no: z
            .array(z.enum(['book', 'cancel', 'reschedule']))
            .min(1)
            .max(3),
        }),
      )
      .max(100),
  })
  .meta({ id: 'BookingPolicy' });

export const ResourceKind = z.enum(['staff', 'room', 'equipment']);
const Chosen = z.object({ id: typeId('bkr'), name: z.string(), kind: ResourceKind });

const OfferId = z.strictObject({ id: typeId('ofr') });
/** Ids of chosen resources with commas between. */
const With = z.string().regex(/^bkr_[0-7][0-9a-z]{25}(,bkr_[0-7][0-9a-z]{25}){0,3}$/, 'must be up to four ids that start with bkr_');

export const Slot = z
  .object({
    start: Instant,
    end: Instant,
    /** On the clock of the zone asked for. */
    local: Local,
    /** On the seller's wall. */
    sellerLocal: Local,
    /** Places that one booking could have; 0 is full, and can be waited for. */
    seats: z.number().int(),
    /** Places in `resources` of those who are free then; empty where a group has its own already. */
    free: z.array(z.number().int()),
  })
  .meta({ id: 'Slot' });

const tag = 'Booking';

export const getSlots = operation({
  tag,
  id: 'getSlots',
  method: 'GET',
  path: '/v1/offers/:id/slots',
  permission: 'public',
  anonymous: true,
  summary: 'The times of a month at which a service can be booked, full ones among them.',
  params: OfferId,
  query: z.strictObject({
    /** Of the zone asked for. */
    month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11'),
    /** The seller's when absent. */
    zone: ZoneName.optional(),
    with: With.optional(),
  }),
  response: z.object({
    offerId: typeId('ofr'),
    month: z.string(),
    zone: z.string(),
    service: z.object({
      /** Whose wall clock the seller means. */
      zone: z.string(),
      durationMinutes: z.number().int(),
      leadMinutes: z.number().int(),
      horizonDays: z.number().int(),
      /** More than one is a group. */
      capacity: z.number().int(),
      policy: BookingPolicy,
    }),
    /** Whom and what one may choose: one of each need. */
    resources: z.array(Chosen.extend({ need: z.number().int() })),
    /** Days with times only, in order. */
    days: z.array(z.object({ date: z.string(), slots: z.array(Slot) })),
    /** As the stream of changes counts. */
    version: z.number().int(),
  }),
});
export const getNextSlot = operation({
  tag,
  id: 'getNextSlot',
  method: 'GET',
  path: '/v1/offers/:id/slots/next',
  permission: 'public',
  anonymous: true,
  summary: 'The first time from an instant on that can be booked; null where there is none as far ahead as can be booked.',
  params: OfferId,
  query: z.strictObject({
    from: AskedInstant.optional(),
    with: With.optional(),
    seats: z.coerce.number().int().min(1).max(1_000).default(1),
  }),
  response: z.object({ start: Instant.nullable() }),
});
export const followSlots = operation({
  tag,
  id: 'followSlots',
  method: 'GET',
  path: '/v1/offers/:id/slots/events',
  permission: 'public',
  anonymous: true,
  summary: 'Server-sent events: `slots` with the version whenever the times of an offer change. Read the month again on each.',
  params: OfferId,
  produces: 'text/event-stream',
});

const mine = { tag, permission: 'buyer' } as const;
const Reason = z.object({
  code: z.enum([
    'free',
    'fee',
    'no_show',
    'fees_due',
    'not_confirmed',
    'begun',
    'too_late',
    'blackout',
    'too_often',
    'same_time',
    'not_yet',
  ]),
  underMinutes: z.number().int().optional(),
  basisPoints: z.number().int().optional(),
  noticeMinutes: z.number().int().optional(),
  /** Local time of the booking's zone. */
  until: z.string().optional(),
  most: z.number().int().optional(),
  at: z.string().optional(),
});
const Decision = z.object({ allowed: z.boolean(), fee: Money, refund: Money, reasons: z.array(Reason) }).meta({ id: 'BookingDecision' });
export const BookingState = z.enum(['held', 'confirmed', 'served', 'no_show', 'released', 'expired']);

const booked = {
  id: typeId('bkg'),
  state: BookingState,
  start: Instant,
  end: Instant,
  /** Whose wall clock `local` reads. */
  zone: z.string(),
  local: Local,
  seats: z.number().int(),
  resources: z.array(Chosen),
  offerId: typeId('ofr'),
  orderId: typeId('ord'),
  orderNumber: z.string(),
  lineId: typeId('lin'),
  /** State of the order's line: paid waits for the seller to confirm. */
  lineState: z.string(),
  title: z.string(),
  paid: Money,
  /** Fees of moves that are due at the appointment, and kept back when money goes back. */
  feesDue: Money,
  reschedules: z.number().int(),
};
export const Booking = z
  .object({
    ...booked,
    variant: z.string(),
    productSlug: z.string(),
    picture: Picture,
    seller: z.object({ id: typeId('org'), name: z.string() }),
    reschedulesLeft: z.number().int(),
    policy: BookingPolicy,
    /** What it would cost now. Calling off is a move of the order's line. */
    terms: z.object({ cancel: Decision, reschedule: Decision }),
  })
  .meta({ id: 'Booking' });
const BookingId = z.strictObject({ id: typeId('bkg') });

export const listMyBookings = operation({
  ...mine,
  id: 'listMyBookings',
  method: 'GET',
  path: '/v1/me/bookings',
  summary: 'One’s bookings in this shop: those to come, the soonest first, or those past or ended, the latest first.',
  query: PageQuery.extend({ when: z.enum(['upcoming', 'past']).default('upcoming') }),
  response: pageOf(Booking),
});
export const getMyBooking = operation({
  ...mine,
  id: 'getMyBooking',
  method: 'GET',
  path: '/v1/me/bookings/:id',
  summary: 'A booking of the caller, with what moving it and calling it off would cost now. One that was moved answers as what it is now.',
  params: BookingId,
  response: Booking,
});
export const rescheduleBooking = operation({
  ...mine,
  id: 'rescheduleBooking',
  method: 'POST',
  path: '/v1/me/bookings/:id/reschedule',
  summary: 'Move a booking to another time under the seller’s terms. The new time is there before the old one is free, or nothing changed.',
  params: BookingId,
  body: z.strictObject({
    start: AskedInstant,
    /** Whoever is free when absent. */
    with: z.array(typeId('bkr')).min(1).max(4).optional(),
    /** The fee that was shown; a higher one is refused with FEE_CHANGED. */
    fee: Money,
  }),
  response: Booking,
  idempotent: true,
});
export const getMyBookingCalendar = operation({
  ...mine,
  id: 'getMyBookingCalendar',
  method: 'GET',
  path: '/v1/me/bookings/:id/calendar.ics',
  summary: 'A booking as an iCalendar file.',
  params: BookingId,
  produces: 'text/calendar',
});

export const getBookingFile = operation({
  tag,
  id: 'getBookingFile',
  method: 'GET',
  path: '/v1/bookings/:id/calendar.ics',
  permission: 'public',
  anonymous: true,
  summary: 'A booking as an iCalendar file, by the signed link of its mail: calendars of telephones know no session.',
  params: BookingId,
  query: z.strictObject({ seller: typeId('org'), signature: z.string().regex(/^[\w-]{43}$/, 'must be a signature') }),
  produces: 'text/calendar',
});

const Wait = z
  .object({
    id: typeId('bwt'),
    offerId: typeId('ofr'),
    title: z.string(),
    productSlug: z.string(),
    start: Instant,
    zone: z.string(),
    local: Local,
    seats: z.number().int(),
    /** Told: the time can be booked now, by whoever is first. */
    state: z.enum(['waiting', 'told']),
    since: Timestamp,
  })
  .meta({ id: 'BookingWait' });
export const listMyWaits = operation({
  ...mine,
  id: 'listMyWaits',
  method: 'GET',
  path: '/v1/me/waits',
  summary: 'The full times one waits for in this shop, the soonest first.',
  response: z.object({ items: z.array(Wait) }),
});
export const joinWait = operation({
  ...mine,
  id: 'joinWait',
  method: 'POST',
  path: '/v1/offers/:id/waits',
  summary: 'Wait for a time that is full; once however often. Whoever is first is told when it is free, and it is not held for them.',
  params: OfferId,
  body: z.strictObject({ start: AskedInstant, seats: z.number().int().min(1).max(1_000).default(1) }),
  response: Wait,
  status: 201,
});
export const leaveWait = operation({
  ...mine,
  id: 'leaveWait',
  method: 'DELETE',
  path: '/v1/me/waits/:id',
  summary: 'Wait no longer.',
  params: z.strictObject({ id: typeId('bwt') }),
  status: 204,
});

export const CalendarFeed = z
  .object({ id: typeId('bfd'), createdAt: Timestamp, readAt: Timestamp.nullable() })
  .meta({ id: 'CalendarFeed' });
/** The address is told once; we keep its hash. */
export const NewFeed = z.object({ id: typeId('bfd'), url: z.string(), createdAt: Timestamp }).meta({ id: 'NewCalendarFeed' });
export const getMyFeed = operation({
  tag,
  id: 'getMyCalendarFeed',
  method: 'GET',
  path: '/v1/me/calendar-feed',
  permission: 'user',
  summary: 'Whether there is a secret address under which one’s bookings in this shop can be read.',
  response: z.object({ feed: CalendarFeed.nullable() }),
});
export const createMyFeed = operation({
  tag,
  id: 'createMyCalendarFeed',
  method: 'POST',
  path: '/v1/me/calendar-feed',
  permission: 'user',
  summary: 'Make a secret address under which a calendar program reads all of one’s bookings in this shop. One made before is void.',
  body: z.strictObject({}),
  response: NewFeed,
  status: 201,
});
export const revokeMyFeed = operation({
  tag,
  id: 'revokeMyCalendarFeed',
  method: 'DELETE',
  path: '/v1/me/calendar-feed',
  permission: 'user',
  summary: 'Void the secret address.',
  status: 204,
});
export const readFeed = operation({
  tag,
  id: 'readCalendarFeed',
  method: 'GET',
  path: '/v1/calendars/:token',
  permission: 'public',
  anonymous: true,
  summary: 'The calendar behind a secret address.',
  params: z.strictObject({ token: z.string().regex(/^[\w-]{43}\.ics$/, 'must be a secret address') }),
  produces: 'text/calendar',
});
