// The auth abuse corpus: what people try who want into somebody else's account, each with the answer it gets. Forged tokens are in token-abuse, answers that tell too much in enumeration.
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StandIn } from '../../../adapters/oidc/stand-in/provider.ts';
import { startDns, type TestDns } from '../../../tools/testing/dns.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { person as staff } from './people.ts';
import { letterTo, mailsTo, password, Person, type Said } from './person.ts';
import { until } from './shopper.ts';

let standIn: StandIn;
let dns: TestDns;
let server: TestServer;
let known: Person;
let callers = 0;

beforeAll(async () => {
  [standIn, dns] = await Promise.all([StandIn.start(), startDns()]);
  const env = { POLL_MS: '50', RATE_LIMITS: '0', DNS_SERVERS: dns.address, ...(await standIn.settings()) };
  server = await startServer({ preset: 'vestify', env });
  known = await new Person(server, 'known@people.test').signUp();
});
afterAll(() => Promise.all([standIn.stop(), dns.stop()]));

/** Somebody at an address that nobody used before, so that limits are not what is tested. */
const stranger = (headers: Record<string, string> = {}): Person => {
  callers += 1;
  return new Person(server, undefined, { 'x-forwarded-for': `198.18.${callers >> 8}.${callers & 255}`, ...headers });
};
const unknown = (): string => `${randomUUID()}@people.test`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Said> =>
  stranger().send('POST', path, body, headers);

const lookAlikes: [string, string][] = [
  ['Cyrillic а and р', 'раypal@people.test'],
  ['Cyrillic о in the domain', 'known@peоple.test'],
  ['full-width letters', 'ｋnown@people.test'],
  ['the Kelvin sign, which is k in small letters', '\u212Anown@people.test'],
  ['a dotless i', 'admın@people.test'],
  ['a capital dotted I', 'adm\u0130n@people.test'],
  ['a combining accent', 'kno\u0301wn@people.test'],
  ['a space of no width', 'kno\u200Bwn@people.test'],
  ['a turn of direction', 'kno\u202Ewn@people.test'],
  ['a soft hyphen', 'kno\u00ADwn@people.test'],
  ['a full stop of another script', 'known@people。test'],
  ['a quoted local part', '"known"@people.test'],
  ['a comment', 'known(a)@people.test'],
  ['two addresses', 'known@people.test,evil@people.test'],
  ['two at signs', 'known@people.test@evil.test'],
  ['no domain', 'known@localhost'],
  ['a line break and a header', 'known@people.test\r\nBcc: evil@people.test'],
  ['a line break', 'kno\nwn@people.test'],
  ['a null', 'known\u0000@people.test'],
];
test.each(lookAlikes)('COR-01 look-alikes: an address with %s is nobody’s and is refused everywhere', async (_, email) => {
  const answers = await Promise.all([
    post('/v1/auth/login', { email, password }),
    post('/v1/auth/register', { email, password, name: 'Twin' }),
    post('/v1/auth/password/forgotten', { email }),
    post('/v1/auth/codes', { email }),
    known.post('/v1/me/email', { email }),
  ]);
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [400, 'VALIDATION_FAILED']));
});

test('COR-01 look-alikes: the same address in other case or between spaces is the same account', async () => {
  for (const email of ['KNOWN@people.test', ' known@PEOPLE.test '])
    expect((await post('/v1/auth/login', { email, password })).status).toBe(200);
});

