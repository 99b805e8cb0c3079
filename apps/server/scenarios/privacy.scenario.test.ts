// People and their own data: a copy of all of it, being forgotten, what must stay, what they agreed to.
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { createTessera } from '../../../client/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { Person as Staff } from './people.ts';
import { Person as Browser } from './person.ts';
import { advance, offersOf, Shopper, staffClient, until } from './shopper.ts';

const DAY = 24 * 60;
const address = { name: 'Niran Khamwan', line1: '7 Charoen Krung', city: 'Bangkok', postalCode: '10500', country: 'TH' };
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { TAX_YEARS: '1' } });
});

/** Somebody with an account, who has the password of the preset's owner. */
async function person(email: string, name: string): Promise<string> {
  return server.database.addPerson({ email, name });
}

async function tokenOf(email: string): Promise<string> {
  const { data, error } = await createTessera({ baseUrl: server.baseUrl }).POST('/v1/auth/login', {
    body: { email, password: 'demo-vest-2026' },
  });
  if (!data) throw new Error(`login: ${JSON.stringify(error)}`);
  return data.accessToken;
}

const clientOf = (token: string) => createTessera({ baseUrl: server.baseUrl, headers: { authorization: `Bearer ${token}` } });
const signedIn = async (email: string) => clientOf(await tokenOf(email));

/** A shopper who is signed in. */
class Buyer extends Shopper {
  readonly bearer: string;
  constructor(bearer: string) {
    super(server.baseUrl);
    this.bearer = bearer;
  }
  override get client() {
    return clientOf(this.bearer);
  }
}

async function order(token: string): Promise<string> {
  const offer = (await offersOf(server.baseUrl))[0];
  const buyer = await new Buyer(token).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  await buyer.details(address);
  await buyer.client.PATCH('/v1/checkouts/{id}', {
    params: { path: { id: buyer.cartId } },
    body: { contact: { email: 'niran@example.com', phone: '+66812345678' } },
  });
  const placed = await buyer.place({ headers: { authorization: `Bearer ${token}` } });
  if (placed.status !== 201) throw new Error(placed.text);
  return placed.body.order.id;
}

