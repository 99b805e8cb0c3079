// Staff: what they see is their organization's, and only while it is active.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { offersOf, readyShopper, staffClient } from './shopper.ts';

let server: TestServer;
let ours: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api' });
  const [row] = await server.database.sql<{ id: string }>(`select id from organizations where slug = 'vestify'`);
  ours = row?.id ?? '';
});

test('COR-62 staff see the jobs of their own organization, and none of another or of the platform', async () => {
  const queue = (key: string, payload: object) =>
    server.database.sql(`select graphile_worker.add_job('payments.operate', $1::json, job_key => $2, run_at => now() + interval '1 day')`, [
      JSON.stringify(payload),
      key,
    ]);
  await queue('test ours', { orgId: ours });
  await queue('test theirs', { orgId: randomUUID() });
  await queue('test platform', {});
  const { data } = await (await staffClient(server.baseUrl)).GET('/v1/admin/operations', {});
  const keys = (data?.jobs ?? []).map(({ key }) => key ?? '').filter((key) => key.startsWith('test '));
  expect(keys).toEqual(['test ours']);
});

test('COR-11 staff of an organization that is closed have no rights, and no organization', async () => {
  const staff = await staffClient(server.baseUrl);
  expect((await staff.GET('/v1/admin/orders', {})).response.status).toBe(200);
  await server.database.sql(`update organizations set status = 'closed' where id = $1`, [ours]);
  const later = await staffClient(server.baseUrl);
  expect((await later.GET('/v1/admin/orders', {})).error?.code).toBe('FORBIDDEN');
  const { data } = await later.GET('/v1/auth/session', {});
  expect([data?.session?.organization, data?.session?.permissions]).toEqual([null, []]);
  await server.database.sql(`update organizations set status = 'active' where id = $1`, [ours]);
});

test('eleven wrong passwords from one address: the eleventh is 429 with Retry-After, and the owner signs in from another', async () => {
  const signIn = (password: string, ip: string) =>
    fetch(`${server.baseUrl}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
      body: JSON.stringify({ email: 'owner@vestify.test', password }),
    });
  for (let n = 0; n < 10; n += 1) expect((await signIn('wrong', '203.0.113.7')).status).toBe(401);
  const refused = await signIn('demo-vest-2026', '203.0.113.7');
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'LOGIN_BUSY']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  expect((await signIn('demo-vest-2026', '203.0.113.8')).status).toBe(200);
});

test('what staff write as a reason is for staff; carrier and tracking number are for the buyer, too', async () => {
  const staff = await staffClient(server.baseUrl);
  const [one, two] = await offersOf(server.baseUrl);
  const shopper = await readyShopper(server.baseUrl, [
    { offerId: one?.offerId ?? '', quantity: 1 },
    { offerId: two?.offerId ?? '', quantity: 1 },
  ]);
  const { id, lines } = (await shopper.place()).body.order;
  const path = () => ({ path: { id }, header: { 'idempotency-key': randomUUID() } });
  await staff.POST('/v1/admin/orders/{id}/moves', {
    params: path(),
    body: { move: 'cancel', lineIds: [lines[0]?.id ?? ''], reason: 'rude on the phone' },
  });
  await staff.POST('/v1/admin/orders/{id}/shipments', { params: path(), body: { carrier: 'Kerry', trackingNumber: 'TH1' } });
  const reasons = (events: { type: string; actor: string; reason: string | null }[] = []) =>
    events.filter(({ actor, type }) => actor === 'staff' && type !== 'line.fulfil').map(({ type, reason }) => [type, reason]);
  const { data } = await staff.GET('/v1/admin/orders/{id}', { params: { path: { id } } });
  expect(reasons(data?.events)).toEqual([
    ['line.cancel', 'rude on the phone'],
    ['line.ship', 'Kerry TH1'],
  ]);
  expect(reasons((await shopper.order(id)).events)).toEqual([
    ['line.cancel', null],
    ['line.ship', 'Kerry TH1'],
  ]);
});

test('COR-22 the desk names stock in the language of its reader', async () => {
  const staff = await staffClient(server.baseUrl);
  const [first] = await offersOf(server.baseUrl);
  const named = async (language: string): Promise<string> => {
    const headers = { 'accept-language': language };
    const { data } = await staff.GET('/v1/admin/stock/{offerId}', { params: { path: { offerId: first?.offerId ?? '' } }, headers });
    const { data: listed } = await staff.GET('/v1/admin/stock', { params: { query: { q: data?.sku ?? '' } }, headers });
    expect(listed?.items[0]?.title).toBe(data?.title);
    return data?.title ?? '';
  };
  expect(await named('th')).toMatch(/\p{Script=Thai}/u);
  expect(await named('ar,en;q=0.5')).toMatch(/\p{Script=Arabic}/u);
  expect(await named('*')).toMatch(/^[ -~’]+$/);
});

test('COR-06 one’s role and those of others are named in the language of the reader', async () => {
  const staff = await staffClient(server.baseUrl);
  const named = async (language: string): Promise<string | undefined> => {
    const headers = { 'accept-language': language };
    const [own] = (await staff.GET('/v1/organizations', { headers })).data?.items ?? [];
    const { data: members } = await staff.GET('/v1/admin/members', { headers });
    const { data: roles } = await staff.GET('/v1/admin/roles', { headers });
    const name = own?.role.name;
    expect(members?.items.find(({ you }) => you)?.role.name).toBe(name);
    expect(roles?.items.find(({ key }) => key === own?.role.key)?.name).toBe(name);
    return name;
  };
  expect(await named('ru')).toBe('Владелец');
  expect(await named('xx')).toBe('Owner');
});
