// Lists that begin by themselves, and one that stands in the way.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { changePriceList } from './keep-price-lists.ts';
import { tellSchedules } from './tell-schedules.ts';

let database: TestDatabase;
let orgId: Uuid;
let offers: Uuid[];

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  const rows = await database.sql<{ org: Uuid; id: Uuid }>(
    `select org_id as org, id from offers where currency = 'USD' order by id limit 2`,
  );
  orgId = rows[0]?.org ?? '';
  offers = rows.map(({ id }) => id);
});
afterAll(closeDatabase);

/** A list for everybody that lowers one offer, begins two minutes ago and is not told of yet. */
async function list(offerId: Uuid, minutesAgo: number): Promise<Uuid> {
  const id = newId();
  await database.sql(
    `insert into price_lists (org_id, id, name, currency, status, starts_at, due_at, created_at)
     select $1, $2, 'Began', 'USD', 'active', at, at, at from (select now() - make_interval(mins => $3)) as w(at)`,
    [orgId, id, minutesAgo],
  );
  await database.sql(`insert into price_list_prices (org_id, list_id, offer_id, price_minor) values ($1, $2, $3, 100)`, [
    orgId,
    id,
    offerId,
  ]);
  await database.sql(`delete from price_history where org_id = $1 and offer_id = $2`, [orgId, offerId]);
  return id;
}
const noted = async (offerId: Uuid): Promise<number> =>
  (await database.sql(`select 1 from price_history where org_id = $1 and offer_id = $2 and currency = 'USD'`, [orgId, offerId])).length;
const waiting = async (): Promise<Uuid[]> =>
  (await database.sql<{ id: Uuid }>(`select id from price_lists where due_at is not null`)).map(({ id }) => id);

test('COR-82 a list that can not be told of keeps no other from being told of', async () => {
  const [bad = '', good = ''] = offers;
  const [first, second] = [await list(bad, 2), await list(good, 1)];
  await database.sql(`alter table price_history add constraint not_this check (offer_id <> '${bad}') not valid`);
  await tellSchedules();
  expect([await waiting(), await noted(good)]).toEqual([[first], 1]);
  await database.sql(`alter table price_history drop constraint not_this`);
  await tellSchedules();
  expect([await waiting(), await noted(bad)]).toEqual([[], 1]);
  await database.sql(`delete from price_list_prices where list_id = any ($1)`, [[first, second]]);
  await database.sql(`delete from price_lists where id = any ($1)`, [[first, second]]);
});

test('COR-82 a new name is no reason to look at all prices of a list', async () => {
  const [offer = ''] = offers;
  const id = await list(offer, 1);
  await database.sql(`update price_lists set name = 'Another', version = 7 where id = $1`, [id]);
  expect(await noted(offer)).toBe(0);
  const terms = { name: 'Ended', groupId: null, status: 'draft', startsAt: null, endsAt: null } as const;
  const actor = { ...systemActor, kind: 'staff', orgId } as const;
  await inTx(actor, (tx) => changePriceList(tx, actor, { id, version: 7, terms }));
  expect(await noted(offer)).toBe(1);
  await database.sql(`delete from price_list_prices where list_id = $1`, [id]);
  await database.sql(`delete from price_lists where id = $1`, [id]);
});
