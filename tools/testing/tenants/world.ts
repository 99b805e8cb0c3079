// Two organizations with everything there is, their people, programs, buyers and guests, made over HTTP as people make them.
import { randomUUID } from 'node:crypto';
import { permissions } from '#contracts/permissions.ts';
import { until } from '../../../apps/server/scenarios/shopper.ts';
import { emailIndex } from '../sealed-people.ts';
import type { TestServer } from '../server.ts';
import { Learner, leaveProcess, makeCourse, staffOf } from '../learner.ts';
import { sellApp } from './apps.ts';
import { Caller } from './caller.ts';
import { sellCard } from './cards.ts';
import type { Intruder } from './probe.ts';
import { sellTime } from './time.ts';

const PASSWORD = 'demo-vest-2026';

type Json = Record<string, unknown>;

/** Sends JSON; throws on a refusal, because the world must be whole. */
async function send<T = Json>(
  baseUrl: string,
  method: string,
  path: string,
  input: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<T> {
  const answer = await fetch(baseUrl + path, {
    method,
    headers: {
      'idempotency-key': randomUUID(),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...input.headers,
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : {}) as T;
}

interface Tokens {
  accessToken: string;
  session: { user: { id: string }; permissions: string[] };
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

export class Person {
  readonly email: string;
  readonly #server: TestServer;
  #acts: string | null | undefined;

  constructor(server: TestServer, email: string) {
    this.#server = server;
    this.email = email;
  }

  /** From now on acts for this organization. */
  actFor(organizationId: string | null): this {
    this.#acts = organizationId;
    return this;
  }

  async signIn(): Promise<Tokens> {
    const tokens = await send<Tokens>(this.#server.baseUrl, 'POST', '/v1/auth/login', { body: { email: this.email, password: PASSWORD } });
    if (this.#acts === undefined) return tokens;
    return send<Tokens>(this.#server.baseUrl, 'POST', '/v1/auth/organization', {
      headers: bearer(tokens.accessToken),
      body: { organizationId: this.#acts },
    });
  }

  async do<T = Json>(method: string, path: string, body?: unknown): Promise<T> {
    const { accessToken } = await this.signIn();
    return send<T>(this.#server.baseUrl, method, path, { headers: bearer(accessToken), ...(body === undefined ? {} : { body }) });
  }

  caller(): Caller {
    return new Caller(this.email, this.#server.baseUrl, async () => bearer((await this.signIn()).accessToken));
  }
}

/** A person with a proved e-mail; all share one password. */
async function person(server: TestServer, email: string): Promise<Person> {
  await server.database.addPerson({ email, name: `Person ${email.split('@')[0]}` });
  return new Person(server, email);
}

async function member(server: TestServer, organization: string, role: string): Promise<Person> {
  const found = await person(server, `${role}@${organization}.test`);
  await server.database.sql(
    `insert into memberships (org_id, user_id, role, created_at)
     select o.id, u.id, $3, now() from organizations o, users u where o.slug = $1 and u.email_index = $2`,
    [organization, emailIndex(found.email), role],
  );
  return found;
}

async function guest(server: TestServer, offerId: string): Promise<Record<string, string>> {
  const answer = await fetch(`${server.baseUrl}/v1/carts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ lines: [{ offerId, quantity: 1 }] }),
  });
  return { 'x-guest-token': answer.headers.get('x-guest-token') ?? '' };
}

const address = (name: string) => ({
  name,
  line1: `${name} Road 1`,
  city: 'Bangkok',
  postalCode: '10110',
  country: 'TH',
});

/** Buys one unit, as whoever the headers prove. */
async function buy(
  server: TestServer,
  offerId: string,
  buyer: { headers: Record<string, string>; name: string; saves?: true; config?: Json },
): Promise<void> {
  const { headers, name, saves, config } = buyer;
  const lines = [{ offerId, quantity: 1, ...(config && { config }) }];
  const cart = await send<{ id: string }>(server.baseUrl, 'POST', '/v1/carts', { headers, body: { lines } });
  const checkout = `/v1/checkouts/${cart.id}`;
  const { quote } = await send<{ quote: { fingerprint: string } }>(server.baseUrl, 'PATCH', checkout, {
    headers,
    body: { contact: { email: `${name}@secret-buyer.test`, phone: '+66 81 234 5678' }, shippingAddress: address(`Secret ${name}`) },
  });
  await send(server.baseUrl, 'POST', `${checkout}/place`, {
    headers,
    body: { quoteFingerprint: quote.fingerprint, payment: { method: 'test', token: '4242424242424242', ...(saves && { save: true }) } },
  });
}

/** What any organization may have, given to one by its owner. */
async function furnish(owner: Person, word: string): Promise<{ apiKey: string }> {
  await owner.do('POST', '/v1/admin/roles', { name: `${word} packers`, permissions: ['orders.read'] });
  await owner.do('POST', '/v1/admin/invitations', { email: `invited@${word}.test`, role: 'viewer' });
  await owner
    .do('POST', '/v1/admin/products', { title: `${word} draft`, price: { amount: '1990', currency: 'USD' }, stock: 7, status: 'draft' })
    .catch(async () =>
      owner.do('POST', '/v1/admin/products', {
        title: `${word} draft`,
        price: { amount: '1990', currency: 'THB' },
        stock: 7,
        status: 'draft',
      }),
    );
  await owner.do('POST', '/v1/admin/catalog-runs/exports', { what: 'stock' });
  await owner.do('POST', '/v1/admin/promotions', { name: `${word} promotion`, code: word, kind: 'percent', basisPoints: 500 });
  await owner.do('PUT', `/v1/admin/attributes/${word}`, { name: { en: `${word} fabric` }, type: 'text' });
  const group = await owner.do<{ id: string }>('POST', '/v1/admin/customer-groups', { name: `${word} wholesale` });
  await owner.do('POST', `/v1/admin/customer-groups/${group.id}/members`, { emails: [`trade@${word}.test`] });
  const { currencies } = await owner.do<{ currencies: string[] }>('GET', '/v1/admin/price-lists');
  await owner.do('POST', '/v1/admin/price-lists', { name: `${word} prices`, currency: currencies[0], groupId: group.id, status: 'active' });
  await keepStock(owner, word);
  await owner.do('POST', '/v1/admin/pages', { slug: 'about', title: { en: `${word} page` }, body: { en: `${word} words` } });
  await owner.do('POST', '/v1/admin/views', { list: 'orders', name: `${word} view`, shows: {} });
  await owner.do('POST', '/v1/admin/product-edits', { selection: { filter: { q: word } }, change: { addTags: [`${word} tag`] } });
  const { items } = await owner.do<{ items: { id: string }[] }>('GET', '/v1/admin/channels');
  await owner.do('POST', `/v1/admin/channels/${items[0]?.id}/hosts`, { host: `shop.${word}.example` });
  const { key } = await owner.do<{ key: string }>('POST', '/v1/admin/keys', {
    name: `${word} key`,
    permissions: permissions.filter((each) => !each.startsWith('platform.')),
    requestsPerMinute: 6_000,
  });
  return { apiKey: key };
}

/** A parcel with all of the newest order. */
async function sendNewest(owner: Person): Promise<void> {
  const { items } = await owner.do<{ items: { id: string }[] }>('GET', '/v1/admin/orders?limit=1');
  await owner.do('POST', `/v1/admin/orders/${items[0]?.id}/shipments`, { carrier: 'Secret carrier', trackingNumber: 'SECRET1' });
}

/** Another place for stock, something on its way there, and a count that goes on. */
async function keepStock(owner: Person, word: string): Promise<void> {
  const { id: locationId } = await owner.do<{ id: string }>('POST', '/v1/admin/stock-locations', { name: `${word} depot` });
  const { items } = await owner.do<{ items: { offerId: string; sku: string }[] }>('GET', '/v1/admin/stock?limit=1');
  await owner.do('POST', '/v1/admin/stock-incoming', { offerId: items[0]?.offerId, locationId, units: 3, note: `${word} order` });
  const { id } = await owner.do<{ id: string }>('POST', '/v1/admin/stock-counts', { locationId, name: `${word} count` });
  await owner.do('POST', `/v1/admin/stock-counts/${id}/lines`, { sku: items[0]?.sku, counted: 1 });
}

/** An order of the organization is held against being forgotten. */
async function hold(owner: Person): Promise<void> {
  const { items } = await owner.do<{ items: { id: string }[] }>('GET', '/v1/admin/orders');
  await owner.do('POST', '/v1/admin/privacy/holds', { orderId: items[0]?.id, reason: 'canary-a dispute' });
}

/** A course with a text and a file, which a guest bought and opened on a device. */
async function teach(server: TestServer, buyer: Record<string, string>): Promise<void> {
  const staff = await staffOf(server);
  const content = Buffer.from('canary-a notes');
  const { body } = await staff<{ id: string }>('POST', '/course-files', {
    body: { type: 'document', name: 'canary-a.txt', bytes: content.length },
  });
  await staff('PUT', `/course-files/${body.id}/content?offset=0`, { bytes: content });
  await staff('POST', `/course-files/${body.id}/finish`, { body: {} });
  const text = { kind: 'text', delivery: 'stream', title: { en: 'canary-a lesson' }, body: { en: 'canary-a words' } };
  const file = { kind: 'document', delivery: 'file', title: { en: 'canary-a file' }, fileId: body.id };
  const course = await makeCourse(server, staff, {}, [text, file]);
  const learner = new Learner(server, course, buyer['x-guest-token']);
  await learner.granted('Secret Learner');
  await learner.open(0);
  await leaveProcess();
}

/** A person asks for their data, and waits until the archive has a link. */
async function privacyOf(somebody: Person): Promise<void> {
  await somebody.do('PUT', '/v1/privacy/consents/marketing', { version: 'canary-a.1', given: true });
  await somebody.do('POST', '/v1/me/privacy/exports', {});
  await until('the archive', async () => {
    const { items } = await somebody.do<{ items: { url: string | null }[] }>('GET', '/v1/me/privacy/exports');
    return items[0]?.url;
  });
}

export interface Worlds {
  /** Who knows all of the tenant's: its owner and its buyers. */
  insiders: Caller[];
  /** Who knows the other side's own. */
  others: Caller[];
  intruders: Intruder[];
  /** Words that stand in the tenant's private texts and nowhere else. */
  words: string[];
}

/** Organization A is the preset's; B was founded beside it and reaches for A's things. */
export async function twoTenants(server: TestServer): Promise<Worlds> {
  const { baseUrl } = server;
  // Who runs the installation knows of all others; the tenant is to be one among others.
  await server.database.sql(`update organizations set platform = false`);
  const ownerA = new Person(server, 'owner@vestify.test');
  const { apiKey: keyA } = await furnish(ownerA, 'canary-a');
  const { items: stock } = await ownerA.do<{ items: { offerId: string; available: number }[] }>('GET', '/v1/admin/stock?limit=100');
  const offers = stock.filter(({ available }) => available > 2).map(({ offerId }) => offerId);
  const buyerA = await person(server, 'buyer@canary-a.test');
  await buyerA.do('POST', '/v1/me/addresses', { ...address('Secret Buyer'), label: 'Home' });
  await server.database.sql(
    `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, rp_id, name, synced, created_at)
     select uuidv7(), id, 'canary', '', 0, '{}', 'localhost', 'Canary key', false, now() from users where email_index = $1`,
    [emailIndex(buyerA.email)],
  );
  const buyerHeaders = bearer((await buyerA.signIn()).accessToken);
  await buy(server, offers[0] ?? '', { headers: buyerHeaders, name: 'buyer', saves: true });
  await buy(server, offers[1] ?? '', { headers: buyerHeaders, name: 'again' });
  await sendNewest(ownerA);
  await hold(ownerA);
  await privacyOf(buyerA);
  const guestA = await guest(server, offers[2] ?? '');
  await buy(server, offers[2] ?? '', { headers: guestA, name: 'guest' });
  await teach(server, guestA);
  await sellCard(ownerA.do.bind(ownerA), (offerId) => buy(server, offerId, { headers: guestA, name: 'holder' }));
  await sellApp(ownerA.do.bind(ownerA), ({ offerId, config }) => buy(server, offerId, { headers: guestA, name: 'tenant', config }));
  await sellTime(server, { person: buyerHeaders, guest: guestA }, ({ offerId, config }, buyer) =>
    buy(server, offerId, { ...buyer, config }),
  );
  await guest(server, offers[3] ?? '');

  const ownerB = await person(server, 'owner@canary-b.test');
  const { id } = await ownerB.do<{ id: string; slug: string }>('POST', '/v1/organizations', { name: 'Canary B', country: 'TH' });
  const [row] = await server.database.sql<{ slug: string }>(`select slug from organizations where name = 'Canary B'`);
  const slug = row?.slug ?? '';
  ownerB.actFor(id);
  const { apiKey: keyB } = await furnish(ownerB, 'canary-b');
  const staff = await Promise.all(['manager', 'staff', 'viewer'].map(async (role) => (await member(server, slug, role)).actFor(id)));
  const buyerB = await person(server, 'buyer@canary-b.test');
  const guestB = await guest(server, offers[4] ?? '');

  const people = await Promise.all(
    [ownerB, ...staff, buyerB].map(async (each): Promise<Intruder> => {
      const { session } = await each.signIn();
      return { caller: each.caller(), permissions: new Set(session.permissions), person: true };
    }),
  );
  const programs = (name: string, headers: Record<string, string>) => new Caller(name, baseUrl, async () => headers);
  const organization = permissions.filter((each) => !each.startsWith('platform.'));
  return {
    words: ['canary-a', 'secret-buyer', 'Secret '],
    insiders: [ownerA.caller(), buyerA.caller(), programs('guest A', guestA), programs('key of A', bearer(keyA))],
    others: [ownerB.caller(), buyerB.caller(), programs('guest B', guestB)],
    intruders: [
      ...people,
      { caller: programs('key of B', bearer(keyB)), permissions: new Set(organization), person: false },
      { caller: programs('guest B', guestB), permissions: null, person: false },
      { caller: programs('nobody', {}), permissions: null, person: false },
    ],
  };
}
