// A host name that an organization brought is not ours: who signs in there buys there, and whoever owns it gains nothing else with their cookies.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDns, type TestDns } from '../../../tools/testing/dns.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { type Person as Member, person as memberNamed } from './people.ts';
import { password, Person } from './person.ts';

const host = 'shop.brought-example.com';
const other = 'www.brought-example.com';

let server: TestServer;
let dns: TestDns;
let owner: Member;
let slug = '';

beforeAll(async () => {
  dns = await startDns();
  server = await startServer({ preset: 'vestify', env: { DNS_SERVERS: dns.address, RATE_LIMITS: '0' } });
  owner = await memberNamed(server, 'owner@bound.test');
  ({ slug } = await owner.found('Bound'));
  for (const name of [host, other]) await bring(name);
});
afterAll(() => dns.stop());

async function bring(name: string): Promise<void> {
  const { body } = await owner.call('GET', '/v1/admin/channels');
  const channel = (body.items as { id: string }[])[0]?.id ?? '';
  const claimed = await owner.call('POST', `/v1/admin/channels/${channel}/hosts`, { host: name });
  const record = claimed.body.record as { name: string; value: string };
  dns.records.set(record.name, [record.value]);
  expect((await owner.call('POST', `/v1/admin/channels/${channel}/hosts/${name}/verify`)).status).toBe(200);
}

/** A browser at a host name. */
const at = (name: string, email?: string): Person => new Person(server, email, { 'x-forwarded-host': name });
const ownAddress = (): string => new URL(`http://${slug}.localhost:${new URL(server.baseUrl).port}`).origin;

/** Signed in at a host name with the password of the preset's people. */
async function ownerAt(name: string): Promise<Person> {
  const browser = at(name, owner.email);
  expect((await browser.logIn('demo-vest-2026')).status).toBe(200);
  return browser;
}

test('COR-65 a member who signs in at a brought host buys there and works for nobody: the answer tells where to go', async () => {
  const here = await ownerAt(host);
  const { session } = (await here.get('/v1/auth/session')).body as { session: Record<string, unknown> };
  expect(session).toMatchObject({ organization: null, permissions: [], workAt: ownAddress() });
  for (const [method, path, body] of [
    ['GET', '/v1/admin/members'],
    ['GET', '/v1/admin/orders'],
    ['POST', '/v1/admin/invitations', { email: 'friend@bound.test', role: 'owner' }],
    ['GET', '/v1/admin/platform/organizations'],
  ] as const) {
    const said = await here.send(method, path, body);
    expect([path, said.status, said.body.code, said.body.facts]).toEqual([path, 403, 'NOT_AT_THIS_HOST', { url: ownAddress() }]);
  }
  const { body } = await owner.call('GET', '/v1/organizations');
  const organizationId = (body.items as { id: string }[])[0]?.id ?? '';
  expect((await here.post('/v1/auth/organization', { organizationId })).body.code).toBe('NOT_AT_THIS_HOST');
  expect((await here.get('/v1/organizations')).body.items).toEqual([]);
  const founding = await here.send('POST', '/v1/organizations', { name: 'Another', country: 'TH' }, { 'idempotency-key': 'found-another' });
  expect(founding.body.code).toBe('NOT_AT_THIS_HOST');
  expect((await here.post(`/v1/organizations/${organizationId}/leave`)).body.code).toBe('NOT_AT_THIS_HOST');
  expect((await here.get('/v1/me')).body.email).toBe(owner.email);
  expect((await here.get('/v1/me/orders')).status).toBe(200);
  expect((await here.get('/v1/me/addresses')).status).toBe(200);
});

test('COR-65 nothing that opens, moves or tells all of an account is done at a brought host', async () => {
  const here = await ownerAt(host);
  for (const [method, path, body] of [
    ['POST', '/v1/me/email', { email: 'thief@bound.test' }],
    ['PUT', '/v1/me/password', { oldPassword: 'demo-vest-2026', password }],
    ['PATCH', '/v1/me', { phone: '+66812345678' }],
    ['POST', '/v1/me/totp', {}],
    ['POST', '/v1/me/passkeys/options', {}],
    ['POST', '/v1/me/privacy/exports', { locale: 'en' }],
    ['POST', '/v1/me/privacy/erasure', { locale: 'en' }],
  ] as const) {
    const said = await here.send(method, path, body);
    expect([path, said.body.code]).toEqual([path, 'NOT_AT_THIS_HOST']);
  }
  expect((await here.send('PATCH', '/v1/me', { name: 'Owner O.' })).status).toBe(200);
});

