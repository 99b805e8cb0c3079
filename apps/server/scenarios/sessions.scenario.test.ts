// Sessions over HTTP: tokens that lapse and are exchanged, families that end, devices, visits as somebody else.
import { createTessera } from '@tessera/client';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { privateId, publicId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { until } from './shopper.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api' });
});

const password = 'demo-vest-2026';
const as = (accessToken: string) => createTessera({ baseUrl: server.baseUrl, headers: { authorization: `Bearer ${accessToken}` } });
const nobody = () => createTessera({ baseUrl: server.baseUrl });

async function signIn(email = 'staff@vestify.test', agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0') {
  const { data, error } = await nobody().POST('/v1/auth/login', { body: { email, password }, headers: { 'user-agent': agent } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}
const refresh = (refreshToken: string) => nobody().POST('/v1/auth/refresh', { body: { refreshToken } });
const codeOf = async (accessToken: string): Promise<string> => (await as(accessToken).GET('/v1/me/sessions')).error?.code ?? 'in';
const move = (seconds: number) =>
  fetch(`${server.baseUrl}/v1/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seconds }),
  });
const audited = (action: string) =>
  server.database.sql<{ subject_id: string; org_id: string }>(
    `select subject_id, org_id from audit_entries where action = $1 order by at, org_id`,
    [action],
  );

test('COR-02 an access token is an RS256 JWT of fifteen minutes that anybody can verify by the published keys', async () => {
  const { accessToken, expiresIn, session } = await signIn();
  expect(expiresIn).toBe(900);
  expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'RS256', kid: expect.any(String) as string, typ: 'at+jwt' });
  const keys = createRemoteJWKSet(new URL(`${server.baseUrl}/.well-known/jwks.json`));
  const { payload } = await jwtVerify(accessToken, keys, { audience: 'tessera', algorithms: ['RS256'] });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  expect(payload.perms).toEqual(session.permissions);
  const published = (await (await fetch(`${server.baseUrl}/.well-known/jwks.json`)).json()) as { keys: object[] };
  expect(Object.keys(published.keys[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('COR-02 a refresh token is good once; one that comes again after its successor was used ends the family and is audited', async () => {
  const first = await signIn();
  const second = (await refresh(first.refreshToken)).data;
  const third = (await refresh(second?.refreshToken ?? '')).data;
  expect(await codeOf(third?.accessToken ?? '')).toBe('in');
  const replayed = await refresh(first.refreshToken);
  expect([replayed.response.status, replayed.error?.code]).toEqual([401, 'REFRESH_REUSED']);
  expect((await refresh(third?.refreshToken ?? '')).error?.code).toBe('SESSION_ENDED');
  await until('the tokens to be called back', async () => (await codeOf(third?.accessToken ?? '')) === 'TOKEN_EXPIRED', 5);
  const entries = await audited('session.refresh_reused');
  expect(entries.map(({ subject_id: id }) => publicId('user', id))).toEqual([first.session.user.id]);
});

test('COR-02 who did not hear the answer asks again at once and goes on, and the token that was not heard of is dead', async () => {
  const first = await signIn();
  const unheard = (await refresh(first.refreshToken)).data;
  const again = (await refresh(first.refreshToken)).data;
  expect(again?.refreshToken).toBeDefined();
  expect((await refresh(again?.refreshToken ?? '')).data).toBeDefined();
  // Who shows the one that was withdrawn has what was meant for somebody else, or somebody else has theirs.
  expect((await refresh(unheard?.refreshToken ?? '')).error?.code).toBe('REFRESH_REUSED');
  expect((await refresh(again?.refreshToken ?? '')).error?.code).toBe('SESSION_ENDED');
});

test('COR-02 twenty exchanges of one token at once leave at most one that is good', async () => {
  const { refreshToken } = await signIn();
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
  const given = answers.flatMap(({ data }) => (data ? [data.refreshToken] : []));
  expect(given.length).toBeGreaterThan(0);
  const [row] = await server.database.sql<{ most: number }>(
    `select coalesce(max(n), 0)::int as most from (select count(*) as n from refresh_tokens where used_at is null group by session_id) t`,
  );
  expect(row?.most).toBeLessThanOrEqual(1);
});

test('COR-05 devices are listed and ended one by one or all; what was ended is out within seconds', async () => {
  const here = await signIn();
  const there = await signIn(undefined, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit Safari/605.1');
  const { data } = await as(here.accessToken).GET('/v1/me/sessions');
  const found = data?.items.find(({ id }) => id === there.session.id);
  expect([found?.device, found?.current, found?.method]).toEqual(['Safari · iPhone', false, 'password']);
  expect(data?.items.find(({ id }) => id === here.session.id)?.current).toBe(true);
  const ended = await as(here.accessToken).DELETE('/v1/me/sessions/{id}', { params: { path: { id: there.session.id } } });
  expect(ended.response.status).toBe(204);
  await until('the other device to be out', async () => (await codeOf(there.accessToken)) === 'TOKEN_EXPIRED', 5);
  expect((await refresh(there.refreshToken)).error?.code).toBe('SESSION_ENDED');
  expect(await codeOf(here.accessToken)).toBe('in');

  const owner = await signIn('owner@vestify.test');
  const foreign = await as(here.accessToken).DELETE('/v1/me/sessions/{id}', { params: { path: { id: owner.session.id } } });
  expect(foreign.response.status).toBe(404);
  expect(await codeOf(owner.accessToken)).toBe('in');

  await as(here.accessToken).DELETE('/v1/me/sessions', { params: { query: { keep: 'none' } } });
  await until('everybody to be out', async () => (await codeOf(here.accessToken)) === 'TOKEN_EXPIRED', 5);
});

test('COR-02 browsers hold tokens out of reach of scripts, and writes by cookie need the header', async () => {
  const answer = await fetch(`${server.baseUrl}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'staff@vestify.test', password }),
  });
  const cookies = answer.headers.getSetCookie();
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly.*; SameSite=Lax|; SameSite=Lax.*; HttpOnly|HttpOnly/);
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
  const send = (path: string, headers: Record<string, string>, method = 'POST') =>
    fetch(`${server.baseUrl}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', ...headers },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
  expect(((await (await send('/v1/auth/refresh', {})).json()) as { code: string }).code).toBe('CSRF_REJECTED');
  const refreshed = await send('/v1/auth/refresh', { 'x-tessera-csrf': '1' });
  expect(await refreshed.json()).toMatchObject({ accessToken: '', refreshToken: '', expiresIn: 900 });
  const ofPage = await fetch(`${server.baseUrl}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1' },
    body: JSON.stringify({ email: 'staff@vestify.test', password }),
  });
  expect(await ofPage.json()).toMatchObject({ accessToken: '', refreshToken: '' });
  expect(ofPage.headers.getSetCookie()).toHaveLength(2);
  const onlyRefresh = cookies.find((each) => each.startsWith('tessera_refresh'))?.split(';')[0] ?? '';
  const stale = await fetch(`${server.baseUrl}/v1/auth/session`, { headers: { cookie: onlyRefresh } });
  expect([stale.status, ((await stale.json()) as { code: string }).code]).toEqual([401, 'TOKEN_EXPIRED']);
});

