// Every oracle of the fault runs is seen to fire: a shop that is whole satisfies them all, and each break is told by the one it concerns.
import pg from 'pg';
import { beforeAll, expect, inject, test } from 'vitest';
import { startServer, type TestServer } from '../testing/server.ts';
import { arrangeStock, type Goods } from './arrange.ts';
import { buy, type Abandoned } from './buyer.ts';
import { deskIsDoneOnce } from './desk/oracle.ts';
import type { Evidence } from './oracle.ts';
import { judgeAll } from './oracles.ts';
import { endReservations, type Sql, untilRest } from './passing-time.ts';
import { type CheckoutPlan, goodCard, planOf } from './plan.ts';
import { Recorder } from './record.ts';
import type { Shop } from './shop.ts';

let server: TestServer;
let shop: Shop;
let goods: Goods;
let recorder: Recorder;

const plan = (index: number, more: Partial<CheckoutPlan>): CheckoutPlan => ({
  ...planOf(1, index, 20),
  lines: [{ offer: 5 + index, quantity: 2 }],
  card: 'success',
  token: goodCard,
  doubleClick: index % 2 === 0,
  hastyAfterMs: 0,
  ...more,
});

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', LEASE_SECONDS: '1' } });
  const sql: Sql = (text, values) => server.database.sql(text, values);
  recorder = new Recorder(`${inject('cluster').workDir}/oracles.jsonl`);
  goods = await arrangeStock(sql, 40);
  shop = { baseUrl: server.baseUrl, ready: async () => undefined, recorder };
  const gone: Abandoned[] = [];
  const street = { shop, offers: goods.offers, abandon: (order: Abandoned) => void gone.push(order) };
  await Promise.all([
    ...[0, 1, 2].map((index) => buy(street, plan(index, {}))),
    buy(street, plan(3, { token: '4000000000000002', triesOther: false })),
    buy(street, plan(4, { card: 'challenge', token: '4000000000003220;webhook=duplicate', challenge: 'approve' })),
    buy(street, plan(5, { card: 'challenge', token: '4000000000003220', challenge: 'abandon' })),
    buy(street, plan(6, { card: 'lateCapture', token: '4000000000000077;after=1;webhook=lost' })),
  ]);
  const pending = await sql<{ id: string }>(`select id from orders where status = 'pending'`);
  expect(gone).toHaveLength(1);
  await untilRest(sql, 20);
  await endReservations(
    sql,
    pending.map(({ id }) => id),
  );
  await untilRest(sql, 20);
  await sql(`update graphile_worker._private_jobs set run_at = now()`);
  expect(await untilRest(sql, 20)).toBeUndefined();
}, 120_000);

