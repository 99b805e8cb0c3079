// Statements of the booking module. What takes and frees time lives in functions (migration 0015), one call for many lines.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Opening } from './openings.ts';

export interface ServiceRow {
  id: Uuid;
  org_id: Uuid;
  offer_id: Uuid;
  zone: string;
  schedule_id: Uuid | null;
  duration_minutes: number;
  before_minutes: number;
  after_minutes: number;
  step_minutes: number;
  offset_minutes: number;
  lead_minutes: number;
  horizon_days: number;
  capacity: number;
  policy: unknown;
}

export const serviceOfOffer = statement<ServiceRow>(
  'booking.service_of_offer',
  `select id, org_id, offer_id, zone, schedule_id, duration_minutes, before_minutes, after_minutes, step_minutes, offset_minutes, lead_minutes,
          horizon_days, capacity, policy
     from booking_services where org_id = $1 and offer_id = $2 and active`,
);

export interface ResourceRow {
  id: Uuid;
  need: number;
  schedule_id: Uuid;
  name: string;
  kind: 'staff' | 'room' | 'equipment';
}

export const resourcesOfOffer = statement<ResourceRow>(
  'booking.resources_of_offer',
  `select r.id, n.need, r.schedule_id, r.name, r.kind
     from booking_services s
     join booking_service_resources n on n.org_id = s.org_id and n.service_id = s.id
     join booking_resources r on r.org_id = n.org_id and r.id = n.resource_id
    where s.org_id = $1 and s.offer_id = $2 and s.active and r.active
    order by n.need, n.position, r.id`,
);

/** Needs that nobody serves any more still have to be known: then nothing is offered. */
export const needsOfOffer = statement<{ need: number }>(
  'booking.needs_of_offer',
  `select distinct n.need from booking_services s join booking_service_resources n on n.org_id = s.org_id and n.service_id = s.id
    where s.org_id = $1 and s.offer_id = $2 order by 1`,
);

export interface ScheduleRow {
  id: Uuid;
  zone: string;
  openings: Opening[];
  exceptions: { kind: 'closed' | 'open'; from: string; until: string }[];
}

/** Schedules of an offer's service and its resources, with the exceptions near $3 to $4 (local). */
export const schedulesOfOffer = statement<ScheduleRow>(
  'booking.schedules_of_offer',
  `select h.id, h.zone, h.openings,
          coalesce((select json_agg(json_build_object('kind', e.kind, 'from', to_char(e.from_local, 'YYYY-MM-DD"T"HH24:MI'),
                                                      'until', to_char(e.until_local, 'YYYY-MM-DD"T"HH24:MI')) order by e.from_local)
                      from booking_exceptions e
                     where e.org_id = h.org_id and e.schedule_id = h.id and e.from_local < $4::timestamp
                       and e.from_local > $3::timestamp - interval '400 days' and e.until_local > $3::timestamp), '[]') as exceptions
     from booking_schedules h
    where h.org_id = $1 and h.id in (
      select r.schedule_id from booking_services s
        join booking_service_resources n on n.org_id = s.org_id and n.service_id = s.id
        join booking_resources r on r.org_id = n.org_id and r.id = n.resource_id
       where s.org_id = $1 and s.offer_id = $2
      union select s.schedule_id from booking_services s where s.org_id = $1 and s.offer_id = $2)`,
);

/** When an offer's resources are set aside around $3 to $4, seconds since 1970. Holds that have lapsed at $5 are not in the way. */
export const claimsOfOffer = statement<{ resource_id: Uuid; busy: [number, number][] }>(
  'booking.claims_of_offer',
  `select n.resource_id, k.busy
     from booking_services s
     join booking_service_resources n on n.org_id = s.org_id and n.service_id = s.id
     join lateral (select json_agg(json_build_array(extract(epoch from c.blocked_from)::bigint, extract(epoch from c.blocked_until)::bigint)
                                   order by c.blocked_from) as busy
                     from booking_claims c
                    where c.org_id = n.org_id and c.resource_id = n.resource_id and c.live
                      and c.blocked_from < $4 and c.blocked_from > $3::timestamptz - interval '3 days' and c.blocked_until > $3
                      and (c.expires_at is null or c.expires_at > $5)) k on k.busy is not null
    where s.org_id = $1 and s.offer_id = $2`,
);

