// Somebody without an account asks what a shop holds under their address, sees it, and has it erased; nobody else learns anything.
import { beforeAll, expect, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { person as memberNamed } from './people.ts';
import { letterTo, Person, type Said } from './person.ts';
import { offersOf, Shopper, staffClient, until } from './shopper.ts';

let server: TestServer;
let offers: { offerId: string }[] = [];
let slug = '';
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0', POLL_MS: '50' } });
  offers = await offersOf(server.baseUrl);
  ({ slug } = await (await memberNamed(server, 'owner@guest-privacy.test')).found('Elsewhere'));
});

/** An order of a guest who gave this address. */
async function bought(email: string, code?: string): Promise<{ id: string; shopper: Shopper }> {
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offers.shift()?.offerId ?? '', quantity: 1 }]);
  if (code) await shopper.client.PUT('/v1/carts/{id}/promotion', { params: { path: { id: shopper.cartId } }, body: { code } });
  const { data } = await shopper.client.PATCH('/v1/checkouts/{id}', {
    params: { path: { id: shopper.cartId } },
    body: { contact: { email }, shippingAddress: { name: 'Guest', line1: '1 Lane', city: 'Bangkok', postalCode: '10110', country: 'TH' } },
  });
  shopper.fingerprint = data?.quote?.fingerprint ?? '';
  const placed = await shopper.place();
  await until('the mail of the order', () => anyMail(email));
  return { id: placed.body.order.id, shopper };
}
const anyMail = async (email: string): Promise<unknown> =>
  (await server.database.sql('select 1 from messages where to_index = $1', [emailIndex(email)]))[0];

const browser = (shop = 'vestify'): Person => new Person(server, 'nobody@guest-privacy.test', { 'x-forwarded-host': `${shop}.localhost` });
const ask = (email: string): Promise<Said> => browser().post('/v1/privacy/requests', { email, locale: 'th' });

async function open(email: string, nth = 1): Promise<Said> {
  const { body } = await ask(email);
  const { code } = await letterTo(server, email, 'account.guest_privacy', nth);
  return browser().post('/v1/privacy/requests/open', { challenge: body.challenge, code });
}
const counts = ({ body }: Said): Record<string, number> =>
  Object.fromEntries((body.held as { what: string; count: number }[]).map(({ what, count }) => [what, count]));

test('COR-65 a guest sees what the shop holds under their address, and nothing of other shops or other people', async () => {
  const email = 'guest@guest-privacy.test';
  const [{ id }, other] = [await bought(email), await bought('other@guest-privacy.test')];
  const before = await server.database.sql('select 1 from users');
  const opened = await open(email);
  expect([opened.status, opened.body.hasAccount]).toEqual([200, false]);
  expect(counts(opened)).toMatchObject({ orders: 1 });
  const token = String(opened.body.token);
  const answer = await fetch(`${server.baseUrl}/v1/privacy/requests/archive`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': 'vestify.localhost' },
    body: JSON.stringify({ token, format: 'json' }),
  });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const archive = await answer.text();
  expect(archive).toContain(id);
  expect(archive).toContain(email);
  expect(archive).not.toContain(other.id);
  expect(archive).not.toContain('other@guest-privacy.test');
  expect((await browser(slug).post('/v1/privacy/requests/archive', { token })).body.code).toBe('CODE_LAPSED');
  expect(await server.database.sql('select 1 from users')).toHaveLength(before.length);
});

test('COR-65 in another shop of the installation the same address has nothing', async () => {
  const email = 'only-here@guest-privacy.test';
  await bought(email);
  const there = browser(slug);
  const { body } = await there.post('/v1/privacy/requests', { email });
  const { code } = await letterTo({ baseUrl: server.baseUrl, headers: there.headers }, email, 'account.guest_privacy');
  const opened = await there.post('/v1/privacy/requests/open', { challenge: body.challenge, code });
  expect(counts(opened).orders).toBe(0);
  expect((await there.post('/v1/privacy/requests/erasure', { token: opened.body.token })).status).toBe(200);
  expect(await anyMail(email)).toBeDefined();
  expect(counts(await open(email)).orders).toBe(1);
});