const poisons: [string, Record<string, string>][] = [
  ['Host', { host: 'evil.test' }],
  ['Host with a port', { host: 'localhost:6666' }],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'evil.test' }],
  ['X-Forwarded-Host with ours behind it', { 'x-forwarded-host': 'evil.test, localhost' }],
  ['X-Forwarded-Host with ours before it', { 'x-forwarded-host': 'localhost, evil.test' }],
  ['X-Forwarded-Proto', { 'x-forwarded-proto': 'javascript' }],
  ['Forwarded', { forwarded: 'host=evil.test;proto=https' }],
  ['Origin and Referer', { origin: 'https://evil.test', referer: 'https://evil.test/' }],
];
test.each(poisons)('COR-01 poisoning: links in mails lead to the shop, whatever %s says', async (_, headers) => {
  const ours = new RegExp(`^http://localhost:${new URL(server.baseUrl).port}/en/`);
  const person = await new Person(server).signUp();
  const attacker = stranger(headers);
  expect((await attacker.post('/v1/auth/password/forgotten', { email: person.email })).status).toBe(204);
  expect((await letterTo(server, person.email, 'account.reset')).link).toMatch(ours);
  await attacker.post('/v1/auth/register', { email: attacker.email, password, name: 'New' });
  expect((await letterTo(server, attacker.email, 'account.sign_up')).link).toMatch(ours);
  await attacker.post('/v1/auth/register', { email: person.email, password, name: 'New' });
  expect((await letterTo(server, person.email, 'account.exists')).link).toMatch(ours);
});

test('COR-01 poisoning: at a host that an organization brought links of accounts lead to its host of ours, so that no owner reads their tokens', async () => {
  const owner = await staff(server, 'owner@abuse.test');
  const { slug } = await owner.found('Abuse');
  const [channel] = (await owner.call('GET', '/v1/admin/channels')).body.items as { id: string }[];
  const brought = 'login.abuse-example.com';
  const claimed = await owner.call('POST', `/v1/admin/channels/${channel?.id}/hosts`, { host: brought });
  const { name, value } = claimed.body.record as { name: string; value: string };
  dns.records.set(name, [value]);
  expect((await owner.call('POST', `/v1/admin/channels/${channel?.id}/hosts/${brought}/verify`)).status).toBe(200);
  const victim = await new Person(server).signUp();
  const attacker = stranger({ 'x-forwarded-host': brought });
  expect(((await attacker.get('/v1/channel')).body as { name?: string }).name).toBe('Abuse');
  await attacker.post('/v1/auth/password/forgotten', { email: victim.email });
  await attacker.post('/v1/auth/register', { email: attacker.email, password, name: 'New' });
  // Mails are shown where they were sent from.
  const reader = { baseUrl: server.baseUrl, headers: { 'x-forwarded-host': brought } };
  const ours = new RegExp(`^http://${slug}\\.localhost:${new URL(server.baseUrl).port}/en/[\\w-]+#token=`);
  expect((await letterTo(reader, victim.email, 'account.reset')).link).toMatch(ours);
  expect((await letterTo(reader, attacker.email, 'account.sign_up')).link).toMatch(ours);
});

const nexts = [
  'https://evil.test',
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '\t//evil.test',
  ' //evil.test',
  '/a\\..\\\\evil.test',
  'javascript:alert(1)',
  'evil.test',
  '@evil.test',
  '.evil.test',
  '/a\r\nset-cookie: x=1',
  '/\u2028/evil.test',
  '/เส้นทาง',
  '',
  `/${'a'.repeat(600)}`,
];
test.each(nexts)('COR-04 open redirect: next=%j is refused before anything begins', async (next) => {
  const started = await stranger().get(`/v1/auth/social/google/start?next=${encodeURIComponent(next)}`);
  expect([started.status, started.body.code]).toEqual([400, 'VALIDATION_FAILED']);
  const linked = await known.post('/v1/me/social/google', { next });
  expect([linked.status, linked.body.code]).toEqual([400, 'VALIDATION_FAILED']);
});

