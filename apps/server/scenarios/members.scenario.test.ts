// Members of an organization: invited, given roles, let go; nobody gets more than somebody could give, and somebody always owns it.
import { beforeAll, expect, test } from 'vitest';
import { publicId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { outcomes, type Person, person, Person as Somebody } from './people.ts';
import { until } from './shopper.ts';

let server: TestServer;
let owner: Person;
let orgId: string;
let slug: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  owner = await person(server, 'owner@acme.test');
  ({ id: orgId, slug } = await owner.found('Acme'));
});

/** The newest mail to somebody from a shop, in full. */
async function mailTo(to: string, subject: RegExp, shop = slug): Promise<string> {
  const read = async (path: string) =>
    (await (await fetch(`${server.baseUrl}${path}`, { headers: { 'x-forwarded-host': `${shop}.localhost` } })).json()) as Record<
      string,
      never
    >;
  return until(`a mail to ${to}`, async () => {
    const items = (await read('/v1/dev/mails')).items as unknown as { id: string; to: string; subject: string }[];
    const found = items.find((mail) => mail.to === to && subject.test(mail.subject));
    return found && String((await read(`/v1/dev/mails/${found.id}`)).text);
  });
}
const tokenIn = (text: string): string => /#token=([\w-]{43})/.exec(text)?.[1] ?? '';

/** Invites, reads the mail and joins. */
async function join(email: string, role: string): Promise<Person> {
  const invited = await owner.call('POST', '/v1/admin/invitations', { email, role });
  if (invited.status !== 201) throw new Error(JSON.stringify(invited.body));
  const somebody = await person(server, email);
  const accepted = await somebody.call('POST', '/v1/invitations/accept', { token: tokenIn(await mailTo(email, /./)) });
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body));
  return somebody.act(orgId);
}
const idOf = async (email: string): Promise<string> => {
  const { body } = await owner.call('GET', '/v1/admin/members?limit=100');
  return (body.items as { email: string; userId: string }[]).find((each) => each.email === email)?.userId ?? '';
};

test('COR-10 an invitation is for one person, once: not for whoever holds the link, not twice, not after it was sent again or taken back', async () => {
  const email = 'new@acme.test';
  const invited = await owner.call('POST', '/v1/admin/invitations', { email: ' New@Acme.test ', role: 'staff', locale: 'th' });
  expect([invited.status, invited.body.email, invited.body.state]).toEqual([201, email, 'open']);
  expect((await owner.call('POST', '/v1/admin/invitations', { email, role: 'viewer' })).code).toBe('ALREADY_INVITED');
  const text = await mailTo(email, /เชิญ/);
  expect(text).toContain(`http://${slug}.localhost`);
  const token = tokenIn(text);
  const look = await new Somebody(server, '').call('POST', '/v1/invitations/look', { token });
  expect(look.body).toMatchObject({ organization: { name: 'Acme' }, role: 'พนักงาน', email: 'n…@acme.test' });

  const thief = await person(server, 'thief@acme.test');
  expect((await thief.call('POST', '/v1/invitations/accept', { token })).code).toBe('INVITATION_FOR_ANOTHER');
  const fresh = await person(server, email);
  await server.database.sql(`update users set email_verified_at = null where email_index = $1`, [emailIndex(email)]);
  expect((await fresh.call('POST', '/v1/invitations/accept', { token })).code).toBe('EMAIL_NOT_VERIFIED');
  await server.database.sql(`update users set email_verified_at = now() where email_index = $1`, [emailIndex(email)]);

  const id = String(invited.body.id);
  expect((await owner.call('POST', `/v1/admin/invitations/${id}/resend`)).code).toBe('TOO_MANY_INVITATIONS');
  await server.database.sql(`update invitations set sent_at = sent_at - interval '2 minutes'`);
  expect((await owner.call('POST', `/v1/admin/invitations/${id}/resend`)).status).toBe(200);
  expect((await fresh.call('POST', '/v1/invitations/accept', { token })).code).toBe('INVITATION_NOT_FOUND');
  const newer = await until('the second mail', async () => {
    const found = tokenIn(await mailTo(email, /./));
    return found !== token && found;
  });
  const answers = await Promise.all([1, 2, 3].map(() => fresh.call('POST', '/v1/invitations/accept', { token: newer })));
  expect(answers.map(({ status }) => status).filter((status) => status === 200).length).toBeGreaterThan(0);
  expect((await fresh.call('POST', '/v1/invitations/accept', { token: newer })).status).toBe(200);
  expect((await owner.call('POST', '/v1/admin/invitations', { email, role: 'viewer' })).code).toBe('ALREADY_MEMBER');

  // Let go, the link does not bring them back.
  expect((await owner.call('DELETE', `/v1/admin/members/${await idOf(email)}`)).status).toBe(204);
  await fresh.signIn();
  expect((await fresh.call('POST', '/v1/invitations/accept', { token: newer })).code).toBe('INVITATION_NOT_FOUND');
});

