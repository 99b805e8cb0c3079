// Statements about what sellers set up: schedules with their exceptions, resources, services.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Opening } from '../openings.ts';

export interface ScheduleViewRow {
  id: Uuid;
  name: string;
  zone: string;
  openings: Opening[];
  uses: number;
}
const schedules = `
  select h.id, h.name, h.zone, h.openings,
         ((select count(*) from booking_resources r where r.org_id = h.org_id and r.schedule_id = h.id and r.active)
          + (select count(*) from booking_services s where s.org_id = h.org_id and s.schedule_id = h.id and s.active))::int as uses
    from booking_schedules h`;
/** $1 organization, $2 after which id the page begins, $3 rows. */
export const schedulePage = statement<ScheduleViewRow>(
  'booking.schedule_page',
  `${schedules} where h.org_id = $1 and ($2::uuid is null or h.id < $2) order by h.id desc limit $3`,
);
export const scheduleById = statement<ScheduleViewRow>('booking.schedule', `${schedules} where h.org_id = $1 and h.id = $2`);
export const renameSchedule = statement('booking.rename_schedule', `update booking_schedules set name = $3 where org_id = $1 and id = $2`);
export const countSchedules = statement<{ many: number }>(
  'booking.count_schedules',
  `select count(*)::int as many from booking_schedules where org_id = $1`,
);

export interface ExceptionRow {
  id: Uuid;
  schedule_id: Uuid;
  kind: 'closed' | 'open';
  from_local: string;
  until_local: string;
}
const exceptions = `
  select id, schedule_id, kind, to_char(from_local, 'YYYY-MM-DD"T"HH24:MI') as from_local, to_char(until_local, 'YYYY-MM-DD"T"HH24:MI') as until_local
    from booking_exceptions`;
/** $1 organization, $2 schedule, $3 the local time after which they end, or null. */
export const exceptionsOf = statement<ExceptionRow>(
  'booking.exceptions',
  `${exceptions} where org_id = $1 and schedule_id = $2 and ($3::timestamp is null or until_local > $3) order by from_local limit 1000`,
);
/** Those of all schedules of an organization's resources that touch $2 to $3, local. */
export const exceptionsBetween = statement<ExceptionRow>(
  'booking.exceptions_between',
  `${exceptions} where org_id = $1 and schedule_id = any ($4) and from_local < $3::timestamp and from_local > $2::timestamp - interval '400 days'
      and until_local > $2::timestamp order by from_local limit 5000`,
);
export const removeException = statement<{ id: Uuid }>(
  'booking.remove_exception',
  `delete from booking_exceptions where org_id = $1 and schedule_id = $2 and id = $3 returning id`,
);

export interface ResourceViewRow {
  id: Uuid;
  kind: 'staff' | 'room' | 'equipment';
  name: string;
  schedule_id: Uuid;
  active: boolean;
}
const resources = `select id, kind, name, schedule_id, active from booking_resources`;
/** $1 organization, $2 and $3 name and id after which the page begins, $4 rows. */
export const resourcePage = statement<ResourceViewRow>(
  'booking.resource_page',
  `${resources} where org_id = $1 and ($2::text is null or (name, id) > ($2, $3::uuid)) order by name, id limit $4`,
);
export const resourceById = statement<ResourceViewRow>('booking.resource', `${resources} where org_id = $1 and id = $2`);
export const countResources = statement<{ many: number }>(
  'booking.count_resources',
  `select count(*)::int as many from booking_resources where org_id = $1`,
);
export const changeResource = statement<ResourceViewRow>(
  'booking.change_resource',
  `update booking_resources set name = coalesce($3, name), schedule_id = coalesce($4, schedule_id), active = coalesce($5, active)
    where org_id = $1 and id = $2 returning id, kind, name, schedule_id, active`,
);