const bodies: [string, string, Record<string, unknown>][] = [
  ['a line break in a name', '/v1/auth/register', { name: 'A\r\nBcc: evil@people.test' }],
  ['a turn of direction in a name', '/v1/auth/register', { name: 'A\u202Egnp.exe' }],
  ['a null in a name', '/v1/auth/register', { name: 'A\u0000' }],
  ['half a character in a name', '/v1/auth/register', { name: 'A\ud800' }],
  ['a name of nothing', '/v1/auth/register', { name: ' \u00A0 ' }],
  ['a locale that is a path', '/v1/auth/register', { locale: '../evil' }],
  ['a locale that is a list', '/v1/auth/register', { locale: ['en'] }],
  ['a role', '/v1/auth/register', { role: 'owner' }],
  ['a verified address', '/v1/auth/register', { emailVerified: true }],
  ['an id', '/v1/auth/register', { id: 'usr_00000000000000000000000000' }],
  ['a password that is an object', '/v1/auth/register', { password: { length: 20 } }],
  ['a password of seven', '/v1/auth/register', { password: 'abcdefg' }],
  ['a password of a megabyte', '/v1/auth/register', { password: 'a'.repeat(60_000) }],
  ['an address that is a query', '/v1/auth/register', { email: { $ne: '' } }],
];
test.each(bodies)('COR-01 hostile fields: %s is refused by its field', async (_, path, change) => {
  const answer = await post(path, { email: unknown(), password, name: 'Somebody', ...change });
  expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED']);
});

test.each([
  { email: 'evil@people.test' },
  { emailVerified: true },
  { status: 'active' },
  { passwordHash: 'x' },
  { phoneVerified: true },
  { id: 'x' },
])('COR-01 mass assignment: the profile does not take %j', async (change) => {
  expect((await known.send('PATCH', '/v1/me', change)).status).toBe(400);
});

/** Bytes as they stand, which no client would send. */
const raw = (lines: string[]): Promise<string> =>
  new Promise((resume) => {
    const socket = connect(Number(new URL(server.baseUrl).port), '127.0.0.1', () => socket.write(lines.join('\r\n')));
    let text = '';
    socket.on('data', (part) => (text += part.toString()));
    socket.on('close', () => resume(text));
    socket.on('error', () => resume(text));
  });

