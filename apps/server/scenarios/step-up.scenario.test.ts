// What is dangerous asks for a fresh sign-in of the person themself: not for an old session, a visitor in their place, or a program.
import { beforeAll, expect, test } from 'vitest';
import { operations } from '#contracts/index.ts';
import { organizationPermissions } from '#contracts/permissions.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { type Person, person, Person as Somebody } from './people.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
});

const dangerous = operations.filter(({ stepUp }) => stepUp);
/** The door decides before anything of the request is read. */
const knock = async (who: Person, some = dangerous): Promise<Set<string>> => {
  const codes = new Set<string>();
  for (const { id, method, path } of some) {
    const { code, status } = await who.call(method, path.replace(/:\w+/g, 'x'), method === 'DELETE' ? undefined : {});
    codes.add(`${code ?? status} ${code === 'VALIDATION_FAILED' ? '' : id}`.trim());
  }
  return codes;
};
const sessionOf = async (who: Person) =>
  (await who.call('GET', '/v1/auth/session')).body.session as { user: { id: string }; organization: { id: string } };
const ownChannel = async (who: Person): Promise<string> => {
  const { body } = await who.call('GET', '/v1/admin/channels');
  return `/v1/admin/channels/${(body.items as { id: string }[])[0]?.id}`;
};
const only = (code: string, some = dangerous): Set<string> => new Set(some.map(({ id }) => `${code} ${id}`));
const ofMembers = dangerous.filter(({ permission }) => permission.includes('.') && !permission.startsWith('platform.'));

test('COR-05 a session whose sign-in is older than ten minutes does nothing dangerous, whatever rights it has', async () => {
  const boss = await new Somebody(server, 'owner@vestify.test').signIn();
  const fresh = await knock(boss);
  expect([...fresh].filter((each) => /REAUTHENTICATION_NEEDED|FORBIDDEN/.test(each))).toEqual([]);
  await server.database.sql(
    `update sessions set authenticated_at = authenticated_at - interval '11 minutes'
      where user_id = (select id from users where email_index = $1)`,
    [emailIndex('owner@vestify.test')],
  );
  await boss.act((await sessionOf(boss)).organization.id);
  expect(await knock(boss)).toEqual(only('REAUTHENTICATION_NEEDED'));
  // Of a channel's settings only whose offers it shows.
  expect((await boss.call('PATCH', await ownChannel(boss), { sellers: [(await sessionOf(boss)).organization.id] })).code).toBe(
    'REAUTHENTICATION_NEEDED',
  );
  expect((await boss.call('PATCH', await ownChannel(boss), { tagline: { en: 'Warm' } })).status).toBe(200);
});

test('COR-89 a visitor in the place of an owner invites no accomplice, and touches no rights, keys, hosts or retention', async () => {
  const owner = await person(server, 'visited@stepup.test');
  const { id } = await owner.found('Visited');
  const boss = await new Somebody(server, 'owner@vestify.test').signIn();
  const { id: userId } = (await sessionOf(owner)).user;
  const visit = await boss.call('POST', '/v1/admin/impersonations', { userId, reason: 'Ticket 12: the cart looks empty' });
  const visitor = new Somebody(server, owner.email);
  visitor.token = String(visit.body.accessToken);
  await visitor.act(id);
  expect((await visitor.call('POST', '/v1/admin/invitations', { email: 'friend@stepup.test', role: 'owner' })).code).toBe(
    'NOT_WHILE_IMPERSONATING',
  );
  expect(await knock(visitor, ofMembers)).toEqual(only('NOT_WHILE_IMPERSONATING', ofMembers));
  expect((await visitor.call('PATCH', await ownChannel(visitor), { sellers: [id] })).code).toBe('NOT_WHILE_IMPERSONATING');
});

test('COR-05 a program does nothing dangerous, whatever its key may do: it has no sign-in to be fresh', async () => {
  const owner = await person(server, 'robot@stepup.test');
  await owner.found('Robots');
  const made = await owner.call('POST', '/v1/admin/keys', { name: 'All of it', permissions: organizationPermissions });
  const robot = new Somebody(server, owner.email);
  robot.token = String(made.body.key);
  expect((await robot.call('GET', '/v1/admin/members')).status).toBe(200);
  expect(await knock(robot, ofMembers)).toEqual(only('FORBIDDEN', ofMembers));
  const own = (await sessionOf(owner)).organization.id;
  expect((await robot.call('PATCH', await ownChannel(robot), { sellers: [own] })).code).toBe('FORBIDDEN');
});
