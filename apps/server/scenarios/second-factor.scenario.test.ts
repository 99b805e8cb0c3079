// Second factors and passkeys over HTTP: an authenticator app, recovery codes, a software authenticator that makes real passkeys.
import { generateSync } from 'otplib';
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { Authenticator, type Lie } from './authenticator.ts';
import { password, Person, type Said } from './person.ts';
import { advance } from './shopper.ts';

let server: TestServer;
let origin: string;
/** Where the server's clock is. */
let at = 0;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
  origin = `http://localhost:${new URL(server.baseUrl).port}`;
  at = (await advance(server, 1)).getTime() - Date.now();
});

const pass = async (minutes: number): Promise<void> => {
  at = (await advance(server, minutes)).getTime() - Date.now();
};
const person = (email?: string): Person => new Person(server, email, { host: new URL(origin).host });
/** What the app shows, some steps from now. */
const shown = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor((Date.now() + at) / 1000) + steps * 30 });
const asked = (said: Said): { challenge: string; methods: string[] } => said.body.facts as { challenge: string; methods: string[] };

async function withTotp(who: Person): Promise<{ secret: string; codes: string[] }> {
  const begun = await who.post('/v1/me/totp');
  const secret = String(begun.body.secret);
  expect(begun.body.uri).toContain(`secret=${secret}`);
  const on = await who.post('/v1/me/totp/confirm', { code: shown(secret, -1) });
  expect(on.status).toBe(200);
  return { secret, codes: on.body.recoveryCodes as string[] };
}

test('COR-05 an authenticator app: nothing is asked until it is confirmed, then every sign-in needs its code; a code counts once', async () => {
  const who = await person().signUp();
  const begun = await who.post('/v1/me/totp');
  expect((await who.logIn()).status).toBe(200);
  expect((await who.post('/v1/me/totp/confirm', { code: '000000' })).body.code).toBe('CODE_WRONG');
  const again = await who.post('/v1/me/totp');
  expect(again.body.secret).not.toBe(begun.body.secret);
  const { secret } = await withTotp(who);
  await who.mail('account.second_factor_on');
  expect((await who.post('/v1/me/totp')).body.code).toBe('TOTP_ON');
  const [row] = await server.database.sql<{ all: string }>(`select string_agg(t::text, '') as all from totp_secrets t`);
  expect(row?.all).not.toContain(secret);
  const device = person(who.email);
  const first = await device.logIn();
  expect([first.status, first.body.code, asked(first).methods]).toEqual([401, 'SECOND_FACTOR_NEEDED', ['totp', 'recovery_code']]);
  expect(await device.me()).toBeNull();
  const code = shown(secret);
  expect((await device.post('/v1/auth/second-factor', { challenge: asked(first).challenge, code: shown(secret, 4) })).body.code).toBe(
    'CODE_WRONG',
  );
  const done = await device.post('/v1/auth/second-factor', { challenge: asked(first).challenge, code });
  expect([done.status, (done.body.session as { secondFactor: boolean }).secondFactor]).toEqual([200, true]);
  const second = await device.logIn();
  const reused = await device.post('/v1/auth/second-factor', { challenge: asked(second).challenge, code });
  expect(reused.body.code).toBe('CODE_WRONG');
  const older = await device.post('/v1/auth/second-factor', { challenge: asked(second).challenge, code: shown(secret, -1) });
  expect(older.body.code).toBe('CODE_WRONG');
  const next = await device.post('/v1/auth/second-factor', { challenge: asked(second).challenge, code: shown(secret, 1) });
  expect(next.status).toBe(200);
});

