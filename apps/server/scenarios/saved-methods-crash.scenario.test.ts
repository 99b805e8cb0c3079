// Saved payment methods when the process dies: what was asked for is done once, and what was removed meanwhile is not paid with.
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { startServer, stopServers, type TestServer } from '../../../tools/testing/server.ts';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';
import { Person } from './person.ts';
import { cards, offersOf, thai } from './shopper.ts';

type Place = (payment: object, key: string) => ReturnType<Person['send']>;
const env = { POLL_MS: '50', RATE_LIMITS: '0', LEASE_SECONDS: '0.2' };

// They share a database, and a worker of another test would finish what is left lying here.
afterEach(stopServers);

async function ready(server: TestServer, person: Person): Promise<Place> {
  const offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  const cart = await person.post('/v1/carts', { lines: [{ offerId, quantity: 1 }] });
  const checkout = `/v1/checkouts/${String(cart.body.id)}`;
  const { body } = await person.send('PATCH', checkout, { contact: { email: person.email }, shippingAddress: thai });
  const { fingerprint } = body.quote as { fingerprint: string };
  return (payment, key) =>
    person.send(
      'POST',
      `${checkout}/place`,
      { quoteFingerprint: fingerprint, payment: { method: 'test', ...payment } },
      { 'idempotency-key': key },
    );
}

const methods = async (person: Person) => (await person.get('/v1/me/payment-methods')).body.items as Schemas['SavedPaymentMethod'][];

test.each(['authorize.after', 'settle.before-commit', 'settle.committed'])(
  'COR-89 COR-31 a process that dies at %s loses no saved method and saves none twice',
  async (point) => {
    const server = await startServer({ preset: 'vestify', env });
    const person = await new Person(server).signUp();
    await server.restart({ FAILPOINTS: `${point}:crash` });
    const place = await ready(server, person);
    const key = randomUUID();
    await expect(place({ token: cards.success, save: true }, key)).rejects.toThrow('fetch failed');
    await server.exited;
    await server.restart({ FAILPOINTS: '' });
    expect((await place({ token: cards.success, save: true }, key)).status).toBe(201);
    const [method] = await methods(person);
    expect(await methods(person)).toHaveLength(1);
    const again = await (await ready(server, person))({ savedMethodId: method?.id }, randomUUID());
    expect(again.body.outcome).toBe('paid');
  },
);

test('COR-89 a method that is removed while a placement with it is on its way is not charged', async () => {
  const server = await startServer({ preset: 'vestify', role: 'api', env });
  const person = await signedUp(server);
  await (
    await ready(server, person)
  )({ token: cards.success, save: true }, randomUUID());
  const [method] = await methods(person);
  await server.restart({ FAILPOINTS: 'place.reserved:crash' });
  const place = await ready(server, person);
  const key = randomUUID();
  await expect(place({ savedMethodId: method?.id }, key)).rejects.toThrow('fetch failed');
  await server.exited;
  // Nobody works on jobs here: the provider still knows the card, and is not asked all the same.
  await server.restart({ FAILPOINTS: '' });
  expect((await person.send('DELETE', `/v1/me/payment-methods/${method?.id}`)).status).toBe(204);
  const answer = await place({ savedMethodId: method?.id }, key);
  expect([answer.status, answer.body.code, answer.body.facts]).toEqual([
    402,
    'PAYMENT_DECLINED',
    expect.objectContaining({ declineCode: 'saved_method_removed' }),
  ]);
  const charges = await server.database.sql(
    `select 1 from test_provider_charges c join payment_intents i on i.id::text = c.key join orders o on o.org_id = i.org_id and o.id = i.order_id
       join users u on u.id = o.buyer_user where u.email_index = $1`,
    [emailIndex(person.email)],
  );
  expect(charges).toHaveLength(1);
  expect((await place({ savedMethodId: method?.id }, key)).status).toBe(402);
  expect((await person.get('/v1/carts/current')).body.cart).toMatchObject({ status: 'open' });
});

/** Without a worker no mail comes: the account is made as the preset makes its own. */
async function signedUp(server: TestServer): Promise<Person> {
  const person = new Person(server);
  await server.database.addPerson({ email: person.email, name: 'Somchai' });
  expect((await person.logIn('demo-vest-2026')).status).toBe(200);
  return person;
}