test('COR-65 a guest is forgotten at once, but for orders that tax law keeps; those go when their time is up', async () => {
  const email = 'forget@guest-privacy.test';
  const { id, shopper } = await bought(email);
  const opened = await open(email);
  const erased = await browser().post('/v1/privacy/requests/erasure', { token: opened.body.token });
  expect(erased.body).toMatchObject({ kept: [{ what: 'orders', why: 'tax_law', count: 1 }] });
  expect((erased.body.kept as { until: string }[])[0]?.until).toMatch(/^20/);
  expect(await anyMail(email)).toBeUndefined();
  expect((await shopper.order(id)).contact.email).toBe(email);
  expect((await browser().post('/v1/privacy/requests/erasure', { token: opened.body.token })).body.code).toBe('CODE_LAPSED');
  expect((await browser().post('/v1/privacy/requests/archive', { token: opened.body.token })).body.code).toBe('CODE_LAPSED');

  await server.database.sql(`update orders set placed_at = now() - interval '30 years' where email_index = $1`, [emailIndex(email)]);
  const again = await open(email);
  expect(counts(again).orders).toBe(1);
  const all = await browser().post('/v1/privacy/requests/erasure', { token: again.body.token });
  expect(all.body.kept).toEqual([]);
  expect(await server.database.sql('select 1 from orders where email_index = $1', [emailIndex(email)])).toEqual([]);
});

test('COR-65 whether anything is held shows in no answer: the code goes to every address, and only it opens', async () => {
  const known = 'shape@guest-privacy.test';
  await bought(known);
  const [one, two] = [await ask(known), await ask('unknown@guest-privacy.test')];
  expect([one.status, Object.keys(one.body)]).toEqual([two.status, Object.keys(two.body)]);
  const letters = await Promise.all([known, 'unknown@guest-privacy.test'].map((email) => letterTo(server, email, 'account.guest_privacy')));
  expect(letters.map(({ subject }) => subject)).toEqual([letters[0]?.subject, letters[0]?.subject]);
  const wrong = { challenge: one.body.challenge, code: letters[0]?.code === '000000' ? '111111' : '000000' };
  for (let tries = 4; tries >= 0; tries -= 1) {
    const { body } = await browser().post('/v1/privacy/requests/open', wrong);
    expect([body.code, body.facts]).toEqual(['CODE_WRONG', { triesLeft: tries }]);
  }
  expect((await browser().post('/v1/privacy/requests/open', { ...wrong, code: letters[0]?.code })).body.code).toBe('CODE_LAPSED');
  const empty = await browser().post('/v1/privacy/requests/open', { challenge: two.body.challenge, code: letters[1]?.code });
  expect(empty.status).toBe(200);
  expect(counts(empty).orders).toBe(0);
  // A code of this sort opens no account, and one that opens an account shows nothing here.
  const third = await ask(known);
  const { code } = await letterTo(server, known, 'account.guest_privacy', 2);
  expect((await browser().post('/v1/auth/codes/verify', { challenge: third.body.challenge, code })).body.code).toBe('CODE_LAPSED');
});

test('COR-65 of somebody with an account only what they did as a guest is shown, and they are told to sign in for the rest', async () => {
  const own = await new Person(server).signUp();
  const { id } = await bought(own.email);
  await server.database.sql('update orders set buyer_user = (select id from users where email_index = $2) where id = $1', [
    privateId('order', id),
    emailIndex(own.email),
  ]);
  const opened = await open(own.email);
  expect(opened.body.hasAccount).toBe(true);
  expect(counts(opened).orders).toBe(0);
  expect(await own.me()).toBe(own.email);
});

test('COR-65 a code that somebody with an account used is theirs, whatever address they gave for the order', async () => {
  const staff = await staffClient(server.baseUrl);
  await staff.POST('/v1/admin/promotions', { body: { name: 'Once', code: 'ONCE', kind: 'percent', basisPoints: 1_000, mostEach: 1 } });
  const [own, email] = [await new Person(server).signUp(), 'friend@guest-privacy.test'];
  const orders = [await bought(email, 'ONCE'), await bought('friend2@guest-privacy.test', 'ONCE')];
  const ids = orders.map(({ id }) => privateId('order', id));
  for (const table of ['orders', 'promotion_uses'])
    await server.database.sql(
      `update ${table} set buyer_user = (select id from users where email_index = $2) where ${table === 'orders' ? 'id' : 'order_id'} = $1`,
      [ids[0], emailIndex(own.email)],
    );
  const opened = await open(email);
  expect(counts(opened)).toMatchObject({ orders: 0, promotions: 0 });
  await browser().post('/v1/privacy/requests/erasure', { token: opened.body.token });
  const kept = () =>
    server.database.sql('select order_id from promotion_uses where email_index is not null and order_id = any ($1)', [ids]);
  expect(await kept()).toHaveLength(2);
  const other = await open('friend2@guest-privacy.test');
  expect(counts(other)).toMatchObject({ orders: 1, promotions: 1 });
  await browser().post('/v1/privacy/requests/erasure', { token: other.body.token });
  expect(await kept()).toEqual([{ order_id: ids[0] }]);
});