test('COR-05 five tries in five minutes, for twins too, and the way in by code or new password asks for the second factor as well', async () => {
  const who = await person().signUp();
  const { secret } = await withTotp(who);
  const device = person(who.email);
  const { challenge } = asked(await device.logIn());
  const tries = await Promise.all(
    Array.from({ length: 12 }, (_, n) => device.post('/v1/auth/second-factor', { challenge, code: String(100_000 + n) })),
  );
  const codes = tries.map(({ body }) => String(body.code));
  expect([codes.filter((each) => each === 'CODE_WRONG').length, codes.filter((each) => each === 'CODE_LAPSED').length]).toEqual([5, 7]);
  expect((await device.post('/v1/auth/second-factor', { challenge, code: shown(secret) })).body.code).toBe('CODE_LAPSED');
  const late = asked(await device.logIn());
  await pass(6);
  expect((await device.post('/v1/auth/second-factor', { challenge: late.challenge, code: shown(secret) })).body.code).toBe('CODE_LAPSED');
  const sent = await device.post('/v1/auth/codes', { email: who.email });
  const { code } = await who.mail('account.code');
  expect((await device.post('/v1/auth/codes/verify', { challenge: sent.body.challenge, code })).body.code).toBe('SECOND_FACTOR_NEEDED');
  await device.post('/v1/auth/password/forgotten', { email: who.email });
  const { token } = await who.mail('account.reset');
  await device.post('/v1/auth/password/reset', { token, password: 'another fine day' });
  expect((await device.logIn('another fine day')).body.code).toBe('SECOND_FACTOR_NEEDED');
});

test('COR-05 recovery codes: ten, each once, however it is typed; new ones void the old; off needs a fresh sign-in', async () => {
  const who = await person().signUp();
  const { codes, secret } = await withTotp(who);
  expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
  const use = async (code: string): Promise<Said> => {
    const device = person(who.email);
    return device.post('/v1/auth/second-factor', { challenge: asked(await device.logIn()).challenge, code });
  };
  expect((await use(codes[0]?.toUpperCase().replace('-', ' ') ?? '')).status).toBe(200);
  expect((await use(codes[0] ?? '')).body.code).toBe('CODE_WRONG');
  expect((await who.get('/v1/me/security')).body).toMatchObject({ totp: { on: true }, recoveryCodesLeft: 9 });
  const other = await person().signUp();
  await withTotp(other);
  const { challenge } = asked(await person(other.email).logIn());
  expect((await other.post('/v1/auth/second-factor', { challenge, code: codes[1] })).body.code).toBe('CODE_WRONG');
  const fresh = (await who.post('/v1/me/recovery-codes')).body.recoveryCodes as string[];
  expect((await use(codes[2] ?? '')).body.code).toBe('CODE_WRONG');
  expect((await use(fresh[2] ?? '')).status).toBe(200);
  await pass(11);
  expect((await who.send('DELETE', '/v1/me/totp')).body.code).toBe('REAUTHENTICATION_NEEDED');
  expect((await who.post('/v1/auth/reauthenticate', { totp: shown(secret, 1) })).status).toBe(200);
  expect((await who.send('DELETE', '/v1/me/totp')).status).toBe(204);
  await who.mail('account.second_factor_off');
  expect((await who.logIn()).status).toBe(200);
});

test('COR-05 a second factor is taken off, or gone round by new codes or a passkey, only with itself: the password alone is not enough', async () => {
  const who = await person().signUp();
  const { codes, secret } = await withTotp(who);
  await pass(11);
  const dangerous = [
    () => who.send('DELETE', '/v1/me/totp'),
    () => who.post('/v1/me/recovery-codes'),
    () => who.post('/v1/me/passkeys/options'),
  ];
  const again = (proof: Record<string, string>) => who.post('/v1/auth/reauthenticate', proof);
  expect((await again({ password })).status).toBe(200);
  for (const act of dangerous) {
    const { body } = await act();
    expect([body.code, body.facts]).toEqual(['REAUTHENTICATION_NEEDED', { methods: ['totp', 'recovery_code'] }]);
  }
  expect((await again({ recoveryCode: 'aaaaa-aaaaa' })).body.code).toBe('CODE_WRONG');
  expect((await again({ recoveryCode: codes[0] ?? '' })).status).toBe(200);
  expect((await again({ recoveryCode: codes[0] ?? '' })).body.code).toBe('CODE_WRONG');
  expect((await who.post('/v1/me/recovery-codes')).status).toBe(201);
  await pass(11);
  await who.post('/v1/auth/refresh');
  expect((await who.send('DELETE', '/v1/me/totp')).body.facts).toEqual({ methods: ['totp', 'recovery_code'] });
  expect((await again({ totp: shown(secret) })).status).toBe(200);
  expect((await who.post('/v1/me/passkeys/options')).status).toBe(200);
  expect((await who.send('DELETE', '/v1/me/totp')).status).toBe(204);
});

