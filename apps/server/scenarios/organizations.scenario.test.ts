// An organization's settings, its keys for programs, and what the platform may do with it.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, type Person, person, Person as Somebody } from './people.ts';
import { until } from './shopper.ts';

let server: TestServer;
let owner: Person;
let platform: Person;
let orgId: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '{"key":600}' } });
  owner = await person(server, 'owner@keys.test');
  ({ id: orgId } = await owner.found('Keys & Co'));
  platform = await new Somebody(server, 'owner@vestify.test').signIn();
});

/** A program with a key. */
const program = (key: string): Somebody => Object.assign(new Somebody(server, 'program'), { token: key });
const forward = (seconds: number) => owner.call('POST', '/v1/dev/clock', { seconds });

test('COR-10 settings change one by one, what is personal is sealed, and nothing that is not named moves', async () => {
  const address = { line1: '1 Silom', city: 'Bangkok', postalCode: '10500' };
  const changed = await owner.call('PATCH', '/v1/admin/organization', {
    taxId: '0105561234567',
    address,
    timeZone: 'Asia/Bangkok',
    locale: 'th',
  });
  expect(changed.body).toMatchObject({
    name: 'Keys & Co',
    taxId: '0105561234567',
    address,
    timeZone: 'Asia/Bangkok',
    locale: 'th',
    status: 'active',
  });
  expect((await owner.call('PATCH', '/v1/admin/organization', { name: 'Keys and Co' })).body).toMatchObject({
    name: 'Keys and Co',
    address,
  });
  expect((await owner.call('PATCH', '/v1/admin/organization', { taxId: null })).body).toMatchObject({ taxId: null, address });
  await owner.call('PATCH', '/v1/admin/organization', { taxId: '0105561234567' });
  const [row] = await server.database.sql<{ tax: string; address: string }>(
    `select tax_id_sealed as tax, address #>> '{}' as address from organizations where name = 'Keys and Co'`,
  );
  expect([row?.tax, row?.address]).toEqual([expect.stringMatching(/^v1\./), expect.stringMatching(/^v1\./)]);
  for (const [bad, code] of [
    [{ slug: 'vestify' }, 'SLUG_TAKEN'],
    [{ slug: 'admin' }, 'SLUG_TAKEN'],
    [{ slug: 'Not A Slug' }, 'VALIDATION_FAILED'],
    [{ timeZone: 'Mars/Olympus' }, 'VALIDATION_FAILED'],
    [{ name: '‮evil' }, 'VALIDATION_FAILED'],
    [{ logoKey: `${'0'.repeat(32)}.webp` }, 'PICTURE_NOT_FOUND'],
    [{ platform: true }, 'VALIDATION_FAILED'],
    [{ status: 'active' }, 'VALIDATION_FAILED'],
    [{ country: 'US' }, 'VALIDATION_FAILED'],
  ] as const)
    expect((await owner.call('PATCH', '/v1/admin/organization', bad)).code).toBe(code);
});

test('COR-10 of many who want one short name at once, one gets it', async () => {
  const rivals = await Promise.all(
    [1, 2, 3, 4].map(async (n) => {
      const rival = await person(server, `rival${n}@keys.test`);
      await rival.found(`Rival ${n}`);
      return rival;
    }),
  );
  const answers = await Promise.all(rivals.map((rival) => rival.call('PATCH', '/v1/admin/organization', { slug: 'the-one' })));
  expect(outcomes(answers)).toEqual([200, 'SLUG_TAKEN', 'SLUG_TAKEN', 'SLUG_TAKEN']);
});

test('COR-07 a key does what it was made for and no more, is shown once, and its use is noted', async () => {
  const made = await owner.call('POST', '/v1/admin/keys', { name: 'Till', permissions: ['orders.read', 'stock.read'] });
  const key = String(made.body.key);
  expect([made.status, made.body.state]).toEqual([201, 'active']);
  expect(key).toMatch(/^tsk_[\w-]{8}_[\w-]{43}[0-9a-z]{6}$/);
  expect((await program(key).call('GET', '/v1/admin/orders')).status).toBe(200);
  expect((await program(key).call('GET', '/v1/admin/members')).code).toBe('FORBIDDEN');
  // What is a person's alone.
  expect((await program(key).call('GET', '/v1/organizations')).status).toBe(401);
  expect((await program(key).call('POST', '/v1/organizations', { name: 'By a program', country: 'TH' })).status).toBe(401);
  const listed = await owner.call('GET', '/v1/admin/keys');
  expect(JSON.stringify(listed.body)).not.toContain(key.slice(13));
  const [stored] = await server.database.sql(`select * from api_keys where name = 'Till'`);
  expect(JSON.stringify(stored)).not.toContain(key.slice(13));
  const used = await until('its use to be noted', async () => {
    const [first] = (await owner.call('GET', '/v1/admin/keys')).body.items as { lastUsedAt: string | null; lastUsedIp: string | null }[];
    return first?.lastUsedAt ? first : undefined;
  });
  expect(used.lastUsedIp).toMatch(/127\.0\.0\.1/);
  for (const wrong of [
    `${key.slice(0, -1)}!`,
    key.slice(0, -1),
    key.replace(/.(.{6})$/, (end, sum: string) => (end.startsWith('A') ? 'B' : 'A') + sum),
    `tsk_${'a'.repeat(57)}`,
  ])
    expect((await program(wrong).call('GET', '/v1/admin/orders')).status).toBe(401);
});

