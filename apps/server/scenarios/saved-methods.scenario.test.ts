// Saved payment methods over HTTP: a card is kept, seen, paid with and let go of; by its person, in its shop, through its provider.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { Person } from './person.ts';
import { advance, cards, offersOf, readyShopper, setStock, thai, until } from './shopper.ts';

let server: TestServer;
let offerId: string;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0', LEASE_SECONDS: '1' } });
  offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  await setStock(server.database, privateId('offer', offerId), 500);
});

type Saved = Schemas['SavedPaymentMethod'];
const mastercard = '5555555555554444';
const declinedOnFile = '4000000000000341';

const methods = async (person: Person): Promise<Saved[]> => (await person.get('/v1/me/payment-methods')).body.items as Saved[];

/** A placement that is ready to be sent, once or often. */
async function ready(person: Person): Promise<(payment: object, key?: string) => ReturnType<Person['send']>> {
  const cart = await person.post('/v1/carts', { lines: [{ offerId, quantity: 1 }] });
  const checkout = `/v1/checkouts/${String(cart.body.id)}`;
  const { body } = await person.send('PATCH', checkout, { contact: { email: person.email }, shippingAddress: thai });
  const { fingerprint } = body.quote as { fingerprint: string };
  return (payment, key = randomUUID()) =>
    person.send(
      'POST',
      `${checkout}/place`,
      { quoteFingerprint: fingerprint, payment: { method: 'test', ...payment } },
      { 'idempotency-key': key },
    );
}

const pay = async (person: Person, payment: object, key?: string) => (await ready(person))(payment, key);

/** Somebody who saved a card by paying with it. */
async function holder(card = cards.success): Promise<{ person: Person; method: Saved }> {
  const person = await new Person(server).signUp();
  expect((await pay(person, { token: card, save: true })).status).toBe(201);
  const [method] = await methods(person);
  if (!method) throw new Error('nothing was saved');
  return { person, method };
}

const userId = async (person: Person): Promise<string> =>
  (await server.database.sql<{ id: string }>('select id from users where email_index = $1', [emailIndex(person.email)]))[0]?.id ?? '';

/** Charges of the bank for a person's orders. */
const charges = async (person: Person): Promise<{ state: string }[]> =>
  server.database.sql(
    `select c.state from test_provider_charges c join payment_intents i on i.id::text = c.key join orders o on o.org_id = i.org_id and o.id = i.order_id
      where o.buyer_user = $1`,
    [await userId(person)],
  );

test('COR-89 a card is saved by paying with it, seen without anything secret, paid with, and one of them is the default', async () => {
  const { person, method } = await holder();
  expect(method).toEqual({
    id: expect.stringMatching(/^pmt_/),
    method: 'test',
    name: 'Test card',
    brand: 'visa',
    last4: '4242',
    expiryMonth: 12,
    expiryYear: expect.any(Number),
    isDefault: true,
    status: 'usable',
    savedAt: expect.any(String),
  });
  const paid = await pay(person, { savedMethodId: method.id });
  expect([paid.status, paid.body.outcome]).toEqual([201, 'paid']);
  expect((paid.body.order as Schemas['Order']).payment).toMatchObject({ status: 'authorized', instrument: '•••• 4242' });

  await pay(person, { token: mastercard, save: true });
  expect((await methods(person)).map(({ last4, isDefault }) => [last4, isDefault])).toEqual([
    ['4242', true],
    ['4444', false],
  ]);
  const second = (await methods(person))[1]?.id ?? '';
  const preferred = await person.send('PUT', `/v1/me/payment-methods/${second}/default`, {});
  expect((preferred.body.items as Saved[]).map(({ id, isDefault }) => [id, isDefault])).toEqual([
    [second, true],
    [method.id, false],
  ]);
  expect((await person.send('DELETE', `/v1/me/payment-methods/${second}`)).status).toBe(204);
  expect((await methods(person)).map(({ id, isDefault }) => [id, isDefault])).toEqual([[method.id, true]]);

  await pay(person, { token: cards.success });
  expect(await methods(person)).toHaveLength(1);
});

test('COR-89 the token is nowhere in plain but with the provider', async () => {
  const { person } = await holder();
  const [bank] = await server.database.sql<{ token: string }>(
    `select c.saved_token as token from test_provider_charges c join payment_intents i on i.id::text = c.key
       join orders o on o.org_id = i.org_id and o.id = i.order_id where o.buyer_user = $1`,
    [await userId(person)],
  );
  expect(bank?.token).toMatch(/^tok_/);
  for (const table of [
    'saved_methods',
    'payment_intents',
    'outbox_events',
    'idempotency_keys',
    'provider_events',
    'audit_entries',
    'graphile_worker._private_jobs',
  ]) {
    const found = await server.database.sql(`select 1 from ${table} t where t::text like $1`, [`%${bank?.token}%`]);
    expect(found, table).toEqual([]);
  }
});

