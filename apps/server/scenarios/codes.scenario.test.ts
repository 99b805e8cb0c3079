// One-time codes over HTTP: by mail and on phones, with their limits.
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Gateway } from '../../../adapters/http-sms/stand-in/gateway.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Person as Staff } from './people.ts';
import { letterTo, mailsTo, Person, type Said } from './person.ts';
import { advance, until } from './shopper.ts';

let gateway: Gateway;
let server: TestServer;
beforeAll(async () => {
  gateway = await Gateway.start();
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0', ...gateway.settings } });
});
afterAll(() => gateway.stop());

const ask = (person: Person, email = person.email): Promise<Said> => person.post('/v1/auth/codes', { email });
const show = (person: Person, said: Said, code: string): Promise<Said> =>
  person.post('/v1/auth/codes/verify', { challenge: said.body.challenge, code });
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('COR-03 a code by mail signs in, and signs up whoever has no account yet', async () => {
  const person = await new Person(server).signUp();
  const device = new Person(server, person.email);
  const asked = await ask(device);
  expect(asked.status).toBe(202);
  const { code, text } = await device.mail('account.code');
  expect(text).not.toMatch(/https?:/);
  expect((await show(device, asked, code)).status).toBe(200);
  expect(await device.me()).toBe(person.email);
  const fresh = new Person(server);
  const first = await ask(fresh);
  expect((await show(fresh, first, (await fresh.mail('account.code')).code)).status).toBe(200);
  expect((await fresh.get('/v1/me')).body).toMatchObject({ email: fresh.email, emailVerified: true, hasPassword: false });
});

test('COR-03 the code is kept as a hash, in no job and in no log', async () => {
  const person = new Person(server);
  await ask(person);
  const { code } = await person.mail('account.code');
  const [row] = await server.database.sql<{ challenges: string; jobs: string; events: string; subjects: string }>(
    `select (select string_agg(code_hash, ' ') from account_challenges) as challenges,
            coalesce((select string_agg(payload::text, ' ') from graphile_worker._private_jobs), '') as jobs,
            coalesce((select string_agg(payload::text, ' ') from outbox_events), '') as events,
            (select string_agg(subject || html || text, ' ') from messages) as subjects`,
  );
  const marked = new RegExp(`(?<![\\w-])${code}(?![\\w-])`);
  for (const all of Object.values(row ?? {})) expect(all).not.toMatch(marked);
  expect(server.log(2000)).not.toMatch(marked);
});

test('COR-03 five tries, shared by twins that come at once; a new code has tries of its own and voids the one before', async () => {
  const person = new Person(server);
  const asked = await ask(person);
  const { code } = await person.mail('account.code');
  const tries = await Promise.all(Array.from({ length: 9 }, () => show(person, asked, other(code))));
  const refusals = tries.map(({ body }) => body.code);
  expect([refusals.filter((each) => each === 'CODE_WRONG').length, refusals.filter((each) => each === 'CODE_LAPSED').length]).toEqual([
    5, 4,
  ]);
  expect(new Set(tries.flatMap(({ body }) => (body.code === 'CODE_WRONG' ? [body.facts?.triesLeft] : [])))).toEqual(
    new Set([0, 1, 2, 3, 4]),
  );
  expect((await show(person, asked, code)).body.code).toBe('CODE_LAPSED');
  const soon = await person.post('/v1/auth/codes/resend', { challenge: asked.body.challenge });
  expect([soon.status, soon.body.code, Number(soon.headers.get('retry-after')) <= 30]).toEqual([429, 'RATE_LIMITED', true]);
  await advance(server, 1);
  expect((await person.post('/v1/auth/codes/resend', { challenge: asked.body.challenge })).status).toBe(202);
  const second = await person.mail('account.code', 2);
  if (second.code !== code) expect((await show(person, asked, code)).body.code).toBe('CODE_WRONG');
  expect((await show(person, asked, second.code)).status).toBe(200);
});

test('COR-03 a code is good for ten minutes, for the browser that asked, once', async () => {
  const person = new Person(server);
  const asked = await ask(person);
  const { code } = await person.mail('account.code');
  const stranger = new Person(server);
  const theirs = await ask(stranger);
  expect((await show(stranger, theirs, code)).body.code).toBe('CODE_WRONG');
  expect((await show(stranger, { ...theirs, body: { challenge: 'A'.repeat(43) } }, code)).body.code).toBe('CODE_LAPSED');
  await advance(server, 9);
  const twins = await Promise.all([show(person, asked, code), show(person, asked, code)]);
  expect(new Set(twins.map(({ status }) => status))).toEqual(new Set([200, 401]));
  const late = await ask(person);
  const { code: lateCode } = await person.mail('account.code', 2);
  await advance(server, 11);
  expect((await show(person, late, lateCode)).body.code).toBe('CODE_LAPSED');
});