test('COR-07 COR-06 nobody makes a key that may do more than they, and no key makes keys', async () => {
  const made = await owner.call('POST', '/v1/admin/keys', {
    name: 'Master',
    permissions: ['keys.write', 'keys.read', 'members.write', 'members.read'],
  });
  const master = program(String(made.body.key));
  expect((await master.call('POST', '/v1/admin/keys', { name: 'Child', permissions: ['keys.read'] })).code).toBe('FORBIDDEN');
  expect((await master.call('POST', '/v1/admin/invitations', { email: 'x@keys.test', role: 'viewer' })).code).toBe('FORBIDDEN');
  const [boss] = (await master.call('GET', '/v1/admin/members')).body.items as { userId: string }[];
  expect((await master.call('DELETE', `/v1/admin/members/${boss?.userId}`)).code).toBe('FORBIDDEN');
  expect((await owner.call('POST', '/v1/admin/keys', { name: 'All', permissions: ['platform.organizations'] })).code).toBe(
    'VALIDATION_FAILED',
  );
  expect((await owner.call('POST', '/v1/admin/keys', { name: 'None', permissions: [] })).code).toBe('VALIDATION_FAILED');
  const stranger = await person(server, 'stranger@keys.test');
  await stranger.found('Stranger');
  expect((await stranger.call('DELETE', `/v1/admin/keys/${String(made.body.id)}`)).code).toBe('KEY_NOT_FOUND');
  expect((await stranger.call('POST', `/v1/admin/keys/${String(made.body.id)}/rotate`, {})).code).toBe('KEY_NOT_FOUND');
});

test('COR-07 a key that is replaced works on for its overlap, one that is revoked is refused within a moment', async () => {
  const made = await owner.call('POST', '/v1/admin/keys', { name: 'Turn', permissions: ['orders.read'] });
  const id = String(made.body.id);
  const old = program(String(made.body.key));
  expect((await old.call('GET', '/v1/admin/orders')).status).toBe(200);
  const both = await Promise.all([1, 2].map(() => owner.call('POST', `/v1/admin/keys/${id}/rotate`, { overlapDays: 3 })));
  expect(outcomes(both)).toEqual([201, 'KEY_ENDED']);
  const turned = both.find(({ status }) => status === 201)?.body;
  expect(turned).toMatchObject({ name: 'Turn', permissions: ['orders.read'] });
  const fresh = program(String(turned?.key));
  expect([(await old.call('GET', '/v1/admin/orders')).status, (await fresh.call('GET', '/v1/admin/orders')).status]).toEqual([200, 200]);
  const [listed] = await server.database.sql<{ days: number }>(
    `select extract(epoch from expires_at - now()) / 86400 as days from api_keys where replaced_by is not null and name = 'Turn'`,
  );
  expect(Number(listed?.days)).toBeCloseTo(3, 1);
  expect((await owner.call('DELETE', `/v1/admin/keys/${String(turned?.id)}`)).status).toBe(204);
  await until('the key to be refused', async () => (await fresh.call('GET', '/v1/admin/orders')).status === 401, 5);
  expect((await owner.call('DELETE', `/v1/admin/keys/${String(turned?.id)}`)).code).toBe('KEY_ENDED');
});

test('COR-07 a key has a number of requests a minute of its own', async () => {
  const made = await owner.call('POST', '/v1/admin/keys', { name: 'Slow', permissions: ['orders.read'], requestsPerMinute: 3 });
  const slow = program(String(made.body.key));
  const answers: number[] = [];
  for (let n = 0; n < 5; n += 1) answers.push((await slow.call('GET', '/v1/admin/orders')).status);
  expect(answers).toEqual([200, 200, 200, 429, 429]);
});

