// Runs and what else is at work: other jobs for them, people who give them up, places that have two names.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../../apps/server/scenarios/shopper.ts';
import { type AtWork, goToWork } from '../../../../tools/testing/at-work.ts';
import { inTx, statement } from '#platform/db/index.ts';
import { bringStock } from '#modules/inventory/index.ts';
import { moveOn, none, wantRun } from './run-work.ts';
import { addNewRun, cancelRun, findRun, startApply } from './start-run.ts';
import { CatalogRuns } from './runs-in-tests.ts';

let runs: CatalogRuns;
let database: AtWork['database'];
let close: AtWork['close'];
let actor: AtWork['actor'];

beforeAll(async () => {
  ({ database, actor, close } = await goToWork('vestify'));
  runs = new CatalogRuns(actor);
});
afterAll(() => close());

const jobsOf = (id: string, more = ''): Promise<unknown[]> =>
  database.sql(`select 1 from graphile_worker._private_jobs where payload->>'runId' = $1 ${more}`, [id]);

interface Counter {
  on_hand: number;
  moved: number;
  watch_at: number;
  location: string;
}
const countersOf = (sku: string): Promise<Counter[]> =>
  database.sql<Counter>(
    `select s.on_hand, s.watch_at, l.name as location, (select sum(m.delta)::int from stock_moves m
        where m.org_id = s.org_id and m.offer_id = s.offer_id and m.location_id = s.location_id) as moved
       from stock_levels s join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
       join offers o on o.org_id = s.org_id and o.id = s.offer_id join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
      where s.org_id = $1 and v.sku = $2`,
    [actor.orgId, sku],
  );

test('COR-23 COR-22 a place named in two ways is one counter: the second line about it is wrong, and stock stays the sum of its moves', async () => {
  await runs.bring('csv_products', 'product,sku,title,price,stock\nmug-two-ways,MUG-2,Mug,20.00,10\n', 'right');
  const place = (await countersOf('MUG-2'))[0]?.location ?? '';
  const run = await runs.bring(
    'csv_stock',
    `sku,location,change,reason\nMUG-2,,5,received\nMUG-2,${place},7,received\nMUG-2,${place.toUpperCase()},1,received\n`,
    'right',
  );
  expect(await runs.faults(run)).toEqual(['3 sku TWICE_IN_FILE', '4 sku TWICE_IN_FILE']);
  expect(await countersOf('MUG-2')).toMatchObject([{ on_hand: 15, moved: 15 }]);
});

test('COR-22 what one list says of a counter twice happens one after the other', async () => {
  const [level] = await database.sql<{ offerId: string; locationId: string; n: number }>(
    `select offer_id as "offerId", location_id as "locationId", on_hand as n from stock_levels where org_id = $1 order by offer_id limit 1`,
    [actor.orgId],
  );
  if (!level) throw new Error('the preset has stock');
  const { offerId, locationId, n } = level;
  const brought = (said: { onHand?: number; change?: number }, sourceKey: string) =>
    ({ offerId, locationId, ...said, reason: 'counted', sourceKey }) as const;
  const list = [brought({ onHand: n + 10 }, 'a'), brought({ change: 5 }, 'b'), brought({ change: -20 - n }, 'c')];
  expect(await inTx(actor, (tx) => bringStock(tx, actor.orgId, list))).toEqual(['changed', 'changed', 'short']);
  const [after] = await database.sql<{ n: number; moved: number }>(
    `select on_hand as n, (select sum(delta)::int from stock_moves m where m.offer_id = s.offer_id and m.location_id = s.location_id) as moved
       from stock_levels s where offer_id = $1 and location_id = $2`,
    [offerId, locationId],
  );
  expect(after).toEqual({ n: n + 15, moved: n + 15 });
  const told = await database.sql<{ payload: object }>(
    `select payload from outbox_events where type = 'stock.moved' and payload ->> 'reason' = 'brought' and aggregate_id = $1`,
    [locationId],
  );
  expect(told.at(-1)?.payload).toEqual({ offerId: null, delta: 0, reason: 'brought' });
});