/** Seats left in the groups of an offer that take place between $3 and $4. */
export const groupsOfOffer = statement<{ starts_at: Date; seats_left: number }>(
  'booking.groups_of_offer',
  `select g.starts_at, (g.capacity - g.taken + coalesce(lapsed.seats, 0))::int as seats_left
     from booking_services s
     join booking_sessions g on g.org_id = s.org_id and g.service_id = s.id and g.shared and g.starts_at >= $3 and g.starts_at < $4 and g.taken > 0
     left join lateral (select sum(b.seats) as seats from bookings b
                         where b.org_id = g.org_id and b.session_id = g.id and b.state = 'held' and b.expires_at <= $5) lapsed on true
    where s.org_id = $1 and s.offer_id = $2 and s.capacity > 1 and g.taken > coalesce(lapsed.seats, 0)`,
);

/** All or nothing; raises TS002 with the lines whose time is taken. */
export const takeSlots = statement('booking.take', `select take_slots($1::jsonb, $2)`);

export const confirmBookings = statement<{ lines: Uuid[] }>('booking.confirm', `select confirm_bookings($1, $2, $3) as lines`);

export const endBookings = statement<{ ended: number }>('booking.end', `select end_bookings($1, $2, $3, $4, $5) as ended`);

export const moveBooking = statement<{ moved: boolean }>('booking.move', `select move_booking($1, $2::jsonb, $3) as moved`);

export interface BookingRow {
  org_id: Uuid;
  id: Uuid;
  service_id: Uuid;
  offer_id: Uuid;
  starts_at: Date;
  ends_at: Date;
  zone: string;
  seats: number;
  state: string;
  order_org_id: Uuid;
  order_id: Uuid;
  line_id: Uuid;
  expires_at: Date | null;
  policy: unknown;
  reschedules: number;
  fees_due_minor: bigint;
}

const bookingRows = `
  select b.org_id, b.id, b.service_id, s.offer_id, b.starts_at, b.ends_at, b.zone, b.seats, b.state, b.order_org_id, b.order_id, b.line_id, b.expires_at,
         b.policy, b.reschedules, b.fees_due_minor
    from bookings b join booking_services s on s.org_id = b.org_id and s.id = b.service_id`;

/** The bookings that lines of an order have now, whatever became of them but moves; one that lapsed only while there is no other. */
export const bookingsOfLines = statement<BookingRow>(
  'booking.of_lines',
  `select distinct on (found.line_id) found.* from (${bookingRows}
      where b.order_org_id = $1 and b.order_id = $2 and b.line_id = any ($3) and b.state <> 'moved') found
    order by found.line_id, (found.state in ('released', 'expired')), found.id desc`,
);

/** What the buyer owes for moves of a booking, and how often they moved it themselves. */
export const countMove = statement(
  'booking.count_move',
  `update bookings set fees_due_minor = $3, reschedules = $4 where org_id = $1 and id = $2 and (fees_due_minor, reschedules) <> ($3, $4)`,
);

/** What a booking's session sets aside, and whether others have seats in it. */
export const claimsOfBooking = statement<{ blocked_from: Date; blocked_until: Date; resources: Uuid[]; others: boolean }>(
  'booking.claims_of_booking',
  `select g.blocked_from, g.blocked_until, g.taken > b.seats as others,
          array(select c.resource_id from booking_claims c where c.org_id = g.org_id and c.session_id = g.id and c.live) as resources
     from bookings b join booking_sessions g on g.org_id = b.org_id and g.id = b.session_id
    where b.org_id = $1 and b.id = $2`,
);

/** Says of confirmed bookings how they went; those that were said already stay. */
export const markBookings = statement<{ id: Uuid }>(
  'booking.mark',
  `update bookings set state = $4, ended_at = $5
    where order_org_id = $1 and order_id = $2 and line_id = any ($3) and state = 'confirmed' and starts_at <= $5
   returning id`,
);

/** Orders' lines whose holds have lapsed, the oldest first. */
export const lapsedHolds = statement<{
  org_id: Uuid;
  service_id: Uuid;
  id: Uuid;
  starts_at: Date;
  order_org_id: Uuid;
  order_id: Uuid;
  line_id: Uuid;
}>(
  'booking.lapsed',
  `select org_id, service_id, id, starts_at, order_org_id, order_id, line_id from bookings where state = 'held' and expires_at <= $1
    order by expires_at limit $2`,
);

/** Ends one hold if it has lapsed, with the day under lock. */
export const expireHold = statement<{ ended: number }>('booking.expire_hold', `select close_lapsed_hold($1, $2, $3) as ended`);

export const addSchedule = statement(
  'booking.add_schedule',
  `insert into booking_schedules (org_id, id, name, zone, openings) values ($1, $2, $3, $4, $5)`,
);

