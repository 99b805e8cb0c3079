// Errors told in Sentry's envelopes: where they go, what they say, what they never say.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTracker, type StandInTracker } from '../../tools/testing/error-tracker.ts';
import { endpointOf, sentryTracker } from './index.ts';

let tracker: StandInTracker;
beforeEach(async () => {
  tracker = await startTracker();
});
afterEach(() => tracker.stop());

const make = () => sentryTracker({ dsn: tracker.dsn, release: 'v1', environment: 'production', role: 'api' });
const place = { kind: 'request' as const, route: 'GET /v1/orders/:id', requestId: 'request-1', times: 3 };

test('COR-67 an error arrives with its type, its place in our code, its route, request and release, and what caused it', async () => {
  const sentry = make();
  sentry.report({ ...place, error: new TypeError('outer', { cause: new RangeError('inner') }) });
  await sentry.flush();
  expect(tracker.events).toHaveLength(1);
  const [event] = tracker.events;
  expect(event).toMatchObject({
    level: 'error',
    release: 'v1',
    environment: 'production',
    transaction: 'GET /v1/orders/:id',
    tags: { kind: 'request', role: 'api', request_id: 'request-1' },
    extra: { times: 3 },
  });
  expect(event?.exception.values.map(({ type, value }) => [type, value])).toEqual([
    ['RangeError', 'inner'],
    ['TypeError', 'outer'],
  ]);
  const frames = event?.exception.values[1]?.stacktrace.frames ?? [];
  const own = frames.findLast(({ in_app }) => in_app);
  expect(own?.filename).toBe('adapters/sentry/sentry.test.ts');
  expect(frames.some(({ filename, in_app }) => filename.startsWith('node_modules/') && !in_app)).toBe(true);
});

test('COR-67 what an error quotes of a person is not told', async () => {
  const sentry = make();
  const database = Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
    code: '23505',
    severity: 'ERROR',
    constraint: 'users_email_key',
    detail: 'Key (email)=(somchai@example.com) already exists.',
    where: 'somchai',
    parameters: ['somchai'],
  });
  const jwt = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(50)}.${'b'.repeat(50)}`;
  const told = new Error(`no mail to somchai.dee@example.co.th (+66 81 234 5678), token ${jwt}, ${'k'.repeat(43)}`, { cause: database });
  Object.assign(told, { email: 'somchai@example.com', password: 'hunter2', refreshToken: 'hunter2', headers: { cookie: 'hunter2' } });
  sentry.report({ ...place, error: told });
  sentry.report({ ...place, error: 'somchai@example.com' });
  await sentry.flush();
  expect(tracker.events).toHaveLength(2);
  const text = tracker.bodies.join('');
  for (const canary of ['somchai', '81 234', 'eyJ', 'kkkk', 'hunter2', 'Key (']) expect(text).not.toContain(canary);
  expect(tracker.events[0]?.exception.values[0]?.value).toBe(
    'duplicate key value violates unique constraint "users_email_key" · 23505 · users_email_key',
  );
});

test('COR-67 a tracker that is silent, gone or asks for rest costs nothing and is not flooded', async () => {
  const sentry = make();
  tracker.mode = 'silent';
  const began = performance.now();
  for (let n = 0; n < 100; n += 1) sentry.report({ ...place, error: new Error(`silent ${n}`) });
  expect(performance.now() - began).toBeLessThan(500);
  await sentry.flush();
  expect(tracker.bodies.length).toBeLessThanOrEqual(8);

  const other = make();
  tracker.mode = 'rate-limited';
  other.report({ ...place, error: new Error('too many') });
  await other.flush();
  const count = tracker.bodies.length;
  other.report({ ...place, error: new Error('quiet now') });
  await other.flush();
  expect(tracker.bodies).toHaveLength(count);

  const gone = sentryTracker({ dsn: 'http://key@127.0.0.1:1/42', release: '', environment: 'test', role: 'api' });
  gone.report({ ...place, error: new Error('gone') });
  await gone.flush();
});

test.each([
  ['https://key@errors.example/4', 'https://errors.example/api/4/envelope/'],
  ['https://key@errors.example:8443/some/path/17', 'https://errors.example:8443/some/path/api/17/envelope/'],
  ['http://key:secret@localhost:9000/1', 'http://localhost:9000/api/1/envelope/'],
])('COR-67 %s sends to %s', (dsn, url) => expect(endpointOf(dsn)).toEqual({ url, key: 'key' }));
