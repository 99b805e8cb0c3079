// What must never be written down: a whole story is told to a server that logs all it can, and none of it is found in log, metrics, traces
// or error reports.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Collector, sendsTo, startCollector } from '../../../tools/testing/collector.ts';
import { startTracker, type StandInTracker } from '../../../tools/testing/error-tracker.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { offersOf, Shopper, until } from './shopper.ts';

const canaries = {
  email: 'canary.bird@example.co.th',
  wrongPassword: 'canary-wrong-password-71',
  rightPassword: 'demo-vest-2026',
  newPassword: 'canary-new-password-93',
  phone: '+66 81 987 6543',
  phoneAsKept: '66819876543',
  name: 'Canarina Birdsong',
  line1: '77 Canary Wharf Lane',
  line2: 'Cage 12',
  city: 'Birdville',
  postalCode: 'KA9-BIRD',
  card: '4242424242424242',
  captcha: `canary-captcha-${'c'.repeat(60)}`,
  bearer: `canarybearer${'b'.repeat(31)}`,
  jwt: `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.${'s'.repeat(60)}`,
  cookie: `canarycookie${'k'.repeat(31)}`,
  query: 'canary-in-the-query',
  path: 'canary-in-the-path',
  payload: 'canary-in-a-payload',
};
/** Found on the way: tokens and keys. */
const found: Record<string, string> = {};

let collector: Collector;
let tracker: StandInTracker;
let server: TestServer;
beforeAll(async () => {
  [collector, tracker] = await Promise.all([startCollector(), startTracker()]);
  server = await startServer({
    preset: 'vestify',
    env: { ...sendsTo(collector), ERROR_TRACKER_DSN: tracker.dsn, LOG_LEVEL: 'trace', METRICS_TOKEN: 'canary-metrics-token' },
  });
});
afterAll(async () => {
  await Promise.all([collector.stop(), tracker.stop()]);
});

