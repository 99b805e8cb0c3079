// The HTTP server by itself: what it refuses to start with, and what every answer carries.
import { get, type IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { operation } from '#contracts/operation.ts';
import { loadConfig } from '../config/index.ts';
import { Answer, route, type Principal, Stream } from './route.ts';
import { buildServer, nobody } from './server.ts';

const address = 'postgres://nobody@localhost/none';

const old = operation({
  id: 'oldHello',
  method: 'GET',
  path: '/v1/hello',
  permission: 'public',
  tag: 'Test',
  summary: 'Says hello.',
  deprecated: { since: '2026-01-01T00:00:00Z', sunset: '2027-01-01T00:00:00Z', successor: '/v2/hello' },
  query: z.strictObject({}),
  response: z.object({ hello: z.string() }),
});
const live = operation({
  id: 'live',
  method: 'GET',
  path: '/v1/live',
  permission: 'public',
  tag: 'Test',
  summary: 'Goes on.',
  produces: 'text/event-stream',
});
const staffOnly = operation({
  id: 'staffOnly',
  method: 'GET',
  path: '/v1/staff',
  permission: 'orders.read',
  tag: 'Test',
  summary: 'For staff.',
  response: z.object({}),
});
const write = operation({
  id: 'write',
  method: 'POST',
  path: '/v1/write',
  permission: 'public',
  tag: 'Test',
  summary: 'Writes.',
  body: z.strictObject({ n: z.number() }),
  status: 204,
});

const same = operation({
  id: 'same',
  method: 'GET',
  path: '/v1/same',
  permission: 'public',
  anonymous: true,
  tag: 'Test',
  summary: 'The same for everybody.',
  response: z.object({ user: z.string().nullable() }),
});
const busy = operation({
  id: 'busy',
  method: 'GET',
  path: '/v1/busy',
  permission: 'public',
  anonymous: true,
  tag: 'Test',
  summary: 'The same for everybody, for a moment.',
});
const cookie = operation({
  id: 'cookie',
  method: 'GET',
  path: '/v1/cookie',
  permission: 'public',
  tag: 'Test',
  summary: 'Sets a cookie and says which it got.',
  response: z.object({ got: z.string().nullable() }),
});

const routes = [
  route(busy, async () => {
    const body = JSON.stringify({ said: `chị ơi, สวัสดี, café ${(made += 1)}` });
    return new Answer(200, Buffer.from(body), { etag: `"${made}"`, 'cache-control': 'public, no-cache' });
  }),
  route(same, async (call) => ({ user: call.principal.userId })),
  route(cookie, async (call) => {
    call.setCookie('test_cookie', 'set', 60);
    return { got: call.principal.guest };
  }),
  route(old, async () => ({ hello: 'you' })),
  route(live, async () => new Stream((send) => send('live', '{}'))),
  route(staffOnly, async () => ({})),
  route(write, async () => undefined),
];
let principal: Principal = nobody;
let asked = 0;
let made = 0;
let app: FastifyInstance;
let base: string;

beforeAll(async () => {
  loadConfig({
    NODE_ENV: 'test',
    DATABASE_APP_URL: address,
    DATABASE_SYSTEM_URL: address,
    DATABASE_JOBS_URL: address,
    APP_SECRET: 'secret-secret-secret',
    LOG_LEVEL: 'silent',
  });
  app = await buildServer({
    routes,
    operations: [old, staffOnly, write, same, busy, cookie],
    authenticate: async ({ cookies }) => {
      asked += 1;
      return { ...principal, guest: principal.guest ?? cookies.test_cookie ?? null };
    },
    ready: async () => true,
  });
  base = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

test('COR-06 a route without a declared permission, or an operation without a handler, stops the server from starting', async () => {
  const parts = { authenticate: async () => nobody, ready: async () => true };
  const bare = { ...old, permission: undefined as never };
  await expect(buildServer({ ...parts, routes: [route(bare, async () => ({ hello: '' }))], operations: [] })).rejects.toThrow(
    /oldHello declares no permission/,
  );
  await expect(buildServer({ ...parts, routes: [], operations: [old] })).rejects.toThrow(/without a handler: oldHello/);
});

test('COR-70 a deprecated operation says since when, until when, and what to use instead', async () => {
  const { headers } = await fetch(`${base}/v1/hello`);
  expect(headers.get('deprecation')).toBe('@1767225600');
  expect(headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
  expect(headers.get('link')).toBe('</v2/hello>; rel="successor-version"');
});

test('COR-70 reads carry an ETag and answer 304 to who has the bytes already', async () => {
  const first = await fetch(`${base}/v1/hello`);
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]+"$/);
  const again = await fetch(`${base}/v1/hello`, { headers: { 'if-none-match': `"other", ${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  // A proxy that compresses makes the tag weak; `*` is any answer there is.
  for (const known of [`W/${etag}`, `"other" , W/${etag}`, '*']) {
    const { status } = await fetch(`${base}/v1/hello`, { headers: { 'if-none-match': known } });
    expect([known, status]).toEqual([known, 304]);
  }
  expect((await fetch(`${base}/v1/hello`, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200);
});

test('COR-06 a stream ends after a quarter of an hour, so that who follows on is asked again who they are', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const stream = await new Promise<IncomingMessage>((resolve) => void get(`${base}/v1/live`, resolve));
    const ended = new Promise((resolve) => void stream.resume().on('end', resolve));
    vi.advanceTimersByTime(15 * 60_000);
    await ended;
  } finally {
    vi.useRealTimers();
  }
}, 5_000);

test('COR-70 a path says which methods it takes: on OPTIONS, and where HEAD is not among them', async () => {
  const options = await fetch(`${base}/v1/hello`, { method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD']);
  expect((await fetch(`${base}/v1/nothing`, { method: 'OPTIONS' })).status).toBe(404);
  const stream = await fetch(`${base}/v1/live`, { method: 'HEAD' });
  expect([stream.status, stream.headers.get('allow')]).toEqual([405, 'GET']);
});

test('COR-70 who must sign in is told how, and an announced end stands on refusals, too', async () => {
  const refused = await fetch(`${base}/v1/staff`);
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  const ending = await fetch(`${base}/v1/hello?what=unknown`);
  expect([ending.status, ending.headers.get('deprecation')]).toEqual([400, '@1767225600']);
  expect(ending.headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
});

test.each([
  ['GET', '/v1/nothing', {}, undefined, 404, 'NOT_FOUND'],
  ['DELETE', '/v1/hello', {}, undefined, 405, 'METHOD_NOT_ALLOWED'],
  ['GET', '/v1/staff', {}, undefined, 401, 'UNAUTHENTICATED'],
  ['POST', '/v1/write', { 'content-type': 'text/plain' }, '{"n":1}', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['POST', '/v1/write', { 'content-type': 'application/x-www-form-urlencoded' }, 'n=1', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '{"n":1', 400, 'MALFORMED_JSON'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '{"n":1}{"n":2}', 400, 'MALFORMED_JSON'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '\ufeff{"n":1}', 400, 'MALFORMED_JSON'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '{"__proto__":{"x":1},"n":1}', 400, 'MALFORMED_JSON'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '['.repeat(100_000), 413, 'BODY_TOO_LARGE'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, `${'['.repeat(1_000)}${']'.repeat(1_000)}`, 400, 'MALFORMED_JSON'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '{"n":1e309}', 400, 'VALIDATION_FAILED'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '{"n":"1"}', 400, 'VALIDATION_FAILED'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '{"n":1,"role":"owner"}', 400, 'VALIDATION_FAILED'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, '', 400, 'VALIDATION_FAILED'],
  ['POST', '/v1/write', { 'content-type': 'application/json' }, 'null', 400, 'VALIDATION_FAILED'],
  ['POST', '/v1/write', {}, undefined, 400, 'VALIDATION_FAILED'],
] as const)('COR-70 %s %s with %j %.30s gets a problem: %i %s', async (method, path, headers, body, status, code) => {
  const answer = await fetch(`${base}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const problem = (await answer.json()) as Record<string, unknown>;
  expect([answer.status, problem.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(problem).toMatchObject({ status, type: `/docs#${code}`, requestId: answer.headers.get('x-request-id') });
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:|at Object/);
  if (status === 405) expect(answer.headers.get('allow')).toBe('GET, HEAD');
});

test('invalid UTF-8 is refused as malformed', async () => {
  const answer = await fetch(`${base}/v1/write`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from([0x7b, 0xff, 0x7d]),
  });
  expect(((await answer.json()) as { code: string }).code).toBe('MALFORMED_JSON');
});

test('a HEAD request meets the same guard as GET', async () => {
  expect((await fetch(`${base}/v1/staff`, { method: 'HEAD' })).status).toBe(401);
});

test('a write proved by a cookie needs the header that other sites can not send', async () => {
  principal = { ...nobody, guest: 'g', byCookie: true };
  const send = (more: Record<string, string>) =>
    fetch(`${base}/v1/write`, { method: 'POST', headers: { 'content-type': 'application/json', ...more }, body: '{"n":1}' });
  expect(((await (await send({})).json()) as { code: string }).code).toBe('CSRF_REJECTED');
  expect((await send({ 'x-tessera-csrf': '1' })).status).toBe(204);
  principal = nobody;
});

test('a member without the permission is told so', async () => {
  principal = { ...nobody, userId: 'u', orgId: 'o', permissions: new Set(['stock.read']) };
  const answer = await fetch(`${base}/v1/staff`);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'FORBIDDEN']);
  principal = nobody;
});

test('COR-70 an answer that is given again from memory has the same bytes, whatever is written in it, and the same headers', async () => {
  const ask = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(`${base}/v1/busy`, { headers });
    const own = [...answer.headers].filter(([name]) => !['date', 'ratelimit', 'ratelimit-policy', 'x-request-id'].includes(name));
    return { status: answer.status, id: answer.headers.get('x-request-id'), headers: Object.fromEntries(own), text: await answer.text() };
  };
  const before = made;
  const [first, again, known] = [await ask(), await ask(), await ask({ 'if-none-match': `"${before + 1}"` })];
  expect([made - before, JSON.parse(first.text)]).toEqual([1, { said: `chị ơi, สวัสดี, café ${made}` }]);
  expect({ ...again, id: '' }).toEqual({ ...first, id: '' });
  expect(again.headers['content-length']).toBe(String(Buffer.byteLength(first.text)));
  expect([known.status, known.text, known.headers.etag]).toEqual([304, '', `"${made}"`]);
  expect(new Set([first.id, again.id, known.id]).size).toBe(3);
});

test('what is the same for everybody is answered without a look at who asks', async () => {
  principal = { ...nobody, userId: 'u' };
  const before = asked;
  const answer = await fetch(`${base}/v1/same`, { headers: { authorization: `Bearer ${'x'.repeat(43)}` } });
  expect([await answer.json(), asked - before]).toEqual([{ user: null }, 0]);
  principal = nobody;
  const owned = { ...same, permission: 'buyer' as const };
  await expect(
    buildServer({
      authenticate: async () => nobody,
      ready: async () => true,
      routes: [route(owned, async () => ({ user: null }))],
      operations: [],
    }),
  ).rejects.toThrow(/same asks who it is and does not look/);
});

test('over https a cookie has the prefix that no sibling domain can plant, and only such a one is read', async () => {
  const got = async (proto: string, sent: string) => {
    const answer = await fetch(`${base}/v1/cookie`, { headers: { 'x-forwarded-proto': proto, cookie: sent } });
    return [answer.headers.get('set-cookie')?.split(';')[0], ((await answer.json()) as { got: string | null }).got];
  };
  expect(await got('https', 'test_cookie=planted; __Host-test_cookie=ours')).toEqual(['__Host-test_cookie=set', 'ours']);
  expect(await got('https', 'test_cookie=planted')).toEqual(['__Host-test_cookie=set', null]);
  expect(await got('http', 'test_cookie=ours; __Host-test_cookie=odd')).toEqual(['test_cookie=set', 'ours']);
});

test('COR-05 an operation that asks for a fresh sign-in stops the server from starting where nobody proves one', async () => {
  const dangerous = { ...write, permission: 'user' as const, stepUp: true as const };
  const parts = { authenticate: async () => nobody, ready: async () => true, operations: [dangerous] };
  await expect(buildServer({ ...parts, routes: [route(dangerous, async () => undefined)] })).rejects.toThrow(
    /write asks for a fresh sign-in/,
  );
});

test('COR-63 a request keeps the id that a program of ours gives it, and none that a stranger sends through a proxy', async () => {
  const idOf = async (headers: Record<string, string>) =>
    (await fetch(`${base}/v1/hello`, { headers: { 'x-request-id': 'chosen-by-me', ...headers } })).headers.get('x-request-id');
  expect(await idOf({})).toBe('chosen-by-me');
  expect(await idOf({ 'x-forwarded-for': '203.0.113.9' })).toMatch(/^[0-9a-f-]{36}$/);
});
