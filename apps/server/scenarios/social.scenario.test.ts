// Signing in with Google, Apple, Facebook and LINE, in a browser that follows redirects, against the stand-in provider.
import { createHash, randomBytes } from 'node:crypto';
import { generateSync } from 'otplib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Account, type Name, StandIn } from '../../../adapters/oidc/stand-in/provider.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { password, Person, type Said } from './person.ts';
import { advance } from './shopper.ts';

let standIn: StandIn;
let server: TestServer;
beforeAll(async () => {
  standIn = await StandIn.start();
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0', ...(await standIn.settings()) } });
});
afterEach(() => {
  standIn.fault = undefined;
});
afterAll(() => standIn.stop());

const location = (said: Said): string => said.headers.get('location') ?? '';
const ours = (url: string): string => url.replace(/^http:\/\/localhost:\d+/, '');
let count = 0;
const subject = (): string => `subject-${(count += 1)}`;

/** What the provider makes the browser do: an address to go to, or a form to send. */
async function atProvider(url: string): Promise<{ to: string; form?: string }> {
  const answer = await fetch(url, { redirect: 'manual' });
  const to = answer.headers.get('location');
  if (to) return { to };
  const text = await answer.text();
  const fields = [...text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&quot;', '"'),
  ]);
  return { to: /action="([^"]+)"/.exec(text)?.[1] ?? '', form: new URLSearchParams(fields).toString() };
}

/** Back from the provider. A form comes from another site, so it carries no cookies. */
async function comeBack(person: Person, back: { to: string; form?: string }): Promise<Said> {
  if (back.form === undefined) return person.get(ours(back.to));
  const stranger = new Person(person.server);
  const sent = await stranger.send('POST', ours(back.to), back.form, { 'content-type': 'application/x-www-form-urlencoded' });
  return location(sent).includes('/callback?') ? person.get(ours(location(sent))) : sent;
}

async function signIn(person: Person, name: Name, account: Account, query = ''): Promise<Said> {
  standIn.account = account;
  const started = await person.get(`/v1/auth/social/${name}/start${query}`);
  if (started.status !== 302) return started;
  return comeBack(person, await atProvider(location(started)));
}

test('COR-04 the providers that are switched on are told', async () => {
  const { body } = await new Person(server).get('/v1/auth/social');
  expect((body.items as { provider: string }[]).map(({ provider }) => provider)).toEqual(['google', 'apple', 'facebook', 'line']);
  expect((await new Person(server).get('/v1/auth/social/myspace/start')).body.code).toBe('SOCIAL_UNKNOWN');
});

test.each(['google', 'apple'] as const)(
  'COR-04 %s: a proved address opens an account, and the same person comes back into it',
  async (name) => {
    const person = new Person(server);
    const account = { subject: subject(), email: person.email, name: 'Ann Lee' };
    const first = await signIn(person, name, account, '?next=/orders&locale=th');
    expect([first.status, ours(location(first))]).toEqual([303, '/orders']);
    expect(await person.me()).toBe(person.email);
    const { body } = await person.get('/v1/me');
    expect(body).toMatchObject({ name: 'Ann Lee', locale: 'th', emailVerified: true, hasPassword: false });
    const again = new Person(server);
    await signIn(again, name, { ...account, email: 'changed@people.test' });
    expect(await again.me()).toBe(person.email);
    expect((await again.get('/v1/me/sessions')).body.items).toMatchObject([{ method: name }, { method: name }]);
  },
);

test.each(['line', 'facebook', 'google'] as const)(
  'COR-04 %s without a proved address: the person names one and proves it by a code',
  async (name) => {
    const person = new Person(server);
    const account = { subject: subject(), email: 'told@people.test', emailVerified: false, name: 'Lin' } as const;
    const said = await signIn(person, name, account, '?next=/orders');
    const [, challenge = ''] = /sign-in\/complete#challenge=([\w-]+)&next=%2Forders$/.exec(location(said)) ?? [];
    expect(challenge).not.toBe('');
    expect(await person.me()).toBeNull();
    const sent = await person.post('/v1/auth/social/complete', { challenge, email: person.email });
    expect(sent.status).toBe(202);
    const { code } = await person.mail('account.sign_up');
    expect((await person.post('/v1/auth/codes/verify', { challenge: sent.body.challenge, code })).status).toBe(200);
    expect(await person.me()).toBe(person.email);
    const again = new Person(server);
    expect(ours(location(await signIn(again, name, account)))).toBe('/');
    expect(await again.me()).toBe(person.email);
  },
);

