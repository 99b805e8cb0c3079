// Who runs the installation finds people and sees what a flag is for each organization; nobody else does.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { type Person, person, Person as Somebody } from './people.ts';

let server: TestServer;
let boss: Person;
let seller: Person;
let orgId: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  boss = await new Somebody(server, 'owner@vestify.test').signIn();
  seller = await person(server, 'seller@look.test');
  ({ id: orgId } = await seller.found('Looked at'));
});

const find = (q: string, who = boss) => who.call('GET', `/v1/admin/platform/users?q=${encodeURIComponent(q)}`);
const entries = async (action: string) => {
  const { body } = await boss.call('GET', `/v1/platform/audit?action=${action}`);
  return body.items as { subject: { id: string }; actor: { name: string }; after: unknown }[];
};

test('COR-06 the platform finds a person by their whole address, in any case, or by their id, and the trail keeps that it looked', async () => {
  const byEmail = await find(' Seller@LOOK.test ');
  expect(byEmail.status).toBe(200);
  const [found] = byEmail.body.items as { id: string }[];
  expect(found).toMatchObject({
    email: 'seller@look.test',
    name: 'seller',
    emailVerified: true,
    status: 'active',
    organizations: [{ id: orgId, name: 'Looked at', role: 'owner' }],
    mayBeVisited: true,
  });
  expect((await find(found?.id ?? '')).body.items).toEqual([found]);
  expect((await entries('account.looked_up')).map(({ subject, after }) => [subject.id, after])).toEqual([
    [found?.id, { by: 'id' }],
    [found?.id, { by: 'email' }],
  ]);
  expect(
    (await boss.call('POST', '/v1/admin/impersonations', { userId: found?.id, reason: 'Ticket 12: the cart looks empty' })).status,
  ).toBe(200);
});

test('COR-06 parts of addresses and of names find nobody, an unknown address nothing, and who may not be visited is named so', async () => {
  for (const q of ['seller', 'look.test', 'seller@look', '%@look.test', 'usr_01h455vb4pex5vsknk084sn02'])
    expect((await find(q)).code, q).toBe('VALIDATION_FAILED');
  for (const q of ['nobody@look.test', 'usr_01h455vb4pex5vsknk084sn02q']) expect((await find(q)).body.items, q).toEqual([]);
  expect((await find('owner@vestify.test')).body.items).toMatchObject([{ mayBeVisited: false }]);
});

test('COR-06 an owner of another organization, a buyer and nobody find no people', async () => {
  expect((await find('owner@vestify.test', seller)).code).toBe('FORBIDDEN');
  expect((await find('owner@vestify.test', await person(server, 'buyer@look.test'))).code).toBe('FORBIDDEN');
  expect((await find('owner@vestify.test', new Somebody(server, ''))).code).toBe('UNAUTHENTICATED');
});

test('COR-13 the platform sees for which organizations a flag is something else, and what it pins stands there until it is taken away', async () => {
  const flag = '/v1/admin/platform/flags/look.test';
  await boss.call('PUT', flag, { kind: 'boolean', rollout: 0, overridable: true });
  const listed = async () => (await boss.call('GET', `${flag}/organizations`)).body.items;
  expect(await listed()).toEqual([]);
  await seller.call('PUT', '/v1/admin/flags/look.test', { rollout: 2500 });
  expect(await listed()).toMatchObject([{ organization: { id: orgId, name: 'Looked at' }, rollout: 2500, byPlatform: false }]);
  expect((await boss.call('PUT', `${flag}/organizations/${orgId}`, { rollout: 10_000 })).status).toBe(204);
  expect(await listed()).toMatchObject([{ rollout: 10_000, byPlatform: true }]);
  expect((await seller.call('PUT', '/v1/admin/flags/look.test', { rollout: 0 })).code).toBe('FLAG_FIXED');
  expect((await boss.call('DELETE', `${flag}/organizations/${orgId}`)).status).toBe(204);
  expect(await listed()).toEqual([]);
  expect((await seller.call('GET', `${flag}/organizations`)).code).toBe('FORBIDDEN');
});
