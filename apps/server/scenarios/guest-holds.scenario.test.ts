// A legal hold on the buyer of a guest's order: nothing under their address is erased while it stands, by whatever way somebody asks.
import { beforeAll, expect, test } from 'vitest';
import { createTessera } from '../../../client/index.ts';
import { privateId } from '#platform/ids/index.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { person as memberNamed, Person as Staff } from './people.ts';
import { letterTo, Person, type Said } from './person.ts';
import { advance, offersOf, Shopper, until } from './shopper.ts';

const DAY = 24 * 60;
let server: TestServer;
let staff: Staff;
let offers: { offerId: string }[] = [];
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0', POLL_MS: '50', TAX_YEARS: '1' } });
  offers = await offersOf(server.baseUrl);
  staff = await new Staff(server, 'owner@vestify.test').signIn();
});

/** An order of a guest who gave this address, with its mail. */
async function bought(email: string): Promise<{ id: string }> {
  const shopper = await new Shopper(server.baseUrl).withCart([{ offerId: offers.shift()?.offerId ?? '', quantity: 1 }]);
  const { data } = await shopper.client.PATCH('/v1/checkouts/{id}', {
    params: { path: { id: shopper.cartId } },
    body: { contact: { email }, shippingAddress: { name: 'Guest', line1: '1 Lane', city: 'Bangkok', postalCode: '10110', country: 'TH' } },
  });
  shopper.fingerprint = data?.quote?.fingerprint ?? '';
  const { body } = await shopper.place();
  await until('the mail of the order', async () => (await heldOn(email)).messages > 0);
  return { id: body.order.id };
}

/** What `POST /v1/me/claim` does with the orders of a browser. */
const takeOver = (ids: string[], email: string): Promise<unknown> =>
  server.database.sql('update orders set buyer_user = (select id from users where email_index = $2) where id = any ($1)', [
    ids.map((id) => privateId('order', id)),
    emailIndex(email),
  ]);

/** How much there is under an address. */
async function heldOn(email: string): Promise<Record<'orders' | 'messages' | 'wishes' | 'codes' | 'carts', number>> {
  const [row] = await server.database.sql<Awaited<ReturnType<typeof heldOn>>>(
    `select (select count(*)::int from orders where email_index = $1) as orders,
            (select count(*)::int from messages where to_index = $1 and template like 'order.%') as messages,
            (select count(*)::int from guest_erasures where email_index = $1) as wishes,
            (select count(*)::int from promotion_uses where email_index = $1) as codes,
            (select count(*)::int from carts c join orders o on o.org_id = c.org_id and o.cart_id = c.id
              where o.email_index = $1 and c.contact is not null) as carts`,
    [emailIndex(email)],
  );
  if (!row) throw new Error('no counts');
  return row;
}

const browser = (): Person => new Person(server, 'nobody@guest-holds.test', { 'x-forwarded-host': 'vestify.localhost' });

/** Proves the address and opens what is held under it. */
async function opened(email: string, nth = 1): Promise<Said> {
  const { body } = await browser().post('/v1/privacy/requests', { email });
  const { code } = await letterTo(server, email, 'account.guest_privacy', nth);
  return browser().post('/v1/privacy/requests/open', { challenge: body.challenge, code });
}
async function erase(email: string, nth = 1): Promise<Said> {
  const { body } = await opened(email, nth);
  return browser().post('/v1/privacy/requests/erasure', { token: body.token });
}

const hold = (orderId: string, by = staff) => by.call('POST', '/v1/admin/privacy/holds', { orderId, reason: 'a dispute about the order' });
const lift = (id: unknown) => staff.call('DELETE', `/v1/admin/privacy/holds/${String(id)}`);

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

