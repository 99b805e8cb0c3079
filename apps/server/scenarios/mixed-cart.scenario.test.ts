// One cart of several sellers: each sends in their own way at their own price, and what one lowers or cancels is theirs alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, privateId, publicId } from '#platform/ids/index.ts';
import type { Schemas } from '../../../client/index.ts';
import { leaveProcess } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Person, person } from './people.ts';
import { itemOf, sellCourse, sellService } from '../../../tools/testing/wares.ts';
import { letterTo, mailsTo } from './person.ts';
import { offersOf, Shopper, staffClient, thai, until } from './shopper.ts';
import { settled, staffActs } from './ware-shopper.ts';

let server: TestServer;
let shop: Person;
let potter: Person;
let grocer: Person;
let vest: { offerId: string; price: bigint };
let pot: string;
let tea: string;
const ids: Record<string, string> = {};

async function founded(name: string): Promise<Person> {
  const found = await person(server, `${name}@mixed.test`);
  ids[name] = (await found.found(name, 'US')).id;
  return found;
}

/** Puts one thing on sale and answers its offer. */
async function put(who: Person, title: string, amount: string): Promise<string> {
  const { status, body } = await who.call('POST', '/v1/admin/products', { title, price: { currency: 'USD', amount }, stock: 50 });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const [row] = await server.database.sql<{ id: string }>('select id from offers where product_id = $1', [
    privateId('product', String(body.id)),
  ]);
  return publicId('offer', row?.id ?? '');
}

const ships = (org: string, name: string, [price, freeFrom, position]: [number, number | null, number]) =>
  server.database.sql(
    `insert into shipping_methods (org_id, id, name, currency, price_minor, free_from_minor, min_days, max_days, position)
     values ($1, $2, jsonb_build_object('en', $3::text), 'USD', $4, $5, 1, 3, $6)`,
    [org, newId(), name, price, freeFrom, position],
  );

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0', POLL_MS: '50' } });
  const [first] = await offersOf(server.baseUrl);
  vest = first ?? { offerId: '', price: 0n };
  [potter, grocer] = [await founded('Potter'), await founded('Grocer')];
  [pot, tea] = [await put(potter, 'Pot', '2000'), await put(grocer, 'Tea', '1000')];
  shop = await new Person(server, 'owner@vestify.test').signIn();
  const [channel] = (await shop.call('GET', '/v1/admin/channels')).body.items as { id: string; sellers: { id: string }[] }[];
  ids.Vestify = channel?.sellers[0]?.id ?? '';
  ids.channel = channel?.id ?? '';
  const sellers = [ids.Vestify, ids.Potter, ids.Grocer];
  expect((await shop.call('PATCH', `/v1/admin/channels/${channel?.id}`, { sellers })).status).toBe(200);
  const orgs = [ids.Potter, ids.Grocer].map((id) => privateId('organization', id ?? ''));
  await server.database.sql('delete from shipping_methods where org_id = any ($1::uuid[])', [orgs]);
  await ships(orgs[0] ?? '', 'Post', [300, 6_000, 0]);
  await ships(orgs[0] ?? '', 'Courier', [900, null, 1]);
});

afterAll(leaveProcess);

