// The roles of the network of stores, tried on every operation of the API: what each may, and that everything else is refused first.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { operations } from '#contracts/index.ts';
import type { Operation } from '#contracts/operation.ts';
import { publicId } from '#platform/ids/index.ts';
import { platformRoles, roles } from '../../../presets/store-network/roles.ts';
import { type Network, openNetwork } from '../../../tools/testing/network.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, type Person, person } from './people.ts';

/** Written out by hand: what a role may do is a promise to people, not whatever the list of the preset says. */
const expected: Record<string, string[]> = {
  admin: [
    'audit.export',
    'audit.read',
    'catalog.read',
    'flags.read',
    'flags.write',
    'members.read',
    'members.write',
    'operations.read',
    'operations.write',
    'orders.read',
    'organization.read',
    'organization.write',
    'platform.audit',
    'platform.entitlements',
    'platform.flags',
    'platform.impersonate',
    'platform.organizations',
    'roles.write',
  ],
  'store-admin': [
    'audit.read',
    'catalog.read',
    'catalog.write',
    'content.read',
    'content.write',
    'entitlements.read',
    'members.read',
    'members.write',
    'operations.read',
    'orders.fulfil',
    'orders.read',
    'organization.read',
    'organization.write',
    'promotions.read',
    'promotions.write',
    'stock.read',
    'stock.write',
  ],
  'store-staff': ['catalog.read', 'entitlements.read', 'orders.fulfil', 'orders.read', 'organization.read', 'stock.read', 'stock.write'],
  sale: ['catalog.read', 'orders.read', 'organization.read', 'promotions.read', 'stock.read'],
};

let server: TestServer;
let network: Network;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  network = await openNetwork(server, 'roles');
  await openNetwork(server, 'teams');
}, 60_000);

/** A member with a role of the preset in an organization, as loading the preset makes them. */
async function member(role: string, slug: string): Promise<Person> {
  const found = [...roles, ...platformRoles].find(({ key }) => key === role);
  await server.database.sql(
    `insert into roles (org_id, key, name, permissions, built_in, created_at)
     select id, $2, $3, $4, true, now() from organizations where slug = $1 on conflict do nothing`,
    [slug, role, JSON.stringify(found?.name), found?.permissions],
  );
  const somebody = await person(server, `${role}@${slug}.test`);
  await server.database.sql(
    `insert into memberships (org_id, user_id, role, created_at)
     select o.id, (select id from users order by created_at desc, id desc limit 1), $2, now() from organizations o where o.slug = $1`,
    [slug, role],
  );
  const [row] = await server.database.sql<{ id: string }>(`select id from organizations where slug = $1`, [slug]);
  return somebody.act(publicId('organization', row?.id ?? ''));
}

const ofStaff = operations.filter(({ permission }) => permission.includes('.'));
/** Nothing that is there: who may do it is told so before anything is looked for, and who may is told that it is not there. */
const placeOf = ({ path }: Operation): string => path.replace(/:\w+/g, 'nothing');

/** Whether whoever shows these headers is refused for who they are. What is no problem is not read: files and streams. */
async function refused(headers: Record<string, string>, operation: Operation): Promise<boolean> {
  const away = new AbortController();
  const body = operation.method === 'GET' ? {} : { body: '{}' };
  const sent = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers };
  const answer = await fetch(server.baseUrl + placeOf(operation), {
    method: operation.method,
    headers: sent,
    signal: away.signal,
    ...body,
  });
  const isProblem = answer.headers.get('content-type')?.includes('problem') ?? false;
  const { code } = isProblem ? ((await answer.json()) as { code: string }) : { code: undefined };
  away.abort();
  return answer.status === 401 || code === 'FORBIDDEN';
}

test.each(Object.entries(expected))('NET-10 %s may do what its list says, and is refused everything else', async (role, may) => {
  const who = await member(role, role === 'admin' ? 'vestify' : 'roles-store');
  const { body } = await who.call('GET', '/v1/admin/permissions');
  const items = body.items as { permission: string; granted: boolean }[];
  expect(
    items
      .filter(({ granted }) => granted)
      .map(({ permission }) => permission)
      .toSorted(),
  ).toEqual(may);
  const wrong: string[] = [];
  for (const operation of ofStaff)
    if ((await refused({ authorization: `Bearer ${who.token}` }, operation)) === may.includes(operation.permission))
      wrong.push(`${operation.id} (${operation.permission})`);
  expect(ofStaff.length).toBeGreaterThan(80);
  expect(wrong).toEqual([]);
});

test('NET-10 CUSTOMER_GUEST buys, sees their own order and nobody else’s, and is refused everything that is for staff', async () => {
  const made = await network.make('Guest soap', { central: 9_000, own: 9_500 });
  await network.grant();
  const [guest, other] = [await network.ready(made), await network.ready(made)];
  const [order, others] = [(await guest.place()).body.order, (await other.place()).body.order];
  expect((await guest.order(order.id)).id).toBe(order.id);
  await expect(guest.order(others.id)).rejects.toThrow('ORDER_NOT_FOUND');
  const headers = { 'x-guest-token': guest.token, 'x-forwarded-host': network.host };
  const open: string[] = [];
  for (const operation of ofStaff) if (!(await refused(headers, operation))) open.push(operation.id);
  expect(open).toEqual([]);
});

test('NET-10 a store’s admin brings staff and sales in and makes nobody more than that; a store never decides what it may sell', async () => {
  const [admin, sale] = [await member('store-admin', 'teams-store'), await member('sale', 'teams-store')];
  await member('store-staff', 'teams-store');
  const invite = (who: Person, role: string) => who.call('POST', '/v1/admin/invitations', { email: `${role}@new.test`, role });
  const tried = [
    await invite(admin, 'store-staff'),
    await invite(admin, 'sale'),
    await invite(admin, 'manager'),
    await invite(admin, 'owner'),
  ];
  expect(tried.map(({ status, code }) => code ?? status)).toEqual([201, 201, 'MORE_THAN_YOU_HAVE', 'MORE_THAN_YOU_HAVE']);
  expect(
    outcomes([await invite(sale, 'sale'), await admin.call('POST', `/v1/admin/entitlements/${network.storeId}`, { mode: 'STORE' })]),
  ).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});
