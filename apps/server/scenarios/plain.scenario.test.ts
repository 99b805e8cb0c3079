// Somebody lives through all that a shop has, and then nothing in the whole database names them in plain.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StandIn } from '../../../adapters/oidc/stand-in/provider.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { person as colleagueOf } from './people.ts';
import { password, Person } from './person.ts';
import { offersOf, Shopper, staffClient, until } from './shopper.ts';

const name = 'Wanida Suksawat';
const phone = '+66819876543';
const address = { name, line1: '99 Hunted Lane', city: 'Bangkok', postalCode: '10110', country: 'TH' };
const secrets = ['hunted', 'wanida', 'suksawat', '819876543', '81 987'];

let standIn: StandIn;
let server: TestServer;
beforeAll(async () => {
  standIn = await StandIn.start();
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0', ...(await standIn.settings()) } });
});
afterAll(() => standIn.stop());

/** Columns of all tables, the job queue's among them, in which one of the words stands; bytes are looked into as text, too. */
async function found(words: readonly string[]): Promise<string[]> {
  const columns = await server.database.sql<{ table: string; column: string; type: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column, format_type(a.atttypid, null) as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname in ('public', 'graphile_worker')`,
  );
  expect(columns.length).toBeGreaterThan(500);
  const pattern = words.join('|');
  const looks = columns.map(async ({ table, column, type }) => {
    const text = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`;
    const rows = await server.database.sql<{ text: string }>(`select ${text} as text from ${table} where ${text} ~* $1 limit 1`, [pattern]);
    return rows.map((row) => `${table}.${column}: ${row.text.slice(0, 200)}`);
  });
  return (await Promise.all(looks)).flat();
}

const someone = (what: string): Person => new Person(server, `wanida.${what}@hunted.test`);

/** An account with all that it may have, and what was begun and left. */
async function haveAccount(): Promise<Person> {
  const own = await someone('own').signUp(name);
  await own.send('PATCH', '/v1/me', { phone });
  await own.post('/v1/me/addresses', { ...address, label: 'Home' });
  await own.post('/v1/me/email', { email: 'wanida.next@hunted.test' });
  await someone('next').mail('account.change_email');
  await someone('half').post('/v1/auth/register', { email: 'wanida.half@hunted.test', password, name });
  await someone('code').post('/v1/auth/codes', { email: 'wanida.code@hunted.test' });
  await own.post('/v1/auth/password/forgotten', { email: own.email });
  await own.mail('account.reset');
  await own.post('/v1/me/privacy/exports', { locale: 'en' });
  await own.send('PUT', '/v1/privacy/consents/marketing', { version: '1', given: true });
  return own;
}

/** By a provider that proved an address, and by one that knows none. */
async function comeBySocial(): Promise<void> {
  for (const [provider, emailVerified] of [
    ['google', true],
    ['facebook', false],
  ] as const) {
    const person = someone(provider);
    standIn.account = { subject: randomUUID(), email: person.email, emailVerified, name };
    const started = await person.get(`/v1/auth/social/${provider}/start`);
    const back = (await fetch(started.headers.get('location') ?? '', { redirect: 'manual' })).headers.get('location') ?? '';
    const { headers } = await person.get(back.replace(/^http:\/\/[^/]+/, ''));
    expect(headers.get('location'), provider).toMatch(emailVerified ? /^http/ : /complete#challenge/);
  }
}

/** Invited by one, joined, and inviting another. */
async function work(own: Person): Promise<void> {
  const boss = await colleagueOf(server, 'boss@elsewhere.test');
  const { slug } = await boss.found('Elsewhere');
  const there = { baseUrl: server.baseUrl, headers: { 'x-forwarded-host': `${slug}.localhost` } };
  await boss.call('POST', '/v1/admin/invitations', { email: own.email, role: 'manager' });
  const { token } = await new Person(there, own.email).mail('organization.invited');
  expect((await own.post('/v1/invitations/accept', { token })).status).toBe(200);
  const again = new Person(server, own.email);
  expect((await again.logIn()).status).toBe(200);
  const friend = someone('friend');
  expect((await again.post('/v1/admin/invitations', { email: friend.email, role: 'viewer' })).status).toBe(201);
  await new Person(there, friend.email).mail('organization.invited');
}

async function buy(own: Person): Promise<void> {
  const offers = await offersOf(server.baseUrl);
  for (const [index, email] of [own.email, 'wanida.guest@hunted.test'].entries()) {
    const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offers[index]?.offerId ?? '', quantity: 1 }]);
    const { data } = await shopper.client.PATCH('/v1/checkouts/{id}', {
      params: { path: { id: shopper.cartId } },
      body: { contact: { email, phone }, shippingAddress: address },
    });
    shopper.fingerprint = data?.quote?.fingerprint ?? '';
    expect((await shopper.place()).status).toBe(201);
  }
}