test('COR-05 logging out ends the session by access token, by refresh token and by cookie, and twice is once', async () => {
  const one = await signIn();
  expect((await as(one.accessToken).POST('/v1/auth/logout', { body: {} })).response.status).toBe(204);
  expect((await refresh(one.refreshToken)).error?.code).toBe('SESSION_ENDED');
  expect((await as(one.accessToken).POST('/v1/auth/logout', { body: {} })).response.status).toBe(204);
  const two = await signIn();
  expect((await nobody().POST('/v1/auth/logout', { body: { refreshToken: two.refreshToken } })).response.status).toBe(204);
  await until('it to be called back', async () => (await codeOf(two.accessToken)) === 'TOKEN_EXPIRED', 5);
});

test('COR-89 a member of the platform visits as a buyer, with a reason on record, for half an hour, and may not do what is dangerous', async () => {
  const owner = await signIn('owner@vestify.test');
  const staff = await signIn('staff@vestify.test');
  const userId = publicId('user', await server.database.addPerson({ email: 'visited@buyer.test', name: 'Visited' }));
  const visit = (token: string, id: string) =>
    as(token).POST('/v1/admin/impersonations', { body: { userId: id, reason: 'Ticket 12: the cart looks empty' } });
  expect((await visit(staff.accessToken, userId)).error?.code).toBe('FORBIDDEN');
  expect((await visit(owner.accessToken, staff.session.user.id)).error?.code).toBe('CANNOT_IMPERSONATE');
  const { data: visiting } = await visit(owner.accessToken, userId);
  expect([visiting?.session.user.email, visiting?.session.impersonatedBy]).toEqual(['visited@buyer.test', owner.session.user.name]);
  const token = visiting?.accessToken ?? '';
  expect(decodeJwt(token).act).toBeDefined();
  expect((await visit(token, userId)).error?.code).toBe('FORBIDDEN');
  expect((await audited('session.impersonated')).length).toBe(2);
  expect((await as(token).DELETE('/v1/auth/impersonation', {})).response.status).toBe(204);
  await until('the visit to be over', async () => (await codeOf(token)) === 'TOKEN_EXPIRED', 5);
  expect(await codeOf(owner.accessToken)).toBe('in');
});

