// Ways of shipping as staff run them: what they cost in each currency of the shop, where they reach, and what buyers are offered of them.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, type Person, person } from './people.ts';
import { thai } from './shopper.ts';

type Method = Schemas['OwnShippingMethod'];
let server: TestServer;
let seller: Person;
let host: string;
let offerId: string;

const path = '/v1/admin/shipping-methods';
const own = async (): Promise<Method[]> => (await seller.call('GET', path)).body.items as Method[];
const change = (id: string | undefined, body: unknown, who = seller) => who.call('PATCH', `${path}/${id}`, body);

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  seller = await person(server, 'seller@ships.test');
  const { slug } = await seller.found('Ships');
  host = `${slug}.localhost`;
  const channel = ((await seller.call('GET', '/v1/admin/channels')).body.items as { id: string }[])[0]?.id;
  await seller.call('PATCH', `/v1/admin/channels/${channel}`, { currencies: ['THB', 'USD', 'EUR'], countries: ['TH', 'US'] });
  await seller.call('POST', '/v1/admin/products', {
    title: 'Tent',
    price: { amount: '100000', currency: 'THB' },
    prices: [
      { amount: '3000', currency: 'USD' },
      { amount: '2800', currency: 'EUR' },
    ],
    stock: 50,
  });
  const stock = (await seller.call('GET', '/v1/admin/stock')).body.items as { offerId: string }[];
  offerId = stock[0]?.offerId ?? '';
});

