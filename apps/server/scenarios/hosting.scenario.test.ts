// A managed app on a plan: made and placed by its operator, bought beside a vest, set up by hand, given back, ended, and never sold twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hosting } from '#kinds/hosting/server.ts';
import { endOverdue, warnOfEnds } from '#modules/hosting/index.ts';
import { useKinds } from '#modules/orders/index.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import type { Schemas } from '../../../client/index.ts';
import { ask, inProcess, leaveProcess, type Staff, staffOf } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { mailsTo } from './person.ts';
import { advance, offersOf, readyShopper, type Shopper, until } from './shopper.ts';
import { lineOf, n, ordered, own, settled } from './ware-shopper.ts';

const PRICE = 29_900;

let server: TestServer;
let staff: Staff;
let vest: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
  staff = await staffOf(server);
  vest = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  await server.database.sql(`update channels set capture = 'fulfilment'`);
  await advance(server, 0.02);
  // What this process ends itself is told to its line.
  useKinds([hosting]);
  await inProcess();
});
afterAll(leaveProcess);

type Host = Schemas['HostingHost'];
type Instance = Schemas['HostedInstance'];
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const plan = { memoryMib: 512, cpuMillicores: 1_000, diskGib: 10, periodDays: 30, refundDays: 7 };

let hosts = 0;
/** A host with room for so many of the plan, and no other. */
async function hostFor(apps: number): Promise<Host> {
  await server.database.sql('update hosting_hosts set drained = true');
  const size = { memoryMib: apps * 512, cpuMillicores: apps * 1_000, diskGib: apps * 10 };
  const { body, status } = await staff<Host>('POST', '/hosting/hosts', { body: { name: `host ${++hosts}`, ...size } });
  expect(status).toBe(201);
  return body;
}

interface Ware {
  id: string;
  slug: string;
  variantId: string;
  offerId: string;
}
async function makeProduct(): Promise<Ware> {
  const { body } = await ask<Ware>(`${server.baseUrl}/v1/admin/products`, {
    method: 'POST',
    headers: { ...staff.headers, ...key() },
    body: { kind: 'hosting', title: 'Automation', price: { amount: String(PRICE), currency: 'USD' } },
  });
  return body;
}
async function sell(): Promise<Ware> {
  const product = await makeProduct();
  expect((await staff('PUT', `/hosting/plans/${product.variantId}`, { body: { ...plan, version: 0 } })).status).toBe(204);
  await server.database.sql(`update products set status = 'published', published_at = now() where id = $1`, [
    privateId('product', product.id),
  ]);
  await server.database.sql(`update offers set status = 'published' where product_id = $1`, [privateId('product', product.id)]);
  await advance(server, 0.02);
  const [row] = await server.database.sql<{ slug: string }>('select slug from products where id = $1', [privateId('product', product.id)]);
  const { body } = await ask<Schemas['Product']>(`${server.baseUrl}/v1/products/${row?.slug}`);
  return { ...product, slug: row?.slug ?? '', offerId: body.variants[0]?.offer?.id ?? '' };
}

const appsOf = async (shopper: Shopper) => {
  const { data } = await shopper.client.GET('/v1/me/apps', { params: { query: {} } });
  return data?.items ?? [];
};
const deskApps = async (filters = ''): Promise<Instance[]> =>
  (await staff<{ items: Instance[] }>('GET', `/hosting/instances?limit=100${filters}`)).body.items;
const setUp = (id: string, address = 'https://shop.apps.example') =>
  staff<Instance & { code: string }>('POST', `/hosting/instances/${id}/provision`, { body: { address } });
const hostNow = async (id: string): Promise<Host | undefined> =>
  (await staff<{ items: Host[] }>('GET', '/hosting/hosts')).body.items.find((host) => host.id === id);
const stateOf = async (shopper: Shopper, id: string) => (await lineOf(shopper, id, 'hosting')).state;