async function send(path: string, options: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const answer = await fetch(`${server.baseUrl}${path}`, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers: { ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
}

async function signIn(): Promise<void> {
  const { email, wrongPassword, rightPassword, bearer, jwt, cookie, captcha } = canaries;
  await send('/v1/auth/login', { body: { email, password: wrongPassword } });
  await send('/v1/auth/login', { body: `{"email":"${email}","password":"${wrongPassword}"` });
  await send('/v1/auth/login', { body: { email, password: wrongPassword, extra: wrongPassword } });
  for (const token of [bearer, jwt]) await send('/v1/auth/session', { headers: { authorization: `Bearer ${token}` } });
  await send('/v1/auth/session', { headers: { cookie: `tessera_session=${cookie}; tessera_access=${jwt}`, 'x-captcha-token': captcha } });
  const { body } = await send('/v1/auth/login', { body: { email: 'owner@vestify.test', password: rightPassword } });
  found.accessToken = String(body.accessToken);
  found.refreshToken = String(body.refreshToken);
  const authorization = `Bearer ${found.accessToken}`;
  expect((await send('/v1/auth/session', { headers: { authorization } })).status).toBe(200);
  const key = await send('/v1/admin/keys', { body: { name: 'Canary', permissions: ['orders.read'] }, headers: { authorization } });
  found.apiKey = String(key.body.key);
  expect((await send('/v1/admin/orders', { headers: { authorization: `Bearer ${found.apiKey}` } })).status).toBe(200);
  const renewed = await send('/v1/auth/refresh', { body: { refreshToken: found.refreshToken } });
  found.secondRefreshToken = String(renewed.body.refreshToken);
}

async function signUp(): Promise<void> {
  const { email, newPassword: password, name } = canaries;
  expect((await send('/v1/auth/register', { body: { email, password, name } })).status).toBe(202);
  await send('/v1/auth/password/forgotten', { body: { email: 'owner@vestify.test' } });
}

const address = () => {
  const { name, line1, line2, city, postalCode } = canaries;
  return { name, line1, line2, city, postalCode, country: 'TH' };
};

async function buy(offerId: string): Promise<Shopper> {
  const { email, phone, card } = canaries;
  const buyer = await new Shopper(server.baseUrl).withCart([{ offerId, quantity: 1 }]);
  found.guestToken = buyer.token;
  await buyer.details(address());
  const body = { contact: { email, phone } };
  await send(`/v1/checkouts/${buyer.cartId}`, { method: 'PATCH', body, headers: { 'x-guest-token': buyer.token } });
  await buyer.details(address());
  expect((await buyer.place({ card })).status).toBe(201);
  return buyer;
}

/** Everything that can go wrong with personal fields in hand. */
async function fail(offerId: string): Promise<void> {
  const { email, phone, query, path, payload, name } = canaries;
  const buyer = await new Shopper(server.baseUrl).withCart([{ offerId, quantity: 1 }]);
  const patch = () =>
    send(`/v1/checkouts/${buyer.cartId}`, {
      method: 'PATCH',
      body: { contact: { email, phone }, shippingAddress: address() },
      headers: { 'x-guest-token': buyer.token },
    });
  await server.database.sql('alter table carts add constraint no_birds check (expires_at is null) not valid');
  expect((await patch()).status).toBeGreaterThanOrEqual(400);
  await server.database.sql('alter table carts drop constraint no_birds');
  await server.database.sql('alter table carts rename to carts_away');
  expect((await patch()).status).toBe(500);
  await server.database.sql('alter table carts_away rename to carts');
  await send(`/v1/products?q=${query}&token=${query}`);
  await send(`/v1/products/${path}?email=${email}`);
  await send(`/${path}/${email}`, { headers: { referer: `https://shop.test/?token=${query}`, 'user-agent': query } });
  await send('/v1/auth/social/google/callback?code=canary-in-the-query&state=canary-in-the-query');
  await server.database.sql(`select graphile_worker.add_job('payments.operate', $1::json, max_attempts => 1)`, [
    JSON.stringify({ orgId: payload, operationId: payload, email, name, phone }),
  ]);
  await until('the failed job', async () => server.log(5_000).includes('job failed'));
}

/** Every string that must not be found, and how else it may be written. */
const forms = (): [string, string][] =>
  Object.entries({ ...canaries, ...found }).flatMap(([name, value]): [string, string][] => [
    [name, value],
    [`${name} in an address`, encodeURIComponent(value)],
    [`${name} in base64`, Buffer.from(value).toString('base64').replace(/=+$/, '')],
  ]);

const leaks = (text: string): string[] =>
  forms().flatMap(([name, form]) => (text.toLowerCase().includes(form.toLowerCase()) ? [name] : []));

test('COR-67 nothing secret or personal of a whole story is in the log, the metrics, the traces or the error reports', async () => {
  const offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  await signIn();
  await signUp();
  await buy(offerId);
  await fail(offerId);
  // A carrier that is away: what it says of the mail it did not take.
  await server.restart({ MAIL: 'smtp://127.0.0.1:1' });
  await buy(offerId);
  await until('a mail that was not sent', async () => /ECONNREFUSED/.test(server.log(5_000)));
  const metrics = await (await fetch(`${server.baseUrl}/metrics`)).text();
  await until('reports', async () => tracker.events.length >= 2);
  expect(await server.stop()).toBe(0);

  const log = server.log(1_000_000);
  // The story was told, and to all of them.
  for (const part of ['"level":20', 'request failed', 'job failed', '/v1/auth/login', '/v1/checkouts/:id/place'])
    expect(log).toContain(part);
  expect(Object.values(found).filter((value) => value.length < 6 || value === 'undefined')).toEqual([]);
  expect(metrics).toContain('http_server_request_duration_seconds_count{method="POST",route="/v1/checkouts/:id/place"');
  expect(collector.spans.some(({ name }) => name === 'POST /v1/auth/login')).toBe(true);
  expect(leaks(log).map((name) => `log: ${name}`)).toEqual([]);
  expect(leaks(metrics).map((name) => `metrics: ${name}`)).toEqual([]);
  expect(leaks(collector.bodies.join('')).map((name) => `traces: ${name}`)).toEqual([]);
  expect(leaks(tracker.bodies.join('')).map((name) => `reports: ${name}`)).toEqual([]);
});