const n = (money: { amount: string } | undefined): bigint => BigInt(money?.amount ?? '-1');
const sumOf = (parts: bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

class Mixed extends Shopper {
  async say(
    body: Partial<Schemas['Checkout']> & Record<string, unknown>,
  ): Promise<{ status: number; checkout: Schemas['Checkout']; code: string | undefined }> {
    const { data, error, response } = await this.client.PATCH('/v1/checkouts/{id}', {
      params: { path: { id: this.cartId } },
      body: body as never,
    });
    this.fingerprint = data?.quote?.fingerprint ?? this.fingerprint;
    return { status: response.status, checkout: data as Schemas['Checkout'], code: error?.code };
  }
  address = () => this.say({ contact: { email: 'mixed@buyers.test' }, shippingAddress: thai });
}

const mixed = (lines: [offerId: string, quantity: number][]): Promise<Mixed> =>
  new Mixed(server.baseUrl).withCart(lines.map(([offerId, quantity]) => ({ offerId, quantity })));
const all = (): Promise<Mixed> =>
  mixed([
    [vest.offerId, 1],
    [pot, 1],
    [tea, 2],
  ]);

/** What each seller asks for, by name. */
const asked = ({ shipping }: Schemas['Checkout']): Record<string, [method: string | undefined, price: bigint]> =>
  Object.fromEntries(
    shipping.map(({ seller, methods, methodId }) => {
      const method = methods.find(({ id }) => id === methodId);
      return [seller.name, [method?.name, n(method?.price)]];
    }),
  );

test('MKT-05 each seller who ships has their ways and prices, those of the shop where they have none, and all of it adds up', async () => {
  const buyer = await all();
  const { data: before } = await buyer.client.GET('/v1/checkouts/{id}', { params: { path: { id: buyer.cartId } } });
  expect(before?.shipping.map(({ seller, methods, methodId }) => [seller.name, methods.length > 1, methodId])).toEqual([
    ['Vestify Atelier', true, null],
    ['Potter', true, null],
    ['Grocer', true, null],
  ]);
  const { checkout } = await buyer.address();
  const of = (name: string) => checkout.shipping.find(({ seller }) => seller.name === name)?.methods.map((method) => method.name);
  expect(of('Potter')).toEqual(['Post', 'Courier']);
  expect(of('Grocer')).toEqual(of('Vestify Atelier'));
  expect(asked(checkout).Potter).toEqual(['Post', 300n]);
  expect(n(checkout.quote?.shipping)).toBe(sumOf(Object.values(asked(checkout)).map(([, price]) => price)));
  expect([checkout.shippingMethods, checkout.shippingMethodId]).toEqual([checkout.shipping[0]?.methods, checkout.shipping[0]?.methodId]);
});

test('MKT-05 the buyer chooses for each seller, and only what that seller offers', async () => {
  const buyer = await all();
  const { checkout: first } = await buyer.address();
  const wayOf = (seller: string, name: string): string =>
    first.shipping.find((group) => group.seller.name === seller)?.methods.find((method) => method.name === name)?.id ?? '';
  const courier = wayOf('Potter', 'Courier');
  const chosen = await buyer.say({ shipping: [{ sellerId: ids.Potter, methodId: courier }] as never });
  expect(asked(chosen.checkout)).toEqual({ ...asked(first), Potter: ['Courier', 900n] });
  expect((await buyer.say({ shipping: [{ sellerId: ids.Grocer, methodId: courier }] as never })).code).toBe('SHIPPING_METHOD_NOT_FOUND');
  expect((await buyer.say({ shipping: [{ sellerId: publicId('organization', newId()), methodId: courier }] as never })).code).toBe(
    'SHIPPING_METHOD_NOT_FOUND',
  );
  const [, dear] = first.shipping[0]?.methods ?? [];
  const forAll = await buyer.say({ shippingMethodId: dear?.id ?? '' });
  expect(Object.values(asked(forAll.checkout)).map(([name]) => name)).toEqual([dear?.name, 'Post', dear?.name]);
});

test('MKT-05 sending is free from a sum of one seller on, whatever the others’ cost', async () => {
  const buyer = await mixed([
    [pot, 2],
    [vest.offerId, 5],
  ]);
  expect(asked((await buyer.address()).checkout).Potter).toEqual(['Post', 300n]);
  const more = await mixed([[pot, 3]]);
  expect(asked((await more.address()).checkout).Potter).toEqual(['Post', 0n]);
});

test('MKT-05 an order keeps what each seller asks for sending, and it goes back with the last of what they send', async () => {
  const buyer = await mixed([
    [pot, 1],
    [tea, 2],
    [vest.offerId, 1],
  ]);
  await buyer.address();
  const { order } = (await buyer.place()).body;
  expect(order.shippingLines.map(({ seller, method, lineIds }) => [seller.name, method.name, lineIds.length])).toEqual([
    ['Potter', 'Post', 1],
    ['Grocer', expect.any(String), 1],
    ['Vestify Atelier', expect.any(String), 1],
  ]);
  expect(sumOf(order.shippingLines.map(({ price }) => n(price)))).toBe(n(order.totals.shipping));
  await until('the capture', async () => (await buyer.order(order.id)).payment?.captured.amount === order.totals.total.amount);
  const line = order.lines.find(({ title }) => title === 'Pot');
  const moved = await shop.call('POST', `/v1/admin/orders/${order.id}/moves`, { move: 'cancel', lineIds: [line?.id] });
  expect(moved.status).toBe(200);
  const taxed = (minor: bigint, rate: number): bigint =>
    order.totals.taxIncluded ? minor : minor + (minor * BigInt(rate) + 5_000n) / 10_000n;
  const [tax] = await server.database.sql<{ rate: number }>(`select tax_basis_points as rate from order_lines where id = $1`, [
    privateId('orderLine', line?.id ?? ''),
  ]);
  const due = taxed(2_000n, tax?.rate ?? 0) + taxed(300n, tax?.rate ?? 0);
  await until('the refund', async () => n((await buyer.order(order.id)).payment?.refunded) === due);
});

test('MKT-05 a seller runs a code for what they sell themselves; the shop sees it and may end it, no other seller knows of it', async () => {
  const body = { name: 'Pots', code: 'POTS50', kind: 'percent', basisPoints: 5_000, channelId: ids.channel };
  const made = await potter.call('POST', '/v1/admin/promotions', body);
  expect([made.status, made.body.seller, made.body.runBy]).toEqual([
    201,
    { id: ids.Potter, name: 'Potter' },
    { id: ids.Potter, name: 'Potter' },
  ]);
  const buyer = await all();
  const { data } = await buyer.client.PUT('/v1/carts/{id}/promotion', { params: { path: { id: buyer.cartId } }, body: { code: 'pots50' } });
  expect(data?.lines.map((line) => n(line.discount))).toEqual([0n, 1_000n, 0n]);
  await buyer.address();
  const placed = await buyer.place();
  expect([placed.status, placed.body.order.totals.discount.amount]).toEqual([201, '1000']);
  const path = `/v1/admin/promotions/${String(made.body.id)}`;
  expect((await potter.call('GET', path)).body).toMatchObject({ uses: 1, own: true });
  expect((await shop.call('GET', path)).body).toMatchObject({ uses: 1, own: false });
  const terms = { name: 'Theirs', basisPoints: 1, version: 1 };
  expect((await shop.call('PUT', path, terms)).code).toBe('FORBIDDEN');
  for (const [method, at, sent] of [
    ['GET', path, undefined],
    ['PUT', path, terms],
    ['POST', `${path}/end`, undefined],
  ] as const)
    expect((await grocer.call(method, at, sent)).code).toBe('PROMOTION_NOT_FOUND');
  expect((await grocer.call('GET', '/v1/admin/promotions')).body.items).toEqual([]);
  expect((await shop.call('POST', `${path}/end`)).body).toMatchObject({ status: 'ended' });
  const stranger = await founded('Stranger');
  expect((await stranger.call('POST', '/v1/admin/promotions', { ...body, code: 'MINE' })).status).toBe(404);
});

test('MKT-05 a seller changes and ends what they run in the shop of another', async () => {
  const body = { name: 'Pots', code: 'POTS10', kind: 'percent', basisPoints: 1_000, channelId: ids.channel };
  const { body: made } = await potter.call('POST', '/v1/admin/promotions', body);
  expect((await potter.call('GET', '/v1/admin/promotions')).body.shops).toMatchObject([{ own: true }, { id: ids.channel, own: false }]);
  const changed = await potter.call('PUT', `/v1/admin/promotions/${String(made.id)}`, { name: 'Pots', basisPoints: 2_000, version: 1 });
  expect(changed.body).toMatchObject({ basisPoints: 2_000 });
  const ended = await potter.call('POST', `/v1/admin/promotions/${String(made.id)}/end`);
  expect([ended.status, ended.body.status]).toEqual([200, 'ended']);
});

test('COR-30 MKT-05 a vest, a pot of another seller, an hour and a course under one code: its parts add up, goods alone are shipped, and each line keeps its own', async () => {
  const [hour, course] = [await sellService(server, 6_001), await sellCourse(server, 3_333)];
  await shop.call('POST', '/v1/admin/promotions', {
    name: 'Flat',
    code: 'FLAT777',
    kind: 'fixed',
    amounts: [{ currency: 'USD', off: '777', least: '1' }],
  });
  const items = [
    { offerId: vest.offerId, quantity: 1 },
    { offerId: pot, quantity: 1 },
    itemOf(hour, { start: hour.starts[0] }),
    itemOf(course),
  ];
  const buyer = await new Mixed(server.baseUrl).withCart(items);
  const { data } = await buyer.client.PUT('/v1/carts/{id}/promotion', {
    params: { path: { id: buyer.cartId } },
    body: { code: 'FLAT777' },
  });
  const parts = (data?.lines ?? []).map((line) => n(line.discount));
  expect([parts.length, sumOf(parts), parts.every((part) => part > 0n)]).toEqual([4, 777n, true]);
  const { checkout } = await buyer.address();
  expect(checkout.shipping.map(({ seller }) => seller.name)).toEqual(['Vestify Atelier', 'Potter']);
  const { order } = (await buyer.place()).body;
  expect(order.totals.discount.amount).toBe('777');
  const first = await settled(server, buyer, order.id);
  const vests = order.lines.find(({ title }) => !['Pot', 'Ware'].includes(title));
  expect((await staffActs(await staffClient(server.baseUrl))(order.id, 'cancel', [vests?.id ?? ''])).response.status).toBe(200);
  const { kept } = await settled(server, buyer, order.id);
  const [row] = await server.database.sql<{ tax: string }>(
    `select (e ->> 'taxMinor') as tax from orders o, jsonb_array_elements(o.shipping_lines) as e where o.id = $1 and e ->> 'seller' = $2`,
    [privateId('order', order.id), privateId('organization', ids.Vestify ?? '')],
  );
  const postage = order.shippingLines.find(({ seller }) => seller.id === ids.Vestify)?.price;
  const taxes = order.totals.taxIncluded ? 0n : n(vests?.tax) + BigInt(row?.tax ?? 0);
  expect(first.kept - kept).toBe(n(vests?.total) + n(postage) + taxes);
});

test('MKT-05 what is only booked and learnt needs no address', async () => {
  const [hour, course] = [await sellService(server, 6_001), await sellCourse(server, 3_333)];
  const buyer = await new Mixed(server.baseUrl).withCart([itemOf(hour, { start: hour.starts[0] }), itemOf(course)]);
  const { checkout } = await buyer.say({ contact: { email: 'mixed@buyers.test', name: 'Mali' } });
  expect([checkout.shipping, checkout.missing, checkout.quote?.shipping.amount]).toEqual([[], [], '0']);
  expect((await buyer.place()).status).toBe(201);
});

test('COR-81 who runs the shop sends each seller’s units from that seller’s place, some of them at a time; the sellers reach nothing of it', async () => {
  const buyer = await mixed([
    [pot, 1],
    [tea, 2],
  ]);
  await buyer.address();
  const { order } = (await buyer.place()).body;
  const teaLine = order.lines.find(({ seller }) => seller.id === ids.Grocer)?.id;
  const path = `/v1/admin/orders/${order.id}`;
  const places = (await shop.call('GET', `${path}/stock`)).body.items as Schemas['LyingAt'][];
  expect(places.map(({ units }) => String(units[0]?.quantity)).toSorted()).toEqual(['1', '2']);
  const from = places.find(({ units }) => units[0]?.lineId === teaLine)?.location.id;
  const body = { carrier: 'Kerry', trackingNumber: 'TH1', locationId: from, units: [{ lineId: teaLine, quantity: 1 }] };
  const theirs = await grocer.call('POST', `${path}/shipments`, body);
  expect([theirs.status, theirs.code]).toEqual([404, 'ORDER_NOT_FOUND']);
  for (const read of ['stock', 'packing-slips']) expect((await grocer.call('GET', `${path}/${read}`)).status).toBe(404);
  const sent = await shop.call('POST', `${path}/shipments`, body);
  expect([sent.status, (sent.body.lines as Schemas['OrderLine'][]).find(({ id }) => id === teaLine)?.sent]).toEqual([201, 1]);
  const seen = async (): Promise<unknown> => ((await shop.call('GET', path)).body.shipments as Schemas['Order']['shipments'])[0]?.from?.id;
  expect([await seen(), (sent.body.shipments as Schemas['Order']['shipments'])[0]?.from?.id]).toEqual([from, from]);
  const slips = (await shop.call('GET', `${path}/packing-slips`)).body.items as Schemas['PackingSlip'][];
  const told = slips.map(({ parcel, lines }) => `${parcel?.trackingNumber ?? 'to leave'}: ${lines[0]?.quantity} of ${lines[0]?.seller}`);
  expect(told.toSorted()).toEqual(['TH1: 1 of Grocer', 'to leave: 1 of Grocer', 'to leave: 1 of Potter']);
  expect((await shop.call('POST', `${path}/shipments`, { carrier: 'Kerry', trackingNumber: 'TH2' })).body.status).toBe('shipped');
});

test('COR-81 goods beside an appointment are all on their way with their last parcel, and that is told once', async () => {
  const hour = await sellService(server, 6_001);
  const buyer = await new Mixed(server.baseUrl).withCart([{ offerId: pot, quantity: 2 }, itemOf(hour, { start: hour.starts[0] })]);
  const email = 'beside@buyers.test';
  await buyer.say({ contact: { email, name: 'Mali' }, shippingAddress: thai });
  const { order } = (await buyer.place()).body;
  const path = `/v1/admin/orders/${order.id}`;
  const [goods, booked] = ['physical', 'service'].map((kind) => order.lines.find((line) => line.kind === kind)?.id ?? '');
  const from = ((await shop.call('GET', `${path}/stock`)).body.items as Schemas['LyingAt'][])[0]?.location.id;
  const send = (trackingNumber: string) =>
    shop.call('POST', `${path}/shipments`, { carrier: 'Kerry', trackingNumber, locationId: from, units: [{ lineId: goods, quantity: 1 }] });
  expect((await send('TH-PART')).body.status).toBe('paid');
  expect((await letterTo(server, email, 'order.parcel_sent')).text).toContain('The rest follows');
  expect((await send('TH-LAST')).body.status).toBe('paid');
  expect((await letterTo(server, email, 'order.shipped')).text).toMatch(/TH-PART: 1 ×[^]*TH-LAST: 1 ×/);
  // Nothing is waited for any more.
  const ended = await shop.call('POST', `${path}/moves`, { move: 'cancel', lineIds: [booked] });
  expect([ended.status, ended.body.status]).toEqual([200, 'shipped']);
  await settled(server, buyer, order.id);
  const told = await Promise.all(['order.parcel_sent', 'order.shipped'].map((template) => mailsTo(server, email, template)));
  expect(told.map((mails) => mails.length)).toEqual([1, 1]);
});