test('COR-20 an app is bought beside a vest, set up by staff with its address, captured with that, and given back within its days', async () => {
  const host = await hostFor(2);
  const ware = await sell();
  const shown = await ask<{ items: object[] }>(`${server.baseUrl}/v1/products/${ware.slug}/hosting-plans`);
  expect(shown.body.items).toEqual([{ variantId: ware.variantId, ...plan }]);
  const { shopper, id } = await ordered(server, [
    { offerId: vest, quantity: 1 },
    { offerId: ware.offerId, quantity: 1, config: { name: 'bakery' } },
  ]);
  expect(await stateOf(shopper, id)).toBe('paid');
  expect(await hostNow(host.id)).toMatchObject({ memoryTaken: 512, cpuTaken: 1_000, diskTaken: 10, apps: 1 });
  const [mine] = await appsOf(shopper);
  expect(mine).toMatchObject({ name: 'bakery', state: 'wanted', address: null, paidUntil: null, ...{ memoryMib: 512 } });
  expect(n((await shopper.order(id)).payment?.captured)).toBe(0n);
  const done = await setUp(mine?.id ?? '');
  expect(done.body).toMatchObject({ state: 'running', address: 'https://shop.apps.example', host: { name: host.name } });
  await until('the line to run', async () => (await stateOf(shopper, id)) === 'running');
  const paid = await settled(server, shopper, id);
  expect(paid.kept).toBeGreaterThan(0n);
  expect((await appsOf(shopper))[0]).toMatchObject({ state: 'running', address: 'https://shop.apps.example' });
  await until('the mail that it runs', async () => (await mailsTo(server, 'buyer@example.com', 'app.running')).length > 0);
  const { id: lineId, moves } = await lineOf(shopper, id, 'hosting');
  expect(moves).toEqual(['refund']);
  expect((await own(shopper, { orderId: id, lineId }, 'refund')).response.status).toBe(200);
  expect((await settled(server, shopper, id)).kept).toBe(0n);
  expect((await appsOf(shopper))[0]).toMatchObject({ state: 'ended', endedHow: 'refunded', address: null });
  expect(await hostNow(host.id)).toMatchObject({ memoryTaken: 0, apps: 0 });
  expect((await setUp(mine?.id ?? '')).body.code).toBe('INSTANCE_ENDED');
});

test('COR-20 the last place on a host goes to exactly one of many, and none to a host that is drained', async () => {
  const host = await hostFor(1);
  const ware = await sell();
  const rivals = await Promise.all(Array.from({ length: 6 }, () => readyShopper(server.baseUrl, [{ offerId: ware.offerId, quantity: 1 }])));
  const placed = await Promise.all(rivals.map((rival) => rival.place()));
  expect(placed.filter(({ body }) => body.order)).toHaveLength(1);
  expect(new Set(placed.filter(({ body }) => !body.order).map(({ body }) => body.code))).toEqual(new Set(['HOSTING_FULL']));
  expect(await hostNow(host.id)).toMatchObject({ memoryTaken: 512, apps: 1 });
  const grown = await staff<Host>('PATCH', `/hosting/hosts/${host.id}`, { body: { memoryMib: 4_096, cpuMillicores: 9_000, diskGib: 90 } });
  expect(grown.body).toMatchObject({ memoryMib: 4_096, version: host.version + 1 });
  const late = await readyShopper(server.baseUrl, [{ offerId: ware.offerId, quantity: 1 }]);
  await staff('PATCH', `/hosting/hosts/${host.id}`, { body: { drained: true } });
  expect((await late.place()).body.code).toBe('HOSTING_FULL');
  await staff('PATCH', `/hosting/hosts/${host.id}`, { body: { drained: false } });
  expect((await (await readyShopper(server.baseUrl, [{ offerId: ware.offerId, quantity: 1 }])).place()).body.order).toBeDefined();
});

