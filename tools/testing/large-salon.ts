// A seller with many people and a year of bookings, for plans and for the bench.
import { openService, type Salon } from './salon.ts';

const DAYS = 300;

type Large = Awaited<ReturnType<typeof openService>>;
type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

/** A service that any of so many people gives, fifteen minutes apart. As sellers share their staff among services, so does this one. */
export async function openLarge(salon: Salon, people: number): Promise<Large> {
  await openService(salon, { people: 5 });
  return openService(salon, {
    people,
    rooms: 0,
    stepMinutes: 15,
    beforeMinutes: 5,
    afterMinutes: 5,
    openMinutes: 720,
    zone: 'Europe/Berlin',
  });
}

/** Four bookings a day of each person over most of a year, past and to come, and a queue for each time. `sql` passes every policy. */
export async function fillYear(
  sql: Sql,
  { orgId }: Pick<Salon, 'orgId'>,
  { serviceId, resources }: Pick<Large, 'serviceId' | 'resources'>,
): Promise<void> {
  await sql(
    `create unlogged table seed as
       select gen_random_uuid() as id, r.id as resource, date_trunc('day', now()) + (d - ${DAYS - 60}) * interval '1 day' + h * interval '90 minutes' + interval '4 hours' as at, r.n
         from unnest($1::uuid[]) with ordinality as r(id, n), generate_series(1, ${DAYS}) d, generate_series(0, 3) h`,
    [resources[0]],
  );
  await sql(
    `insert into booking_sessions (org_id, id, service_id, starts_at, ends_at, blocked_from, blocked_until, shared, capacity, taken)
     select $1, id, $2, at, at + interval '1 hour', at - interval '5 minutes', at + interval '65 minutes', false, 1, 1 from seed`,
    [orgId, serviceId],
  );
  await sql(
    `insert into booking_claims (org_id, session_id, resource_id, blocked_from, blocked_until)
     select $1, id, resource, at - interval '5 minutes', at + interval '65 minutes' from seed`,
    [orgId],
  );
  await sql(
    `insert into bookings (org_id, id, service_id, session_id, starts_at, ends_at, zone, local_start, seats, state, order_org_id, order_id, line_id, policy, created_at)
     select $1, gen_random_uuid(), $2, id, at, at + interval '1 hour', 'UTC', at, 1, 'confirmed', $1, id, gen_random_uuid(), '{}', now() from seed`,
    [orgId, serviceId],
  );
  await sql(
    `insert into booking_waits (org_id, id, service_id, starts_at, seats, shop_org_id, guest, joined_at)
     select $1, gen_random_uuid(), $2, at, 1, $1, 'guest ' || n, now() from seed`,
    [orgId, serviceId],
  );
  await sql(
    `insert into booking_exceptions (org_id, id, schedule_id, kind, from_local, until_local)
     select $1, gen_random_uuid(), r.schedule_id, 'closed', timestamp '2015-01-01' + n * interval '1 hour', timestamp '2015-01-01' + n * interval '1 hour' + interval '5 minutes'
       from (select distinct schedule_id from booking_resources where org_id = $1) r, generate_series(1, 100) n`,
    [orgId],
  );
  await sql('drop table seed');
}