test('COR-01 header injection: a User-Agent with a bare line break is no request; a long one is cut', async () => {
  const body = JSON.stringify({ email: known.email, password });
  const request = (agent: string) => [
    'POST /v1/auth/login HTTP/1.1',
    'host: localhost',
    `user-agent: ${agent}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: close',
    '',
    body,
  ];
  expect(await raw(request('a\rset-cookie: x=1'))).toMatch(/^HTTP\/1.1 400/);
  expect(await raw(request('a\nx-evil: 1'))).not.toMatch(/x-evil/i);
  expect(await raw(request('b'.repeat(5000)))).toMatch(/^HTTP\/1.1 200/);
  const [row] = await server.database.sql<{ longest: number }>('select max(length(user_agent)) as longest from sessions');
  expect(row?.longest).toBeLessThanOrEqual(300);
});

test('COR-01 fixation: signing in gives new tokens, whatever was planted before; what was planted stays what it was', async () => {
  const attacker = await new Person(server).signUp();
  const victim = await new Person(server).signUp();
  const browser = new Person(server, victim.email);
  for (const [name, value] of attacker.cookies) browser.cookies.set(name, value);
  expect(await browser.me()).toBe(attacker.email);
  expect((await browser.logIn()).status).toBe(200);
  expect(await browser.me()).toBe(victim.email);
  expect(await attacker.me()).toBe(attacker.email);
  for (const [name, value] of attacker.cookies) expect(browser.cookies.get(name)).not.toBe(value);
  const asked = await attacker.post('/v1/auth/codes', { email: victim.email });
  const { code } = await letterTo(server, victim.email, 'account.code');
  const own = await browser.post('/v1/auth/codes', { email: victim.email });
  const { code: ownCode } = await letterTo(server, victim.email, 'account.code', 2);
  if (code !== ownCode)
    expect((await attacker.post('/v1/auth/codes/verify', { challenge: asked.body.challenge, code: ownCode })).body.code).toBe('CODE_WRONG');
  expect((await browser.post('/v1/auth/codes/verify', { challenge: own.body.challenge, code: ownCode })).status).toBe(200);
});

test('COR-01 lying in wait: an address that a stranger signed up with first is the owner’s alone when the owner comes', async () => {
  const email = unknown();
  const attacker = stranger();
  await attacker.post('/v1/auth/register', { email, password: 'the attackers own', name: 'Trap' });
  const { token } = await letterTo(server, email, 'account.sign_up');
  const owner = stranger();
  const asked = await owner.post('/v1/auth/codes', { email });
  const { code } = await letterTo(server, email, 'account.code');
  expect((await owner.post('/v1/auth/codes/verify', { challenge: asked.body.challenge, code })).status).toBe(200);
  expect((await post('/v1/auth/login', { email, password: 'the attackers own' })).body.code).toBe('LOGIN_REFUSED');
  // The link of the trap, followed late by somebody who reads the mailbox, changes nobody's password.
  await post('/v1/auth/verify-email', { token, password: 'the attackers own' });
  expect((await post('/v1/auth/login', { email, password: 'the attackers own' })).body.code).toBe('LOGIN_REFUSED');
});

test('COR-01 a link of one sort opens nothing of another, and of eight at once one is used', async () => {
  const person = await new Person(server).signUp();
  await post('/v1/auth/password/forgotten', { email: person.email });
  const { token } = await letterTo(server, person.email, 'account.reset');
  expect((await post('/v1/auth/verify-email', { token, password })).body.code).toBe('LINK_LAPSED');
  const fresh = stranger();
  await fresh.post('/v1/auth/register', { email: fresh.email, password, name: 'New' });
  const signUp = await letterTo(server, fresh.email, 'account.sign_up');
  expect((await post('/v1/auth/password/reset', { token: signUp.token, password: 'another fine day' })).body.code).toBe('LINK_LAPSED');
  const resets = await Promise.all(
    Array.from({ length: 8 }, (_, n) => post('/v1/auth/password/reset', { token, password: `another fine day ${n}` })),
  );
  expect(resets.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(resets.filter(({ body }) => body.code === 'LINK_LAPSED')).toHaveLength(7);
});

test('COR-03 a challenge of one sort is good for nothing else', async () => {
  const person = await new Person(server).signUp();
  const code = await person.post('/v1/auth/codes', { email: person.email });
  const letter = await person.mail('account.code');
  const again = await person.post('/v1/auth/reauthenticate/code');
  const second = await person.mail('account.code', 2);
  const passkey = await person.post('/v1/auth/passkey/options');
  const tries: [string, unknown][] = [
    ['/v1/auth/codes/verify', { challenge: again.body.challenge, code: second.code }],
    ['/v1/auth/codes/verify', { challenge: passkey.body.challenge, code: '000000' }],
    ['/v1/auth/second-factor', { challenge: code.body.challenge, code: letter.code }],
    ['/v1/auth/reauthenticate', { challenge: code.body.challenge, code: letter.code }],
    ['/v1/me/contact', { challenge: code.body.challenge, code: letter.code }],
    ['/v1/auth/social/complete', { challenge: code.body.challenge, email: person.email }],
  ];
  for (const [path, body] of tries) expect([path, (await person.post(path, body)).body.code]).toEqual([path, 'CODE_LAPSED']);
});

test('COR-01 lock-out: whoever guesses somebody’s password waits; the owner does not', async () => {
  const owner = await new Person(server).signUp();
  const guesser = stranger();
  const guess = () => guesser.post('/v1/auth/login', { email: owner.email, password: 'a wrong guess' });
  const answers: Said[] = [];
  for (let n = 0; n < 11; n += 1) answers.push(await guess());
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  expect(Number(answers[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await owner.logIn()).status).toBe(200);
  const again = stranger();
  await again.logIn();
  expect((await owner.post('/v1/auth/reauthenticate', { password })).status).toBe(200);
});

test('COR-03 lock-out: so many mails to an address in an hour, wherever they are asked for; who is signed in proves again who they are all the same', async () => {
  const person = await new Person(server).signUp();
  for (const email of [person.email, unknown()]) {
    const from = (n: number) => new Person(server, email, { 'x-forwarded-for': `203.0.113.${100 + n}` });
    const answers: Said[] = [];
    for (let n = 0; n < 32; n += 1) answers.push(await from(Math.floor(n / 5)).post('/v1/auth/codes', { email }));
    // The sign-up was one.
    const most = email === person.email ? 29 : 30;
    expect(answers.map(({ status }) => status)).toEqual(answers.map((_, n) => (n < most ? 202 : 429)));
  }
  const again = async (): Promise<number> => (await person.post('/v1/auth/reauthenticate/code')).status;
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) statuses.push(await again());
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
});

test('COR-01 forged requests: a page of another site can’t sign anybody in or change anything', async () => {
  const form = await stranger().send('POST', '/v1/auth/login', new URLSearchParams({ email: known.email, password }).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect([form.status, form.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  const plain = await stranger().send('POST', '/v1/auth/login', JSON.stringify({ email: known.email, password }), {
    'content-type': 'text/plain',
  });
  expect(plain.status).toBe(415);
  for (const [method, path, body] of [
    ['PATCH', '/v1/me', { name: 'Evil' }],
    ['POST', '/v1/me/email', { email: 'evil@people.test' }],
    ['PUT', '/v1/me/password', { oldPassword: password, password: 'another fine day' }],
    ['POST', '/v1/me/totp', undefined],
    ['POST', '/v1/me/social/google', {}],
    ['POST', '/v1/me/claim', {}],
  ] as const) {
    const answer = await known.send(method, path, body, { 'x-tessera-csrf': '0' });
    expect([path, answer.body.code]).toEqual([path, 'CSRF_REJECTED']);
  }
});

test('COR-01 somebody who is suspended gets in by no way, and the ways look as they do for anybody', async () => {
  const person = await new Person(server).signUp();
  const asked = await person.post('/v1/auth/codes', { email: person.email });
  const { code } = await person.mail('account.code');
  await server.database.sql(`update users set status = 'suspended' where email_index = $1`, [emailIndex(person.email)]);
  expect((await person.logIn()).body.code).toBe('LOGIN_REFUSED');
  expect((await person.post('/v1/auth/codes/verify', { challenge: asked.body.challenge, code })).body.code).toBe('LOGIN_REFUSED');
  standIn.account = { subject: 'suspended', email: person.email };
  const browser = stranger();
  const started = await browser.get('/v1/auth/social/google/start');
  const back = await fetch(started.headers.get('location') ?? '', { redirect: 'manual' });
  const end = await browser.get((back.headers.get('location') ?? '').replace(/^http:\/\/localhost:\d+/, ''));
  expect(end.headers.get('location')).toContain('error=SOCIAL_EMAIL_TAKEN');
  await post('/v1/auth/password/forgotten', { email: person.email });
  await until('all jobs done', async () => {
    const [row] = await server.database.sql<{ n: number }>(
      'select count(*)::int as n from graphile_worker._private_jobs where attempts = 0 and run_at <= now()',
    );
    return row?.n === 0;
  });
  expect(await mailsTo(server, person.email, 'account.reset')).toEqual([]);
});

test('COR-01 what lets somebody in is in no log: passwords, codes, links, tokens', async () => {
  const person = await new Person(server).signUp();
  await post('/v1/auth/password/forgotten', { email: person.email });
  const { token } = await letterTo(server, person.email, 'account.reset');
  await post('/v1/auth/password/reset', { token, password: 'another fine day' });
  await person.logIn('another fine day');
  const tokens = [...person.cookies.values()];
  expect(tokens.every((each) => each.length > 20)).toBe(true);
  const log = server.log(100_000);
  for (const secret of [password, 'another fine day', token, ...tokens, person.email]) expect(log).not.toContain(secret);
  const [row] = await server.database.sql<{ all: string }>(
    `select coalesce(string_agg(e::text, ' '), '') || (select coalesce(string_agg(j.payload::text, ' '), '') from graphile_worker._private_jobs j) as all from outbox_events e`,
  );
  for (const secret of [token, person.email]) expect(row?.all).not.toContain(secret);
});