test('COR-20 a name is asked for, refused when it is malformed or taken, and a product without a plan can not be bought', async () => {
  await hostFor(3);
  const ware = await sell();
  const ask4 = (name: string) =>
    ask<{ isFree: boolean; free: string; code?: string }>(`${server.baseUrl}/v1/hosting/names?offerId=${ware.offerId}&name=${name}`);
  expect((await ask4('florist')).body).toEqual({ isFree: true, free: 'florist' });
  const slow = await readyShopper(server.baseUrl, [{ offerId: ware.offerId, quantity: 1, config: { name: 'florist' } }]);
  await ordered(server, [{ offerId: ware.offerId, quantity: 1, config: { name: 'florist' } }]);
  expect((await ask4('florist')).body).toEqual({ isFree: false, free: 'florist-2' });
  expect((await ask4('Florist')).body.code).toBe('VALIDATION_FAILED');
  const refused = await slow.place();
  expect(refused.body).toMatchObject({ code: 'HOSTING_NAME_TAKEN', status: 409 });
  expect((await slow.cart()).lines[0]).toMatchObject({ problem: 'OUT_OF_STOCK' });
  const malformed = slow.withCart([{ offerId: ware.offerId, quantity: 1, config: { name: 'my shop' } }]);
  await expect(malformed).rejects.toThrow('CONFIG_NOT_RIGHT');
  const bare = await makeProduct();
  // One that is no longer on offer needs no plan.
  await server.database.sql(
    `insert into variants (org_id, id, product_id, sku, options, position, status)
     select org_id, $2::uuid, product_id, $2::uuid::text, '{"size":"old"}', 1, 'retired' from variants where id = $1`,
    [privateId('variant', bare.variantId), crypto.randomUUID()],
  );
  const listed = await staff<{ items: Schemas['OwnHostingPlan'][] }>('GET', `/hosting/plans?product=${bare.id}`);
  expect(listed.body.items).toMatchObject([{ variantId: bare.variantId, plan: null }]);
  const known = await staff<{ items: Schemas['OwnHostingPlan'][] }>('GET', `/hosting/plans?product=${ware.id}`);
  expect(known.body.items).toMatchObject([{ plan: { ...plan, room: 2 } }]);
});

test('COR-20 an app ends when its time is over, after a mail some days before, and its line is closed and its room free', async () => {
  const host = await hostFor(1);
  const ware = await sell();
  const { shopper, id } = await ordered(server, [{ offerId: ware.offerId, quantity: 1 }]);
  const [mine] = await appsOf(shopper);
  await setUp(mine?.id ?? '', 'http://10.0.0.7:5678/');
  await until('the line to run', async () => (await stateOf(shopper, id)) === 'running');
  const paidUntil = await server.database.sql<{ until: Date }>('select paid_until as until from hosting_instances where id = $1', [
    privateId('instance', mine?.id ?? ''),
  ]);
  const days = ((paidUntil[0]?.until.getTime() ?? 0) - Date.parse(mine?.wantedAt ?? '')) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  const warned = async () => (await mailsTo(server, 'buyer@example.com', 'app.ends_soon')).length;
  const before = await warned();
  await server.database.sql(
    `update hosting_instances set running_at = running_at - interval '28 days', paid_until = paid_until - interval '28 days' where id = $1`,
    [privateId('instance', mine?.id ?? '')],
  );
  await warnOfEnds();
  await warnOfEnds();
  await until('the mail before the end', async () => (await warned()) > before);
  expect(await warned()).toBe(before + 1);
  await server.database.sql(`update hosting_instances set paid_until = now() - interval '1 minute' where id = $1`, [
    privateId('instance', mine?.id ?? ''),
  ]);
  // Or the server's own job was there first.
  await endOverdue();
  await until('the line to be closed', async () => (await stateOf(shopper, id)) === 'closed');
  expect((await appsOf(shopper))[0]).toMatchObject({ state: 'ended', endedHow: 'expired' });
  expect(await hostNow(host.id)).toMatchObject({ memoryTaken: 0, apps: 0 });
});

