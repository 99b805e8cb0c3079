// The lowest price of 30 days, by checked values: what was asked before the reduction began, and how long it is kept.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { showsLowest } from './lowest-price.ts';

let database: TestDatabase;
const org = randomUUID();
let offer: string;
const ids = { category: randomUUID(), product: randomUUID() };
const day = (n: number): string => new Date(Date.parse('2030-01-01T00:00:00Z') + n * 24 * 3600 * 1000).toISOString();

beforeAll(async () => {
  database = await useDatabase();
  await database.sql(`insert into organizations (id, slug, name, country, created_at) values ($1, 'seller', 'S', 'DE', now())`, [org]);
  await database.sql(`insert into categories (org_id, id, slug, name, position) values ($1, $2, 'all', '{}', 0)`, [org, ids.category]);
  await database.sql(
    `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words) values ($1, $2, 'physical', 'thing', 'published', $3, '{}', '{}', '{}', '')`,
    [org, ids.product, ids.category],
  );
});

interface Step {
  day: number;
  price?: number;
  compare?: number | null;
  /** A price list for everybody, from this day until another. */
  list?: { price: number; until: number; group?: true };
}

const priceOn = async (step: Step): Promise<void> => {
  const text = `select note_at($1::timestamptz, $2::uuid, $3::uuid, $4::bigint, $5::bigint, $6::boolean)`;
  await database.sql(text, [day(step.day), org, offer, step.price ?? null, step.compare ?? null, step.compare !== undefined]);
};

beforeEach(async () => {
  // One connection does both: the clock of a session is no other's.
  await database.sql(`create or replace function note_at(p_at timestamptz, p_org uuid, p_offer uuid, p_price bigint, p_compare bigint, p_sets boolean)
    returns void language plpgsql as $$ begin
      perform set_config('app.now', p_at::text, true);
      update offers set price_minor = coalesce(p_price, price_minor), compare_at_minor = case when p_sets then p_compare else compare_at_minor end
       where org_id = p_org and id = p_offer;
    end $$`);
  const variant = randomUUID();
  offer = randomUUID();
  await database.sql(`insert into variants (org_id, id, product_id, sku, options, position) values ($1, $2, $3, $4, $5, 0)`, [
    org,
    variant,
    ids.product,
    variant,
    JSON.stringify({ size: variant }),
  ]);
  await database.sql(
    `with clock as (select set_config('app.now', $1, true))
     insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor)
     select $2, $3, $2, $4, $5, 'published', 'EUR', 10000 from clock`,
    [day(0), org, offer, variant, ids.product],
  );
});

const lowestOn = async (n: number, price: number): Promise<number | null> => {
  const [row] = await database.sql<{ lowest: string | null }>(`select lowest_before($1, $2, 'EUR', $3, $4)::text as lowest`, [
    org,
    offer,
    price,
    day(n),
  ]);
  return row?.lowest === null || row?.lowest === undefined ? null : Number(row.lowest);
};

test.each<[string, Step[], { on: number; price: number; lowest: number | null }]>([
  ['a plain reduction', [{ day: 40, price: 8000, compare: 10000 }], { on: 45, price: 8000, lowest: 10000 }],
  [
    'raised just before it',
    [
      { day: 35, price: 12000 },
      { day: 40, price: 9000, compare: 12000 },
    ],
    { on: 41, price: 9000, lowest: 10000 },
  ],
  [
    'raised more than 30 days before it',
    [
      { day: 5, price: 12000 },
      { day: 40, price: 9000, compare: 12000 },
    ],
    { on: 41, price: 9000, lowest: 12000 },
  ],
  [
    'a short sale within the 30 days',
    [
      { day: 20, price: 7000, compare: 10000 },
      { day: 22, price: 10000, compare: null },
      { day: 40, price: 8000, compare: 10000 },
    ],
    { on: 41, price: 8000, lowest: 7000 },
  ],
  [
    'a sale that ended 30 days before to the day',
    [
      { day: 5, price: 7000, compare: 10000 },
      { day: 10, price: 10000, compare: null },
      { day: 40, price: 8000, compare: 10000 },
    ],
    { on: 41, price: 8000, lowest: 10000 },
  ],
  [
    'a sale that ended just within the 30 days',
    [
      { day: 5, price: 7000, compare: 10000 },
      { day: 11, price: 10000, compare: null },
      { day: 40, price: 8000, compare: 10000 },
    ],
    { on: 41, price: 8000, lowest: 7000 },
  ],
  [
    'reduced further',
    [
      { day: 40, price: 8000, compare: 10000 },
      { day: 50, price: 7000, compare: 10000 },
    ],
    { on: 51, price: 7000, lowest: 8000 },
  ],
  ['a reduction that stands for long', [{ day: 40, price: 8000, compare: 10000 }], { on: 200, price: 8000, lowest: 10000 }],
  ['crossed out without being lowered', [{ day: 40, compare: 20000 }], { on: 41, price: 10000, lowest: 10000 }],
  ['new with its reduction', [{ day: 0, price: 8000, compare: 10000 }], { on: 3, price: 8000, lowest: null }],
  ['not noted yet', [], { on: 40, price: 8000, lowest: 10000 }],
])('COR-82 the lowest price of 30 days: %s', async (_, steps, { on: then, price, lowest }) => {
  for (const step of steps) await priceOn(step);
  expect(await lowestOn(then, price)).toBe(lowest);
});

test('COR-82 lists for everybody are noted when they begin and end, those for a group never', async () => {
  const [group, open, closed] = [randomUUID(), randomUUID(), randomUUID()];
  await database.sql(`insert into customer_groups (org_id, id, name, created_at) values ($1, $2, 'g', now())`, [org, group]);
  for (const [id, of, price] of [
    [open, null, 7000],
    [closed, group, 5000],
  ] as const) {
    await database.sql(
      `with clock as (select set_config('app.now', $6, true))
       insert into price_lists (org_id, id, name, currency, group_id, status, starts_at, ends_at, created_at) select $1, $2, 'l', 'EUR', $3, 'active', $4, $5, now() from clock`,
      [org, id, of, day(20), day(30), day(10)],
    );
    await database.sql(
      `with clock as (select set_config('app.now', $5, true)) insert into price_list_prices (org_id, list_id, offer_id, price_minor) select $1, $2, $3, $4 from clock`,
      [org, id, offer, price, day(10)],
    );
  }
  const noted = () =>
    database.sql<{ since: Date; price: string; reduced: boolean }>(
      `select since, price_minor::text as price, reduced from price_history where org_id = $1 and offer_id = $2 order by since`,
      [org, offer],
    );
  expect((await noted()).length).toBe(1);
  for (const n of [20, 30]) {
    await database.sql(
      `with clock as (select set_config('app.now', $1, true)) update price_lists set due_at = $1::timestamptz from clock where org_id = $2`,
      [day(n), org],
    );
  }
  expect((await noted()).map(({ since, price, reduced }) => [since.toISOString(), price, reduced])).toEqual([
    [day(0), '10000', false],
    [day(20), '7000', true],
    [day(30), '10000', false],
  ]);
  expect(await lowestOn(25, 7000)).toBe(10000);
});

test.each([
  ['auto', ['TH', 'US'], false],
  ['auto', ['TH', 'DE'], true],
  ['auto', ['NO'], true],
  ['auto', ['CH', 'GB'], false],
  ['on', ['TH'], true],
  ['off', ['DE'], false],
] as const)('COR-82 a channel set to %s that sells to %s', (setting, countries, shows) => {
  expect(showsLowest({ lowest_price: setting, countries: [...countries] })).toBe(shows);
});