const ask = async (method: string, at: string, token: string, body?: unknown) => {
  const answered = await fetch(`${server.baseUrl}${at}`, {
    method,
    headers: { 'x-forwarded-host': host, 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-guest-token': token },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { token: answered.headers.get('x-guest-token') ?? token, body: (await answered.json()) as { id: string } & Schemas['Checkout'] };
};

/** What a buyer is offered for so many tents: names and prices. */
async function offered(currency: string, quantity = 1, country = 'TH'): Promise<string[]> {
  const cart = await ask('POST', '/v1/carts', '', { lines: [{ offerId, quantity }], currency });
  const address = { ...thai, country, ...(country === 'US' ? { region: 'NY' } : {}) };
  const { body } = await ask('PATCH', `/v1/checkouts/${cart.body.id}`, cart.token, {
    contact: { email: 'a@b.test' },
    shippingAddress: address,
  });
  return body.shippingMethods.map(({ name, price }) => `${name} ${price.amount} ${price.currency}`);
}

test('COR-12 staff say what shipping costs in each currency; a cart is offered what has a price in its own, and what is free in any', async () => {
  expect(await own()).toMatchObject([{ name: { en: 'Standard delivery' }, prices: [], archived: false }]);
  const body = {
    name: { en: 'Express' },
    minDays: 1,
    maxDays: 2,
    prices: [
      { currency: 'THB', amount: '15000', freeFrom: '300000' },
      { currency: 'USD', amount: '500' },
    ],
  };
  const made = await seller.call('POST', path, body);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    countries: null,
    prices: [
      { price: { amount: '15000', currency: 'THB' }, freeFrom: { amount: '300000', currency: 'THB' } },
      { price: { amount: '500', currency: 'USD' }, freeFrom: null },
    ],
  });
  expect(await offered('THB')).toEqual(['Standard delivery 0 THB', 'Express 15000 THB']);
  expect(await offered('THB', 3)).toEqual(['Standard delivery 0 THB', 'Express 0 THB']);
  expect(await offered('USD')).toEqual(['Standard delivery 0 USD', 'Express 500 USD']);
  expect(await offered('EUR')).toEqual(['Standard delivery 0 EUR']);
});

test('COR-12 prices are changed as a whole, also to none; the order, the countries and the days, too; what is not named stays', async () => {
  const express = (await own())[1]?.id;
  const eur = [
    { currency: 'EUR', amount: '700' },
    { currency: 'USD', amount: '600' },
  ];
  expect((await change(express, { prices: eur })).status).toBe(200);
  expect(await offered('THB')).toEqual(['Standard delivery 0 THB']);
  expect(await offered('EUR')).toEqual(['Standard delivery 0 EUR', 'Express 700 EUR']);
  expect(await offered('USD')).toEqual(['Standard delivery 0 USD', 'Express 600 USD']);
  await change(express, { first: true, countries: ['US'], maxDays: 9 });
  expect(await offered('USD')).toEqual(['Standard delivery 0 USD']);
  expect(await offered('USD', 1, 'US')).toEqual(['Express 600 USD', 'Standard delivery 0 USD']);
  expect((await own())[0]).toMatchObject({ id: express, minDays: 1, maxDays: 9, countries: ['US'], name: { en: 'Express' } });
  await change(express, { prices: [], countries: null });
  expect(await offered('THB')).toEqual(['Express 0 THB', 'Standard delivery 0 THB']);
  expect(await offered('EUR')).toEqual(['Express 0 EUR', 'Standard delivery 0 EUR']);
});

test('COR-12 a way that is put away is offered to nobody, is kept for the books, and comes back as it was', async () => {
  const [express] = await own();
  await change(express?.id, { prices: [{ currency: 'THB', amount: '9900' }] });
  await change(express?.id, { archived: true });
  expect(await offered('THB')).toEqual(['Standard delivery 0 THB']);
  expect((await own()).map(({ archived }) => archived)).toEqual([false, true]);
  await change(express?.id, { archived: false });
  expect(await offered('THB')).toEqual(['Express 9900 THB', 'Standard delivery 0 THB']);
});

test('COR-12 what can’t be is refused by name, and another organization’s ways are not there', async () => {
  const express = (await own())[0]?.id ?? '';
  const good = { name: { en: 'Boat' }, minDays: 1, maxDays: 2 };
  const wrong: [unknown, string][] = [
    [{ ...good, prices: [{ currency: 'JPY', amount: '1' }] }, 'CURRENCY_UNKNOWN'],
    [{ ...good, minDays: 3 }, 'VALIDATION_FAILED'],
    [{ ...good, name: {} }, 'VALIDATION_FAILED'],
    [{ ...good, prices: [{ currency: 'THB', amount: '0' }] }, 'VALIDATION_FAILED'],
    [{ ...good, prices: [1, 2].map((n) => ({ currency: 'THB', amount: `${n}` })) }, 'VALIDATION_FAILED'],
    [{ ...good, countries: [] }, 'VALIDATION_FAILED'],
    [{ ...good, countries: ['TH', 'TH'] }, 'VALIDATION_FAILED'],
    [{ ...good, orgId: 'org_01h455vb4pex5vsknk084sn02q' }, 'VALIDATION_FAILED'],
  ];
  for (const [body, code] of wrong) expect((await seller.call('POST', path, body)).code, JSON.stringify(body)).toBe(code);
  expect((await change(express, { minDays: 300 })).code).toBe('SHIPPING_DAYS');
  const other = await person(server, 'other@ships.test');
  await other.found('Other ships');
  expect((await change(express, { archived: true }, other)).code).toBe('OWN_SHIPPING_METHOD_NOT_FOUND');
  expect(((await other.call('GET', path)).body.items as Method[]).map(({ id }) => id)).not.toContain(express);
});

test('COR-12 two who change the same prices at once leave those of one of them, each currency once', async () => {
  const express = (await own())[0]?.id;
  const sets = [1, 2, 3, 4].map((n) => ['THB', 'USD', 'EUR'].slice(0, 1 + (n % 3)).map((currency) => ({ currency, amount: `${n}00` })));
  expect(outcomes(await Promise.all(sets.map((prices) => change(express, { prices }))))).toEqual([200, 200, 200, 200]);
  const left = (await own())[0]?.prices.map(({ price }) => price) ?? [];
  expect(new Set(left.map(({ amount }) => amount)).size).toBe(1);
  expect(sets.map((each) => each.length)).toContain(left.length);
  expect(new Set(left.map(({ currency }) => currency)).size).toBe(left.length);
});

test('COR-63 what shipping cost before and costs now stands in the trail', async () => {
  const { items } = (await seller.call('GET', '/v1/admin/audit?action=shipping_method')).body as unknown as {
    items: { action: string; subject: { id: string }; before: { prices: unknown } | null; after: { prices: unknown } }[];
  };
  const first = items.at(-1);
  expect([first?.action, first?.before]).toEqual(['shipping_method.added', null]);
  expect(first?.subject.id).toMatch(/^shm_/);
  expect(items.at(-2)).toMatchObject({
    action: 'shipping_method.changed',
    before: { prices: [{ currency: 'THB', amount: '15000', freeFrom: '300000' }, { currency: 'USD' }] },
    after: { prices: [{ currency: 'EUR', amount: '700' }, { currency: 'USD' }] },
  });
});