const get = (path: string, token?: string) =>
  fetch(`${server.baseUrl}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
const codeOf = async (answer: Response): Promise<unknown> => [answer.status, ((await answer.json()) as { code: string }).code];

const mails = async (template: string) =>
  ((await (await get('/v1/dev/mails?limit=100')).json()) as { items: { id: string; to: string; template: string }[] }).items.filter(
    (each) => each.template === template,
  );

async function run(job: string): Promise<void> {
  await server.database.sql(`select graphile_worker.add_job($1, '{}')`, [job]);
  await until(job, async () => {
    const left = await server.database.sql(
      `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1`,
      [job],
    );
    return left.length === 0;
  });
}

const trail = async (userId: string): Promise<string[]> =>
  (
    await server.database.sql<{ action: string }>(
      `select action from audit_entries where subject_type = 'user' and subject_id = $1 and action like 'privacy.%' order by at, seq`,
      [userId],
    )
  ).map(({ action }) => action);

let niran: string;
let orderId: string;

test('COR-65 a person gets all that is held on them, as a page and as data, in one archive that only they can fetch, for a day', async () => {
  niran = await person('niran@example.com', 'Niran Khamwan');
  await person('other@example.com', 'Somebody Else');
  const token = await tokenOf('niran@example.com');
  const client = clientOf(token);
  orderId = await order(token);
  await client.PUT('/v1/privacy/consents/{purpose}', {
    params: { path: { purpose: 'marketing' } },
    body: { version: '2026-11', given: true },
  });
  await until('the order mail', async () => (await mails('order.paid')).length === 1);

  const asked = await client.POST('/v1/me/privacy/exports', { body: { locale: 'th' } });
  expect(asked.response.status).toBe(202);
  const ready = await until('the archive', async () => {
    const item = (await client.GET('/v1/me/privacy/exports', {})).data?.items[0];
    return item?.state === 'ready' && item;
  });
  expect((await mails('privacy.export_ready')).map((mail) => mail.to)).toEqual(['niran@example.com']);
  const url = ready.url ?? '';

  const page = await get(url, token);
  expect(page.headers.get('content-disposition')).toBe('attachment; filename="my-data.html"');
  const html = await page.text();
  for (const word of ['lang="th"', 'Niran Khamwan', '7 Charoen Krung', '+66812345678', 'niran@example.com', '2026-11', 'คำสั่งซื้อ'])
    expect(html).toContain(word);
  expect(html).not.toMatch(/<script|https?:\/\/(?!localhost)[^"]*\.(js|css)|\n[^<]*src=/);
  const data = (await (await get(`${url}&format=json`, token)).json()) as { parts: { name: string; rows: unknown[] }[] };
  const counts = Object.fromEntries(data.parts.map(({ name, rows }) => [name, rows.length]));
  expect(counts).toMatchObject({ account: 1, orders: 1, carts: 1, consents: 1, sessions: 1 });
  expect(counts.messages).toBeGreaterThan(0);
  expect(counts.audit).toBeGreaterThan(0);
  expect(html + JSON.stringify(data)).not.toContain('other@example.com');

  expect(await codeOf(await get(url))).toEqual([401, 'UNAUTHENTICATED']);
  expect(await codeOf(await get(url, await tokenOf('other@example.com')))).toEqual([404, 'EXPORT_NOT_FOUND']);
  expect(await codeOf(await get(url.replace(/signature=./, 'signature=_'), token))).toEqual([404, 'EXPORT_NOT_FOUND']);
  expect(await codeOf(await get(url.replace(/expires=\d/, 'expires=2'), token))).toEqual([404, 'EXPORT_NOT_FOUND']);
  const [held] = await server.database.sql<{ archive_sealed: string }>('select archive_sealed from privacy_exports');
  expect(held?.archive_sealed).toMatch(/^v1\.app\./);

  await advance(server, DAY + 1);
  const later = await tokenOf('niran@example.com');
  expect(await codeOf(await get(url, later))).toEqual([410, 'EXPORT_EXPIRED']);
  await run('privacy_due');
  expect(await server.database.sql('select state, archive_sealed from privacy_exports')).toEqual([
    { state: 'expired', archive_sealed: null },
  ]);
  expect(await trail(niran)).toEqual([
    'privacy.export_requested',
    'privacy.export_ready',
    'privacy.export_fetched',
    'privacy.export_fetched',
  ]);
});

test('COR-65 only who signed in just now asks to be forgotten, and nobody who owns an organization', async () => {
  const client = await signedIn('niran@example.com');
  await advance(server, 11);
  expect((await client.POST('/v1/me/privacy/erasure', { body: {} })).error?.code).toBe('REAUTHENTICATION_NEEDED');
  const owner = await signedIn('owner@vestify.test');
  expect((await owner.POST('/v1/me/privacy/erasure', { body: {} })).error?.code).toBe('ERASURE_OWNER');
});

test('COR-65 the wish can be called off in seven days, and asked for again', async () => {
  const client = await signedIn('niran@example.com');
  expect((await client.DELETE('/v1/me/privacy/erasure', {})).error?.code).toBe('ERASURE_NOT_FOUND');
  const asked = await client.POST('/v1/me/privacy/erasure', { body: {} });
  expect(asked.data).toMatchObject({ state: 'waiting', blockedBy: null });
  expect((Date.parse(asked.data?.dueAt ?? '') - Date.parse(asked.data?.requestedAt ?? '')) / 3600_000).toBe(7 * 24);
  expect((await client.POST('/v1/me/privacy/erasure', { body: {} })).error?.code).toBe('ERASURE_PENDING');
  expect((await client.DELETE('/v1/me/privacy/erasure', {})).response.status).toBe(204);
  expect((await client.GET('/v1/me/privacy/erasure', {})).data).toMatchObject({ erasure: { state: 'cancelled' }, waitDays: 7 });
  await advance(server, 8 * DAY);
  await run('privacy_due');
  await signedIn('niran@example.com');
});

test('COR-65 while a hold stands nobody is forgotten; staff set it by an order of theirs, and lift it', async () => {
  await (await signedIn('niran@example.com')).POST('/v1/me/privacy/erasure', { body: { locale: 'en' } });
  const staff = await staffClient(server.baseUrl);
  const unknown = await staff.POST('/v1/admin/privacy/holds', {
    body: { orderId: 'ord_01h455vb4pex5vsknk084sn02q', reason: 'a dispute' },
  });
  expect(unknown.error?.code).toBe('BUYER_NOT_FOUND');
  const set = await staff.POST('/v1/admin/privacy/holds', { body: { orderId, reason: 'a dispute about the order' } });
  expect(set.data).toMatchObject({ user: { name: 'Niran Khamwan' }, reason: 'a dispute about the order', liftedAt: null });
  expect((await staff.POST('/v1/admin/privacy/holds', { body: { orderId, reason: 'again' } })).error?.code).toBe('HOLD_EXISTS');
  await advance(server, 8 * DAY);
  await run('privacy_due');
  const waiting = await (await signedIn('niran@example.com')).GET('/v1/me/privacy/erasure', {});
  expect(waiting.data?.erasure).toMatchObject({ state: 'waiting', blockedBy: 'hold' });
  const again = await staffClient(server.baseUrl);
  expect((await again.DELETE('/v1/admin/privacy/holds/{id}', { params: { path: { id: set.data?.id ?? '' } } })).response.status).toBe(204);
  expect((await again.DELETE('/v1/admin/privacy/holds/{id}', { params: { path: { id: set.data?.id ?? '' } } })).error?.code).toBe(
    'HOLD_NOT_FOUND',
  );
});

const aboutNiran = /niran|khamwan|charoen|812345678|127\.0\.0\.1/i;

test('COR-65 forgetting takes all that is personal, keeps what tax law wants, and says so', async () => {
  await run('privacy_due');
  const [erasure] = await server.database.sql<{ state: string; report: { kept: { what: string; why: string; until: string | null }[] } }>(
    `select state, report from privacy_erasures where state <> 'cancelled'`,
  );
  expect(erasure?.state).toBe('done');
  expect(erasure?.report.kept.map(({ what, why }) => [what, why])).toEqual([
    ['orders', 'tax_law'],
    ['consents', 'proof'],
    ['audit', 'security'],
  ]);
  const [user] = await server.database.sql('select * from users where id = $1', [niran]);
  const index = emailIndex(`erased-${niran}@erased.invalid`);
  expect(user).toMatchObject({ name_index: [], status: 'erased', password_hash: null, email_index: index });
  for (const table of ['users', 'sessions', 'carts', 'addresses', 'social_identities', 'consents', 'privacy_erasures']) {
    const column = table === 'users' ? 'id' : table === 'carts' ? 'buyer_user' : 'user_id';
    const rows = await server.database.sql<{ row: string }>(`select t::text as row from ${table} t where t.${column} = $1`, [niran]);
    expect([table, rows.filter(({ row }) => aboutNiran.test(row))]).toEqual([table, []]);
  }
  expect(await server.database.sql('select 1 from audit_personal where person = $1', [niran])).toEqual([]);
  const refused = await createTessera({ baseUrl: server.baseUrl }).POST('/v1/auth/login', {
    body: { email: 'niran@example.com', password: 'demo-vest-2026' },
  });
  expect(refused.response.status).toBe(401);
  const [last, ...others] = (
    (await (await get('/v1/dev/mails?limit=100')).json()) as { items: { id: string; to: string; template: string }[] }
  ).items.filter((each) => each.to === 'niran@example.com');
  expect([last?.template, others]).toEqual(['privacy.erased', []]);
  const { text } = (await (await get(`/v1/dev/mails/${last?.id}`)).json()) as { text: string };
  expect(text).toContain('Orders (1): tax law wants orders and payments kept with their buyer, until');
  const staff = await staffClient(server.baseUrl);
  expect((await staff.GET('/v1/admin/orders/{id}', { params: { path: { id: orderId } } })).data?.shippingAddress?.name).toBe(address.name);
  expect((await trail(niran)).slice(4)).toEqual([
    'privacy.erasure_requested',
    'privacy.erasure_cancelled',
    'privacy.erasure_requested',
    'privacy.hold_set',
    'privacy.hold_lifted',
    'privacy.erased',
  ]);
  expect((await staff.GET('/v1/admin/audit/chain', {})).data).toMatchObject({ ok: true });
});

test('COR-65 when tax law lets go, so do we: the order stays, who bought it does not', async () => {
  await advance(server, 367 * DAY);
  await run('privacy_due');
  const staff = await staffClient(server.baseUrl);
  const { data } = await staff.GET('/v1/admin/orders/{id}', { params: { path: { id: orderId } } });
  expect(data?.contact).toEqual({ email: 'erased@erased.invalid', name: null, phone: null });
  expect(data?.shippingAddress).toMatchObject({ name: '', line1: '', country: 'TH' });
  expect(data?.lines).toHaveLength(1);
  expect((await staff.GET('/v1/admin/orders', { params: { query: { q: 'niran@example.com' } } })).data?.items).toEqual([]);
  expect(await mails('privacy.erased')).toEqual([]);
});

test('COR-65 a guest agrees at the checkout and takes it back; each word is kept, the last one counts, and nobody else sees it', async () => {
  const offer = (await offersOf(server.baseUrl))[0];
  const [one, other] = await Promise.all(
    [1, 2].map(() => new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }])),
  );
  const say = (given: boolean) =>
    one?.client.PUT('/v1/privacy/consents/{purpose}', { params: { path: { purpose: 'marketing' } }, body: { version: 'v2', given } });
  expect((await say(true))?.data).toMatchObject({ purpose: 'marketing', version: 'v2', given: true });
  const entriesBefore = await server.database.sql('select 1 from audit_entries');
  await say(false);
  // Said again, it is no news: strangers fill neither this table nor the shop's chain.
  const [again, more] = [await say(false), await say(false)];
  expect(again?.data?.at).toBe(more?.data?.at);
  expect(await server.database.sql('select 1 from audit_entries')).toHaveLength(entriesBefore.length);
  expect((await one?.client.GET('/v1/privacy/consents', {}))?.data?.items).toMatchObject([{ purpose: 'marketing', given: false }]);
  expect((await other?.client.GET('/v1/privacy/consents', {}))?.data?.items).toEqual([]);
  expect((await createTessera({ baseUrl: server.baseUrl }).GET('/v1/privacy/consents', {})).error?.code).toBe('UNAUTHENTICATED');
  const kept = await server.database.sql<{ given: boolean; ip_sealed: string }>(
    `select given, ip_sealed from consents where version = 'v2' order by at, id`,
  );
  expect(kept.map(({ given }) => given)).toEqual([true, false]);
  expect(kept.every(({ ip_sealed: ip }) => ip.startsWith('v1.'))).toBe(true);
  const [grants] = await server.database.sql<{ change: boolean; drop: boolean }>(
    `select has_column_privilege('tessera_system', 'consents', 'given', 'update') or has_table_privilege('tessera_app', 'consents', 'update') as change,
            has_table_privilege('tessera_app', 'consents', 'delete') as drop`,
  );
  expect(grants).toEqual({ change: false, drop: false });
});

test('COR-65 words of guests who never ordered go after 400 days; of people and of buyers nobody can drop one', async () => {
  const guests = `select version from consents where guest is not null order by version`;
  const offer = (await offersOf(server.baseUrl))[0];
  const buyer = await new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  await buyer.client.PUT('/v1/privacy/consents/{purpose}', {
    params: { path: { purpose: 'marketing' } },
    body: { version: 'ordered', given: true },
  });
  await buyer.details(address);
  expect((await buyer.place()).status).toBe(201);
  expect(await server.database.sql(guests)).toEqual(['ordered', 'v2', 'v2'].map((version) => ({ version })));
  await advance(server, 400 * DAY);
  await advance(server, DAY);
  await run('retention');
  expect(await server.database.sql(guests)).toEqual([{ version: 'ordered' }]);
  const client = new pg.Client({ connectionString: server.database.urls.system });
  await client.connect();
  expect((await client.query('delete from consents where user_id is not null')).rowCount).toBe(0);
  await client.end();
  expect(await server.database.sql('select 1 from consents where user_id is not null')).toHaveLength(1);
});

/** An order of a guest that names an address; answers its id. */
async function guestOrder(email: string): Promise<string> {
  const offer = (await offersOf(server.baseUrl))[0];
  const guest = await new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  await guest.details(address);
  await guest.client.PATCH('/v1/checkouts/{id}', { params: { path: { id: guest.cartId } }, body: { contact: { email } } });
  const placed = await guest.place();
  if (placed.status !== 201) throw new Error(placed.text);
  return placed.body.order.id;
}

test('COR-65 what a guest ordered with an address they proved, and what named one they gave up, is theirs; after that day it is not', async () => {
  const ann = await new Browser(server).signUp();
  const orders = [await guestOrder(ann.email)];
  const boss = await new Staff(server, 'owner@vestify.test').signIn();
  expect((await boss.call('POST', '/v1/admin/invitations', { email: ann.email, role: 'viewer' })).status).toBe(201);
  await until('the invitation', async () => (await mails('organization.invited')).some(({ to }) => to === ann.email));

  const now = new Browser(server);
  const asked = await ann.post('/v1/me/email', { email: now.email });
  const { code } = await now.mail('account.change_email');
  expect((await ann.post('/v1/me/contact', { challenge: asked.body.challenge, code })).status).toBe(200);
  await until('word of it', async () => (await mails('account.email_changed')).length === 1);
  // Whoever has the old address now.
  orders.push(await guestOrder(ann.email));
  expect((await boss.call('POST', '/v1/admin/invitations', { email: `other-${ann.email}`, role: 'viewer' })).status).toBe(201);

  // Somebody of the platform looks at the shop in Ann's name: where they did that from is theirs.
  const { id: userId } = ((await ann.get('/v1/auth/session')).body.session as { user: { id: string } }).user;
  const visit = await boss.call('POST', '/v1/admin/impersonations', { userId, reason: 'Ticket 12: what does she see' });
  const visitor = new Staff(server, ann.email);
  visitor.token = String(visit.body.accessToken);
  const from = { 'x-forwarded-for': '203.0.113.77' };
  const consent = { version: 'v3', given: true };
  expect((await visitor.call('PUT', '/v1/privacy/consents/marketing', consent, from)).code).toBe('FORBIDDEN');
  expect((await visitor.call('DELETE', '/v1/auth/impersonation', undefined, from)).status).toBe(204);

  await ann.post('/v1/me/privacy/exports', { locale: 'en' });
  const url = await until('the archive', async () => {
    const { items } = (await ann.get('/v1/me/privacy/exports')).body as unknown as { items: { state: string; url: string }[] };
    return items[0]?.state === 'ready' && items[0].url;
  });
  const archive = (await ann.get(`${url}&format=json`)).body as unknown as {
    parts: { name: string; rows: { id: string; to: string }[] }[];
  };
  const part = (name: string) => archive.parts.find((each) => each.name === name)?.rows ?? [];
  expect(JSON.stringify(archive)).not.toContain('203.0.113.77');
  expect(JSON.stringify(part('audit'))).toContain('it was done in your name');
  expect(part('orders').map(({ id }) => id)).toEqual(orders.slice(0, 1));
  expect(new Set(part('messages').map(({ to }) => to))).toEqual(new Set([ann.email, now.email]));

  // Whom Ann asked to join has nobody any more who could give them that.
  await server.database.sql(
    `insert into memberships (org_id, user_id, role, created_at) select o.id, u.id, 'manager', now() from organizations o, users u where o.slug = 'vestify' and u.email_index = $1`,
    [emailIndex(now.email)],
  );
  const colleague = new Browser(server, now.email);
  await colleague.logIn();
  const friend = await colleague.post('/v1/admin/invitations', { email: 'friend@people.test', role: 'viewer' });
  const openToFriend = () =>
    server.database.sql(`select 1 from invitations where email_index = $1 and revoked_at is null and accepted_at is null`, [
      emailIndex('friend@people.test'),
    ]);
  expect([friend.status, (await openToFriend()).length]).toEqual([201, 1]);

  expect((await ann.post('/v1/me/privacy/erasure', { locale: 'en' })).status).toBe(202);
  await advance(server, 8 * DAY);
  await run('privacy_due');
  const [report] = await server.database.sql<{ kept: { what: string; count: number }[] }>(
    `select report -> 'kept' as kept from privacy_erasures order by ended_at desc nulls last limit 1`,
  );
  expect(report?.kept.find(({ what }) => what === 'orders')?.count).toBe(1);
  expect(await openToFriend()).toEqual([]);
  const invitedNow = (await mails('organization.invited')).map(({ to }) => to);
  expect([invitedNow.includes(ann.email), invitedNow.includes(`other-${ann.email}`)]).toEqual([false, true]);
  const invited = await server.database.sql(
    `select 1 from audit_personal p join audit_entries e on e.org_id = p.org_id and e.seq = p.seq where e.action = 'member.invited' and p.field = 'email'`,
  );
  expect(invited).toHaveLength(2);
  expect(await mails('account.email_changed')).toEqual([]);
  expect(await server.database.sql('select 1 from former_emails')).toEqual([]);
  const again = await new Staff(server, 'owner@vestify.test').signIn();
  expect((await again.call('GET', '/v1/admin/audit/chain')).body).toMatchObject({ ok: true });
});

test('COR-65 orders of guests are made anonymous by their age alone, with the carts they were made of', async () => {
  const personal = () =>
    server.database.sql(
      `select o.placed_at from orders o join carts c on c.org_id = o.org_id and c.id = o.cart_id
        where o.email_index is not null or c.contact is not null or c.shipping_address is not null`,
    );
  expect((await personal()).length).toBeGreaterThan(1);
  await advance(server, 367 * DAY);
  await run('privacy_due');
  expect(await personal()).toEqual([]);
});