test('COR-10 an invitation that lapsed or was taken back lets nobody in, and another may be sent', async () => {
  const late = await person(server, 'late@acme.test');
  const invited = await owner.call('POST', '/v1/admin/invitations', { email: late.email, role: 'staff' });
  const token = tokenIn(await mailTo(late.email, /./));
  await server.database.sql(`update invitations set expires_at = now() - interval '1 second' where email_index = $1`, [
    emailIndex(late.email),
  ]);
  expect((await late.call('POST', '/v1/invitations/accept', { token })).code).toBe('INVITATION_EXPIRED');
  const again = await owner.call('POST', '/v1/admin/invitations', { email: late.email, role: 'viewer' });
  expect(again.status).toBe(201);
  expect((await owner.call('DELETE', `/v1/admin/invitations/${String(again.body.id)}`)).status).toBe(204);
  expect((await owner.call('DELETE', `/v1/admin/invitations/${String(again.body.id)}`)).code).toBe('INVITATION_NOT_FOUND');
  expect((await late.call('POST', '/v1/invitations/accept', { token })).code).toBe('INVITATION_NOT_FOUND');
  expect((await late.call('POST', '/v1/invitations/look', { token: 'a'.repeat(43) })).code).toBe('INVITATION_NOT_FOUND');
  expect((await owner.call('POST', `/v1/admin/invitations/${String(invited.body.id)}/resend`)).code).toBe('INVITATION_NOT_FOUND');
});

test('COR-06 nobody gives, or takes from, more than they have: not by role, by member, by invitation or by key', async () => {
  const boss = await join('boss@acme.test', 'manager');
  const clerk = await join('clerk@acme.test', 'staff');
  const [ownerId, bossId, clerkId] = [await idOf(owner.email), await idOf(boss.email), await idOf(clerk.email)];
  // What a manager has not: roles.write, keys.write.
  expect((await boss.call('POST', '/v1/admin/roles', { name: 'Mine', permissions: ['orders.read'] })).code).toBe('FORBIDDEN');
  expect((await boss.call('PATCH', `/v1/admin/members/${bossId}`, { role: 'owner' })).code).toBe('MORE_THAN_YOU_HAVE');
  expect((await boss.call('PATCH', `/v1/admin/members/${ownerId}`, { role: 'viewer' })).code).toBe('MORE_THAN_YOU_HAVE');
  expect((await boss.call('DELETE', `/v1/admin/members/${ownerId}`)).code).toBe('MORE_THAN_YOU_HAVE');
  expect((await boss.call('POST', '/v1/admin/invitations', { email: 'x@acme.test', role: 'owner' })).code).toBe('MORE_THAN_YOU_HAVE');
  expect((await clerk.call('PATCH', `/v1/admin/members/${clerkId}`, { role: 'manager' })).code).toBe('FORBIDDEN');
  expect((await boss.call('PATCH', `/v1/admin/members/${clerkId}`, { role: 'viewer' })).body).toMatchObject({ role: { key: 'viewer' } });

  // One who may change roles gives what they have, and no more; not to themself either.
  const made = await owner.call('POST', '/v1/admin/roles', {
    name: 'Role maker',
    permissions: ['roles.write', 'members.read', 'members.write', 'organization.read'],
  });
  expect([made.status, made.body.key]).toEqual([201, 'role-maker']);
  const maker = await join('maker@acme.test', 'role-maker');
  expect((await maker.call('PATCH', '/v1/admin/roles/role-maker', { permissions: ['roles.write', 'keys.write'] })).code).toBe(
    'MORE_THAN_YOU_HAVE',
  );
  expect((await maker.call('PATCH', '/v1/admin/roles/manager', { permissions: [] })).code).toBe('MORE_THAN_YOU_HAVE');
  expect((await maker.call('PATCH', '/v1/admin/roles/owner', { permissions: [] })).code).toBe('ROLE_FIXED');
  expect((await maker.call('POST', '/v1/admin/roles', { name: 'All', permissions: ['platform.organizations'] })).code).toBe(
    'MORE_THAN_YOU_HAVE',
  );
  expect((await owner.call('POST', '/v1/admin/roles', { name: 'All', permissions: ['platform.organizations'] })).code).toBe(
    'MORE_THAN_YOU_HAVE',
  );
  expect((await owner.call('DELETE', '/v1/admin/roles/role-maker')).code).toBe('ROLE_IN_USE');
  expect((await owner.call('DELETE', '/v1/admin/roles/staff')).code).toBe('ROLE_FIXED');
  expect((await owner.call('POST', '/v1/admin/roles', { name: 'role MAKER', permissions: [] })).code).toBe('ROLE_EXISTS');
  const { body } = await maker.call('GET', '/v1/admin/permissions');
  expect((body.items as { granted: boolean }[]).filter(({ granted }) => granted)).toHaveLength(4);
  expect(JSON.stringify(body)).not.toContain('platform.');
});