export const changeOpenings = statement<{ id: Uuid }>(
  'booking.change_openings',
  `update booking_schedules set zone = $3, openings = $4 where org_id = $1 and id = $2 returning id`,
);

/** Adds an exception while there are fewer than $7. */
export const addException = statement<{ id: Uuid }>(
  'booking.add_exception',
  `insert into booking_exceptions (org_id, id, schedule_id, kind, from_local, until_local)
   select $1::uuid, $2, $3, $4, $5::timestamp, $6::timestamp
    where (select count(*) from booking_exceptions e where e.org_id = $1 and e.schedule_id = $3) < $7
   returning id`,
);

export const addResource = statement(
  'booking.add_resource',
  `insert into booking_resources (org_id, id, kind, name, schedule_id) values ($1, $2, $3, $4, $5)`,
);

export const addService = statement(
  'booking.add_service',
  `insert into booking_services (org_id, id, offer_id, zone, schedule_id, duration_minutes, before_minutes, after_minutes, step_minutes, offset_minutes,
                                 lead_minutes, horizon_days, capacity, policy)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
);

/** From now on changes of the times of an offer are counted. */
export const beginVersion = statement(
  'booking.begin_version',
  `insert into booking_versions (org_id, offer_id) values ($1, $2) on conflict (org_id, offer_id) do nothing`,
);

/** $3 resources, $4 the need each serves, in order of preference. */
export const addServiceResources = statement(
  'booking.add_service_resources',
  `insert into booking_service_resources (org_id, service_id, resource_id, need, position)
   select $1, $2, w.resource, w.need, w.place from unnest($3::uuid[], $4::int[]) with ordinality as w(resource, need, place)`,
);

/** Joins the queue of a time while somebody waits for fewer than $10 times; joining twice is joining once. */
export const joinWaits = statement<{ id: Uuid }>(
  'booking.join_waits',
  `insert into booking_waits (org_id, id, service_id, starts_at, seats, shop_org_id, user_id, guest, joined_at)
   select $1::uuid, $2::uuid, $3::uuid, $4::timestamptz, $5::int, $6::uuid, $7::uuid, $8::text, $9::timestamptz
    where (select count(*) from booking_waits w
            where w.shop_org_id = $6 and (w.user_id = $7 or w.guest = $8) and w.state = 'waiting' and w.starts_at > $9
              and (w.service_id, w.starts_at) <> ($3, $4)) < $10
   on conflict (org_id, service_id, starts_at, coalesce(user_id::text, guest)) where state <> 'left' do update set seats = excluded.seats
   returning id`,
);

export const leaveWaits = statement<{ id: Uuid }>(
  'booking.leave_waits',
  `update booking_waits set state = 'left', told_at = null where org_id = $1 and id = $2 and state <> 'left' returning id`,
);

export interface WaitRow {
  id: Uuid;
  shop_org_id: Uuid;
  user_id: Uuid | null;
  guest: string | null;
  seats: number;
}

/** The first in the queue who fits into $4 seats less those that were told of since $6, told at $5; two who look at once find two people. */
export const tellNext = statement<WaitRow>(
  'booking.tell_next',
  `update booking_waits w set state = 'told', told_at = $5
     from (select id from booking_waits where org_id = $1 and service_id = $2 and starts_at = $3 and state = 'waiting'
              and seats <= $4 - (select coalesce(sum(t.seats), 0) from booking_waits t
                                  where t.org_id = $1 and t.service_id = $2 and t.starts_at = $3 and t.state = 'told' and t.told_at > $6)
            order by id limit 1 for update skip locked) next
    where w.org_id = $1 and w.id = next.id returning w.id, w.shop_org_id, w.user_id, w.guest, w.seats`,
);

/** Whoever changes this time of a seller, or tells people of it, takes turns. */
export const lockTime = statement(
  'booking.lock_time',
  `select lock_booking_days(array[$1::uuid], array[$2::timestamptz], array[$2::timestamptz + interval '1 minute'])`,
);

export const offerOfService = statement<{ offer_id: Uuid }>(
  'booking.offer_of_service',
  `select offer_id from booking_services where org_id = $1 and id = $2`,
);

/** Times that somebody waits for. */
export const waitedFor = statement<{ org_id: Uuid; service_id: Uuid; starts_at: Date }>(
  'booking.waited_for',
  `select distinct org_id, service_id, starts_at from booking_waits where state = 'waiting' and starts_at > $1 order by starts_at limit $2`,
);
