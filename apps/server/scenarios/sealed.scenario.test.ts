// Personal data at rest: nothing of it can be read in the database, staff still find it, and keys can be changed under a running shop.
import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { offersOf, Shopper, staffClient, until } from './shopper.ts';

const key = (): string => randomBytes(32).toString('base64');
const [first, second] = [key(), key()];
const address = { name: 'Niran Khamwan', line1: '7 Charoen Krung', city: 'Bangkok', postalCode: '10500', country: 'TH' };
const contact = { email: 'Niran@Example.com', phone: '+66 81 234 5678' };
const secrets = ['iran@', 'xample.com', 'Niran', 'Khamwan', 'Charoen', '81 234', '812345678'];

let server: TestServer;
let orderId: string;
let buyer: Shopper;
/** The last order of `buyer`. */
let latest = '';

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { DATA_KEYS: `k1:${first}` } });
  orderId = await order();
});

async function order(): Promise<string> {
  const offer = (await offersOf(server.baseUrl))[0];
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  await shopper.details(address);
  const { error } = await shopper.client.PATCH('/v1/checkouts/{id}', { params: { path: { id: shopper.cartId } }, body: { contact } });
  if (error) throw new Error(JSON.stringify(error));
  buyer = shopper;
  const placed = await shopper.place();
  if (placed.status !== 201) throw new Error(placed.text);
  return placed.body.order.id;
}

const tables = ['carts', 'orders', 'messages', 'outbox_events', 'audit_entries', 'audit_personal', 'order_history', 'idempotency_keys'];

/** Everything the database holds of these tables, as text. */
async function everything(): Promise<string> {
  const texts = await Promise.all(
    tables.map((table) => server.database.sql<{ all: string }>(`select coalesce(string_agg(t::text, ' '), '') as all from ${table} t`)),
  );
  return texts.map(([row]) => row?.all ?? '').join(' ');
}

async function found(q: string): Promise<string[]> {
  const staff = await staffClient(server.baseUrl);
  const { data, error } = await staff.GET('/v1/admin/orders', { params: { query: { q } } });
  if (!data) throw new Error(JSON.stringify(error));
  return data.items.map((row) => `${row.id} ${row.email} ${row.name}`);
}

async function seen(): Promise<Pick<Schemas['Order'], 'contact' | 'shippingAddress'>> {
  const { data, error } = await (await staffClient(server.baseUrl)).GET('/v1/admin/orders/{id}', { params: { path: { id: orderId } } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

const mailed = () =>
  until('the mail', async () => {
    const list = (await (await fetch(`${server.baseUrl}/v1/dev/mails`)).json()) as { items: { id: string; to: string }[] };
    return list.items.find((each) => each.to === 'niran@example.com');
  });

test('COR-65 who reads the tables of carts, orders and messages reads nothing personal', async () => {
  await mailed();
  const held = await everything();
  expect(held.length).toBeGreaterThan(1_000);
  expect(secrets.filter((secret) => held.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
});

test('COR-65 buyer, staff and mail read what was written', async () => {
  expect(await seen()).toMatchObject({ contact: { email: 'niran@example.com', phone: contact.phone }, shippingAddress: address });
  const mail = await mailed();
  const body = (await (await fetch(`${server.baseUrl}/v1/dev/mails/${mail.id}`)).json()) as { html: string; text: string };
  expect(body.html).toContain('<html');
  expect(body.text).toContain('http');
});

const whole = (): string => `${orderId} niran@example.com ${address.name}`;
test.for([
  ['niran@example.com', true],
  [' NIRAN@example.com', true],
  ['+66812345678', true],
  ['+66 81-234-5678', true],
  ['khamwan', true],
  ['Niran Khamwan', true],
  ['iran@example.com', false],
  ['+6681234567', false],
  ['Kham', false],
  ['Niran Somebody', false],
] as const)('COR-65 staff search for “%s”: found %s', async ([q, is]) => {
  expect(await found(q)).toEqual(is ? [whole()] : []);
});

test('COR-65 orders from before there was a vault are read and found, and the job seals them', async () => {
  await server.database.sql(
    `update orders set contact = '{"email":"old@example.com","phone":"+66 2 111 2222"}', shipping_address = $1, email_index = null, phone_index = null, name_index = null`,
    [JSON.stringify(address)],
  );
  await server.database.sql(`update messages set to_address = 'old@example.com', html = '<p>old</p>', text = 'old', to_index = null`);
  expect((await seen()).contact.email).toBe('old@example.com');
  expect(await found('old@example')).toHaveLength(1);
  await reseal();
  expect(await everything()).not.toMatch(/old@|Khamwan|<p>old/);
  expect((await seen()).contact).toEqual({ email: 'old@example.com', name: null, phone: '+66 2 111 2222' });
  expect(await found('old@example.com')).toHaveLength(1);
  expect(await found('+6621112222')).toHaveLength(1);
  expect(await found('Khamwan')).toHaveLength(1);
});

const keysInUse = async (): Promise<string[]> =>
  [...new Set([...(await everything()).matchAll(/v1\.([a-z0-9]+)\./g)].map(([, id]) => id ?? ''))].toSorted();

const jobsLeft = async (): Promise<number> =>
  (
    await server.database.sql(
      `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'reseal'`,
    )
  ).length;

async function reseal(): Promise<void> {
  await server.database.sql(`select graphile_worker.add_job('reseal', '{}')`);
  await until('the job', async () => (await jobsLeft()) === 0);
}

test(
  'COR-65 a new key takes over under a running shop: everything is sealed again, and the old key can go',
  { timeout: 60_000 },
  async () => {
    expect(await keysInUse()).toEqual(['k1']);
    await server.restart({ DATA_KEYS: `k2:${second},k1:${first}` });
    // Nobody starts the job: a key that was never seen does.
    await until('rotation', async () => (await keysInUse()).join() === 'k2', 30);
    await until('the job', async () => (await jobsLeft()) === 0);
    await server.restart({ DATA_KEYS: `k2:${second}` });
    expect((await seen()).contact.email).toBe('old@example.com');
    expect(await found('old@example.com')).toHaveLength(1);
    expect(await found('Khamwan')).toHaveLength(1);
    const staff = await staffClient(server.baseUrl);
    expect((await staff.GET('/v1/admin/audit/chain', {})).data).toMatchObject({ ok: true });
    latest = await order();
    expect(await keysInUse()).toEqual(['k2']);
  },
);

test('COR-65 without the key a value is a fault of the shop, not of the caller, and nothing is told', { timeout: 60_000 }, async () => {
  await server.restart({ DATA_KEYS: `k9:${key()}` });
  const { error, response } = await buyer.client.GET('/v1/orders/{id}', { params: { path: { id: latest } } });
  expect([response.status, error?.code]).toEqual([500, 'INTERNAL']);
  expect(JSON.stringify(error)).not.toMatch(/k2|v1\./);
  expect(server.log(200)).toContain('is sealed with key k2, which is not in DATA_KEYS');
});
