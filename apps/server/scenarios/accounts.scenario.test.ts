// Accounts over HTTP: signing up, signing in, passwords, the profile.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { Person, password } from './person.ts';
import { advance } from './shopper.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
});

test('COR-01 a person signs up with a code, is signed in, looks at the profile, changes it, signs out and in again', async () => {
  const person = new Person(server);
  const asked = await person.post('/v1/auth/register', {
    email: ` ${person.email.toUpperCase()} `,
    password,
    name: 'Somchai Dee',
    locale: 'th',
  });
  expect([asked.status, Object.keys(asked.body).toSorted()]).toEqual([202, ['challenge', 'expiresIn', 'resendIn']]);
  expect(await person.logIn().then(({ body }) => body.code)).toBe('LOGIN_REFUSED');
  const { code, subject, text } = await person.mail('account.sign_up');
  expect(subject).toContain('รหัส');
  expect(text).not.toContain(password);
  const wrong = await person.post('/v1/auth/codes/verify', {
    challenge: asked.body.challenge,
    code: code === '000000' ? '000001' : '000000',
  });
  expect([wrong.status, wrong.body.code, wrong.body.facts]).toEqual([401, 'CODE_WRONG', { triesLeft: 4 }]);
  // Typed with Thai digits and a space.
  const thai = Array.from(code)
    .map((digit) => String.fromCodePoint(0xe50 + Number(digit)))
    .join('');
  const done = await person.post('/v1/auth/codes/verify', {
    challenge: asked.body.challenge,
    code: `${thai.slice(0, 3)} ${thai.slice(3)}`,
  });
  expect(done.status).toBe(200);
  expect(await person.me()).toBe(person.email);
  expect((await person.post('/v1/auth/codes/verify', { challenge: asked.body.challenge, code })).body.code).toBe('CODE_LAPSED');
  const { body: profile } = await person.get('/v1/me');
  expect(profile).toMatchObject({
    email: person.email,
    emailVerified: true,
    name: 'Somchai Dee',
    locale: 'th',
    phone: null,
    hasPassword: true,
  });
  const changed = await person.send('PATCH', '/v1/me', { name: 'Somchai D.', locale: 'vi', phone: '+66 81-234 5678' });
  expect(changed.body).toMatchObject({ name: 'Somchai D.', locale: 'vi', phone: '+66812345678', phoneVerified: false });
  const [row] = await server.database.sql<{ phone_sealed: string; password_hash: string }>(
    'select phone_sealed, password_hash from users where email_index = $1',
    [emailIndex(person.email)],
  );
  expect(row?.phone_sealed).toMatch(/^v1\./);
  expect(row?.password_hash).toMatch(/^\$argon2id\$/);
  expect((await person.send('PATCH', '/v1/me', { phone: null })).body.phone).toBeNull();
  expect((await person.post('/v1/auth/logout')).status).toBe(204);
  expect(await person.me()).toBeNull();
  expect((await person.logIn()).status).toBe(200);
  expect(await person.me()).toBe(person.email);
});