test('COR-05 whoever has a session guesses no better than at the door: twenty tries from one place, a hundred a day from all', async () => {
  const who = await person().signUp();
  const { secret } = await withTotp(who);
  const guess = (n: number, body: Record<string, string> = { totp: String(100_000 + n) }) =>
    who.send('POST', '/v1/auth/reauthenticate', body, { 'x-forwarded-for': `198.19.0.${Math.floor(n / 20)}` });
  const codes: (string | undefined)[] = [];
  for (let n = 0; n < 100; n += 1) codes.push((await guess(n)).body.code);
  expect(new Set(codes)).toEqual(new Set(['CODE_WRONG']));
  expect((await guess(40)).body.code).toBe('RATE_LIMITED');
  expect((await guess(200, { totp: shown(secret) })).body.code).toBe('RATE_LIMITED');
  expect((await guess(220, { password })).status).toBe(200);
});

async function addPasskey(who: Person, device: Authenticator, lie: Lie = {}): Promise<Said> {
  return finishPasskey(who, device, await who.post('/v1/me/passkeys/options'), lie);
}

function finishPasskey(who: Person, device: Authenticator, begun: Said, lie: Lie = {}): Promise<Said> {
  const passkey = device.create(begun.body.options as Record<string, unknown>, lie);
  return who.post('/v1/me/passkeys', { challenge: begun.body.challenge, name: 'My laptop', passkey });
}

async function byPasskey(who: Person, device: Authenticator, lie: Lie = {}): Promise<Said> {
  const begun = await who.post('/v1/auth/passkey/options');
  const proof = device.get(begun.body.options as Record<string, unknown>, lie);
  return who.post('/v1/auth/passkey', { challenge: begun.body.challenge, proof });
}

test('COR-05 a passkey is added, signs in without a password as two factors, is renamed and removed', async () => {
  const who = await person().signUp();
  const device = new Authenticator(origin);
  const added = await addPasskey(who, device);
  expect([added.status, added.body.name, added.body.host]).toEqual([201, 'My laptop', 'localhost']);
  await who.mail('account.way_added');
  await withTotp(who);
  const browser = person();
  const signedIn = await byPasskey(browser, device);
  expect([signedIn.status, (signedIn.body.session as { secondFactor: boolean }).secondFactor]).toEqual([200, true]);
  expect(await browser.me()).toBe(who.email);
  const unverified = await byPasskey(person(), device, { verified: false });
  expect(unverified.body.code).toBe('SECOND_FACTOR_NEEDED');
  const id = String(added.body.id);
  expect((await who.send('PATCH', `/v1/me/passkeys/${id}`, { name: 'Old laptop' })).status).toBe(204);
  const other = await person().signUp();
  expect((await other.send('PATCH', `/v1/me/passkeys/${id}`, { name: 'Mine' })).status).toBe(404);
  expect((await other.send('DELETE', `/v1/me/passkeys/${id}`)).status).toBe(404);
  expect((await who.get('/v1/me/security')).body.passkeys).toMatchObject([{ name: 'Old laptop', host: 'localhost' }]);
  expect((await who.send('DELETE', `/v1/me/passkeys/${id}`)).status).toBe(204);
  expect((await byPasskey(person(), device)).body.code).toBe('PASSKEY_REFUSED');
});

