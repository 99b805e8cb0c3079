// The audit trail as staff see it: what they did is there, can be searched and taken away as a file, and proves itself.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { TestServer } from '../../../tools/testing/server.ts';
import { startServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { privateId } from '#platform/ids/index.ts';
import { person, Person as Staff } from './people.ts';
import { offersOf, readyShopper, staffClient, until } from './shopper.ts';

let server: TestServer;
let staff: Awaited<ReturnType<typeof staffClient>>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  staff = await staffClient(server.baseUrl);
});

const key = () => ({ header: { 'idempotency-key': randomUUID() } });

async function entries(query: Record<string, string | number> = {}) {
  const { data, error } = await staff.GET('/v1/admin/audit', { params: { query } });
  if (!data) throw new Error(JSON.stringify(error));
  return data.items;
}

async function paidOrder(): Promise<string> {
  const offer = (await offersOf(server.baseUrl))[0];
  const placed = await (await readyShopper(server.baseUrl, [{ offerId: offer?.offerId ?? '', quantity: 1 }])).place();
  return placed.body.order.id;
}

test('COR-63 shipping and calling off an order and moving stock are told with who, what, from where and in which request', async () => {
  const [shipped, cancelled] = [await paidOrder(), await paidOrder()];
  const paid = (id: string) =>
    until('payment', async () => (await staff.GET('/v1/admin/orders/{id}', { params: { path: { id } } })).data?.status === 'paid');
  await Promise.all([paid(shipped), paid(cancelled)]);
  const ship = await staff.POST('/v1/admin/orders/{id}/shipments', {
    params: { path: { id: shipped }, ...key() },
    body: { carrier: 'Thai Post', trackingNumber: '=1+1' },
  });
  expect(ship.response.status).toBe(201);
  const cancel = await staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id: cancelled }, ...key() },
    body: { move: 'cancel', reason: 'out of stock' },
  });
  expect(cancel.response.status).toBe(200);
  const stock = (await staff.GET('/v1/admin/stock', {})).data?.items[0];
  await staff.POST('/v1/admin/stock/{offerId}/moves', {
    params: { path: { offerId: stock?.offerId ?? '' }, ...key() },
    body: { delta: 3, reason: 'received' },
  });
  const found = await entries();
  expect(found.map((each) => each.action)).toEqual(['stock.moved', 'order.lines_moved', 'order.shipped']);
  expect(found.map((each) => each.subject.id)).toEqual([stock?.offerId, cancelled, shipped]);
  expect(found[0]).toMatchObject({
    actor: { type: 'user', name: expect.stringMatching(/./) },
    ip: '127.0.0.1',
    before: { onHand: stock?.onHand },
    after: { onHand: (stock?.onHand ?? 0) + 3, delta: 3, reason: 'received' },
    requestId: expect.stringMatching(/./),
  });
  expect(found[1]).toMatchObject({ before: { status: 'paid' }, after: { status: 'cancelled', move: 'cancel' } });
});

test('COR-63 an act that was refused, and one that was sent twice, leave no entry of their own', async () => {
  const before = (await entries()).length;
  const id = await paidOrder();
  await staff.POST('/v1/admin/orders/{id}/moves', { params: { path: { id }, ...key() }, body: { move: 'nonsense' } });
  const once = { params: { path: { offerId: (await staff.GET('/v1/admin/stock', {})).data?.items[0]?.offerId ?? '' }, ...key() } };
  for (let n = 0; n < 2; n += 1) await staff.POST('/v1/admin/stock/{offerId}/moves', { ...once, body: { delta: 1, reason: 'other' } });
  expect((await entries()).length).toBe(before + 1);
});

