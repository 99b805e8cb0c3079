// What pages of bookings ask for, among many bookings: an index leads there, behind the walls, too.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '#platform/config/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { connectForPlans, lookedAt, planOf, readWhole } from '../../../tools/testing/plans.ts';
import './index.ts';

const BOOKINGS = 4_000;
const grows = ['orders', 'order_lines', 'bookings', 'booking_sessions', 'booking_claims', 'booking_feeds'];
let database: TestDatabase;
let client: pg.Client;
let one: { org: string; booking: string; resource: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const run = (text: string) => database.sql(text);
  await run(
    `create unlogged table seed as
       select o.org_id as org, c.id as channel, o.id as offer, o.product_id as product, uuidv7() as id, n,
              date_trunc('hour', now()) + (n - ${BOOKINGS / 2}) * interval '1 hour' as at
         from (select * from offers order by id limit 1) o join channels c on c.org_id = o.org_id, generate_series(1, ${BOOKINGS}) n`,
  );
  await run(
    `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at) select org, id, channel, 'guest ' || n, 'open', 'USD', now(), now() from seed`,
  );
  await run(
    `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor,
       shipping_minor, shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at)
     select org, id, 1000000 + n, channel, id, 'guest ' || n, array[org], 'cancelled', 'USD', 1, 0, 0, 0, 0, 1, true, '{"email":"a@b.c"}', 'en', now() from seed`,
  );
  await run(
    `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot,
       quantity, unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
     select org, id, id, 0, 'service', 'cancelled', 'void', org, offer, org, product, '{}', 1, 1, 1, 0, 0, 'payment' from seed`,
  );
  await run(`insert into booking_schedules (org_id, id, name, zone, openings) select org, id, 'plans', 'UTC', '[]' from seed where n = 1`);
  await run(
    `insert into booking_resources (org_id, id, kind, name, schedule_id) select org, id, 'staff', 'plans', id from seed where n = 1`,
  );
  await run(`insert into booking_services (org_id, id, offer_id, zone, duration_minutes, step_minutes, horizon_days, policy)
             select org, id, offer, 'UTC', 60, 60, 30, '{}' from seed where n = 1`);
  await run(`insert into booking_sessions (org_id, id, service_id, starts_at, ends_at, blocked_from, blocked_until, shared, capacity, taken)
             select s.org, s.id, f.id, s.at, s.at + interval '1 hour', s.at, s.at + interval '1 hour', false, 1, 1 from seed s, seed f where f.n = 1`);
  await run(`insert into booking_claims (org_id, session_id, resource_id, blocked_from, blocked_until)
             select s.org, s.id, f.id, s.at, s.at + interval '1 hour' from seed s, seed f where f.n = 1`);
  await run(`insert into bookings (org_id, id, service_id, session_id, starts_at, ends_at, zone, local_start, seats, state, order_org_id, order_id, line_id, policy, created_at)
             select s.org, s.id, f.id, s.id, s.at, s.at + interval '1 hour', 'UTC', s.at, 1, 'confirmed', s.org, s.id, s.id, '{}', now() from seed s, seed f where f.n = 1`);
  const [row] = await database.sql<typeof one>(
    `select s.org, s.id as booking, f.id as resource from seed s, seed f where s.n = ${BOOKINGS / 2 + 77} and f.n = 1`,
  );
  if (!row) throw new Error('nothing is booked');
  one = row;
  await run('drop table seed');
  await run('analyze');
  client = await connectForPlans(config().DATABASE_APP_URL);
}, 120_000);
afterAll(() => client.end());

const guest = `guest ${BOOKINGS / 2 + 77}`;
const now = new Date();
const later = new Date(now.getTime() + 7 * 86_400_000);
/** Most rows of a table that a statement may look at. */
const hot: [name: string, as: 'buyer' | 'staff', most: number, values: () => unknown[]][] = [
  ['appointments.upcoming', 'buyer', 5, () => [one.org, null, guest, now, null, null, 25]],
  ['appointments.past', 'buyer', 5, () => [one.org, null, guest, now, null, null, 25]],
  ['appointments.own', 'buyer', 5, () => [one.org, null, guest, one.booking]],
  ['appointments.sold', 'staff', 400, () => [one.org, now, later, false, now, null]],
  ['appointments.sold_one', 'staff', 5, () => [one.org, one.booking]],
  ['appointments.mailed', 'staff', 5, () => [one.org, one.booking]],
  ['booking.claims_between', 'staff', 400, () => [one.org, now, later, now, [one.resource]]],
];

test.each(hot)('MKT-10 %s as %s looks at %d rows at most, however many are booked', async (name, as, most, values) => {
  const buyer = { 'app.shop': one.org, 'app.guest': guest, 'app.sellers': one.org };
  const plan = await planOf(client, name, values(), { settings: as === 'staff' ? { 'app.org': one.org } : buyer, analyze: true });
  const read = plan.filter((node) => grows.includes(node['Relation Name'] ?? ''));
  expect(read.length).toBeGreaterThan(0);
  expect(readWhole(plan, grows)).toEqual([]);
  expect(read.filter((node) => lookedAt(node) > most)).toEqual([]);
});