test('COR-05 a passkey is the second factor after a password, and only of its own person', async () => {
  const who = await person().signUp();
  const device = new Authenticator(origin, false);
  await addPasskey(who, device);
  await withTotp(who);
  const thief = await person().signUp();
  const theirs = new Authenticator(origin);
  await addPasskey(thief, theirs);
  const browser = person(who.email);
  const needed = asked(await browser.logIn());
  expect(needed.methods).toEqual(['totp', 'recovery_code', 'passkey']);
  const proofBy = async (authenticator: Authenticator, challenge?: string) => {
    const begun = await browser.post('/v1/auth/passkey/options', challenge ? { challenge } : {});
    return { challenge: begun.body.challenge, proof: authenticator.get(begun.body.options as Record<string, unknown>) };
  };
  const stolen = await browser.post('/v1/auth/second-factor', { challenge: needed.challenge, passkey: await proofBy(theirs) });
  expect(stolen.body.code).toBe('PASSKEY_REFUSED');
  const done = await browser.post('/v1/auth/second-factor', {
    challenge: needed.challenge,
    passkey: await proofBy(device, needed.challenge),
  });
  expect(done.status).toBe(200);
});

test('COR-05 an account holds fifty passkeys, also when several are added at once; the next is refused and says why', async () => {
  const who = await person().signUp();
  await server.database.sql(
    `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, rp_id, name, synced, created_at)
     select gen_random_uuid(), u.id, u.id || n::text, '\\x00', 0, '{}', 'elsewhere.test', 'Key ' || n, false, now()
       from users u, generate_series(1, 49) n where u.email_index = $1`,
    [emailIndex(who.email)],
  );
  const begun = [await who.post('/v1/me/passkeys/options'), await who.post('/v1/me/passkeys/options')];
  const adds = await Promise.all(begun.map((each) => finishPasskey(who, new Authenticator(origin), each)));
  expect(new Set(adds.map(({ status, body }) => body.code ?? status))).toEqual(new Set([201, 'PASSKEYS_FULL']));
  expect((await who.post('/v1/me/passkeys/options')).body.code).toBe('PASSKEYS_FULL');
  const { passkeys } = (await who.get('/v1/me/security')).body as { passkeys: { id: string }[] };
  expect(passkeys).toHaveLength(50);
  expect((await who.send('DELETE', `/v1/me/passkeys/${passkeys[0]?.id}`)).status).toBe(204);
  expect((await who.post('/v1/me/passkeys/options')).status).toBe(200);
});

test.each<[string, Lie]>([
  ['another origin', { origin: 'https://evil.test' }],
  ['the same host at another port', { origin: 'http://localhost:1' }],
  ['another relying party', { rpId: 'evil.test' }],
  ['another challenge', { challenge: 'A'.repeat(43) }],
  ['another key', { signature: 'another key' }],
  ['a counter that stood still', { counter: 1 }],
])('COR-05 a passkey with %s is refused', async (_, lie) => {
  const who = await person().signUp();
  const device = new Authenticator(origin);
  if (!lie.signature && lie.counter === undefined) expect((await addPasskey(who, device, lie)).body.code).toBe('PASSKEY_REFUSED');
  expect((await addPasskey(who, device)).status).toBe(201);
  expect((await byPasskey(person(), device, lie)).body.code).toBe('PASSKEY_REFUSED');
  expect((await byPasskey(person(), device)).status).toBe(200);
});

