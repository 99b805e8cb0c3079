// Lists of many prices: they begin, and go, in steps that end where they end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { dropPriceList, putPrices } from './keep-price-lists.ts';
import { stepLists } from './step-lists.ts';
import { tellSchedules } from './tell-schedules.ts';

const OFFERS = 2_500;
const listId = newId();
let database: TestDatabase;
let orgId: Uuid;

/** As many variants of one product with an offer each, and a list of all of them that began a minute ago and is not told of yet. */
beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const [shop] = await database.sql<{ org: Uuid; product: Uuid }>(
    `select org_id as org, product_id as product from offers where currency = 'USD' limit 1`,
  );
  orgId = shop?.org ?? '';
  await database.sql('alter table variants drop constraint variants_one_of_a_choice');
  await database.sql(
    `insert into variants (org_id, id, product_id, sku, options, position)
     select $1, gen_random_uuid(), $2, 'STEP-' || n, '{}', n from generate_series(1, $3::int) n`,
    [orgId, shop?.product, OFFERS],
  );
  await database.sql(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor)
     select org_id, id, org_id, id, product_id, 'published', 'USD', 500 from variants where sku like 'STEP-%'`,
  );
  await database.sql(
    `insert into price_lists (org_id, id, name, currency, status, starts_at, due_at, created_at)
     select $1, $2, 'Long', 'USD', 'active', at, at, at from (select now() - interval '1 minute') as w(at)`,
    [orgId, listId],
  );
  await database.sql(
    `insert into price_list_prices (org_id, list_id, offer_id, price_minor) select org_id, $1, id, 100 from variants where sku like 'STEP-%'`,
    [listId],
  );
  await forget();
  loadConfig();
  await openDatabase();
}, 60_000);
afterAll(closeDatabase);

/** As if nobody had noted anything since the offers came. */
async function forget(): Promise<void> {
  await database.sql(`delete from price_history where offer_id in (select id from variants where sku like 'STEP-%')`);
  await database.sql('delete from search_queue');
}
const noted = async (price: number): Promise<number> =>
  (
    await database.sql(
      `select 1 from price_history where offer_id in (select id from variants where sku like 'STEP-%') and price_minor = $1`,
      [price],
    )
  ).length;
const standing = async (): Promise<{ told: boolean; open: boolean } | undefined> =>
  (
    await database.sql<{ told: boolean; open: boolean }>(
      'select due_at is null as told, step_after is not null as open from price_lists where id = $1',
      [listId],
    )
  )[0];

test('COR-82 a list of many prices begins at once, is noted in steps, and goes on where it was when a step fails', async () => {
  await tellSchedules();
  expect([await standing(), await noted(100)]).toEqual([{ told: true, open: true }, 0]);
  expect(await stepLists()).toBe(true);
  expect(await noted(100)).toBe(1_000);
  const [last] = await database.sql<{ id: Uuid }>(`select id from variants where sku like 'STEP-%' order by id offset 1500 limit 1`);
  await database.sql(`alter table price_history add constraint not_this check (offer_id <> '${last?.id}') not valid`);
  await expect(stepLists()).rejects.toThrow('not_this');
  expect(await noted(100)).toBe(1_000);
  await database.sql('alter table price_history drop constraint not_this');
  while (await stepLists());
  expect([await standing(), await noted(100)]).toEqual([{ told: true, open: false }, OFFERS]);
  expect(await database.sql('select distinct product_id from search_queue')).toHaveLength(1);
});

test('COR-82 a list that changes again while it is gone through is gone through from its first price', async () => {
  const change = (field: string) => database.sql(`update price_lists set ${field} where id = $1`, [listId]);
  await forget();
  await change(`status = 'draft'`);
  await stepLists();
  await change(`status = 'active'`);
  while (await stepLists());
  expect(await noted(100)).toBe(OFFERS);
});

/** Of the lowest and the highest offer what stood beside a reduction to this price that began now. */
const lowest = async (price: number): Promise<number[]> => {
  const rows = await database.sql<{ lowest: string }>(
    `select lowest_before(o.org_id, o.id, 'USD', $2, now() + interval '1 second')::text as lowest
       from (select $1::uuid as org_id, unnest(array[min(id::text), max(id::text)])::uuid as id from variants where sku like 'STEP-%') o`,
    [orgId, price],
  );
  return rows.map((row) => Number(row.lowest));
};
const change = (terms: string): Promise<unknown> => database.sql(`update price_lists set ${terms} where id = $1`, [listId]);
/** As if everybody had always been asked the price without any list. */
async function askedBefore(): Promise<void> {
  await change(`status = 'draft', starts_at = null, ends_at = null, due_at = null`);
  while (await stepLists());
  await forget();
  await database.sql(
    `insert into price_history (org_id, offer_id, currency, since, price_minor, reduced)
     select org_id, id, 'USD', now() - interval '20 days', 500, false from variants where sku like 'STEP-%'`,
  );
}

test.each([
  ['switched off', () => change(`status = 'draft'`)],
  ['ended by its date', () => change(`ends_at = now()`)],
  ['given to a group', () => change(`group_id = (select id from customer_groups limit 1)`)],
])(
  'COR-82 the lowest price of 30 days is never too high: a list that was %s before its first step is known of, and so it stays',
  async (_, end) => {
    await database.sql(
      `insert into customer_groups (org_id, id, name, created_at) select $1, gen_random_uuid(), 'Few', now() where not exists (select from customer_groups)`,
      [orgId],
    );
    await askedBefore();
    await change(`status = 'active'`);
    await end();
    expect(await lowest(300)).toEqual([100, 100]);
    await stepLists();
    expect(await lowest(300), 'one of them is noted by now').toEqual([100, 100]);
    while (await stepLists());
    expect([await lowest(300), await noted(100), await noted(500)]).toEqual([[100, 100], OFFERS, 2 * OFFERS]);
    expect(await database.sql('select from unnoted_lists')).toEqual([]);
    await change('group_id = null');
  },
);

test('COR-82 a list of many prices that is let go of is gone at once, and its prices in steps', async () => {
  await forget();
  const actor = { ...systemActor, kind: 'staff', orgId } as const;
  await inTx(actor, (tx) => dropPriceList(tx, actor, listId));
  await expect(inTx(actor, (tx) => dropPriceList(tx, actor, listId))).rejects.toMatchObject({ code: 'PRICE_LIST_NOT_FOUND' });
  expect(await noted(500)).toBe(0);
  while (await stepLists());
  expect([await standing(), await noted(500)]).toEqual([undefined, OFFERS]);
  expect(await database.sql('select 1 from price_list_prices where list_id = $1', [listId])).toEqual([]);
});

/** A list of so many of the offers at 100 that is in force, or was as its terms say. */
async function another(most: number, terms: string): Promise<void> {
  await database.sql(`delete from price_list_prices where list_id = $1`, [listId]);
  await database.sql(
    `insert into price_lists (org_id, id, name, currency, status, created_at) values ($1, $2, 'Other', 'USD', 'draft', now()) on conflict do nothing`,
    [orgId, listId],
  );
  await askedBefore();
  await database.sql(
    `insert into price_list_prices (org_id, list_id, offer_id, price_minor)
     select org_id, $1, id, 100 from variants where sku like 'STEP-%' order by id limit $2`,
    [listId, most],
  );
  await change(terms);
}

test.each([
  ['many', OFFERS, [100, 100]],
  ['few', 1, [100, 500]],
])('COR-82 the lowest price of 30 days knows of a list of %s prices that began and ended while no worker ran', async (_, most, known) => {
  const at = (hours: number): string => `now() - interval '${hours} hours'`;
  await another(most, `status = 'active', starts_at = ${at(2)}, ends_at = ${at(1)}, due_at = ${at(2)}`);
  while (await stepLists());
  await tellSchedules();
  while (await stepLists());
  expect(await lowest(300)).toEqual(known);
  expect(await database.sql('select from unnoted_lists')).toEqual([]);
});

test('COR-82 the lowest price of 30 days knows of a list that was let go of before its first step', async () => {
  await another(OFFERS, `status = 'active'`);
  const actor = { ...systemActor, kind: 'staff', orgId } as const;
  await inTx(actor, (tx) => dropPriceList(tx, actor, listId));
  do expect(await lowest(300)).toEqual([100, 100]);
  while (await stepLists());
  expect([await standing(), await lowest(300)]).toEqual([undefined, [100, 100]]);
});

test('COR-82 the lowest price of 30 days knows what a list asked before its price changed, which was before its first step', async () => {
  await another(OFFERS, `status = 'active'`);
  const actor = { ...systemActor, kind: 'staff', orgId } as const;
  const rows = await database.sql<{ id: Uuid }>(`select offer_id as id from price_list_prices where list_id = $1`, [listId]);
  const prices = rows.map(({ id: offerId }) => ({ offerId, minQuantity: 1, price: 200n }));
  await inTx(actor, (tx) => putPrices(tx, actor, { id: listId, prices }));
  while (await stepLists());
  expect(await lowest(200)).toEqual([100, 100]);
});

const ago = (minutes: number): string => `now() - interval '${minutes} minutes'`;
/** What the first offer was noted to have cost, in turn. */
const story = async (): Promise<number[]> => {
  const rows = await database.sql<{ price: number }>(
    `select price_minor::int as price from price_history where offer_id = (select min(id::text)::uuid from variants where sku like 'STEP-%') order by since`,
  );
  return rows.map(({ price }) => price);
};

test.each([
  ['many', OFFERS],
  ['few', 1],
])('COR-82 a list of %s prices that was noted while it held adds nothing to what was asked but its end', async (_, most) => {
  await another(most, `status = 'active', starts_at = ${ago(120)}, ends_at = ${ago(60)}, due_at = ${ago(60)}`);
  while (await stepLists());
  await database.sql(
    `insert into price_history (org_id, offer_id, currency, since, price_minor, reduced)
     select p.org_id, p.offer_id, 'USD', w.since, w.price, true
       from price_list_prices p, (values (${ago(120)}, 200), (${ago(90)}, 100)) as w(since, price) where p.list_id = $1`,
    [listId],
  );
  await tellSchedules();
  expect(await database.sql('select from unnoted_lists')).toEqual([]);
  while (await stepLists());
  expect([await standing(), await story()]).toEqual([{ told: true, open: false }, [500, 200, 100, 500]]);
});

/** A list of prices at 100 that began two hours ago, while no worker ran; it was switched on before, so that nothing was noted. */
async function beginUntold(most: number, ends: string): Promise<void> {
  await another(most, `status = 'active', starts_at = ${ago(120)}, ends_at = ${ends}, due_at = ${ago(120)}`);
  while (await stepLists());
  await database.sql(`delete from price_history where price_minor = 100`);
}

test.each([
  ['holds', 'null'],
  ['has ended', ago(60)],
])(
  'COR-82 the lowest price of 30 days knows of a list of few prices that began while no worker ran, %s and is let go of',
  async (_, ends) => {
    await beginUntold(1, ends);
    const actor = { ...systemActor, kind: 'staff', orgId } as const;
    await inTx(actor, (tx) => dropPriceList(tx, actor, listId));
    expect([await standing(), await story(), (await lowest(300))[0]]).toEqual([undefined, [500, 100, 500], 100]);
  },
);

test('COR-82 the lowest price of 30 days knows of a list whose prices became few before its first step, and which is let go of', async () => {
  await beginUntold(OFFERS, 'null');
  await tellSchedules();
  await database.sql(
    `delete from price_list_prices where list_id = $1 and offer_id <> (select min(id::text)::uuid from variants where sku like 'STEP-%')`,
    [listId],
  );
  const actor = { ...systemActor, kind: 'staff', orgId } as const;
  await inTx(actor, (tx) => dropPriceList(tx, actor, listId));
  expect([await standing(), await story()]).toEqual([undefined, [500, 100, 500]]);
});

test.each([
  ['many', 'holds', OFFERS, 'null', [500, 100, 200]],
  ['few', 'holds', 1, 'null', [500, 100, 200]],
  ['many', 'has ended', OFFERS, ago(60), [500, 100, 500]],
  ['few', 'has ended', 1, ago(60), [500, 100, 500]],
])(
  'COR-82 the lowest price of 30 days knows what a list of %s prices asked that began while no worker ran, %s and has other prices now',
  async (_size, _state, most, ends, asked) => {
    await beginUntold(most, ends);
    const actor = { ...systemActor, kind: 'staff', orgId } as const;
    const rows = await database.sql<{ id: Uuid }>(`select offer_id as id from price_list_prices where list_id = $1`, [listId]);
    const prices = rows.map(({ id: offerId }) => ({ offerId, minQuantity: 1, price: 200n }));
    await inTx(actor, (tx) => putPrices(tx, actor, { id: listId, prices }));
    while (await stepLists());
    expect([await story(), (await lowest(200))[0]]).toEqual([asked, 100]);
    expect(await database.sql('select from unnoted_lists')).toEqual([]);
  },
);
