// Rate limits over HTTP: who is counted as whom, what answers say of it, and what a flood gets.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hasRedis, startRedis, type TestRedis } from '../../../tools/testing/redis.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { until } from './shopper.ts';

const limits = { address: 30, user: 1000, read: 12, write: 5, auth: 3 };
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: JSON.stringify(limits) } });
});

let seed = 0;
let visitor = '';
/** An address of its own for each test, as the proxy in front would tell it. */
beforeEach(() => {
  seed += 1;
  visitor = `198.51.100.${seed}`;
});

interface Got {
  status: number;
  policy: string | null;
  state: string | null;
  retryAfter: string | null;
  body: { code?: string; facts?: { policy?: string; retryAfterSeconds?: number } };
  type: string | null;
}

async function ask(
  path: string,
  options: { from?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Got> {
  const answer = await fetch(`${server.baseUrl}${path}`, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers: {
      'x-forwarded-for': options.from ?? visitor,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    policy: answer.headers.get('ratelimit-policy'),
    state: answer.headers.get('ratelimit'),
    retryAfter: answer.headers.get('retry-after'),
    type: answer.headers.get('content-type'),
    body: text.startsWith('{') ? (JSON.parse(text) as Got['body']) : {},
  };
}

const session = '/v1/auth/session';
const times = async (count: number, one: (n: number) => Promise<Got>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push((await one(n)).status);
  return statuses;
};
const many = (count: number, status: number): number[] => Array.from({ length: count }, () => status);

test('COR-08 every answer says what the limits are and how they stand; a refusal also when to come again', async () => {
  const first = await ask(session);
  expect(first).toMatchObject({
    status: 200,
    policy: '"address";q=30;w=60, "read";q=12;w=60',
    state: '"address";r=29;t=60, "read";r=11;t=60',
  });
  expect(await times(11, () => ask(session))).toEqual(many(11, 200));
  const refused = await ask(session);
  expect(refused).toMatchObject({
    status: 429,
    type: 'application/problem+json; charset=utf-8',
    body: { code: 'RATE_LIMITED', facts: { policy: 'read' } },
  });
  expect(Number(refused.retryAfter)).toBeGreaterThan(50);
  expect(Number(refused.retryAfter)).toBeLessThanOrEqual(60);
  expect(refused.body.facts?.retryAfterSeconds).toBe(Number(refused.retryAfter));
  expect(refused.state).toMatch(/^"address";r=17;t=\d+, "read";r=0;t=\d+$/);
  // Another class and another address go on.
  expect((await ask('/v1/carts', { body: {} })).status).toBe(201);
  expect((await ask(session, { from: '198.51.100.250' })).status).toBe(200);
});

test('COR-08 sign-in is counted by address, whatever e-mail is tried, and refused before the password is looked at', async () => {
  const login = (n: number) => ask('/v1/auth/login', { body: { email: `person${n}@vestify.test`, password: 'wrong' } });
  expect(await times(5, login)).toEqual([401, 401, 401, 429, 429]);
  expect((await login(9)).body).toMatchObject({ code: 'RATE_LIMITED', facts: { policy: 'auth' } });
});

test('COR-08 an address has a number for all it does, answers from memory and addresses that are not there among them', async () => {
  const paths = ['/v1/products?limit=1', '/v1/nothing-here', session];
  const statuses = await times(33, (n) => ask(paths[n % 3] ?? ''));
  expect(statuses.slice(0, 30).filter((status) => status === 429)).toEqual([]);
  expect(statuses.slice(30)).toEqual([429, 429, 429]);
  const kept = await ask('/v1/products?limit=1');
  expect(kept).toMatchObject({ status: 429, policy: '"address";q=30;w=60', body: { code: 'RATE_LIMITED', facts: { policy: 'address' } } });
});

test('COR-08 a person is counted as themselves wherever they are, and not with others behind their address', async () => {
  const answer = await fetch(`${server.baseUrl}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.240' },
    body: JSON.stringify({ email: 'owner@vestify.test', password: 'demo-vest-2026' }),
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  expect(answer.status).toBe(200);
  const headers = { authorization: `Bearer ${accessToken}` };
  const mine = await times(13, (n) => ask(session, { from: `203.0.113.${n + 1}`, headers }));
  expect(mine).toEqual([...many(12, 200), 429]);
  expect((await ask(session, { from: '203.0.113.1' })).status).toBe(200);
  const told = await ask('/v1/carts', { body: {}, headers });
  expect(told.policy).toBe('"address";q=30;w=60, "write";q=5;w=60, "user";q=1000;w=60');
});

test('COR-08 an API key has a number of its own, wherever it is used', async () => {
  const login = await fetch(`${server.baseUrl}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.241' },
    body: JSON.stringify({ email: 'owner@vestify.test', password: 'demo-vest-2026' }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const made = await fetch(`${server.baseUrl}/v1/admin/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.241', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ name: 'Counted', permissions: ['orders.read'], requestsPerMinute: 4 }),
  });
  const { key } = (await made.json()) as { key: string };
  const use = (n: number) => ask('/v1/admin/orders', { from: `203.0.113.${100 + n}`, headers: { authorization: `Bearer ${key}` } });
  const first = await use(0);
  expect([first.status, first.policy]).toEqual([200, '"address";q=30;w=60, "read";q=12;w=60, "key";q=4;w=60']);
  expect(await times(5, (n) => use(n + 1))).toEqual([200, 200, 200, 429, 429]);
  expect((await use(9)).body.facts?.policy).toBe('key');
});

test('COR-08 a caller with a whole IPv6 network is one caller', async () => {
  const statuses = await times(14, (n) => ask(session, { from: `2001:db8:7:8:${n}:${n}::${n}` }));
  expect(statuses).toEqual([...many(12, 200), 429, 429]);
  expect((await ask(session, { from: '2001:db8:7:9::1' })).status).toBe(200);
});

test('COR-08 what stands behind the proxy’s own word is believed by nobody', async () => {
  // The proxy appends the address it saw; what the visitor wrote before it does not count.
  const statuses = await times(14, (n) => ask(session, { from: `10.9.8.${n}, nonsense-${n}, ${visitor}` }));
  expect(statuses).toEqual([...many(12, 200), 429, 429]);
});

test('COR-08 our own pages, which read for all visitors at once, are not one caller; health and signing keys are never refused', async () => {
  const forAll = { 'x-forwarded-host': 'vestify.localhost' };
  const pages = await Promise.all(
    Array.from({ length: 40 }, () => fetch(`${server.baseUrl}/v1/products?limit=2`, { headers: forAll }).then(({ status }) => status)),
  );
  expect(pages).toEqual(many(40, 200));
  for (const path of ['/health/live', '/.well-known/jwks.json']) expect(await times(40, () => ask(path))).toEqual(many(40, 200));
});

test('COR-08 from a peer that is no proxy of ours no header changes who is counted', async () => {
  await server.restart({ TRUSTED_PROXIES: '192.0.2.1' });
  const host = new URL(server.baseUrl).host;
  const spoofs = (n: number): Record<string, string>[] => [
    { 'x-forwarded-for': `10.0.0.${n}` },
    { 'x-forwarded-for': `10.0.1.${n}`, 'x-forwarded-host': 'vestify.localhost' },
    { 'x-forwarded-host': 'vestify.localhost' },
    { 'x-forwarded-host': host },
    { 'x-real-ip': `10.0.0.${n}`, forwarded: `for=10.0.0.${n}`, 'true-client-ip': `10.0.0.${n}` },
    { 'x-forwarded-host': `a.test, ${host}`, 'x-forwarded-proto': 'https' },
  ];
  const statuses: number[] = [];
  for (let n = 0; n < 4; n += 1)
    for (const headers of spoofs(n)) statuses.push((await fetch(`${server.baseUrl}${session}`, { headers })).status);
  expect(statuses.slice(0, 12)).toEqual(many(12, 200));
  expect(statuses.slice(12)).toEqual(many(12, 429));
  await server.restart();
});

test('COR-08 a limit of 0 is off, and so are all with 0; a limit that is none stops the start with a word on it', async () => {
  await server.restart({ RATE_LIMITS: '{"read":0,"address":0}' });
  const open = await ask(session);
  expect([open.status, open.policy, open.state]).toEqual([200, null, null]);
  expect((await ask('/v1/carts', { body: {} })).policy).toBe('"write";q=1200;w=60');
  await server.restart({ RATE_LIMITS: '0' });
  expect((await ask('/v1/carts', { body: {} })).policy).toBeNull();
  await expect(server.restart({ RATE_LIMITS: '{"raed":5}' })).rejects.toThrow(/RATE_LIMITS: .*raed/);
  await server.restart();
});

if (hasRedis()) {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  /** The first requests may come before the connection is there; those are counted by the process. */
  async function untilShared(): Promise<void> {
    const client = new Redis(redis.url);
    const before = await client.dbsize();
    await until('a count in Redis', async () => {
      await ask(session, { from: `192.0.2.${(seed += 1) % 250}` });
      return (await client.dbsize()) > before;
    });
    client.disconnect();
  }

  test('COR-08 with Redis the count outlives the process; without it requests go on', async () => {
    await server.restart({ REDIS_URL: redis.url });
    const tries = () => times(3, (n) => ask('/v1/auth/login', { body: { email: `p${n}@vestify.test`, password: 'wrong' } }));
    await untilShared();
    expect(await tries()).toEqual([401, 401, 401]);
    await server.restart({ REDIS_URL: redis.url });
    await untilShared();
    expect(await times(1, () => ask('/v1/auth/login', { body: { email: 'p@vestify.test', password: 'wrong' } }))).toEqual([429]);
    await redis.kill();
    const after = await ask('/v1/auth/login', { body: { email: 'p@vestify.test', password: 'wrong' } });
    expect(after.status).toBe(401);
  });
}