test('COR-04 an address that the provider did not prove never takes over or links to an account; the owner is told, the stranger is not', async () => {
  const owner = await new Person(server).signUp();
  for (const name of ['google', 'line', 'facebook'] as const) {
    const thief = new Person(server, owner.email);
    const said = await signIn(thief, name, { subject: subject(), email: owner.email, emailVerified: false });
    const [, challenge = ''] = /#challenge=([\w-]+)/.exec(location(said)) ?? [];
    const sent = await thief.post('/v1/auth/social/complete', { challenge, email: owner.email });
    expect([sent.status, await thief.me()]).toEqual([202, null]);
    expect((await thief.post('/v1/auth/codes/verify', { challenge: sent.body.challenge, code: '000000' })).body.code).toBe('CODE_WRONG');
  }
  await owner.mail('account.exists', 3);
  expect(await owner.mails('account.code')).toEqual([]);
  expect((await owner.get('/v1/me/security')).body.social).toEqual([]);
});

test('COR-04 whoever names somebody else’s address is linked with nothing by its mail: it has no link, and none of a sign-up there is would do', async () => {
  const attacker = new Person(server);
  const account = { subject: subject(), email: 'told@people.test', emailVerified: false, name: 'Att' } as const;
  const said = await signIn(attacker, 'facebook', account);
  const [, challenge = ''] = /#challenge=([\w-]+)/.exec(location(said)) ?? [];
  const victim = new Person(server);
  await attacker.post('/v1/auth/social/complete', { challenge, email: victim.email });
  const letter = await victim.mail('account.sign_up');
  expect([letter.code.length, letter.link]).toEqual([6, '']);
  // As if there were one.
  const token = randomBytes(32).toString('base64url');
  const [armed] = await server.database.sql(
    `update account_challenges set link_hash = $1
      where id = (select id from account_challenges where purpose = 'register' order by created_at desc limit 1) returning id`,
    [createHash('sha256').update(token).digest('base64url')],
  );
  expect(armed).toBeDefined();
  for (const body of [{ token }, { token, password }])
    expect((await victim.post('/v1/auth/verify-email', body)).body.code).toBe('LINK_LAPSED');
  expect(await victim.me()).toBeNull();
  const own = await victim.post('/v1/auth/codes', { email: victim.email });
  await victim.post('/v1/auth/codes/verify', { challenge: own.body.challenge, code: (await victim.mail('account.code')).code });
  expect(await victim.me()).toBe(victim.email);
  expect(location(await signIn(new Person(server), 'facebook', account))).toContain('/sign-in/complete#challenge=');
  expect((await victim.get('/v1/me/security')).body.social).toEqual([]);
});

test('COR-04 a proved address enters the account that proved it here, too; where it is not proved here, one is asked to sign in and link', async () => {
  const owner = await new Person(server).signUp();
  const account = { subject: subject(), email: owner.email };
  const elsewhere = new Person(server);
  await signIn(elsewhere, 'google', account);
  expect(await elsewhere.me()).toBe(owner.email);
  const unproved = await new Person(server).signUp();
  await server.database.sql('update users set email_verified_at = null where email_index = $1', [emailIndex(unproved.email)]);
  const stranger = new Person(server);
  const said = await signIn(stranger, 'google', { subject: subject(), email: unproved.email }, '?locale=vi');
  expect(ours(location(said))).toBe('/vi/sign-in?error=SOCIAL_EMAIL_TAKEN&provider=google');
  expect(await stranger.me()).toBeNull();
});

