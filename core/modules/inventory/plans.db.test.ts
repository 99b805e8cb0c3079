// The statements about stock on tens of thousands of levels: each reads by index, none reads a table that grows from end to end.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config, loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, statement, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { connectForPlans, planOf, readWhole } from '../../../tools/testing/plans.ts';
import { gramsOf } from '#modules/catalog/index.ts';
import { sweepStockMarks } from './index.ts';
import { listStock } from './list-stock.ts';

const OFFERS = 15_000;
const grows = [
  'offers',
  'variants',
  'stock_levels',
  'stock_moves',
  'stock_watch',
  'stock_words',
  'stock_places',
  'customer_purchases',
  'stock_reservations',
  'offer_rules',
];

let database: TestDatabase;
let client: pg.Client;
let sample: { org: string; offer: string; sku: string; place: string; channel: string };

/** As many offers, each in two places, with a move, a rule and a purchase; every hundredth runs low. */
async function fill(): Promise<void> {
  const run = (text: string, values: unknown[] = []) => database.sql(text, values);
  const [shop] = await database.sql<{ org: string; product: string; channel: string; place: string }>(
    `select p.org_id as org, p.id as product, c.id as channel, l.id as place
       from products p join channels c on c.org_id = p.org_id join stock_locations l on l.org_id = p.org_id limit 1`,
  );
  if (!shop) throw new Error('the preset has no products');
  const { org, product, channel, place } = shop;
  // What follows a change of rows is made by hand below.
  await run('alter table stock_levels disable trigger user');
  await run('alter table variants disable trigger user');
  await run('alter table variants drop constraint variants_one_of_a_choice');
  await run('alter table offers disable trigger user');
  await run(`create unlogged table seed as select gen_random_uuid() as v, gen_random_uuid() as o, n from generate_series(1, ${OFFERS}) n`);
  await run(
    `insert into variants (org_id, id, product_id, sku, options, position) select $1, v, $2, 'SEED-' || lpad(n::text, 6, '0'), '{}', n from seed`,
    [org, product],
  );
  await run(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor)
     select $1, o, $1, v, $2, 'published', 'USD', 100 from seed`,
    [org, product],
  );
  await run(`insert into stock_locations (org_id, id, name, position) values ($1, gen_random_uuid(), 'second', 2)`, [org]);
  await run(
    `insert into stock_levels (org_id, offer_id, location_id, on_hand) select $1, o, l.id, 9 from seed, stock_locations l where l.org_id = $1`,
    [org],
  );
  await run(
    `insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
     select $1, gen_random_uuid(), s.o, l.offer_location, 9, 'received', 'plans', now() - s.n * interval '1 second'
       from seed s cross join lateral (select location_id as offer_location from stock_levels where org_id = $1 and offer_id = s.o) l`,
    [org],
  );
  await run(
    `insert into stock_watch (org_id, offer_id, level, since, sku, words, location_ids)
     select $1, o, case when n % 100 = 0 then 'low' else 'ok' end, now(), 'SEED-' || lpad(n::text, 6, '0'),
            'seed-' || lpad(n::text, 6, '0') || ' ' || (select words from products where org_id = $1 and id = $2), array[$3::uuid]
       from seed`,
    [org, product, place],
  );
  await run(`insert into offer_rules (org_id, offer_id, customer_limit) select $1, o, 3 from seed`, [org]);
  await run(
    `insert into customer_purchases (org_id, id, offer_id, order_org_id, order_id, line_id, quantity, email_index, created_at)
     select $1, gen_random_uuid(), o, $1, gen_random_uuid(), gen_random_uuid(), 1, 'index ' || n % 1000, now() from seed`,
    [org],
  );
  await run(`update variants set sku = 'SEED-014444 รองเท้าวิ่งผู้ชาย' where sku = 'SEED-014444'`);
  await run(`insert into stock_marks (org_id, offer_id) select $1, o from seed`, [org]);
  loadConfig();
  await openDatabase();
  while (await sweepStockMarks());
  const [one] = await database.sql<{ offer: string }>('select o as offer from seed where n = 777');
  await run('drop table seed');
  await run('vacuum analyze');
  sample = { org, channel, place, offer: one?.offer ?? '', sku: 'SEED-000777' };
}

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  await fill();
  client = await connectForPlans(config().DATABASE_SYSTEM_URL);
}, 120_000);
afterAll(async () => {
  await client.end();
  await closeDatabase();
});

const now = new Date();
const hot: [string, () => unknown[]][] = [
  ['inventory.page', () => [sample.org, 'SEED-010000', sample.offer, 26]],
  ['inventory.place_page', () => [sample.org, null, sample.place, 'SEED-010000', sample.offer, 26]],
  ['inventory.low_page', () => [sample.org, null, null, null, null, 26, 'low']],
  ['inventory.near_page', () => [sample.org, '%nobody%', null, null, null, 26]],
  ['inventory.near_low_page', () => [sample.org, '%nobody%', null, null, null, 26, 'low']],
  ['inventory.near_end', () => [sample.org, null, null]],
  ['inventory.near_low_end', () => [sample.org, null, null, 'low']],
  ['inventory.unlearned', () => [[sample.org], [sample.offer]]],
  ['inventory.of_offer', () => [sample.org, sample.offer]],
  ['inventory.moves', () => [sample.org, null, null, null, 26]],
  ['inventory.moves_of_offer', () => [sample.org, null, null, null, 26, sample.offer]],
  ['inventory.available', () => [[sample.org], [sample.offer], sample.channel]],
  ['inventory.units_on_hand', () => [[sample.org], [sample.offer], sample.channel]],
  ['inventory.customer_units', () => [[sample.org], [sample.offer], null, 'index 7']],
  [
    'inventory.take',
    () => [[sample.org], [sample.offer], [1], [sample.offer], [sample.offer], sample.org, sample.org, now, now, sample.channel],
  ],
  ['inventory.offer_by_sku', () => [sample.org, sample.sku]],
];

test.each(hot)('COR-22 %s reads by index', async (name, values) => {
  expect(readWhole(await planOf(client, name, values(), { analyze: true }), grows)).toEqual([]);
});

const seen = statement<{ looked: number }>(
  'test.looked_at',
  `select coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::int as looked from pg_stat_xact_user_tables where relname in ('stock_watch', 'stock_words', 'stock_places')`,
);

/** What staff find, and how many rows of the list and of its words were looked at for it, in functions, too. */
const find = (words: string, { level = null, location = null }: { level?: 'low' | null; location?: Uuid | null } = {}) =>
  inTx({ ...systemActor, kind: 'staff', orgId: sample.org }, async (tx) => {
    const narrowed = { words, level, location, after: { sku: null, offerId: null }, rows: 26 };
    const before = (await tx.row(seen, []))?.looked ?? 0;
    const skus = (await listStock(tx, sample.org, narrowed)).map(({ sku }) => sku);
    return { skus, looked: ((await tx.row(seen, []))?.looked ?? 0) - before };
  });

/** No more when the list grows: the next thousand, twice, and what an index finds. */
const MOST_LOOKED_AT = 3_000;

test.each([
  ['a SKU', 'SEED-014321', null],
  ['the middle of one', '01432', null],
  ['one that runs low', 'd-0142', 'low'],
  ['Thai in the middle of a text', 'เท้าวิ่ง', null],
  ['words nobody wrote', 'quokka', null],
] as const)('COR-22 %s is found in the list of stock without a walk of it', async (_, words, level) => {
  const { skus, looked } = await find(words, { level });
  const there = await database.sql<{ sku: string }>(
    `select sku from stock_watch where org_id = $1 and words like '%' || lower($2) || '%' and ($3::text is null or level = $3) order by sku limit 26`,
    [sample.org, words, level],
  );
  expect(skus).toEqual(there.map(({ sku }) => sku));
  expect(looked).toBeLessThan(MOST_LOOKED_AT);
});

test('COR-22 what lies in a small place is listed without a walk of all that lies elsewhere', async () => {
  const [attic] = await database.sql<{ id: Uuid }>(
    `insert into stock_locations (org_id, id, name, position) values ($1, gen_random_uuid(), 'attic', 3) returning id`,
    [sample.org],
  );
  const far = ['SEED-012000', 'SEED-013000', 'SEED-014000'];
  await database.sql(`update stock_watch set location_ids = location_ids || $2::uuid where org_id = $1 and sku = any ($3)`, [
    sample.org,
    attic?.id,
    far,
  ]);
  for (const words of ['', '40']) {
    const { skus, looked } = await find(words, { location: attic?.id ?? null });
    expect(skus).toEqual(far.filter((sku) => sku.includes(words)));
    expect(looked).toBeLessThan(100);
  }
  await database.sql(`update stock_watch set sku = 'AAA' where org_id = $1 and sku = $2`, [sample.org, far[1]]);
  expect((await find('', { location: attic?.id ?? null })).skus, 'under its new SKU').toEqual(['AAA', far[0], far[2]]);
});

test('COR-22 the stock of another organization is found by nobody', async () => {
  const [other] = await database.sql<{ id: string }>(
    `insert into organizations (id, slug, name, country, created_at) values (gen_random_uuid(), 'rival', 'Rival', 'TH', now()) returning id`,
  );
  await inTx({ ...systemActor, kind: 'staff', orgId: other?.id ?? '' }, async (tx) => {
    const found = await tx.rows(statement('test.stock_found', 'select offer_id from stock_found($1, $2, null, null, $3, $4, 26)'), [
      gramsOf(sample.org, 'seed-014321'),
      '%seed-014321%',
      '',
      '00000000-0000-0000-0000-000000000000',
    ]);
    expect(found).toEqual([]);
  });
});
