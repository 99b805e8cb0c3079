// Metrics after real traffic: requests by route, what was sold, the engine's queues; and who may see them.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { cards, offersOf, readyShopper, until } from './shopper.ts';

const token = 'a-token-for-the-scraper';
let server: TestServer;
let offerId: string;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { METRICS_TOKEN: token } });
  offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
});

const read = async (headers: Record<string, string> = {}): Promise<string> =>
  (await fetch(`${server.baseUrl}/metrics`, { headers })).text();

/** The value of one series; 0 where there is none yet. */
async function value(series: string, text?: string): Promise<number> {
  const line = (text ?? (await read())).split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.split(' ').at(-1) ?? 0);
}

test('COR-67 requests are counted by method, route pattern and status, with their time; answers from memory, too', async () => {
  const series = (route: string, status: string, method = 'GET') =>
    `http_server_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`;
  const before = await read();
  const etag = (await fetch(`${server.baseUrl}/v1/products?limit=3`)).headers.get('etag') ?? '';
  for (let n = 0; n < 9; n += 1) await fetch(`${server.baseUrl}/v1/products?limit=3`);
  await fetch(`${server.baseUrl}/v1/products?limit=3`, { headers: { 'if-none-match': etag } });
  await fetch(`${server.baseUrl}/v1/products/there-is-no-such-thing`);
  await fetch(`${server.baseUrl}/v1/carts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"x":1}' });
  for (let n = 0; n < 5; n += 1) await fetch(`${server.baseUrl}/somewhere/${n}?secret=canary`);
  const after = await read();
  const grown = async (name: string): Promise<number> => (await value(name, after)) - (await value(name, before));
  expect(await grown(series('/v1/products', '2xx'))).toBe(10);
  expect(await grown(series('/v1/products', '3xx'))).toBe(1);
  expect(await grown(series('/v1/products/:slug', '4xx'))).toBe(1);
  expect(await grown(series('/v1/carts', '4xx', 'POST'))).toBe(1);
  expect(await grown(series('(none)', '4xx'))).toBe(5);
  expect(await grown('http_problems_total{code="VALIDATION_FAILED"}')).toBe(1);
  expect(after).not.toContain('canary');
  expect(await value('http_server_request_duration_seconds_bucket{le="10",method="GET",route="/v1/products",status="2xx"}', after)).toBe(
    await value(series('/v1/products', '2xx'), after),
  );
});

test('COR-67 orders placed, paid and declined are counted by preset, sign-ins by what became of them', async () => {
  const bought = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  expect((await bought.place()).status).toBe(201);
  const poor = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  expect((await poor.place({ card: cards.declined })).status).toBe(402);
  await fetch(`${server.baseUrl}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'owner@vestify.test', password: 'wrong' }),
  });
  const sold = async (): Promise<number[]> => {
    const text = await read();
    const names = ['orders_placed_total', 'orders_paid_total', 'payments_declined_total'];
    return Promise.all(names.map((name) => value(`${name}{preset="vestify"}`, text)));
  };
  expect(await until('all counted', async () => ((await sold())[2] === 1 ? sold() : undefined))).toEqual([2, 1, 1]);
  const text = await read();
  expect(await value('sign_ins_total{operation="login",result="LOGIN_REFUSED"}', text)).toBe(1);
  expect(await value('events_total{type="order.placed"}', text)).toBe(2);
});

test('COR-67 the queues, the pool and the process are there; what is parked is seen', async () => {
  await server.database.sql(`update outbox_deliveries set state = 'parked' where false`);
  const [event] = await server.database.sql<{ id: string; org_id: string; aggregate_id: string }>(
    'select id, org_id, aggregate_id from outbox_events limit 1',
  );
  await server.database.sql(
    `insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, available_at, state) values ($1, $2, 'test.none', $3, now(), 'parked')`,
    [event?.id, event?.org_id, event?.aggregate_id],
  );
  await until('the parked delivery in the metrics', async () => (await value('outbox_parked')) === 1);
  await until('nothing left to deliver', async () => (await value('outbox_pending')) === 0);
  const text = await read();
  expect(await value('outbox_lag_seconds', text)).toBe(0);
  for (const state of ['waiting', 'delayed', 'running', 'failed'])
    expect(text).toMatch(new RegExp(`^jobs\\{state="${state}"\\} \\d+$`, 'm'));
  for (const state of ['used', 'idle', 'waiting'])
    expect(text).toMatch(new RegExp(`^database_pool_connections\\{state="${state}"\\} \\d+$`, 'm'));
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'nodejs_gc_duration_seconds_count',
  ])
    expect(text, name).toMatch(new RegExp(`^${name}`, 'm'));
  await server.database.sql(`delete from outbox_deliveries where handler = 'test.none'`);
});

test('COR-67 metrics are for a scraper with the token and for this machine, never for who comes through a proxy', async () => {
  const status = async (headers: Record<string, string>): Promise<number> => (await fetch(`${server.baseUrl}/metrics`, { headers })).status;
  expect(await status({})).toBe(200);
  const proxied = { 'x-forwarded-for': '203.0.113.9' };
  expect(await status({ ...proxied, authorization: `Bearer ${token}` })).toBe(200);
  const strangers: Record<string, string>[] = [
    proxied,
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-host': 'vestify.localhost' },
    { 'x-forwarded-for': '' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 proxy' },
    { authorization: 'Bearer wrong' },
    { authorization: `Bearer ${token}x`, ...proxied },
    { authorization: `Bearer ${token.slice(0, -1)}`, ...proxied },
    { authorization: 'Bearer ', ...proxied },
    { authorization: `Basic ${token}`, ...proxied },
  ];
  for (const headers of strangers) expect([headers, await status(headers)]).toEqual([headers, 404]);
});

test('COR-67 a worker shows its metrics, too, and an empty token opens nothing', async () => {
  await server.restart({ ROLE: 'worker', METRICS_TOKEN: '' });
  expect(await read()).toMatch(/^jobs\{state="waiting"\} \d+$/m);
  expect((await fetch(`${server.baseUrl}/metrics`, { headers: { authorization: 'Bearer ', 'x-forwarded-for': '1.1.1.1' } })).status).toBe(
    404,
  );
});