test('COR-04 an account is linked from the profile after a fresh sign-in, and unlinked, but never the last way in', async () => {
  const person = await new Person(server).signUp();
  const account = { subject: subject(), email: 'somebody@else.test' };
  standIn.account = account;
  const link = async (who: Person): Promise<string> => {
    const { body } = await who.post('/v1/me/social/line', { next: '/account/security', locale: 'en' });
    return location(await comeBack(who, await atProvider(String(body.url))));
  };
  expect(ours(await link(person))).toBe('/account/security');
  expect((await person.get('/v1/me/security')).body.social).toMatchObject([{ provider: 'line', email: 'somebody@else.test' }]);
  await person.mail('account.way_added');
  const other = await new Person(server).signUp();
  expect(ours(await link(other))).toBe('/account/security?error=SOCIAL_LINKED_ELSEWHERE&provider=line');
  standIn.account = { subject: subject() };
  expect(ours(await link(person))).toBe('/account/security?error=SOCIAL_LINKED_ALREADY&provider=line');
  const byLine = new Person(server);
  await signIn(byLine, 'line', account);
  expect(await byLine.me()).toBe(person.email);
  expect((await byLine.send('DELETE', '/v1/me/social/google')).body.code).toBe('NOT_FOUND');
  await server.database.sql('update users set password_hash = null where email_index = $1', [emailIndex(person.email)]);
  expect((await byLine.send('DELETE', '/v1/me/social/line')).body.code).toBe('LAST_WAY_IN');
  expect((await byLine.send('PUT', '/v1/me/password', { password })).status).toBe(204);
  expect((await byLine.send('DELETE', '/v1/me/social/line')).status).toBe(204);
  await advance(server, 11);
  expect((await byLine.post('/v1/me/social/line', {})).body.code).toBe('REAUTHENTICATION_NEEDED');
});

test.each<[string, (victim: Person) => Promise<Said>]>([
  ['a new password', (victim) => victim.send('PUT', '/v1/me/password', { oldPassword: password, password: 'another fine day' })],
  ['signing out everywhere', (victim) => victim.send('DELETE', '/v1/me/sessions')],
  ['signing out', (victim) => victim.post('/v1/auth/logout')],
])('COR-04 %s voids what a stolen session had begun: no social account, address or passkey comes of it', async (_, end) => {
  const victim = await new Person(server).signUp();
  const thief = new Person(server, victim.email);
  for (const [name, value] of victim.cookies) thief.cookies.set(name, value);
  const begun = await thief.post('/v1/me/social/facebook', { next: '/', locale: 'en' });
  await thief.post('/v1/me/email', { email: `thief-${victim.email}` });
  await thief.post('/v1/me/passkeys/options');
  expect((await end(victim)).status).toBe(204);
  const account = { subject: subject(), email: 'thief@people.test', emailVerified: false } as const;
  standIn.account = account;
  const back = await comeBack(thief, await atProvider(String(begun.body.url)));
  expect(ours(location(back))).toContain('error=SOCIAL_REFUSED&provider=facebook');
  expect(location(await signIn(new Person(server), 'facebook', account))).toContain('/sign-in/complete#challenge=');
  const left = await server.database.sql(
    `select purpose from account_challenges c join users u on u.id = c.user_id where u.email_index = $1 and c.used_at is null and purpose <> 'sign_in'`,
    [emailIndex(victim.email)],
  );
  expect(left).toEqual([]);
});

test('COR-04 a trip to link ends with its session, also when that ends while the browser is at the provider and on its way in', async () => {
  const person = await new Person(server).signUp();
  const account = { subject: subject(), email: 'late@people.test' };
  standIn.account = account;
  const { body } = await person.post('/v1/me/social/line', { next: '/account/security', locale: 'en' });
  const back = await atProvider(String(body.url));
  // As when the end is written after the challenge was read: the trip stays, the session does not.
  await server.database.sql(
    `update sessions set ended_at = now(), ended_reason = 'test' where user_id = (select id from users where email_index = $1)`,
    [emailIndex(person.email)],
  );
  expect(ours(location(await comeBack(person, back)))).toBe('/account/security?error=SESSION_ENDED&provider=line');
  const other = await new Person(server, person.email).logIn();
  expect(other.status).toBe(200);
  const elsewhere = new Person(server, person.email);
  await elsewhere.logIn();
  const own = new Person(server, person.email);
  await own.logIn();
  const second = await own.post('/v1/me/social/line', { next: '/account/security', locale: 'en' });
  await elsewhere.post('/v1/auth/logout');
  expect(ours(location(await comeBack(own, await atProvider(String(second.body.url)))))).toBe('/account/security');
});