test('COR-03 so many codes for an address by one caller: nobody else waits for it, at the door or signed in; the same where there is no account', async () => {
  for (const person of [await new Person(server).signUp(), new Person(server)]) {
    const stranger = new Person(server, person.email, { 'x-forwarded-for': '203.0.113.1' });
    const answers: Said[] = [];
    for (let n = 1; n <= 6; n += 1) answers.push(await ask(stranger));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
    expect(answers[5]?.body.code).toBe('RATE_LIMITED');
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await stranger.post('/v1/auth/password/forgotten', { email: person.email })).status).toBe(429);
    const owner = new Person(server, person.email, { 'x-forwarded-for': '203.0.113.2' });
    expect((await owner.post('/v1/auth/password/forgotten', { email: person.email })).status).toBe(204);
    expect((await ask(owner)).status).toBe(202);
    await advance(server, 16);
    expect((await ask(stranger)).status).toBe(202);
  }
});

test('COR-03 so many codes from one address, whomever they are for: twenty in a minute, thirty in an hour, and sixty tries in a quarter of one', async () => {
  await server.restart({ RATE_LIMITS: '{"code":20,"auth":0}', ...gateway.settings });
  const from = (ip: string): Promise<Said> => ask(new Person(server, undefined, { 'x-forwarded-for': ip }));
  const statuses: number[] = [];
  for (let n = 0; n < 31; n += 1) {
    if (n === 15) await advance(server, 2);
    statuses.push((await from('198.51.100.7')).status);
  }
  expect([statuses.slice(0, 30).every((status) => status === 202), statuses[30]]).toEqual([true, 429]);
  expect((await from('198.51.100.8')).status).toBe(202);
  const trial = (ip: string): Promise<Said> =>
    new Person(server, undefined, { 'x-forwarded-for': ip }).post('/v1/auth/codes/verify', {
      challenge: `${'x'.repeat(42)}A`,
      code: '123456',
    });
  const tries = await Promise.all(Array.from({ length: 61 }, () => trial('198.51.100.9')));
  const refused = tries.filter(({ body }) => body.code !== 'CODE_LAPSED');
  expect(refused.map(({ body }) => body.code)).toEqual(['RATE_LIMITED']);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(60);
  expect((await trial('198.51.100.8')).body.code).toBe('CODE_LAPSED');
  await advance(server, 16);
  expect((await trial('198.51.100.9')).body.code).toBe('CODE_LAPSED');
  await server.restart(gateway.settings);
});

test('COR-03 a phone is one adapter more: proved by a code, it signs in; one that is not proved does not', async () => {
  const person = await new Person(server).signUp();
  const phone = '+66812345678';
  await person.send('PATCH', '/v1/me', { phone });
  const device = new Person(server, person.email);
  const early = await device.post('/v1/auth/codes', { phone });
  expect([early.status, (await show(device, early, '123456')).body.code]).toEqual([202, 'CODE_WRONG']);
  expect(gateway.taken).toEqual([]);
  gateway.failures.push(503);
  const asked = await person.post('/v1/me/phone', { phone: '+66 (81) 234-5678' });
  expect(asked.status).toBe(202);
  // The first try fails; the job's next one has a new code. Its wait is cut short.
  await until('the first try', async () => gateway.failures.length === 0);
  await until('the second try', async () => {
    await server.database.sql(`update graphile_worker._private_jobs set run_at = now() where run_at > now() and last_error is not null`);
    return gateway.taken.length > 0;
  });
  expect(gateway.taken[0]).toMatchObject({ to: phone, from: 'Vestify', authorization: 'Bearer gateway-token' });
  const code = gateway.codeOf(phone) ?? '';
  expect((await person.post('/v1/me/contact', { challenge: asked.body.challenge, code })).body).toMatchObject({
    phone,
    phoneVerified: true,
  });
  const now = await device.post('/v1/auth/codes', { phone, locale: 'ru' });
  await until('the code', async () => gateway.taken.length > 1);
  expect(gateway.taken[1]?.text).toContain('ваш код');
  expect((await show(device, now, gateway.codeOf(phone) ?? '')).status).toBe(200);
  expect(await device.me()).toBe(person.email);
});