test('COR-23 a product takes as many variants from a file as its editor holds, and each line beyond them is told', async () => {
  const lines = Array.from({ length: 502 }, (_, index) => `mug-of-all,ALL-${index},Mug,20.00,Size,${index}`);
  const id = await runs.check('csv_products', `product,sku,title,price,option1_name,option1_value\n${lines.join('\n')}\n`);
  expect(await runs.faults(await runs.reach(id, 'ready'))).toEqual(['502 product TOO_MANY_VARIANTS', '503 product TOO_MANY_VARIANTS']);
  await cancelRun(actor, id);
});

test('COR-22 what an import puts into a place is watched as the organization says', async () => {
  await database.sql(`insert into stock_settings (org_id, low_at) values ($1, 12) on conflict (org_id) do update set low_at = 12`, [
    actor.orgId,
  ]);
  await runs.bring('csv_products', 'product,sku,title,price,stock\nmug-watched,MUG-3,Mug,20.00,100\n', 'right');
  expect(await countersOf('MUG-3')).toMatchObject([{ watch_at: 12 }]);
  await database.sql(`delete from stock_settings where org_id = $1`, [actor.orgId]);
});

test('COR-23 a run that is wanted again while it works is done once, and not given up', async () => {
  const skus = Array.from({ length: 1_500 }, (_, index) => `ONCE-${index}`);
  const goods = skus.map((sku) => `${sku.toLowerCase()},${sku},Mug,20.00,10`);
  await runs.bring('csv_products', `product,sku,title,price,stock\n${goods.join('\n')}\n`, 'right');
  const id = await runs.check('csv_prices', `sku,price\n${skus.map((sku) => `${sku},25.00`).join('\n')}\n`);
  await runs.reach(id, 'ready');
  const other = new pg.Client(database.urls.admin);
  await other.connect();
  await other.query(`begin; lock table price_history in share mode`);
  await startApply(actor, id, 'right');
  await runs.reach(id, 'running');
  await inTx(actor, async (tx) => wantRun(tx, { orgId: actor.orgId, runId: id }));
  await until('the second job to begin', async () => (await jobsOf(id, 'and locked_at is null')).length === 0);
  await other.query('commit');
  await other.end();
  expect(await runs.reach(id, 'done', 'failed')).toMatchObject({ state: 'done', fault: null, done: 1_500 });
  await until('both jobs to end', async () => (await jobsOf(id)).length === 0);
  expect(await findRun(actor, id)).toMatchObject({ state: 'done', fault: null, done: 1_500 });
});

const rename = statement('test.rename_place', `update stock_locations set name = 'moved ' || $2 where org_id = $1`);

test('COR-23 of two programs that are at one run, since one was taken for dead, the slower one writes nothing', async () => {
  await runs.bring('csv_products', 'product,sku,title,price,stock\nslow-1,SLOW-1,Mug,20.00,10\n', 'right');
  const id = await runs.check('csv_stock', 'sku,change,reason\nSLOW-1,1,received\n');
  const ready = await runs.reach(id, 'ready');
  await database.sql(`update catalog_runs set state = 'running', step = 'work' where id = $1`, [id]);
  const write = (from: string | null, to: string): Promise<void> =>
    inTx(actor, async (tx) => {
      tx.send(rename, [actor.orgId, to]);
      await moveOn(tx, ready, from, { ...none, done: 1, cursor: to });
    });
  await write(null, '1');
  await expect(write(null, '2')).rejects.toMatchObject({ code: 'RUN_MOVED_ON' });
  await write('1', '3');
  await expect(write('1', '4')).rejects.toMatchObject({ code: 'RUN_MOVED_ON' });
  expect(await database.sql(`select name from stock_locations where name like 'moved %'`)).toEqual([{ name: 'moved 3' }]);
  expect(await findRun(actor, id)).toMatchObject({ cursor: '3', done: ready.done + 2 });
  await cancelRun(actor, id);
});