test('COR-65 a hold on a guest’s order keeps all that is under its address, the guest is told, and it is erased when the hold is lifted', async () => {
  const email = 'held@guest-holds.test';
  const [{ id }, other] = [await bought(email), await bought(email)];
  const set = await hold(id);
  const { number } = (await staff.call('GET', `/v1/admin/orders/${id}`)).body as { number: string };
  expect([set.status, set.body]).toMatchObject([201, { user: null, order: { id, number }, email, liftedAt: null }]);
  expect((await hold(other.id)).code).toBe('HOLD_EXISTS');

  const asked = await opened(email);
  expect(asked.body.held).toContainEqual({ what: 'holds', count: 1 });
  const said = await browser().post('/v1/privacy/requests/erasure', { token: asked.body.token });
  expect([said.status, said.body.erased]).toEqual([200, 0]);
  expect(said.body.kept).toContainEqual({ what: 'orders', why: 'hold', count: 2, until: null });
  expect(JSON.stringify(said.body)).not.toContain('dispute');
  await erase(email, 2);
  await run('privacy_due');
  expect(await heldOn(email)).toEqual({ orders: 2, messages: 2, wishes: 1, codes: 0, carts: 2 });

  expect((await lift(set.body.id)).status).toBe(204);
  await run('privacy_due');
  // What tax law wants stays, as of everybody.
  expect(await heldOn(email)).toEqual({ orders: 2, messages: 0, wishes: 0, codes: 0, carts: 0 });
  expect((await erase(email, 1)).body.kept).toMatchObject([{ what: 'orders', why: 'tax_law', count: 2 }]);
  const { items } = (await staff.call('GET', '/v1/admin/privacy/holds')).body as { items: { order: { number: string }; reason: string }[] };
  expect(items[0]).toMatchObject({ order: { number }, reason: '', email });
  const trail = await server.database.sql<{ action: string; subject_type: string }>(
    `select action, subject_type from audit_entries where action like 'privacy.hold%' or action like 'privacy.guest_%' order by seq`,
  );
  expect(trail).toEqual([
    { action: 'privacy.hold_set', subject_type: 'order' },
    { action: 'privacy.guest_held', subject_type: 'guest_request' },
    { action: 'privacy.guest_held', subject_type: 'guest_request' },
    { action: 'privacy.hold_lifted', subject_type: 'order' },
    { action: 'privacy.guest_erased', subject_type: 'guest_request' },
    { action: 'privacy.guest_erased', subject_type: 'guest_request' },
  ]);
  expect((await staff.call('GET', '/v1/admin/audit/chain')).body).toMatchObject({ ok: true });
});

test('COR-65 only the shop of the order sets the hold, and its address shows to those alone who may read orders', async () => {
  const email = 'seen@guest-holds.test';
  const { id } = await bought(email);
  const stranger = await memberNamed(server, 'owner@guest-holds.test');
  await stranger.found('Elsewhere');
  expect((await hold(id, stranger)).code).toBe('BUYER_NOT_FOUND');
  const set = await hold(id);
  const made = await staff.call('POST', '/v1/admin/keys', { name: 'Holds', permissions: ['privacy.hold'] });
  const keyed = createTessera({ baseUrl: server.baseUrl, headers: { authorization: `Bearer ${String(made.body.key)}` } });
  const { data } = await keyed.GET('/v1/admin/privacy/holds', {});
  const row = data?.items.find((each) => each.id === set.body.id);
  expect([row?.order?.id, row?.email]).toEqual([id, null]);
  expect((await lift(set.body.id)).status).toBe(204);
});