type Text = Record<string, string>;
export interface ServiceViewRow {
  id: Uuid;
  offer_id: Uuid;
  title: Text;
  variant: string;
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
  auto_confirm: boolean;
  active: boolean;
  needs: Uuid[][];
}
const services = `
  select s.id, s.offer_id, p.title, v.sku as variant, s.zone, s.schedule_id, s.duration_minutes, s.before_minutes, s.after_minutes, s.step_minutes,
         s.offset_minutes, s.lead_minutes, s.horizon_days, s.capacity, s.policy, s.auto_confirm,
         s.active,
         coalesce((select jsonb_agg(n.list order by n.need) from (
             select r.need, jsonb_agg(r.resource_id order by r.position) as list from booking_service_resources r
              where r.org_id = s.org_id and r.service_id = s.id group by 1) n), '[]') as needs
    from booking_services s
    join offers o on o.org_id = s.org_id and o.id = s.offer_id
    join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
    join products p on p.org_id = o.variant_org_id and p.id = o.product_id`;
/** $1 organization, $2 after which id the page begins, $3 rows. */
export const servicePage = statement<ServiceViewRow>(
  'booking.service_page',
  `${services} where s.org_id = $1 and ($2::uuid is null or s.id < $2) order by s.id desc limit $3`,
);
export const serviceById = statement<ServiceViewRow>('booking.service', `${services} where s.org_id = $1 and s.id = $2`);

/** The kind of what an offer of the organization sells. */
export const kindOfOffer = statement<{ kind: string }>(
  'booking.kind_of_offer',
  `select p.kind from offers o join products p on p.org_id = o.variant_org_id and p.id = o.product_id where o.org_id = $1 and o.id = $2`,
);
export const changeService = statement<{ id: Uuid }>(
  'booking.change_service',
  `update booking_services set zone = $3, schedule_id = $4, duration_minutes = $5, before_minutes = $6, after_minutes = $7, step_minutes = $8,
          offset_minutes = $9, lead_minutes = $10, horizon_days = $11, capacity = $12, policy = $13, active = $14, auto_confirm = $15
    where org_id = $1 and id = $2 returning id`,
);
export const dropServiceResources = statement(
  'booking.drop_service_resources',
  `delete from booking_service_resources where org_id = $1 and service_id = $2`,
);

/** Hours, people or terms of a seller changed: whatever is shown of its times is looked at again. */
export const countChange = statement(
  'booking.count_change',
  `update booking_versions set version = version + 1
    where (org_id, offer_id) in (select v.org_id, v.offer_id from booking_versions v where v.org_id = $1 order by 2 for update)`,
);
export const resourcesAmong = statement<{ many: number }>(
  'booking.resources_among',
  `select count(*)::int as many from booking_resources where org_id = $1 and id = any ($2::uuid[])`,
);
export const isBookable = statement<{ id: Uuid }>(
  'booking.is_bookable',
  `select id from booking_services where org_id = $1 and offer_id = $2`,
);

/** People and rooms that are booked, or one of them, with their hours. */
export const resourcesWithHours = statement<ResourceViewRow & { zone: string; openings: Opening[] }>(
  'booking.resources_with_hours',
  `select r.id, r.kind, r.name, r.schedule_id, r.active, h.zone, h.openings
     from booking_resources r join booking_schedules h on h.org_id = r.org_id and h.id = r.schedule_id
    where r.org_id = $1 and (r.id = $2 or ($2::uuid is null and r.active)) order by r.kind desc, r.name, r.id`,
);
/** What resources $5 are set aside for within $2 to $3; holds that have lapsed at $4 are not. */
export const claimsBetween = statement<{ resource_id: Uuid; blocked_from: Date; blocked_until: Date }>(
  'booking.claims_between',
  `select c.resource_id, c.blocked_from, c.blocked_until from booking_claims c
    where c.org_id = $1 and c.resource_id = any ($5::uuid[]) and c.live and c.blocked_from < $3
      and c.blocked_from > $2::timestamptz - interval '3 days' and c.blocked_until > $2 and (c.expires_at is null or c.expires_at > $4)
    order by c.blocked_from limit 20000`,
);