test('COR-06 a role that changes bites within a moment, for tokens that were given before', async () => {
  const lost = await join('lost@acme.test', 'staff');
  expect((await lost.call('GET', '/v1/admin/orders')).status).toBe(200);
  expect((await owner.call('PATCH', `/v1/admin/members/${await idOf(lost.email)}`, { role: 'viewer' })).status).toBe(200);
  await until('the old token is refused', async () => (await lost.call('GET', '/v1/admin/orders')).code === 'TOKEN_EXPIRED', 5);
  await owner.signIn();
  await owner.act(orgId);
});

test('COR-06 who is let go leaves no way in behind: what they asked others to is taken back', async () => {
  const leaver = await join('leaver@acme.test', 'manager');
  expect((await leaver.call('POST', '/v1/admin/invitations', { email: 'backdoor@acme.test', role: 'manager' })).status).toBe(201);
  const token = tokenIn(await mailTo('backdoor@acme.test', /./));
  expect((await owner.call('DELETE', `/v1/admin/members/${await idOf(leaver.email)}`)).status).toBe(204);
  const backdoor = await person(server, 'backdoor@acme.test');
  expect((await backdoor.call('POST', '/v1/invitations/accept', { token })).code).toBe('INVITATION_NOT_FOUND');
  await until('their token to be called back', async () => (await leaver.call('GET', '/v1/admin/members')).code === 'TOKEN_EXPIRED', 5);
  await leaver.signIn();
  expect((await leaver.call('GET', '/v1/admin/members')).code).toBe('FORBIDDEN');
});

/** Two members of an organization of their own: its owner and somebody of another role. */
async function pair(name: string, role: string): Promise<{ boss: Person; other: Person; otherId: string; id: string; shop: string }> {
  const boss = await person(server, `boss-${name}@acme.test`);
  const { id, slug: shop } = await boss.found(name);
  const other = await person(server, `other-${name}@acme.test`);
  const [row] = await server.database.sql<{ user_id: string }>(
    `insert into memberships (org_id, user_id, role, created_at)
     select m.org_id, u.id, $3, now() from users u, memberships m join users o on o.id = m.user_id where u.email_index = $1 and o.email_index = $2 returning user_id`,
    [emailIndex(other.email), emailIndex(boss.email), role],
  );
  await other.act(id);
  return { boss, other, otherId: publicId('user', row?.user_id ?? ''), id, shop };
}
const acceptAs = async (email: string, token: string) => (await person(server, email)).call('POST', '/v1/invitations/accept', { token });
const openTo = (email: string) =>
  server.database.sql(`select 1 from invitations where email_index = $1 and accepted_at is null and revoked_at is null`, [
    emailIndex(email),
  ]);