test('COR-65 a hold on a guest keeps the account that proved the same address, and one that took the order over', async () => {
  const same = new Person(server);
  const { id } = await bought(same.email);
  const set = await hold(id);
  await same.signUp();
  const { id: taken } = await bought('taken@guest-holds.test');
  const setTaken = await hold(taken);
  const claimer = await new Person(server).signUp();
  await takeOver([taken], claimer.email);
  for (const each of [same, claimer]) {
    const asked = await each.post('/v1/me/privacy/erasure', { locale: 'en' });
    expect([asked.status, asked.body.blockedBy]).toEqual([202, 'hold']);
  }
  await advance(server, 8 * DAY);
  await run('privacy_due');
  const states = () =>
    server.database.sql<{ state: string }>(
      `select state from privacy_erasures e join users u on u.id = e.user_id where u.email_index = any ($1) or u.status = 'erased' order by e.requested_at`,
      [[same.email, claimer.email].map((email) => emailIndex(email))],
    );
  expect(await states()).toEqual([{ state: 'waiting' }, { state: 'waiting' }]);
  expect((await heldOn(same.email)).messages).toBe(1);
  staff = await staff.signIn();
  for (const each of [set, setTaken]) expect((await lift(each.body.id)).status).toBe(204);
  await run('privacy_due');
  expect(await states()).toEqual([{ state: 'done' }, { state: 'done' }]);
  expect((await heldOn(same.email)).messages).toBe(0);
});

test('COR-65 a hold on an account is not got around by asking as a guest, with its address or one that an order of its names', async () => {
  const own = await new Person(server).signUp();
  const [one, other] = ['one', 'other'].map((name) => `${name}-of-account@guest-holds.test`) as [string, string];
  const { id } = await bought(one);
  await takeOver([id, (await bought(other)).id], own.email);
  await bought(own.email);
  await bought(other);
  const set = await hold(id);
  expect(set.body).toMatchObject({ user: { name: 'Somchai Dee' }, order: { id }, email: null });
  for (const email of [own.email, other]) {
    expect((await erase(email)).body.kept, email).toContainEqual({ what: 'orders', why: 'hold', count: 1, until: null });
    expect(await heldOn(email), email).toMatchObject({ wishes: 1, carts: email === other ? 2 : 1 });
  }
  expect((await lift(set.body.id)).status).toBe(204);
  await run('privacy_due');
  for (const email of [own.email, other]) expect(await heldOn(email), email).toMatchObject({ messages: 0, wishes: 0 });
});

test('COR-65 age makes no order anonymous and takes no message or code while a hold stands on its guest; both go after', async () => {
  const [kept, free] = ['old@guest-holds.test', 'free@guest-holds.test'];
  const { id } = await bought(kept);
  await bought(free);
  await server.database.sql(
    `with p as (
       insert into promotions (org_id, id, channel_id, run_by, name, code, kind, basis_points, starts_at, ends_at, created_at)
       select org_id, gen_random_uuid(), id, org_id, 'Over', 'OVER', 'percent', 1, now() - interval '2 days', now() - interval '1 day', now()
         from channels where preset = 'vestify' returning *)
     insert into promotion_uses (org_id, id, promotion_id, order_id, state, email_index, created_at, ended_at)
     select p.org_id, gen_random_uuid(), p.id, o.id, 'released', o.email_index, now(), now() from p join orders o on o.org_id = p.org_id
      where o.email_index = any ($1)`,
    [[kept, free].map((email) => emailIndex(email))],
  );
  const set = await hold(id);
  // Past the year of tax law, and past the days of messages; the clock takes so much at once.
  for (const days of [201, 201]) await advance(server, days * DAY);
  await run('privacy_due');
  await run('retention');
  expect(await heldOn(kept)).toMatchObject({ orders: 1, messages: 1, codes: 1, carts: 1 });
  expect(await heldOn(free)).toMatchObject({ orders: 0, messages: 0, codes: 0, carts: 0 });
  staff = await staff.signIn();
  expect((await lift(set.body.id)).status).toBe(204);
  await run('privacy_due');
  await run('retention');
  expect(await heldOn(kept)).toMatchObject({ orders: 0, messages: 0, codes: 0, carts: 0 });
  // A hold that is over tells of nobody either.
  expect(
    await server.database.sql('select 1 from legal_holds where email_index is not null and order_id = $1', [privateId('order', id)]),
  ).toEqual([]);
  expect((await hold(id)).code).toBe('BUYER_NOT_FOUND');
});
