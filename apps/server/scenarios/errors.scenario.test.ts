// What the error tracker hears of a running server: requests that failed, events that were parked, jobs that were given up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StandInTracker, startTracker, type TrackedEvent } from '../../../tools/testing/error-tracker.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { offersOf, readyShopper, Shopper, until } from './shopper.ts';

let tracker: StandInTracker;
let server: TestServer;
beforeAll(async () => {
  tracker = await startTracker();
  server = await startServer({ preset: 'vestify', env: { ERROR_TRACKER_DSN: tracker.dsn, RELEASE: 'v7' } });
});
afterAll(() => tracker.stop());

const heardOf = (kind: string): Promise<TrackedEvent> =>
  until(`a report of kind ${kind}`, async () => tracker.events.find(({ tags }) => tags.kind === kind));

test('COR-67 a request that fails is told once with its request id and route; refusals are not; the answer does not wait', async () => {
  await server.database.sql('alter table carts rename to carts_away');
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      fetch(`${server.baseUrl}/v1/carts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"lines":[]}' }),
    ),
  );
  await server.database.sql('alter table carts_away rename to carts');
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 500));
  await fetch(`${server.baseUrl}/v1/orders/none`);
  await fetch(`${server.baseUrl}/v1/carts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"x":' });
  const event = await heardOf('request');
  expect(event).toMatchObject({ transaction: 'POST /v1/carts', release: 'v7', environment: 'test', tags: { role: 'all' } });
  expect(answers.map(({ headers }) => headers.get('x-request-id'))).toContain(event.tags.request_id);
  expect(event.exception.values.at(-1)?.value).toContain('42P01');
  expect(tracker.events.filter(({ tags }) => tags.kind === 'request')).toHaveLength(1);
});

test('COR-67 an event that is parked and a job that is given up are told', async () => {
  const offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  await (await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }])).place();
  const [event] = await server.database.sql<{ id: string; org_id: string }>('select id, org_id from outbox_events limit 1');
  await server.database.sql(
    `insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, available_at, attempts) values ($1, $2, 'test.none', gen_random_uuid(), now(), 9)`,
    [event?.id, event?.org_id],
  );
  const parked = await heardOf('event');
  expect(parked).toMatchObject({ transaction: 'test.none' });
  expect(parked.exception.values[0]?.value).toContain('There is no handler test.none');
  await server.database.sql(`delete from outbox_deliveries where handler = 'test.none'`);

  const unknown = { orgId: event?.org_id, operationId: '01900000-0000-7000-8000-000000000000' };
  await server.database.sql(`select graphile_worker.add_job('payments.operate', $1::json, max_attempts => 1)`, [JSON.stringify(unknown)]);
  const job = await heardOf('job');
  expect(job).toMatchObject({ transaction: 'payments.operate' });
  expect(job.exception.values[0]?.value).toContain('an operation that was asked for is there');
});

test('COR-67 a tracker that answers nothing fails no request and does not hold the stop', async () => {
  const buyer = await new Shopper(server.baseUrl).withCart([]);
  const look = () => fetch(`${server.baseUrl}/v1/carts/${buyer.cartId}`, { headers: { 'x-guest-token': buyer.token } });
  tracker.mode = 'silent';
  const count = tracker.bodies.length;
  await server.database.sql('alter table carts rename to carts_away');
  const began = performance.now();
  expect((await look()).status).toBe(500);
  await server.database.sql('alter table carts_away rename to carts');
  await until('the report that nobody answers', async () => tracker.bodies.length > count);
  expect((await look()).status).toBe(200);
  expect(await server.stop()).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
});