test('COR-02 COR-06 a token that is signed while its rights are being taken away loses them with the commit', async () => {
  const [{ org } = { org: '' }] = await server.database.sql<{ org: string }>(`select id as org from organizations where slug = 'vestify'`);
  await server.database.addPerson({ email: 'leaving@vestify.test', name: 'Leaving' });
  await server.database.sql(
    `insert into memberships (org_id, user_id, role, created_at) select $1, id, 'manager', now() from users where email_index = $2`,
    [org, emailIndex('leaving@vestify.test')],
  );
  const owner = await signIn('owner@vestify.test');
  const leaving = await signIn('leaving@vestify.test');
  const holder = new pg.Client(server.database.urls.admin);
  await holder.connect();
  try {
    // The act waits for the end of the chain of what was done; meanwhile the rights are still there to be read.
    await holder.query('begin');
    await holder.query('select from audit_chains where org_id = $1 for update', [org]);
    const removing = as(owner.accessToken).DELETE('/v1/admin/members/{userId}', { params: { path: { userId: leaving.session.user.id } } });
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%audit_chains%'`;
    await until('the removal to wait', async () => (await server.database.sql(waits)).length > 0, 10);
    const late = (await refresh(leaving.refreshToken)).data;
    expect(late?.session.permissions).toContain('members.write');
    await holder.query('commit');
    expect((await removing).response.status).toBe(204);
    await until('the late token to be called back', async () => (await codeOf(late?.accessToken ?? '')) === 'TOKEN_EXPIRED', 5);
    expect((await refresh(late?.refreshToken ?? '')).data?.session.permissions).toEqual([]);
  } finally {
    await holder.end();
  }
});

test('COR-89 a visit ends with the visitor’s rights, and logging out of it ends one’s own session, too', async () => {
  const owner = await signIn('owner@vestify.test');
  const [buyer] = await server.database.sql<{ id: string }>(`select id from users where email_index = $1`, [
    emailIndex('visited@buyer.test'),
  ]);
  const [{ org } = { org: '' }] = await server.database.sql<{ org: string }>(`select id as org from organizations where slug = 'vestify'`);
  const login = await fetch(`${server.baseUrl}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1' },
    body: JSON.stringify({ email: 'owner@vestify.test', password }),
  });
  const jar = (answer: Response, before = ''): string =>
    [...before.split('; '), ...answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')]
      .filter((pair) => pair && !pair.endsWith('='))
      .reduce<string[]>((kept, pair) => [...kept.filter((other) => other.split('=')[0] !== pair.split('=')[0]), pair], [])
      .join('; ');
  const own = jar(login);
  const ask = (path: string, cookie: string, body: object = {}) =>
    fetch(`${server.baseUrl}${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-tessera-csrf': '1' },
      body: JSON.stringify(body),
    });
  const visit = await ask('/v1/admin/impersonations', own, {
    userId: publicId('user', buyer?.id ?? ''),
    reason: 'Ticket 13: nothing arrives',
  });
  const visiting = jar(visit, own);
  expect(visiting).toContain('tessera_home=');
  expect((await ask('/v1/auth/logout', visiting)).status).toBe(204);
  const home = /tessera_home=([\w-]+)/.exec(visiting)?.[1] ?? '';
  expect((await refresh(home)).error?.code).toBe('SESSION_ENDED');

  const { data } = await as(owner.accessToken).POST('/v1/admin/impersonations', {
    body: { userId: publicId('user', buyer?.id ?? ''), reason: 'Ticket 14: again nothing' },
  });
  await server.database.sql(`update organizations set platform = false where id = $1`, [org]);
  expect((await refresh(data?.refreshToken ?? '')).error?.code).toBe('SESSION_ENDED');
  await server.database.sql(`update organizations set platform = true where id = $1`, [org]);
});

test('COR-02 a session lasts half a year at most, however often it is refreshed', async () => {
  const { refreshToken, session } = await signIn();
  const id = privateId('session', session.id);
  await server.database.sql(`update sessions set created_at = now() - interval '170 days' where id = $1`, [id]);
  expect((await refresh(refreshToken)).data).toBeDefined();
  const [row] = await server.database.sql<{ days: number }>(
    `select extract(epoch from expires_at - created_at) / 86400 as days from sessions where id = $1`,
    [id],
  );
  expect(Number(row?.days)).toBeCloseTo(180, 1);
});

test('COR-02 COR-05 time: access lapses in 15 minutes, keys rotate without logging anybody out, a session of staff ends when idle', async () => {
  const idle = await signIn();
  const busy = await signIn();
  expect(await codeOf(busy.accessToken)).toBe('in');
  await move(15 * 60 + 1);
  expect(await codeOf(busy.accessToken)).toBe('TOKEN_EXPIRED');
  let tokens = (await refresh(busy.refreshToken)).data;
  await move(50 * 60);
  tokens = (await refresh(tokens?.refreshToken ?? '')).data;
  expect(await codeOf(tokens?.accessToken ?? '')).toBe('in');
  expect((await refresh(idle.refreshToken)).error?.code).toBe('SESSION_ENDED');
});