test('COR-89 a removed one is detached at the provider and pays no more, and can be saved anew', async () => {
  const { person, method } = await holder();
  expect((await person.send('DELETE', `/v1/me/payment-methods/${method.id}`)).status).toBe(204);
  expect(await methods(person)).toEqual([]);
  const refused = await pay(person, { savedMethodId: method.id });
  expect([refused.status, refused.body.code]).toEqual([404, 'SAVED_METHOD_NOT_FOUND']);
  expect((await person.send('DELETE', `/v1/me/payment-methods/${method.id}`)).status).toBe(404);
  expect((await person.send('PUT', `/v1/me/payment-methods/${method.id}/default`, {})).status).toBe(404);
  await until('the bank to let go of it', async () => {
    const detached = await server.database.sql(
      `select 1 from test_provider_charges c join payment_intents i on i.id::text = c.key join orders o on o.org_id = i.org_id and o.id = i.order_id
        where o.buyer_user = $1 and c.detached_at is not null and not exists (select from saved_methods m where m.user_id = $1)`,
      [await userId(person)],
    );
    return detached.length === 1;
  });
  await pay(person, { token: cards.success, save: true });
  const [again] = await methods(person);
  expect((await pay(person, { savedMethodId: again?.id })).body.outcome).toBe('paid');
});

test('COR-89 a card saved twice is one method, and the token it had before is let go of', async () => {
  const { person, method } = await holder();
  await pay(person, { token: '4242 4242 4242 4242;expires=2031-05', save: true });
  expect(await methods(person)).toEqual([{ ...method, expiryMonth: 5, expiryYear: 2031 }]);
  await until('the first token to be detached', async () => {
    const tokens = await server.database.sql<{ detached: boolean }>(
      `select c.detached_at is not null as detached from test_provider_charges c join payment_intents i on i.id::text = c.key
         join orders o on o.org_id = i.org_id and o.id = i.order_id where o.buyer_user = $1 order by c.created_at`,
      [await userId(person)],
    );
    return tokens.map(({ detached }) => detached).join() === 'true,false';
  });
  expect((await pay(person, { savedMethodId: method.id })).body.outcome).toBe('paid');
});

test('COR-89 nobody pays with, changes or learns of another’s: a foreign id, a made-up one and a guest hear the same', async () => {
  const { method } = await holder();
  const other = await new Person(server).signUp();
  const guest = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  const place = await ready(other);
  const answers = await Promise.all([
    place({ savedMethodId: method.id }),
    place({ savedMethodId: 'pmt_01jd0000000000000000000000' }),
    other.send('DELETE', `/v1/me/payment-methods/${method.id}`),
    other.send('PUT', `/v1/me/payment-methods/${method.id}/default`, {}),
    guest.place({ body: { payment: { method: 'test', savedMethodId: method.id } } }),
  ]);
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, 'SAVED_METHOD_NOT_FOUND']));
  expect((await other.get(`/v1/carts/current`)).body.cart).toMatchObject({ status: 'open' });
  const nobody = new Person(server);
  expect((await nobody.get('/v1/me/payment-methods')).status).toBe(401);
  const saving = await guest.place({ body: { payment: { method: 'test', token: cards.success, save: true } } });
  expect([saving.status, saving.body.code]).toEqual([403, 'SIGN_IN_TO_SAVE']);
  expect((await guest.place()).status).toBe(201);
});

test('COR-89 another shop never sees it, and it pays through no other provider than its own', async () => {
  const { person, method } = await holder();
  await server.database.sql(
    `with moved as (insert into organizations (id, slug, name, country, created_at) values ($1, $2, 'Elsewhere', 'TH', now()) returning id)
     insert into saved_methods (org_id, id, user_id, provider, fingerprint, token_sealed, brand, last4, expiry_month, expiry_year, created_at)
     select moved.id, $1, u.id, 'test', 'f', 's', 'visa', '1111', 12, 2030, now() from moved, users u where u.email_index = $3`,
    [randomUUID(), `elsewhere-${randomUUID().slice(0, 8)}`, emailIndex(person.email)],
  );
  expect((await methods(person)).map(({ last4 }) => last4)).toEqual(['4242']);
  await server.database.sql(`update saved_methods set provider = 'other' where user_id = $1`, [await userId(person)]);
  expect((await pay(person, { savedMethodId: method.id })).body.code).toBe('SAVED_METHOD_NOT_FOUND');
  await server.database.sql(`delete from saved_methods where user_id = $1`, [await userId(person)]);
});