test('COR-65 whoever reads the whole database reads nobody’s e-mail, name or phone', { timeout: 60_000 }, async () => {
  const own = await haveAccount();
  await comeBySocial();
  await work(own);
  await buy(own);
  const staff = await staffClient(server.baseUrl);
  expect((await staff.GET('/v1/admin/members', {})).response.status).toBe(200);
  await until('the archive', async () => (await own.mails('privacy.export_ready'))[0]);
  expect((await server.database.sql('select 1 from users where email_index = $1', [emailIndex(own.email)])).length).toBe(1);
  expect(await found(secrets)).toEqual([]);
  // What may be read is found: the look itself sees.
  expect(await found(['^Elsewhere$'])).toContain('public.organizations.name: Elsewhere');
});

/** As rows stood before e-mails and names were sealed. */
async function unseal(email: string, plainName: string): Promise<void> {
  await server.database.sql('update users set email = $2, email_index = null, name = $3, name_index = null where email_index = $1', [
    emailIndex(email),
    email,
    plainName,
  ]);
}

const accounts = async (email: string): Promise<number> =>
  (await server.database.sql('select 1 from users where email = $1 or email_index = $2', [email, emailIndex(email)])).length;

async function reseal(): Promise<void> {
  await server.database.sql(`select graphile_worker.add_job('reseal', '{}', job_key => 'reseal again')`);
  await until(
    'the job',
    async () => (await server.database.sql(`select from graphile_worker._private_jobs where key = 'reseal again'`)).length === 0,
  );
}

test('COR-65 accounts and invitations from before they were sealed are found, stay the only ones of their address, and are sealed by the job', async () => {
  const boss = await colleagueOf(server, 'boss@before.test');
  await boss.found('Before');
  const [old, invited] = [someone('old'), someone('invited')];
  // Begun while the address had no account, and finished when it has one that is still plain.
  const early = new Person(server, old.email);
  const { body: begun } = await early.post('/v1/auth/codes', { email: old.email });
  const { code: earlyCode } = await old.mail('account.code');
  await old.signUp(name);
  await unseal(old.email, name);
  await boss.call('POST', '/v1/admin/invitations', { email: invited.email, role: 'viewer' });
  await server.database.sql('update invitations set email = $2, email_index = null where email_index = $1', [
    emailIndex(invited.email),
    invited.email,
  ]);

  const look = async () => {
    const again = new Person(server, old.email);
    expect((await again.logIn()).body).toMatchObject({ session: { user: { email: old.email, name } } });
    await Promise.all([new Person(server, old.email).post('/v1/auth/codes', { email: old.email }), again.get('/v1/me')]);
    standIn.account = { subject: old.email, email: old.email, emailVerified: true, name };
    const { code } = await boss.call('POST', '/v1/admin/invitations', { email: invited.email, role: 'viewer' });
    expect([await accounts(old.email), code]).toEqual([1, 'ALREADY_INVITED']);
  };
  await look();
  expect((await early.post('/v1/auth/codes/verify', { challenge: begun.challenge, code: earlyCode })).status).toBe(200);
  expect([await early.me(), await accounts(old.email)]).toEqual([old.email, 1]);
  const twin = await new Person(server, old.email).post('/v1/auth/register', { email: old.email, password, name: 'Twin' });
  expect(twin.status).toBe(202);
  await old.mail('account.exists');
  const asked = await new Person(server, old.email).post('/v1/auth/codes', { email: old.email });
  expect(asked.status).toBe(202);
  expect((await found([old.email])).length).toBeGreaterThan(0);
  await reseal();
  expect(await found(secrets)).toEqual([]);
  await look();
});

test('COR-65 members are found by their whole e-mail or whole words of their name', async () => {
  const boss = await colleagueOf(server, 'chief@search.test');
  await boss.call('PATCH', '/v1/me', { name: 'Chief Mate' });
  await boss.found('Search');
  const named = async (q: string): Promise<string[]> => {
    const { body } = await boss.call('GET', `/v1/admin/members?q=${encodeURIComponent(q)}`);
    return (body.items as { email: string }[]).map(({ email }) => email);
  };
  expect(await named('CHIEF@search.test')).toEqual(['chief@search.test']);
  for (const q of ['Chief', ' mate', 'Mate Chief']) expect([q, await named(q)]).toEqual([q, ['chief@search.test']]);
  for (const q of ['hief@search.test', 'chie', 'Chief Somebody', 'boss@before.test']) expect([q, await named(q)]).toEqual([q, []]);
  expect((await named('')).length).toBe(1);
});