test('COR-10 suspended, people look and change nothing, shops and offers are gone; let on again, all is as before', async () => {
  const sold = await person(server, 'sold@keys.test');
  const { id, slug } = await sold.found('Suspended');
  const shop = () => fetch(`${server.baseUrl}/v1/channel`, { headers: { 'x-forwarded-host': `${slug}.localhost` } });
  const named = async () => ((await (await shop()).json()) as { name: string }).name;
  const onSale = async () => {
    const response = await fetch(`${server.baseUrl}/v1/products`, { headers: { 'x-forwarded-host': `${slug}.localhost` } });
    return ((await response.json()) as { total: number }).total;
  };
  const move = (act: string, by = platform, organization = id) =>
    by.call('POST', `/v1/admin/platform/organizations/${organization}/${act}`, { reason: 'Complaints of buyers' });
  const key = program(String((await sold.call('POST', '/v1/admin/keys', { name: 'Till', permissions: ['orders.read'] })).body.key));
  await sold.call('POST', '/v1/admin/products', { title: 'Mug', price: { amount: '900', currency: 'THB' }, stock: 1 });
  await expect.poll(async () => [await named(), await onSale()]).toEqual(['Suspended', 1]);
  expect((await move('suspend', owner)).code).toBe('FORBIDDEN');
  expect((await move('reactivate')).code).toBe('STATUS_UNFIT');
  expect((await move('suspend')).body).toMatchObject({ status: 'suspended', statusReason: 'Complaints of buyers' });
  expect((await move('suspend')).code).toBe('STATUS_UNFIT');
  // Its shop has a face and nothing on sale, so that its people find their way in.
  expect([await named(), await onSale()]).toEqual(['Suspended', 0]);
  await sold.signIn();
  await sold.act(id);
  expect((await sold.call('GET', '/v1/admin/organization')).body).toMatchObject({
    status: 'suspended',
    statusReason: 'Complaints of buyers',
  });
  expect((await sold.call('PATCH', '/v1/admin/organization', { name: 'Free' })).code).toBe('ORGANIZATION_SUSPENDED');
  expect((await sold.call('POST', '/v1/admin/keys', { name: 'K', permissions: ['orders.read'] })).code).toBe('ORGANIZATION_SUSPENDED');
  await until('the key to be refused', async () => (await key.call('GET', '/v1/admin/orders')).status === 401, 5);
  expect((await move('reactivate')).body).toMatchObject({ status: 'active', statusReason: null });
  await sold.signIn();
  await sold.act(id);
  expect((await sold.call('PATCH', '/v1/admin/organization', { name: 'Free' })).status).toBe(200);
  await expect.poll(async () => [await named(), await onSale()]).toEqual(['Suspended', 1]);
  const own = await server.database.sql<{ id: string }>(`select id from organizations where platform`);
  expect(own).toHaveLength(1);
  const { body } = await platform.call('GET', '/v1/admin/platform/organizations?q=vestify');
  const [runs] = body.items as { id: string }[];
  expect((await move('suspend', platform, runs?.id)).code).toBe('ORGANIZATION_RUNS_ALL');
});

test('COR-10 the platform lists all organizations by status and words, page by page', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const { body } = await platform.call('GET', `/v1/admin/platform/organizations?limit=3${at}`);
    seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
    cursor = body.nextCursor as string | null;
  } while (cursor);
  const [all] = await server.database.sql<{ n: number }>('select count(*)::int as n from organizations');
  expect([seen.length, new Set(seen).size]).toEqual([all?.n, all?.n]);
  const found = await platform.call('GET', '/v1/admin/platform/organizations?status=active&q=keys%25');
  expect(found.body.items).toEqual([]);
  expect((await owner.call('GET', '/v1/admin/platform/organizations')).code).toBe('FORBIDDEN');
});

test('COR-10 an owner closes the organization by its name, signed in lately, and nobody gets in again', async () => {
  const last = await person(server, 'last@keys.test');
  const { id, slug } = await last.found('Last Orders');
  expect((await last.call('POST', '/v1/admin/organization/close', { name: 'Last orders' })).code).toBe('NAME_DOES_NOT_MATCH');
  await forward(11 * 60);
  expect((await last.call('POST', '/v1/admin/organization/close', { name: 'Last Orders' })).code).toBe('REAUTHENTICATION_NEEDED');
  await last.signIn();
  await last.act(id);
  expect((await last.call('POST', '/v1/admin/organization/close', { name: 'Last Orders', reason: 'Retired' })).status).toBe(204);
  expect((await last.call('GET', '/v1/admin/organization')).status).toBeGreaterThanOrEqual(401);
  await last.signIn();
  expect((await last.call('GET', '/v1/organizations')).body.items).toEqual([]);
  expect((await last.call('POST', '/v1/auth/organization', { organizationId: id })).status).toBeGreaterThanOrEqual(403);
  const shop = await fetch(`${server.baseUrl}/v1/channel`, { headers: { 'x-forwarded-host': `${slug}.localhost` } });
  // Nothing, rather than another shop in its place.
  expect(((await shop.json()) as { code: string }).code).toBe('CHANNEL_NOT_FOUND');
  // Its short name is not given to somebody else, who would get its visitors.
  const heir = await person(server, 'heir@keys.test');
  expect((await heir.found('Last Orders')).slug).toBe('last-orders-2');
});

test('COR-63 what was done to an organization is in its trail, with before and after', async () => {
  await owner.signIn();
  await owner.act(orgId);
  const actions = await server.database.sql<{ action: string }>(
    `select distinct e.action from audit_entries e join organizations o on o.id = e.org_id where o.name = 'Keys and Co'`,
  );
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['organization.founded', 'organization.changed', 'key.created', 'key.rotated', 'key.revoked']),
  );
});