test('COR-06 an owner who handed the organization on has no open invitation as owner left', async () => {
  const { boss, otherId, shop } = await pair('given', 'staff');
  await boss.call('POST', '/v1/admin/invitations', { email: 'alt@acme.test', role: 'owner' });
  const token = tokenIn(await mailTo('alt@acme.test', /./, shop));
  expect((await boss.call('POST', '/v1/admin/organization/transfer', { userId: otherId, myRole: 'viewer' })).status).toBe(204);
  expect(await openTo('alt@acme.test')).toEqual([]);
  expect((await acceptAs('alt@acme.test', token)).code).toBe('INVITATION_NOT_FOUND');
});

test('COR-06 a role that is narrowed takes back what its people invited others to', async () => {
  const { boss, other, shop } = await pair('narrow', 'manager');
  await other.call('POST', '/v1/admin/invitations', { email: 'second@acme.test', role: 'manager' });
  await boss.call('POST', '/v1/admin/invitations', { email: 'kept@acme.test', role: 'manager' });
  const token = tokenIn(await mailTo('second@acme.test', /./, shop));
  const roles = (await boss.call('GET', '/v1/admin/roles')).body.items as { key: string; permissions: string[] }[];
  const all = roles.find(({ key }) => key === 'manager')?.permissions ?? [];
  const narrowed = await boss.call('PATCH', '/v1/admin/roles/manager', { permissions: all.filter((each) => each !== 'members.write') });
  expect(narrowed.status).toBe(200);
  expect(await openTo('second@acme.test')).toEqual([]);
  expect(await openTo('kept@acme.test')).toHaveLength(1);
  expect((await acceptAs('second@acme.test', token)).code).toBe('INVITATION_NOT_FOUND');
});

test('COR-06 an invitation is worth what whoever sent it may give when it is accepted, however they lost it', async () => {
  const { other, shop } = await pair('late', 'manager');
  await other.call('POST', '/v1/admin/invitations', { email: 'third@acme.test', role: 'manager' });
  const token = tokenIn(await mailTo('third@acme.test', /./, shop));
  // An invitation that was being written while the rights went.
  await server.database.sql(`update memberships set role = 'viewer' where user_id = (select id from users where email_index = $1)`, [
    emailIndex(other.email),
  ]);
  expect((await acceptAs('third@acme.test', token)).code).toBe('INVITATION_NOT_FOUND');
});

test('COR-10 a member who follows an invitation stays what they are, and the trail says nothing else', async () => {
  const { boss, other, shop } = await pair('again', 'viewer');
  await server.database.sql(`update users set email_index = 'elsewhere' where email_index = $1`, [emailIndex(other.email)]);
  expect((await boss.call('POST', '/v1/admin/invitations', { email: other.email, role: 'manager' })).status).toBe(201);
  await server.database.sql(`update users set email_index = $1 where email_index = 'elsewhere'`, [emailIndex(other.email)]);
  const token = tokenIn(await mailTo(other.email, /./, shop));
  expect((await other.call('POST', '/v1/invitations/accept', { token })).code).toBe('ALREADY_MEMBER');
  const trail = await boss.call('GET', '/v1/admin/audit?action=member.joined');
  expect(trail.body.items).toEqual([]);
});

test('COR-10 two owners who leave at once: one stays, every time', async () => {
  for (let round = 0; round < 5; round += 1) {
    const one = await person(server, `one${round}@acme.test`);
    const { id } = await one.found(`Pair ${round}`);
    const two = await person(server, `two${round}@acme.test`);
    await server.database.sql(
      `insert into memberships (org_id, user_id, role, created_at) select m.org_id, u.id, 'owner', now() from users u, memberships m join users o on o.id = m.user_id where u.email_index = $1 and o.email_index = $2`,
      [two.email, one.email].map((email) => emailIndex(email)),
    );
    await two.act(id);
    const answers = await Promise.all([one, two].map((each) => each.call('POST', `/v1/organizations/${id}/leave`)));
    expect(outcomes(answers)).toEqual([204, 'LAST_OWNER']);
  }
  expect((await owner.call('POST', `/v1/organizations/${orgId}/leave`)).code).toBe('LAST_OWNER');
  expect((await owner.call('PATCH', `/v1/admin/members/${await idOf(owner.email)}`, { role: 'viewer' })).code).toBe('LAST_OWNER');
});