test('COR-89 one of a token and a saved method, and nothing else', async () => {
  const { person, method } = await holder();
  const place = await ready(person);
  for (const payment of [
    {},
    { token: cards.success, savedMethodId: method.id },
    { savedMethodId: method.id, save: true },
    { savedMethodId: 'ord_01jd0000000000000000000000' },
    { token: cards.success, save: 'yes' },
    { token: cards.success, customer: 'x' },
  ])
    expect([(await place(payment)).body.code, payment]).toEqual(['VALIDATION_FAILED', payment]);
  expect((await place({ savedMethodId: method.id })).status).toBe(201);
});

test('COR-89 an expired one and a declined one say so, and nothing is held or charged', async () => {
  const { person, method } = await holder();
  await server.database.sql(`update saved_methods set expiry_year = 2020, expiry_month = 1 where user_id = $1`, [await userId(person)]);
  expect((await methods(person))[0]?.status).toBe('expired');
  const expired = await pay(person, { savedMethodId: method.id });
  expect([expired.status, expired.body.code]).toEqual([422, 'SAVED_METHOD_EXPIRED']);
  expect(await charges(person)).toHaveLength(1);

  const { person: other, method: bad } = await holder(declinedOnFile);
  expect(bad.status).toBe('usable');
  const place = await ready(other);
  const declined = await place({ savedMethodId: bad.id });
  expect([declined.status, declined.body.code, declined.body.facts]).toEqual([
    402,
    'PAYMENT_DECLINED',
    expect.objectContaining({ declineCode: 'card_declined' }),
  ]);
  expect((await methods(other))[0]?.status).toBe('declined');
  expect((await place({ token: cards.success })).status).toBe(201);
  // A card that is typed and refused is not saved.
  const third = await new Person(server).signUp();
  expect((await pay(third, { token: cards.declined, save: true })).status).toBe(402);
  expect(await methods(third)).toEqual([]);
});

test('COR-89 COR-31 two placings at once: one key is one order, two keys on one cart are one order, and one method is saved', async () => {
  const person = await new Person(server).signUp();
  const place = await ready(person);
  const key = randomUUID();
  const twins = await Promise.all([1, 2, 3].map(() => place({ token: cards.success, save: true }, key)));
  expect(new Set(twins.map(({ body }) => (body.order as Schemas['Order']).id)).size).toBe(1);
  const [method] = await methods(person);
  expect(await methods(person)).toHaveLength(1);
  const next = await ready(person);
  const rivals = await Promise.all([1, 2, 3].map(() => next({ savedMethodId: method?.id })));
  expect(rivals.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  expect(await charges(person)).toHaveLength(2);
  const other = await place({ token: mastercard, save: true }, key);
  expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
});

test('COR-89 the same new card saved by two orders that settle at once is one method', async () => {
  const person = await new Person(server).signUp();
  // A person has one open cart; the second begins when the first is an order, so the bank keeps the first waiting.
  const first = (await ready(person))({ token: cards.timeOut, save: true });
  await until('the first to be an order', async () => (await charges(person)).length === 1);
  const second = (await ready(person))({ token: cards.timeOut, save: true });
  await Promise.all([first, second]);
  await until('both to be saved', async () => {
    const open = await server.database.sql('select 1 from payment_intents where save_asked_by = $1', [await userId(person)]);
    return open.length === 0;
  });
  expect((await methods(person)).map(({ last4 }) => last4)).toEqual(['0408']);
});

test('COR-89 a card that the bank has to be asked about is saved once the bank says yes, and not when it says no', async () => {
  const person = await new Person(server).signUp();
  for (const [decision, known] of [
    ['refuse', []],
    ['approve', ['3220']],
  ] as const) {
    const placed = await pay(person, { token: cards.challenge, save: true });
    expect([placed.body.outcome, await methods(person)]).toEqual(['needs_action', []]);
    const url = (placed.body.nextAction as { url: string }).url.replace('/challenge', '/answer');
    await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `decision=${decision}`,
    });
    await until('the wish to be done with', async () => {
      const open = await server.database.sql('select 1 from payment_intents where save_asked_by = $1', [await userId(person)]);
      return open.length === 0;
    });
    expect((await methods(person)).map(({ last4 }) => last4)).toEqual(known);
  }
  const stored = await server.database.sql<{ body: string }>(`select body from provider_events`);
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.filter(({ body }) => body.includes('tok_') || body.includes('saved'))).toEqual([]);
});