test('COR-05 an answer of a passkey is good once, in time, and a challenge to add one belongs to who asked', async () => {
  const who = await person().signUp();
  const device = new Authenticator(origin);
  await addPasskey(who, device);
  const browser = person();
  const begun = await browser.post('/v1/auth/passkey/options');
  const answer = { challenge: begun.body.challenge, proof: device.get(begun.body.options as Record<string, unknown>) };
  expect((await browser.post('/v1/auth/passkey', answer)).status).toBe(200);
  expect((await browser.post('/v1/auth/passkey', answer)).body.code).toBe('CODE_LAPSED');
  const mine = await who.post('/v1/me/passkeys/options');
  const other = await person().signUp();
  const passkey = device.create(mine.body.options as Record<string, unknown>);
  expect((await other.post('/v1/me/passkeys', { challenge: mine.body.challenge, name: 'x', passkey })).body.code).toBe('CODE_LAPSED');
  const slow = await browser.post('/v1/auth/passkey/options');
  await pass(6);
  const proof = device.get(slow.body.options as Record<string, unknown>);
  expect((await browser.post('/v1/auth/passkey', { challenge: slow.body.challenge, proof })).body.code).toBe('CODE_LAPSED');
});

test('COR-05 proving again who one is: by password, by code, by passkey; never by another’s', async () => {
  const who = await person().signUp();
  const device = new Authenticator(origin);
  await addPasskey(who, device);
  const other = await person().signUp();
  const isFresh = async (): Promise<boolean> => (await who.post('/v1/me/passkeys/options')).status === 200;
  const again = (body: unknown) => who.post('/v1/auth/reauthenticate', body);
  await pass(11);
  expect(await isFresh()).toBe(false);
  expect((await again({ password: 'not it at all' })).body.code).toBe('LOGIN_REFUSED');
  expect((await again({ password })).status).toBe(200);
  expect(await isFresh()).toBe(true);
  await pass(11);
  await other.post('/v1/auth/refresh');
  const theirs = await other.post('/v1/auth/reauthenticate/code');
  const foreign = await other.mail('account.code');
  expect((await again({ challenge: theirs.body.challenge, code: foreign.code })).body.code).toBe('CODE_WRONG');
  const sent = await who.post('/v1/auth/reauthenticate/code');
  const { code } = await who.mail('account.code');
  expect((await again({ challenge: sent.body.challenge, code })).status).toBe(200);
  expect(await isFresh()).toBe(true);
  await pass(11);
  const begun = await who.post('/v1/auth/passkey/options');
  const proof = device.get(begun.body.options as Record<string, unknown>);
  expect((await again({ challenge: begun.body.challenge, proof })).status).toBe(200);
  expect(await isFresh()).toBe(true);
});

test('COR-05 of the last two ways in one stays, also when both are closed at once', async () => {
  const who = await person().signUp();
  const ids = [];
  for (const device of [new Authenticator(origin), new Authenticator(origin)]) ids.push(String((await addPasskey(who, device)).body.id));
  await server.database.sql('update users set password_hash = null where email_index = $1', [emailIndex(who.email)]);
  const answers = await Promise.all(ids.map((id) => who.send('DELETE', `/v1/me/passkeys/${id}`)));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.code === 'LAST_WAY_IN')).toHaveLength(1);
});

test('COR-05 a role that must have a second factor may do nothing for its organization before it showed one', async () => {
  await server.restart({ SECOND_FACTOR_ROLES: 'owner,manager' });
  at = (await advance(server, 1)).getTime() - Date.now();
  const owner = person('owner@vestify.test');
  const entered = await owner.logIn('demo-vest-2026');
  const session = entered.body.session as { permissions: string[]; secondFactorNeeded: boolean };
  expect([session.permissions, session.secondFactorNeeded]).toEqual([[], true]);
  expect((await owner.get('/v1/admin/orders')).body.code).toBe('FORBIDDEN');
  const staff = person('staff@vestify.test');
  await staff.logIn('demo-vest-2026');
  expect((await staff.get('/v1/admin/orders')).status).toBe(200);
  const { secret } = await withTotp(owner);
  expect((await owner.post('/v1/auth/refresh')).status).toBe(200);
  expect((await owner.get('/v1/admin/orders')).status).toBe(200);
  const again = person('owner@vestify.test');
  const { challenge } = asked(await again.logIn('demo-vest-2026'));
  await again.post('/v1/auth/second-factor', { challenge, code: shown(secret) });
  expect((await again.get('/v1/admin/orders')).status).toBe(200);
});