test('COR-10 an owner hands the organization on: signed in lately, to a member, and both are told', async () => {
  const giver = await person(server, 'giver@acme.test');
  const { id, slug: shop } = await giver.found('Handed on');
  const taker = await person(server, 'taker@acme.test');
  await server.database.sql(
    `insert into memberships (org_id, user_id, role, created_at) select m.org_id, u.id, 'staff', now() from users u, memberships m join users o on o.id = m.user_id where u.email_index = $1 and o.email_index = $2`,
    [taker.email, giver.email].map((email) => emailIndex(email)),
  );
  await taker.act(id);
  const { body } = await giver.call('GET', '/v1/admin/members');
  const [giverId, takerId] = [giver, taker].map(
    ({ email }) => (body.items as { userId: string; email: string }[]).find((each) => each.email === email)?.userId,
  );
  const hand = (by: Person, userId: string, myRole = 'manager') => by.call('POST', '/v1/admin/organization/transfer', { userId, myRole });
  expect((await hand(taker, takerId ?? '')).code).toBe('FORBIDDEN');
  expect((await hand(giver, await idOf(owner.email))).code).toBe('MEMBER_NOT_FOUND');
  expect((await hand(giver, takerId ?? '', 'nothing')).code).toBe('ROLE_NOT_FOUND');
  expect((await hand(giver, giverId ?? '')).code).toBe('ROLE_FIXED');
  expect((await hand(giver, takerId ?? '')).status).toBe(204);
  const roles = await server.database.sql<{ role: string }>(
    `select m.role from memberships m join users u on u.id = m.user_id join unnest($1::text[]) with ordinality as w(index, place) on w.index = u.email_index order by w.place`,
    [[giver.email, taker.email].map((email) => emailIndex(email))],
  );
  expect(roles.map(({ role }) => role)).toEqual(['manager', 'owner']);
  expect(await mailTo(taker.email, /owner of Handed on/, shop)).toContain('giver');
  expect(await mailTo(giver.email, /new owner/, shop)).toContain('Manager');
  await taker.signIn();
  await taker.act(id);
  await owner.call('POST', '/v1/dev/clock', { seconds: 11 * 60 });
  expect((await hand(taker, giverId ?? '')).code).toBe('REAUTHENTICATION_NEEDED');
});

test('COR-10 what belongs to another organization is not there', async () => {
  await owner.signIn();
  await owner.act(orgId);
  const stranger = await person(server, 'stranger@acme.test');
  await stranger.found('Strange');
  const invited = await owner.call('POST', '/v1/admin/invitations', { email: 'pending@acme.test', role: 'viewer' });
  const theirs = String(invited.body.id);
  const member = await idOf(owner.email);
  expect((await stranger.call('DELETE', `/v1/admin/invitations/${theirs}`)).code).toBe('INVITATION_NOT_FOUND');
  expect((await stranger.call('POST', `/v1/admin/invitations/${theirs}/resend`)).code).toBe('INVITATION_NOT_FOUND');
  expect((await stranger.call('PATCH', `/v1/admin/members/${member}`, { role: 'viewer' })).code).toBe('MEMBER_NOT_FOUND');
  expect((await stranger.call('DELETE', `/v1/admin/members/${member}`)).code).toBe('MEMBER_NOT_FOUND');
  expect((await stranger.call('POST', '/v1/admin/organization/transfer', { userId: member, myRole: 'staff' })).code).toBe(
    'MEMBER_NOT_FOUND',
  );
  expect((await stranger.call('PATCH', '/v1/admin/roles/role-maker', { name: 'Taken' })).code).toBe('ROLE_NOT_FOUND');
  expect((await stranger.call('POST', `/v1/organizations/${orgId}/leave`)).code).toBe('ORGANIZATION_NOT_FOUND');
  expect((await stranger.call('POST', '/v1/auth/organization', { organizationId: orgId })).status).toBeGreaterThanOrEqual(400);
  expect((await stranger.call('GET', '/v1/admin/members')).body.items).toHaveLength(1);
});