test('COR-01 the link of a sign-up asks for its password, so nobody is led into an account that a stranger began', async () => {
  const stranger = new Person(server);
  await stranger.post('/v1/auth/register', { email: stranger.email, password, name: 'Not me' });
  const { token, link } = await stranger.mail('account.sign_up');
  expect(link).toMatch(/^http:\/\/localhost:\d+\/en\/verify-email#token=/);
  const owner = new Person(server, stranger.email);
  expect((await owner.post('/v1/auth/verify-email', { token })).body.code).toBe('PASSWORD_NEEDED');
  expect((await owner.post('/v1/auth/verify-email', { token, password: 'a guess of mine' })).body.code).toBe('LOGIN_REFUSED');
  const done = await stranger.post('/v1/auth/verify-email', { token, password });
  expect([done.status, done.body.outcome]).toEqual([200, 'signed_in']);
  expect(await stranger.me()).toBe(stranger.email);
  expect((await stranger.post('/v1/auth/verify-email', { token, password })).body.code).toBe('LINK_LAPSED');
});

test('COR-01 a password that was forgotten: the link is good once and for half an hour, the newest only; every session ends', async () => {
  const person = await new Person(server).signUp();
  const elsewhere = new Person(server, person.email);
  await elsewhere.logIn();
  for (let n = 1; n <= 2; n += 1) {
    expect((await person.post('/v1/auth/password/forgotten', { email: person.email, locale: 'ru' })).status).toBe(204);
    await person.mail('account.reset', n);
  }
  const first = await person.mail('account.reset', 1);
  const second = await person.mail('account.reset', 2);
  expect(second.subject).toContain('пароль');
  const reset = (token: string, fresh: string) => person.post('/v1/auth/password/reset', { token, password: fresh });
  expect((await reset(first.token, 'another fine day')).body.code).toBe('LINK_LAPSED');
  expect((await reset(second.token, 'password1')).body.code).toBe('PASSWORD_TOO_COMMON');
  expect((await reset(second.token, 'another fine day')).status).toBe(204);
  expect((await reset(second.token, 'another fine night')).body.code).toBe('LINK_LAPSED');
  expect((await elsewhere.get('/v1/me')).status).toBe(401);
  expect((await person.logIn()).body.code).toBe('LOGIN_REFUSED');
  expect((await person.logIn('another fine day')).status).toBe(200);
  await person.mail('account.password_changed');
  const [entry] = await server.database.sql(
    `select action from audit_entries e join users u on u.id::text = e.subject_id where u.email_index = $1 and action = 'account.password_reset'`,
    [emailIndex(person.email)],
  );
  expect(entry).toBeDefined();
  await person.post('/v1/auth/password/forgotten', { email: person.email });
  const late = await person.mail('account.reset', 3);
  await advance(server, 31);
  expect((await reset(late.token, 'another fine week')).body.code).toBe('LINK_LAPSED');
});

test('COR-01 a password is changed with the old one; other devices are signed out, this one is not', async () => {
  const person = await new Person(server).signUp();
  const elsewhere = new Person(server, person.email);
  await elsewhere.logIn();
  const change = (oldPassword: string | undefined, fresh: string) =>
    person.send('PUT', '/v1/me/password', { ...(oldPassword ? { oldPassword } : {}), password: fresh });
  expect((await change(undefined, 'another fine day')).body.code).toBe('LOGIN_REFUSED');
  expect((await change('not it', 'another fine day')).body.code).toBe('LOGIN_REFUSED');
  expect((await change(password, person.email)).body.code).toBe('PASSWORD_TOO_COMMON');
  expect((await change(password, 'another fine day')).status).toBe(204);
  expect(await person.me()).toBe(person.email);
  expect((await elsewhere.get('/v1/me')).status).toBe(401);
  expect((await elsewhere.logIn('another fine day')).status).toBe(200);
});

test('COR-01 another address counts when it was proved, after a fresh sign-in; the old one hears of it', async () => {
  const person = await new Person(server).signUp();
  const taken = await new Person(server).signUp();
  const fresh = new Person(server);
  await advance(server, 11);
  expect((await person.post('/v1/me/email', { email: fresh.email })).body.code).toBe('REAUTHENTICATION_NEEDED');
  expect((await person.post('/v1/auth/reauthenticate', { password })).status).toBe(200);
  const nothing = await person.post('/v1/me/email', { email: taken.email });
  const asked = await person.post('/v1/me/email', { email: fresh.email });
  expect([nothing.status, asked.status]).toEqual([202, 202]);
  const { code } = await fresh.mail('account.change_email');
  expect(await person.me()).toBe(person.email);
  expect((await taken.post('/v1/me/contact', { challenge: asked.body.challenge, code })).body.code).toBe('CODE_WRONG');
  const onItsWay = await person.post('/v1/auth/codes', { email: person.email });
  const old = await person.mail('account.code');
  const done = await person.post('/v1/me/contact', { challenge: asked.body.challenge, code });
  expect([done.status, done.body.email]).toEqual([200, fresh.email]);
  const late = await new Person(server).post('/v1/auth/codes/verify', { challenge: onItsWay.body.challenge, code: old.code });
  expect(late.body.code).toBe('CODE_LAPSED');
  expect((await person.mail('account.email_changed')).text).toContain(fresh.email);
  expect(await taken.mails('account.change_email')).toEqual([]);
  expect((await fresh.logIn()).status).toBe(200);
  expect((await person.logIn()).body.code).toBe('LOGIN_REFUSED');
});

test('COR-01 the link to another address works only where that account is signed in, so it gives no mailbox to whoever asked for it', async () => {
  const attacker = await new Person(server).signUp();
  const victim = new Person(server);
  await attacker.post('/v1/me/email', { email: victim.email });
  const { token } = await victim.mail('account.change_email');
  const follow = (who: Person) => who.post('/v1/auth/verify-email', { token });
  expect((await follow(victim)).body.code).toBe('LINK_OF_ACCOUNT');
  const signedIn = await new Person(server).signUp();
  expect((await follow(signedIn)).body.code).toBe('LINK_OF_ACCOUNT');
  expect(await attacker.me()).toBe(attacker.email);
  const done = await follow(attacker);
  expect([done.status, done.body.outcome, await attacker.me()]).toEqual([200, 'email_changed', victim.email]);
  expect((await follow(attacker)).body.code).toBe('LINK_LAPSED');
});
