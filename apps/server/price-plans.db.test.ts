// What prices are read by, among many: an index leads to each, behind the walls, too, however many offers, lists and members there are.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '#platform/config/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { connectForPlans, planOf, readWhole } from '../../tools/testing/plans.ts';
import './parts.ts';

const OFFERS = 6_000;
const MEMBERS = 3_000;
const grows = ['offers', 'offer_prices', 'variants', 'products', 'price_list_prices', 'price_history', 'customer_group_members'];
let database: TestDatabase;
let client: pg.Client;
let one: { org: string; product: string; offer: string; channel: string };
const [list, group, cart, person] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const run = (text: string, values: unknown[] = []) => database.sql(text, values);
  const [row] = await database.sql<typeof one>(
    `select o.org_id as org, o.product_id as product, o.id as offer, c.id as channel from offers o join channels c on c.org_id = o.org_id order by o.id limit 1`,
  );
  if (!row) throw new Error('the preset has no offers');
  one = row;
  const { org, channel, product } = one;
  await run(
    `create unlogged table seed as select gen_random_uuid() as v, gen_random_uuid() as o, gen_random_uuid() as p, n from generate_series(1, ${OFFERS}) n`,
  );
  await run(
    `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words)
     select $1, s.p, 'physical', 'many-' || s.n, 'published', p.category_id, '{}', '{}', '{}', '' from seed s, products p where p.org_id = $1 and p.id = $2`,
    [org, product],
  );
  await run(`insert into variants (org_id, id, product_id, sku, options, position) select $1, v, p, 'MANY-' || n, '{}', 0 from seed`, [
    org,
  ]);
  await run(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor) select $1, o, $1, v, p, 'published', 'USD', 1000 from seed`,
    [org],
  );
  await run(`insert into customer_groups (org_id, id, name, created_at) values ($1, $2, 'g', now())`, [org, group]);
  await run(
    `insert into price_lists (org_id, id, name, currency, group_id, status, created_at) values ($1, $2, 'l', 'USD', $3, 'active', now())`,
    [org, list, group],
  );
  await run(
    `insert into price_list_prices (org_id, list_id, offer_id, min_quantity, price_minor) select $1, $2, o, q, 900 from seed, unnest(array[1, 10]) q`,
    [org, list],
  );
  await run(
    `insert into customer_group_members (org_id, id, group_id, email_index, email_sealed, added_at)
     select $1, gen_random_uuid(), $2, 'index ' || n, 's', now() from generate_series(1, ${MEMBERS}) n`,
    [org, group],
  );
  await run(
    `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at) values ($1, $2, $3, 'a', 'open', 'USD', now(), now())`,
    [org, cart, channel],
  );
  await run(
    `insert into cart_lines (org_id, id, cart_id, seller_org_id, offer_id, quantity, added_at) select $1, gen_random_uuid(), $2, $1, o, 2, now() from seed limit 3`,
    [org, cart],
  );
  await run('drop table seed');
  await run('analyze');
  client = await connectForPlans(config().DATABASE_APP_URL);
}, 120_000);
afterAll(() => client.end());

const now = new Date();
const hot: [string, () => unknown[]][] = [
  ['checkout.lines_priced', () => [one.org, cart, 'USD', now, person, [one.org]]],
  ['checkout.offers_priced', () => [[one.org], [one.offer], 'USD', now]],
  ['discovery.variants_priced_now', () => [one.org, one.product, [one.org], 'USD', one.channel, now]],
  ['discovery.own_prices', () => [[one.org], [one.product], 'USD', now, person]],
  ['discovery.is_member', () => [person]],
  ['pricing.breaks', () => [[one.org], [one.offer], 'USD', now, person]],
  ['pricing.lowest', () => [[one.org], [one.offer], 'USD', now]],
  ['pricing.regular', () => [one.org, [one.offer], now]],
  ['pricing.own_offers', () => [one.org, [one.offer]]],
];

test.each(hot)('COR-82 %s reads by index', async (name, values) => {
  const settings = { 'app.shop': one.org, 'app.sellers': one.org, 'app.user': person };
  expect(readWhole(await planOf(client, name, values(), { settings }), grows)).toEqual([]);
});