test('COR-23 in the mode of all, one line that was right and is not by now leaves all others unapplied', async () => {
  const lines = ['whole-1,WHOLE-1,Mug,20.00,10', 'whole-2,WHOLE-2,Mug,20.00,10'];
  await runs.bring('csv_products', `product,sku,title,price,stock\n${lines.join('\n')}\n`);
  const { id } = await runs.look('csv_prices', 'sku,price\nWHOLE-1,25.00\nWHOLE-2,25.00\n');
  await database.sql(`update variants set sku = 'WHOLE-3' where sku = 'WHOLE-2'`);
  await startApply(actor, id, 'all');
  expect(await runs.reach(id, 'done', 'failed')).toMatchObject({ state: 'failed', fault: { code: 'RUN_LINES_WRONG' }, done: 0 });
  const prices = await database.sql(
    `select distinct o.price_minor::int as price from offers o join variants v on v.id = o.variant_id where v.sku like 'WHOLE-%'`,
  );
  expect(prices).toEqual([{ price: 2000 }]);
});

test('COR-23 a file that says one of two prices leaves the other as somebody is just writing it', async () => {
  await runs.bring('csv_products', 'product,sku,title,price,stock\npair-1,PAIR-1,Mug,20.00,10\n', 'right');
  const { id } = await runs.look('csv_prices', 'sku,compare_at\nPAIR-1,90.00\n');
  const of = `where variant_id = (select id from variants where sku = 'PAIR-1')`;
  const other = new pg.Client(database.urls.admin);
  await other.connect();
  try {
    await other.query(`begin; update offers set price_minor = 5000 ${of}`);
    await startApply(actor, id, 'right');
    const waits = `select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
    await until('the import to wait', async () => (await database.sql(waits)).length > 0);
    await other.query('commit');
  } finally {
    await other.end();
  }
  expect(await runs.reach(id, 'done', 'failed')).toMatchObject({ state: 'done', changed: 1 });
  expect(await database.sql(`select price_minor::int as price, compare_at_minor::int as compare from offers ${of}`)).toEqual([
    { price: 5000, compare: 9000 },
  ]);
});

test('COR-23 a program that dies after the end of a run leaves none of its lines: whoever takes up its job drops them', async () => {
  const { id } = await runs.look('csv_products', 'product,sku,title,price\nleft-1,LEFT-1,Mug,20.00\n');
  const linesAfterItsJob = async (): Promise<unknown[]> => {
    await inTx(actor, async (tx) => wantRun(tx, { orgId: actor.orgId, runId: id }));
    await until('its job to end', async () => (await jobsOf(id)).length === 0);
    return database.sql('select line from catalog_run_lines where run_id = $1', [id]);
  };
  expect(await linesAfterItsJob(), 'what is to be applied stays').toEqual([{ line: 2 }]);
  await startApply(actor, id, 'right');
  await runs.reach(id, 'done');
  await database.sql(`insert into catalog_run_lines (org_id, run_id, line, content) values ($1, $2, 2, '{}')`, [actor.orgId, id]);
  expect(await linesAfterItsJob()).toEqual([]);
});

test('COR-23 a look through a file that is cancelled ends and leaves none of its lines', async () => {
  const lines = Array.from({ length: 6_000 }, (_, index) => `cancelled-${index},CANCELLED-${index},Mug,20.00`);
  const id = await runs.check('csv_products', `product,sku,title,price\n${lines.join('\n')}\n`);
  await until('some lines', async () => (await findRun(actor, id)).done > 0);
  await cancelRun(actor, id);
  await until('its job to end', async () => (await jobsOf(id)).length === 0);
  expect(await database.sql(`select line from catalog_run_lines where run_id = $1`, [id])).toEqual([]);
});

test('COR-23 files that wait have so much room and no more, however many there may be', async () => {
  const begun = { kind: 'csv_products', name: 'large.csv', bytes: 50 * 1024 * 1024, state: 'receiving', step: 'check' } as const;
  const begin = () => inTx(actor, (tx) => addNewRun(tx, actor.orgId, begun));
  const ids: string[] = [];
  for (let count = 0; count < 10; count += 1) ids.push((await begin()).id);
  await expect(begin()).rejects.toMatchObject({ code: 'TOO_MANY_RUNS' });
  for (const id of ids) await cancelRun(actor, id);
  await cancelRun(actor, (await begin()).id);
});