test('COR-03 so many short messages on behalf of one account, to whatever phones', async () => {
  const person = await new Person(server).signUp();
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) statuses.push((await person.post('/v1/me/phone', { phone: `+6681000000${n}` })).status);
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  expect((await person.post('/v1/auth/reauthenticate/code')).status).toBe(202);
});

/** What a mail server took, as it came over the wire. */
async function mailServer(at = 0): Promise<{ address: string; taken: string[]; stop: () => Promise<void> }> {
  const taken: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        taken.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resume) => smtp.listen(at, '127.0.0.1', resume));
  const { port } = smtp.server.address() as { port: number };
  return { address: `smtp://127.0.0.1:${port}`, taken, stop: () => new Promise((resume) => smtp.close(() => resume())) };
}

test('COR-03 a mail with a code is forgotten when it was handed over, or came too late; one without stays', async () => {
  const smtp = await mailServer();
  await server.restart({ MAIL: smtp.address });
  const person = new Person(server);
  const asked = await ask(person);
  const mail = await until('the mail', async () => smtp.taken.find((text) => text.includes(person.email)));
  const code = /^(\d{6})\r?$/m.exec(mail)?.[1] ?? '';
  expect((await show(person, asked, code)).status).toBe(200);
  await person.send('PUT', '/v1/me/password', { password: 'another fine day' });
  const kept = async (template: string): Promise<string | undefined> => {
    const [row] = await mailsTo(server, person.email, template);
    if (row?.status !== 'sent') return undefined;
    const { text, html } = (await (await fetch(`${server.baseUrl}/v1/dev/mails/${row.id}`)).json()) as { text: string; html: string };
    return `[${text}${html}]`;
  };
  expect(await until('it to be sent', () => kept('account.code'))).toBe('[]');
  expect(await until('the other to be sent', () => kept('account.password_changed'))).toContain('password');
  await smtp.stop();
  const unlucky = new Person(server);
  await ask(unlucky);
  await until('the mail to wait', async () => (await mailsTo(server, unlucky.email, 'account.code'))[0]?.status === 'queued');
  await advance(server, 31);
  await until('it to be given up', async () => (await mailsTo(server, unlucky.email, 'account.code'))[0]?.status === 'failed');
  const [given] = await mailsTo(server, unlucky.email, 'account.code');
  const { text } = (await (await fetch(`${server.baseUrl}/v1/dev/mails/${given?.id}`)).json()) as { text: string };
  expect(text).toBe('');
});

test('COR-10 an invitation waits out an hour in which no mail is carried, because its link is good for longer', async () => {
  const down = await mailServer();
  await server.restart({ MAIL: down.address });
  await down.stop();
  const boss = await new Staff(server, 'owner@vestify.test').signIn();
  const email = new Person(server).email;
  expect((await boss.call('POST', '/v1/admin/invitations', { email, role: 'staff' })).status).toBe(201);
  await until('the mail to wait', async () => (await mailsTo(server, email, 'organization.invited'))[0]?.status === 'queued');
  await advance(server, 31);
  const up = await mailServer(Number(new URL(down.address).port));
  await advance(server, 29);
  await until('the mail', async () => up.taken.some((text) => text.includes(email)));
  await up.stop();
});

test('COR-03 without a carrier of short messages a phone is refused, and where codes open no accounts an unknown address gets none', async () => {
  await server.restart({ SMS_URL: '', SIGN_UP_BY_CODE: '0', MAIL: 'mailbox' });
  const person = new Person(server);
  expect((await person.post('/v1/auth/codes', { phone: '+66812345678' })).body.code).toBe('MEDIUM_OFF');
  const known = await new Person(server).signUp();
  const unknown = await ask(person);
  const asked = await ask(known);
  expect([unknown.status, Object.keys(unknown.body)]).toEqual([asked.status, Object.keys(asked.body)]);
  await letterTo(server, known.email, 'account.code');
  await until('all jobs done', async () => {
    const [row] = await server.database.sql<{ n: number }>(
      'select count(*)::int as n from graphile_worker._private_jobs where attempts = 0 and run_at <= now()',
    );
    return row?.n === 0;
  });
  expect(await person.mails('account.code')).toEqual([]);
  expect((await show(person, unknown, '123456')).body.code).toBe('CODE_WRONG');
});