test('COR-89 a card of which nobody hears is saved when the bank is asked, and its token stands in no event', async () => {
  const person = await new Person(server).signUp();
  const placed = await pay(person, { token: `${cards.late};after=0;webhook=lost`, save: true });
  expect(placed.body.outcome).toBe('processing');
  await until('the bank to have decided', async () => (await charges(person))[0]?.state === 'authorized');
  await advance(server, 1);
  const [method] = await until('the card to be saved', async () => {
    const known = await methods(person);
    return known.length > 0 && known;
  });
  expect(method?.last4).toBe('0259');
  const learned = await server.database.sql<{ payload: string }>(
    `select payload::text as payload from outbox_events where type = 'payment.outcome_learned' and payload ->> 'from' = 'enquiry'`,
  );
  expect(learned.length).toBeGreaterThan(0);
  expect(learned.filter(({ payload }) => payload.includes('tok_') || payload.includes('saved'))).toEqual([]);
});

test('COR-89 who acts in a person’s name sees what they saved, and neither pays with it, saves for them nor changes it', async () => {
  const { person, method } = await holder();
  const visitor = new Person(server, 'owner@vestify.test');
  expect((await visitor.logIn('demo-vest-2026')).status).toBe(200);
  const id = publicId('user', await userId(person));
  const visit = await visitor.post('/v1/admin/impersonations', { userId: id, reason: 'Ticket 12: the cart looks empty' });
  expect([visit.body.code, await visitor.me()]).toEqual([undefined, person.email]);
  expect(await methods(visitor)).toEqual([method]);
  const place = await ready(visitor);
  const answers = [
    await place({ savedMethodId: method.id }),
    await place({ token: mastercard, save: true }),
    await visitor.send('PUT', `/v1/me/payment-methods/${method.id}/default`, {}),
    await visitor.send('DELETE', `/v1/me/payment-methods/${method.id}`),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, 'FORBIDDEN']));
  expect(await charges(person)).toHaveLength(1);
  expect(await methods(person)).toEqual([method]);
});

/** So many more, like the one there is. */
const saveFurther = async (person: Person, many: number): Promise<unknown> =>
  server.database.sql(
    `insert into saved_methods select m.org_id, gen_random_uuid(), m.user_id, m.provider, 'n' || n, m.token_sealed, m.brand, m.last4, m.expiry_month, m.expiry_year
       , null, null, now(), null from saved_methods m, generate_series(1, $2::int) n where m.user_id = $1`,
    [await userId(person), many],
  );

/** Two new cards of one person who has room for one, paid with at once. Undefined where one came after the other was saved: it is refused. */
async function raceForLastPlace(): Promise<Awaited<ReturnType<typeof holder>>['person'] | undefined> {
  const { person } = await holder();
  await saveFurther(person, 18);
  const [one, other] = [await ready(person), await ready(person)];
  const answers = await Promise.all([one({ token: mastercard, save: true }), other({ token: declinedOnFile, save: true })]);
  const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code);
  expect([[], ['SAVED_METHODS_FULL']]).toContainEqual(refused);
  return refused.length === 0 ? person : undefined;
}

test('COR-89 of two cards that ask for the last place at once one is saved, both pay, and the bank lets go of the other', async () => {
  let person = await raceForLastPlace();
  for (let again = 0; !person && again < 5; again += 1) person = await raceForLastPlace();
  if (!person) throw new Error('two were never at once');
  expect(await methods(person)).toHaveLength(20);
  const buyer = await userId(person);
  await until('the other token to be let go of', async () => {
    const detached = await server.database.sql(
      `select from test_provider_charges c join payment_intents i on i.id::text = c.key join orders o on o.org_id = i.org_id and o.id = i.order_id
        where o.buyer_user = $1 and c.detached_at is not null`,
      [buyer],
    );
    return detached.length === 1;
  });
});

test('COR-89 at most twenty are saved in a shop', async () => {
  const { person, method } = await holder();
  await saveFurther(person, 19);
  const place = await ready(person);
  expect((await place({ token: mastercard, save: true })).body.code).toBe('SAVED_METHODS_FULL');
  expect((await place({ savedMethodId: method.id })).status).toBe(201);
});
