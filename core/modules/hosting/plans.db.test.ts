// What buyers and their orders ask for, among many apps: an index leads there, behind the walls, too.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '#platform/config/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { connectForPlans, lookedAt, planOf, readWhole } from '../../../tools/testing/plans.ts';
import './index.ts';

const APPS = 5_000;
const grows = ['orders', 'order_lines', 'hosting_places', 'hosting_instances'];
let database: TestDatabase;
let client: pg.Client;
let one: { org: string; id: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const run = (text: string) => database.sql(text);
  await run(
    `create unlogged table seed as
       select o.org_id as org, c.id as channel, o.id as offer, o.variant_id as variant, o.product_id as product, uuidv7() as id, n
         from (select * from offers order by id limit 1) o join channels c on c.org_id = o.org_id, generate_series(1, ${APPS}) n`,
  );
  await run(
    `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at) select org, id, channel, 'guest ' || n, 'open', 'USD', now(), now() from seed`,
  );
  await run(
    `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor,
       shipping_minor, shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at)
     select org, id, 1000000 + n, channel, id, 'guest ' || n, array[org], 'paid', 'USD', 0, 0, 0, 0, 0, 0, true, '{"email":"a@b.c"}', 'en', now() from seed`,
  );
  await run(
    `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot,
       quantity, unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
     select org, id, id, 0, 'hosting', 'paid', 'active', org, offer, org, product, '{}', 1, 0, 0, 0, 0, 'payment' from seed`,
  );
  await run(
    `insert into hosting_hosts (org_id, id, name, memory_mib, cpu_millicores, disk_gib, memory_taken, cpu_taken, disk_taken, created_at)
     select org, id, 'plans', ${APPS}, ${APPS}, ${APPS}, ${APPS}, ${APPS}, ${APPS}, now() from seed where n = 1`,
  );
  await run(
    `insert into hosting_plans (org_id, id, variant_id, memory_mib, cpu_millicores, disk_gib, period_days, refund_days, created_at)
     select org, id, variant, 1, 1, 1, 30, 7, now() from seed where n = 1`,
  );
  await run(
    `insert into hosting_places (org_id, id, host_id, plan_id, name, memory_mib, cpu_millicores, disk_gib, period_days, refund_days, order_org_id,
       order_id, line_id, ordinal, state, created_at)
     select s.org, s.id, f.id, f.id, 'plans-' || s.n, 1, 1, 1, 30, 7, s.org, s.id, s.id, 1, 'firm', now() from seed s, seed f where f.n = 1`,
  );
  await run(
    `insert into hosting_instances (org_id, id, place_id, buyer_guest, order_org_id, order_id, line_id, state, address, wanted_at, running_at,
       refund_until, paid_until)
     select org, id, id, 'guest ' || n, org, id, id, 'running', 'https://a.example', now(), now(), now(), now() + n * interval '1 day' from seed`,
  );
  await run(
    `update hosting_instances set state = 'wanted', address = null, running_at = null, refund_until = null, paid_until = null
      where buyer_guest in ('guest 1', 'guest 2', 'guest 3')`,
  );
  const [row] = await database.sql<typeof one>('select org, id from seed where n = 77');
  if (!row) throw new Error('nobody has an app');
  one = row;
  await run('drop table seed');
  await run('analyze');
  client = await connectForPlans(config().DATABASE_APP_URL);
}, 120_000);
afterAll(() => client.end());

const guest = 'guest 77';
const order = (): unknown[] => [one.org, one.id, [one.id]];
const hot: [name: string, values: () => unknown[]][] = [
  ['hosting.mine', () => [null, guest, one.org, null, null, 25, null]],
  ['hosting.names_taken', () => [[one.org], ['plans-77']]],
  ['hosting.firm_without_app', order],
  ['hosting.standing', () => [one.org, one.id, one.id]],
  ['hosting.refundable', order],
  ['hosting.callable', order],
  ['hosting.end_of_lines', () => [...order(), 'refunded', new Date()]],
  ['hosting.firm_places', order],
  ['hosting.instances_in_state', () => [one.org, 'wanted', null, null, null, null, 25]],
];

test.each(hot)('COR-20 %s reads a few rows, however many apps there are', async (name, values) => {
  const settings = { 'app.shop': one.org, 'app.guest': guest, 'app.sellers': one.org };
  const plan = await planOf(client, name, values(), { settings, analyze: true });
  const read = plan.filter((node) => grows.includes(node['Relation Name'] ?? ''));
  expect(readWhole(plan, grows)).toEqual([]);
  expect(read.filter((node) => lookedAt(node) >= 20)).toEqual([]);
});