test('COR-20 staff end an app with a reason its buyer reads, find apps by state, host and words, take them away as a file, and leave a trail', async () => {
  const host = await hostFor(2);
  const ware = await sell();
  const { shopper, id } = await ordered(server, [{ offerId: ware.offerId, quantity: 2, config: { name: 'pottery' } }]);
  const found = await deskApps(`&host=${host.id}&q=POTT`);
  expect(found.map(({ name }) => name).toSorted()).toEqual(['pottery', 'pottery-2']);
  const [first = '', second = ''] = found.map((app) => app.id);
  const stop = (app: string) => staff<{ code: string }>('POST', `/hosting/instances/${app}/stop`, { body: { reason: 'Sent spam' } });
  expect((await stop(first)).body.code).toBe('INSTANCE_NOT_RUNNING');
  expect((await setUp(first)).status).toBe(200);
  expect(await stateOf(shopper, id)).toBe('paid');
  expect((await setUp(second)).status).toBe(200);
  await until('both to run', async () => (await stateOf(shopper, id)) === 'running');
  const closed = await ask<{ code: string }>(`${server.baseUrl}/v1/admin/orders/${id}/moves`, {
    method: 'POST',
    headers: { ...staff.headers, ...key() },
    body: { move: 'close' },
  });
  expect(closed.body.code).toBe('MOVE_NOT_ALLOWED');
  expect((await setUp(first, 'https://moved.apps.example')).body).toMatchObject({ address: 'https://moved.apps.example' });
  expect((await stop(first)).status).toBe(200);
  expect((await stop(first)).body.code).toBe('INSTANCE_ENDED');
  expect((await appsOf(shopper)).find((app) => app.id === first)).toMatchObject({ state: 'ended', endedHow: 'stopped', note: 'Sent spam' });
  await until('the mail that it ended', async () => (await mailsTo(server, 'buyer@example.com', 'app.stopped')).length > 0);
  expect(await stateOf(shopper, id)).toBe('running');
  await stop(second);
  await until('the line to be closed', async () => (await stateOf(shopper, id)) === 'closed');
  expect((await deskApps(`&host=${host.id}&state=running`)).length).toBe(0);
  const file = await fetch(`${server.baseUrl}/v1/admin/hosting/instances.csv?host=${host.id}`, { headers: staff.headers });
  const lines = (await file.text()).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines.join()).toContain('Sent spam');
  const trail = await server.database.sql<{ action: string; after: unknown }>(
    'select action, after from audit_entries where subject_id = $1 order by seq',
    [privateId('instance', first)],
  );
  expect(trail.map(({ action }) => action)).toEqual(['instance.set_up', 'instance.moved', 'instance.stopped']);
  // Where it ran and why it was ended are personal: kept beside the chain.
  expect(trail.map(({ after }) => after)).toEqual([null, null, null]);
  const beside = await server.database.sql<{ field: string }>(
    'select p.field from audit_entries e join audit_personal p on p.org_id = e.org_id and p.seq = e.seq where e.subject_id = $1 order by e.seq, 1',
    [privateId('instance', first)],
  );
  expect(beside.map(({ field }) => field).filter((field) => field !== 'ip')).toEqual(['address', 'address', 'reason']);
  expect(await server.database.sql(`select actor_type from audit_entries where action = 'instance.exported'`)).toEqual([
    { actor_type: 'user' },
  ]);
});

test('COR-20 hosts and plans are refused where they do not fit, and changed by one editor at a time', async () => {
  const host = await hostFor(1);
  const ware = await sell();
  await ordered(server, [{ offerId: ware.offerId, quantity: 1 }]);
  const path = `/hosting/hosts/${host.id}`;
  const change = async (body: object) => (await staff<{ code: string }>('PATCH', path, { body })).body.code;
  expect(await change({ memoryMib: 100 })).toBe('HOSTING_HOST_TOO_SMALL');
  expect(await change({ version: host.version + 9, drained: true })).toBe('HOSTING_HOST_CHANGED');
  expect(await change({ diskGib: -1 })).toBe('VALIDATION_FAILED');
  const twin = await staff<{ code: string }>('POST', '/hosting/hosts', {
    body: { name: host.name, memoryMib: 1, cpuMillicores: 1, diskGib: 1 },
  });
  expect(twin.body.code).toBe('HOSTING_HOST_NAME_TAKEN');
  const [other] = await server.database.sql<{ id: string }>(`select id from variants where org_id is not null and id not in
    (select v.id from variants v join products p on p.id = v.product_id where p.kind = 'hosting') limit 1`);
  const wrong = await staff<{ code: string }>('PUT', `/hosting/plans/${publicId('variant', other?.id ?? '')}`, { body: plan });
  expect(wrong.body.code).toBe('HOSTING_VARIANT_REFUSED');
  const stale = await staff<{ code: string }>('PUT', `/hosting/plans/${ware.variantId}`, { body: { ...plan, version: 9 } });
  expect(stale.body.code).toBe('HOSTING_PLAN_CHANGED');
  const unseen = await staff<{ code: string }>('PUT', `/hosting/plans/${ware.variantId}`, { body: { ...plan, version: 0 } });
  expect(unseen.body.code).toBe('HOSTING_PLAN_CHANGED');
  expect((await staff('PUT', `/hosting/plans/${ware.variantId}`, { body: { ...plan, version: 1, memoryMib: 1_024 } })).status).toBe(204);
  const [app] = await deskApps(`&host=${host.id}`);
  expect(app).toMatchObject({ memoryMib: 512 });
});