test('COR-63 entries are found by act, actor, subject, time and words, page by page', async () => {
  const all = await entries();
  const shipped = all.find((each) => each.action === 'order.shipped');
  const me = shipped?.actor.id ?? '';
  expect((await entries({ action: 'order.' })).map((each) => each.action)).toEqual(['order.lines_moved', 'order.shipped']);
  expect(await entries({ subject: shipped?.subject.id ?? '' })).toHaveLength(1);
  expect((await entries({ actor: me })).length).toBe(all.length);
  expect(await entries({ actor: 'usr_01h455vb4pex5vsknk084sn02q' })).toEqual([]);
  expect(await entries({ q: 'Thai Post' })).toHaveLength(1);
  expect(await entries({ q: '%' })).toEqual([]);
  expect(await entries({ to: shipped?.at ?? '' })).toEqual([]);
  expect((await entries({ from: shipped?.at ?? '' })).length).toBe(all.length);
  const seen: string[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const { data } = await staff.GET('/v1/admin/audit', { params: { query: { limit: 2, ...(cursor ? { cursor } : {}) } } });
    seen.push(...(data?.items ?? []).map((each) => each.seq));
    cursor = data?.nextCursor ?? undefined;
    more = cursor !== undefined;
  }
  expect(seen).toEqual(all.map((each) => each.seq));
});

test('COR-63 the file holds the same, says nothing that a spreadsheet would run, and is an entry of its own', async () => {
  const count = (await entries()).length;
  const { data, response } = await staff.GET('/v1/admin/audit.csv', { parseAs: 'arrayBuffer' });
  expect([response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([
    'text/csv; charset=utf-8',
    expect.stringMatching(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/),
  ]);
  const bytes = Buffer.from(data as unknown as ArrayBuffer);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const lines = bytes.toString('utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + count + 1);
  expect(lines[1]).toContain('audit.exported');
  expect((await entries({ action: 'audit.exported' })).length).toBe(1);
});

test('COR-63 how long the trail is kept is an owner’s to say: who may change all settings may not', async () => {
  const { data: roles } = await staff.GET('/v1/admin/roles', {});
  expect(roles?.items.filter(({ permissions }) => permissions.includes('audit.retention')).map((role) => role.key)).toEqual(['owner']);
  const boss = await new Staff(server, 'owner@vestify.test').signIn();
  await boss.call('POST', '/v1/admin/roles', { name: 'Settings', permissions: ['organization.read', 'organization.write', 'audit.read'] });
  const clerk = await person(server, 'clerk@audit.test');
  const orgId = ((await boss.call('GET', '/v1/auth/session')).body.session as { organization: { id: string } }).organization.id;
  await server.database.sql(
    `insert into memberships (org_id, user_id, role, created_at) select $1, id, 'settings', now() from users where email_index = $2`,
    [privateId('organization', orgId), emailIndex(clerk.email)],
  );
  await clerk.act(orgId);
  expect((await clerk.call('PUT', '/v1/admin/audit/retention', { days: 90 })).code).toBe('FORBIDDEN');
  expect((await clerk.call('GET', '/v1/admin/audit/chain')).status).toBe(200);
});

test('COR-63 the chain proves itself, its retention is an entry, and a broken link is told by number', async () => {
  const sound = await staff.GET('/v1/admin/audit/chain', {});
  expect(sound.data).toMatchObject({ ok: true, from: '1', faults: [], retentionDays: 400, mostDays: 400 });
  expect((await staff.PUT('/v1/admin/audit/retention', { body: { days: 120 } })).response.status).toBe(204);
  expect((await entries())[0]).toMatchObject({ action: 'audit.retention_changed', before: { days: 400 }, after: { days: 120 } });
  const [row] = await server.database.sql<{ before: string }>('select before::text as before from audit_entries where seq = 2');
  await server.database.sql(`update audit_entries set before = '{}' where seq = 2 and org_id <> '00000000-0000-0000-0000-000000000000'`);
  const broken = await staff.GET('/v1/admin/audit/chain', {});
  expect(broken.data).toMatchObject({ ok: false, faults: [{ seq: '2', what: 'changed' }] });
  await server.database.sql(
    `update audit_entries set before = $1::json where seq = 2 and org_id <> '00000000-0000-0000-0000-000000000000'`,
    [row?.before],
  );
  expect((await staff.GET('/v1/admin/audit/chain', {})).data?.ok).toBe(true);
});