/** A browser that holds what another one holds, elsewhere. */
function stolen(from: Person, name: string): Person {
  const thief = at(name);
  for (const [cookie, value] of from.cookies) thief.cookies.set(cookie, value);
  return thief;
}

test.each([
  ['a brought host', host, 'another one', other],
  ['a brought host', host, 'a host of ours', 'localhost'],
  ['a host of ours', 'localhost', 'a brought host', host],
  ['the shop’s host of ours', 'vestify.localhost', 'a brought host', host],
])('COR-65 tokens of %s (%s) are good for nothing at %s (%s), and go on being good where they were given', async (_, from, __, to) => {
  const browser = await ownerAt(from);
  const thief = stolen(browser, to);
  expect((await thief.get('/v1/me')).body.code).toBe('TOKEN_EXPIRED');
  const refreshed = await thief.post('/v1/auth/refresh');
  expect([refreshed.status, refreshed.body.code]).toEqual([401, 'SESSION_ENDED']);
  expect(thief.cookies.has('tessera_refresh')).toBe(false);
  expect(await browser.me()).toBe(owner.email);
  expect((await browser.post('/v1/auth/refresh')).status).toBe(200);
  expect(await browser.me()).toBe(owner.email);
});

test('COR-65 hosts of the installation are one place: members work there wherever they signed in', async () => {
  const browser = await ownerAt('vestify.localhost');
  expect((await browser.get('/v1/admin/members')).status).toBe(200);
  expect((await stolen(browser, 'localhost').get('/v1/admin/members')).status).toBe(200);
  expect(((await browser.get('/v1/auth/session')).body.session as { workAt: null }).workAt).toBeNull();
});

test('COR-65 every way in at a brought host is bound to it, and who signs up there is a buyer there', async () => {
  const fresh = at(host);
  const shop = new Person({ baseUrl: server.baseUrl, headers: { 'x-forwarded-host': host } }, fresh.email);
  const { body } = await fresh.post('/v1/auth/register', { email: fresh.email, password, name: 'Fresh' });
  const { code } = await shop.mail('account.sign_up');
  expect((await fresh.post('/v1/auth/codes/verify', { challenge: body.challenge, code })).status).toBe(200);
  expect((await stolen(fresh, 'localhost').get('/v1/me')).body.code).toBe('TOKEN_EXPIRED');
  expect((await fresh.post('/v1/auth/reauthenticate', { password })).status).toBe(200);
  expect((await fresh.post('/v1/me/email', { email: 'x@bound.test' })).body.code).toBe('NOT_AT_THIS_HOST');
  const tokens = await new Person(server, fresh.email).logIn();
  expect((tokens.body.session as { workAt: unknown }).workAt).toBeNull();
});

test('COR-65 a host that is given back leaves its sessions good for nothing', async () => {
  const here = await ownerAt(other);
  const { body } = await owner.call('GET', '/v1/admin/channels');
  const channel = (body.items as { id: string }[])[0]?.id ?? '';
  expect((await owner.call('DELETE', `/v1/admin/channels/${channel}/hosts/${other}`)).status).toBe(204);
  expect((await here.get('/v1/me')).body.code).toBe('TOKEN_EXPIRED');
  expect((await here.post('/v1/auth/refresh')).body.code).toBe('SESSION_ENDED');
});

test('COR-65 at an installation with a name of its own, hosts that nobody told us of are not ours either', async () => {
  await server.restart({ PUBLIC_URL: 'https://tessera.example' });
  const unknown = await ownerAt('somebody-elses.example');
  expect((await unknown.get('/v1/admin/members')).body).toMatchObject({
    code: 'NOT_AT_THIS_HOST',
    facts: { url: 'https://tessera.example' },
  });
  const ours = await ownerAt('bound.tessera.example');
  expect((await ours.get('/v1/admin/members')).status).toBe(200);
});