/** What the oracles say about a copy of the shop in which something is broken; the copy is a transaction that is rolled back. */
async function judgeBroken(breaking: string[], more: (evidence: Evidence) => Partial<Evidence> = () => ({})): Promise<string[]> {
  const client = new pg.Client({ connectionString: server.database.urls.admin });
  await client.connect();
  try {
    await client.query('begin');
    // Past the guards of the database, which would refuse most of this.
    await client.query('set local session_replication_role = replica');
    for (const text of breaking) {
      const { rowCount } = await client.query(text);
      expect(rowCount, text).toBeGreaterThan(0);
    }
    const sql: Sql = async (text, values = []) => (await client.query(text, values)).rows as never;
    const whole: Evidence = { sql, shop, recorder, goods, deaths: [] };
    const verdicts = await judgeAll({ ...whole, ...more(whole) }, [deskIsDoneOnce]);
    for (const { oracle, rows } of verdicts) expect(rows, oracle).toBeGreaterThan(0);
    return verdicts
      .filter(({ violations }) => violations.length > 0)
      .map(({ oracle, violations }) => `${oracle}: ${violations.join('; ')}`);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

test('a shop that is whole satisfies every oracle', async () => {
  expect(await judgeBroken([])).toEqual([]);
});

const aPaid = `(select id from orders where status = 'paid' order by id limit 1)`;
const anEvent = (type: string): string => `(select id from outbox_events where type = '${type}' order by id limit 1)`;

const aRun = (kind: string, state: string): string =>
  `insert into catalog_runs (org_id, id, kind, state, name, created_at, ended_at)
   select org_id, gen_random_uuid(), '${kind}', '${state}', 'run', now(), case when '${state}' <> 'running' then now() end from offers limit 1`;
const deskGoods = `update variants set sku = 'DESK-0' where id = (select variant_id from offers order by id limit 1)`;

test.each<[string, string, string[]]>([
  [
    '1',
    'stock that nobody counted',
    [`update stock_levels set on_hand = on_hand + 1 where offer_id = (select offer_id from stock_levels limit 1)`],
  ],
  ['2', 'an order that is gone', [`delete from orders where id = ${aPaid}`]],
  ['2', 'a refused order that lives', [`update orders set status = 'paid' where status = 'cancelled'`]],
  [
    '2',
    'an order nobody was told of',
    [
      `insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'number', 999999, 'cart_id', gen_random_uuid()))).* from orders o where id = ${aPaid}`,
    ],
  ],
  [
    '2',
    'an order captured twice',
    [
      `insert into payment_operations (org_id, id, intent_id, type, state, amount_minor, source_key, created_at, done_at)
       select org_id, gen_random_uuid(), intent_id, type, state, amount_minor, 'again', created_at, done_at from payment_operations where type = 'capture' limit 1`,
    ],
  ],
  [
    '3',
    'money at the bank for an order that expired',
    [`update test_provider_charges set state = 'authorized' where state = 'requires_action'`],
  ],
  [
    '3',
    'a charge the bank never heard of',
    [`delete from test_provider_charges where id = (select id from test_provider_charges where state = 'authorized' limit 1)`],
  ],
  [
    '3',
    'a capture the bank did and we did not',
    [`update payment_operations set state = 'pending' where id = (select id from payment_operations limit 1)`],
  ],
  [
    '3',
    'a capture the bank never did',
    [`delete from test_provider_operations where key = (select key from test_provider_operations limit 1)`],
  ],
  [
    '3',
    'another amount captured at the bank',
    [
      `update test_provider_charges set captured_minor = captured_minor - 1 where id = (select id from test_provider_charges where captured_minor > 0 limit 1)`,
    ],
  ],
  [
    '3',
    'an order that is paid twice',
    [
      `insert into payment_intents select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'provider_ref', 'again'))).* from payment_intents i where order_id = ${aPaid}`,
      `insert into test_provider_charges select (jsonb_populate_record(c, jsonb_build_object('id', 'again', 'key', (select id from payment_intents where provider_ref = 'again')))).* from test_provider_charges c join payment_intents i on i.id::text = c.key where i.order_id = ${aPaid} and i.provider_ref <> 'again'`,
    ],
  ],
  [
    '4',
    'a reservation too many',
    [
      `insert into stock_reservations select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'line_id', gen_random_uuid()))).* from stock_reservations r where state = 'firm' limit 1`,
    ],
  ],
  ['4', 'stock held for an order that expired', [`update stock_reservations set state = 'firm' where state = 'expired'`]],
  [
    '4',
    'a paid line that holds nothing',
    [`update stock_reservations set state = 'released' where id = (select id from stock_reservations where state = 'firm' limit 1)`],
  ],
  ['5', 'half a journal', [`delete from postings where id = (select id from postings where amount_minor > 0 limit 1)`]],
  ['5', 'a capture without its journal', [`delete from journals where id = (select id from journals limit 1)`]],
  [
    '6',
    'a delivery that waits',
    [
      `insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, available_at) select id, org_id, 'orders.live', aggregate_id, now() from outbox_events limit 1`,
    ],
  ],
  [
    '6',
    'a delivery that was parked',
    [
      `insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, available_at, state) select id, org_id, 'orders.live', aggregate_id, now(), 'parked' from outbox_events limit 1`,
    ],
  ],
  ['6', 'a mail never written', [`delete from messages where source_key = ${anEvent('order.paid')}::text`]],
  ['6', 'a mail of expiry never written', [`delete from messages where source_key = ${anEvent('order.expired')}::text`]],
  ['6', 'a mail that was not sent', [`update messages set state = 'queued' where id = (select id from messages limit 1)`]],
  [
    '6',
    'the same fact told twice',
    [
      `insert into outbox_events select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).* from outbox_events e where id = ${anEvent('order.paid')}`,
    ],
  ],
  ['6', 'a webhook nobody worked through', [`update provider_events set processed_at = null`]],
  [
    '6',
    'a job that was given up',
    [
      `insert into graphile_worker._private_jobs (task_id, payload, attempts, max_attempts) select id, '{}', 12, 12 from graphile_worker._private_tasks limit 1`,
    ],
  ],
  ['8', 'a run that failed', [aRun('csv_prices', 'failed')]],
  ['8', 'a run nobody goes on with', [aRun('csv_prices', 'running')]],
  ['8', 'a run whose end is not in the trail', [aRun('export_stock', 'done')]],
  [
    '8',
    'lines that are kept of a run that ended',
    [
      aRun('csv_prices', 'cancelled'),
      `insert into catalog_run_lines (org_id, run_id, line, content) select org_id, id, 2, '{}' from catalog_runs`,
    ],
  ],
  ['8', 'an import that moved nothing', [aRun('csv_stock', 'done'), `update catalog_runs set changed = 1`]],
  ['8', 'units that no import explains', [deskGoods]],
  [
    '8',
    'a change of many that stands still',
    [
      `insert into bulk_edits (org_id, id, change, state, total, created_at) select org_id, gen_random_uuid(), '{}', 'running', 1, now() from offers limit 1`,
      `insert into bulk_edit_products (org_id, edit_id, product_id, state) select e.org_id, e.id, p.id, 'waiting' from bulk_edits e, products p limit 1`,
    ],
  ],
  [
    '8',
    'the moment of a list that nobody told of',
    [
      `insert into price_lists (org_id, id, name, currency, status, due_at, created_at) select org_id, gen_random_uuid(), 'List', 'USD', 'active', now() - interval '1 minute', now() from offers limit 1`,
    ],
  ],
  ['8', 'a price that the search does not know', [`update search_documents set price_from = price_from + 1`]],
])('oracle %s fires on %s', async (number, _name, breaking) => {
  expect((await judgeBroken(breaking)).map((told) => told.split(' ')[0])).toContain(number);
});

const first = (): Recorder['placements'][number] => recorder.placements.find(({ answers }) => answers[0]?.status === 201) as never;

test('oracle 2 fires on an answer that changes when asked again, and on two answers to one key', async () => {
  const { answers } = first();
  const answer = answers[0] as (typeof answers)[number];
  const changed = { ...answer, text: answer.text.replace('buyer', 'taker') };
  answers.push(changed);
  expect((await judgeBroken([])).join()).toContain('got two answers');
  answers.pop();
  answers[0] = changed;
  expect((await judgeBroken([])).join()).toContain('says otherwise when asked again');
  answers[0] = answer;
  answers.push({ ...answer, status: 409, code: 'CART_NOT_OPEN' });
  expect((await judgeBroken([])).join()).toContain('was answered 409 CART_NOT_OPEN');
  answers.pop();
});

test('oracle 4 fires when more is sold than there was', async () => {
  const few = new Map([...goods.units.keys()].map((id) => [id, 1]));
  expect((await judgeBroken([], () => ({ goods: { ...goods, units: few } }))).join()).toContain('units sold exceed what there was');
});

test('oracle 7 fires on a death of its own, on a bare error and on a road that ended badly', async () => {
  const deaths: Evidence['deaths'] = [{ role: 'api', by: 'itself', code: 1, words: 'out of memory' }];
  expect((await judgeBroken([], () => ({ deaths }))).join()).toContain('the api ended by itself with code 1');
  recorder.unclassified.push('place 500 INTERNAL');
  expect((await judgeBroken([])).join()).toContain('place 500 INTERNAL');
  recorder.unclassified.pop();
  recorder.trouble('no final answer');
  expect((await judgeBroken([])).join()).toContain('no final answer');
  recorder.troubles.pop();
});