test('COR-04 a social account is linked with an account that has a second factor only when that was shown', async () => {
  const owner = await new Person(server).signUp();
  const secret = String((await owner.post('/v1/me/totp')).body.secret);
  const epoch = Math.floor((await advance(server, 1)).getTime() / 1000);
  const on = await owner.post('/v1/me/totp/confirm', { code: generateSync({ secret, epoch }) });
  const linked = async () => (await owner.get('/v1/me/security')).body.social;
  const account = { subject: subject(), email: owner.email };
  const browser = new Person(server);
  const said = await signIn(browser, 'google', account);
  const [, challenge = ''] = /#second-factor=([\w-]+)/.exec(location(said)) ?? [];
  expect([await linked(), await browser.me()]).toEqual([[], null]);
  const [code] = on.body.recoveryCodes as string[];
  expect((await browser.post('/v1/auth/second-factor', { challenge, code })).status).toBe(200);
  expect(await browser.me()).toBe(owner.email);
  expect(await linked()).toMatchObject([{ provider: 'google', email: owner.email }]);
});

test('COR-04 Google vouches for addresses of Gmail and of its Workspaces: another one that it once proved enters no account and makes none', async () => {
  const owner = await new Person(server).signUp();
  const account = { subject: subject(), email: owner.email, workspace: false } as const;
  const stranger = new Person(server);
  expect(location(await signIn(stranger, 'google', account))).toContain('/sign-in/complete#challenge=');
  expect(await stranger.me()).toBeNull();
  expect((await owner.get('/v1/me/security')).body.social).toEqual([]);
});

test('COR-04 a trip belongs to the browser that began it, is good once, and for ten minutes', async () => {
  standIn.account = { subject: subject(), email: 'fix@people.test' };
  const attacker = new Person(server);
  const begun = await atProvider(location(await attacker.get('/v1/auth/social/google/start')));
  const victim = new Person(server);
  const led = await victim.get(ours(begun.to));
  expect([ours(location(led)), await victim.me()]).toEqual(['/en/sign-in?error=SOCIAL_REFUSED&provider=google', null]);
  await comeBack(attacker, begun);
  expect(await attacker.me()).toBe('fix@people.test');
  const twice = await new Person(server).get(ours(begun.to));
  expect(location(twice)).toContain('error=SOCIAL_REFUSED');
  const late = new Person(server);
  const lateTrip = await atProvider(location(await late.get('/v1/auth/social/google/start')));
  await advance(server, 11);
  expect(location(await comeBack(late, lateTrip))).toContain('error=SOCIAL_REFUSED');
  const crossed = new Person(server);
  const google = await atProvider(location(await crossed.get('/v1/auth/social/google/start')));
  expect(location(await crossed.get(ours(google.to).replace('/google/', '/line/')))).toContain('error=SOCIAL_REFUSED&provider=line');
});

test.each(['wrong nonce', 'wrong issuer', 'alg none', 'expired', 'foreign key', 'wrong state'] as const)(
  'COR-04 a provider with %s opens nothing',
  async (fault) => {
    for (const name of ['google', 'apple'] as const) {
      standIn.fault = fault;
      const person = new Person(server);
      const said = await signIn(person, name, { subject: subject(), email: person.email });
      expect([location(said).includes(`error=SOCIAL_REFUSED&provider=${name}`), await person.me()]).toEqual([true, null]);
    }
  },
);

test('COR-04 whoever says no at the provider is back on the sign-in page; a provider that is away is told as one', async () => {
  standIn.fault = 'denied';
  const said = await signIn(new Person(server), 'apple', { subject: subject() });
  expect(location(said)).toContain('error=SOCIAL_CANCELLED&provider=apple');
  standIn.fault = 'server error';
  standIn.account = { subject: subject() };
  const person = new Person(server);
  const started = location(await person.get('/v1/auth/social/google/start'));
  standIn.fault = undefined;
  const back = await atProvider(started);
  standIn.fault = 'server error';
  expect(location(await comeBack(person, back))).toContain('error=SOCIAL_REFUSED');
});

test('COR-04 secrets of a trip are neither in the database nor in the log', async () => {
  standIn.account = { subject: subject(), email: 'quiet@people.test' };
  const person = new Person(server);
  const started = location(await person.get('/v1/auth/social/google/start'));
  const state = new URL(started).searchParams.get('state') ?? '';
  const cookie = person.cookies.get('tessera_trip') ?? '';
  const [row] = await server.database.sql<{ all: string }>(`select string_agg(c::text, '') as all from account_challenges c`);
  for (const secret of [state, cookie]) {
    expect(secret.length).toBe(43);
    expect(row?.all).not.toContain(secret);
    expect(server.log(2000)).not.toContain(secret);
  }
});
