// Stock over HTTP: places, moves and transfers, what is expected, counts, what runs low, and rules of quantities.
import { beforeAll, expect, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { letterTo, mailsTo } from './person.ts';
import { advance, cards, offersOf, readyShopper, setStock, Shopper, staffClient, thai, until } from './shopper.ts';

let server: TestServer;
let staff: Awaited<ReturnType<typeof staffClient>>;
let offers: string[];

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  staff = await staffClient(server.baseUrl);
  offers = (await offersOf(server.baseUrl)).map(({ offerId }) => offerId);
});

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const at = (index: number): string => offers[index] ?? '';
const path = (offerId: string) => ({ params: { path: { offerId }, header: key() } });
const put = (offerId: string) => ({ params: { path: { offerId } } });

const read = async (offerId: string) => {
  const { data } = await staff.GET('/v1/admin/stock/{offerId}', { params: { path: { offerId } } });
  if (!data) throw new Error('no stock');
  return data;
};
const place = async (name: string) => {
  const { data, error } = await staff.POST('/v1/admin/stock-locations', { params: { header: key() }, body: { name, country: 'TH' } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};
const moves = async (offerId: string) =>
  (await staff.GET('/v1/admin/stock-moves', { params: { query: { offer: offerId } } })).data?.items ?? [];
const rule = async (offerId: string, rules: Record<string, number | string | null>) => {
  const names = ['minQuantity', 'maxQuantity', 'quantityStep', 'customerLimit', 'availableFrom', 'laterDays', 'lowAt'];
  const none = Object.fromEntries(names.map((name) => [name, null]));
  const { version } = await read(offerId);
  const { data, error } = await staff.PUT('/v1/admin/stock/{offerId}/rules', {
    ...put(offerId),
    body: { ...none, ...rules, version } as never,
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};

test('COR-81 a place is opened, renamed and closed; not while something lies there, is expected there or is the last', async () => {
  const [first] = (await staff.GET('/v1/admin/stock-locations')).data?.items ?? [];
  const close = (id: string) => staff.POST('/v1/admin/stock-locations/{id}/close', { params: { path: { id } } });
  expect((await close(first?.id ?? '')).error?.code).toBe('LAST_LOCATION');
  const depot = await place('Depot');
  expect([depot.position, depot.country, depot.channelIds]).toEqual([1, 'TH', null]);
  const change = (body: { name?: string; version: number }) =>
    staff.PATCH('/v1/admin/stock-locations/{id}', { params: { path: { id: depot.id } }, body });
  expect((await change({ name: 'Old depot', version: 1 })).data).toMatchObject({ name: 'Old depot', version: 2 });
  expect((await change({ name: 'Lost', version: 1 })).error?.code).toBe('LOCATION_CHANGED');
  const expected = await staff.POST('/v1/admin/stock-incoming', {
    params: { header: key() },
    body: { offerId: at(0), locationId: depot.id, units: 5 },
  });
  expect((await close(depot.id)).error?.code).toBe('LOCATION_IN_USE');
  await staff.POST('/v1/admin/stock-incoming/{id}/cancel', { params: { path: { id: expected.data?.id ?? '' } } });
  expect((await close(depot.id)).data).toMatchObject({ closed: true });
  const refused = await staff.POST('/v1/admin/stock/{offerId}/moves', {
    ...path(at(0)),
    body: { delta: 1, reason: 'received', locationId: depot.id },
  });
  expect(refused.error?.code).toBe('LOCATION_NOT_FOUND');
});

test('COR-22 a transfer is both moves or none, once for its key, and leaves what is reserved', async () => {
  const depot = await place('Transfer depot');
  await setStock(server.database, privateId('offer', at(1)), 5);
  const shopper = await readyShopper(server.baseUrl, [{ offerId: at(1), quantity: 2 }]);
  expect((await shopper.place()).status).toBe(201);
  const [home] = (await read(at(1))).levels;
  const body = { fromId: home?.locationId ?? '', toId: depot.id, units: 4, note: 'for the fair' };
  const transfer = (units: number, headers = path(at(1))) =>
    staff.POST('/v1/admin/stock/{offerId}/transfers', { ...headers, body: { ...body, units } });
  expect((await transfer(4)).error?.code).toBe('STOCK_TOO_LOW');
  const twice = path(at(1));
  const done = await Promise.all([transfer(3, twice), transfer(3, twice)]);
  expect(done.map(({ response }) => response.status)).toEqual([200, 200]);
  const after = await read(at(1));
  expect([after.onHand, after.reserved, after.available]).toEqual([5, 2, 3]);
  expect(after.levels.map(({ onHand, reserved }) => [onHand, reserved])).toEqual([
    [2, 2],
    [3, 0],
  ]);
  const history = (await moves(at(1))).filter(({ reason }) => reason === 'transferred');
  expect(history.toSorted((one, other) => one.delta - other.delta).map(({ delta, note, by }) => [delta, note, by !== null])).toEqual([
    [-3, 'for the fair', true],
    [3, 'for the fair', true],
  ]);
  expect(
    (await staff.POST('/v1/admin/stock/{offerId}/transfers', { ...path(at(1)), body: { ...body, toId: body.fromId } })).error?.code,
  ).toBe('SAME_LOCATION');
});

test('COR-22 transfers that cross, moves and buyers at once: on hand is the sum of the moves, and nobody deadlocks', async () => {
  const depot = await place('Busy depot');
  await setStock(server.database, privateId('offer', at(2)), 40);
  const home = (await read(at(2))).levels[0]?.locationId ?? '';
  await staff.POST('/v1/admin/stock/{offerId}/transfers', { ...path(at(2)), body: { fromId: home, toId: depot.id, units: 20 } });
  const shoppers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => readyShopper(server.baseUrl, [{ offerId: at(2), quantity: 1 + (n % 3) }])),
  );
  const done = await Promise.all([
    ...shoppers.map(async (shopper) => (await shopper.place()).status),
    ...Array.from({ length: 12 }, async (_, n) => {
      const [fromId, toId] = n % 2 ? [home, depot.id] : [depot.id, home];
      return (await staff.POST('/v1/admin/stock/{offerId}/transfers', { ...path(at(2)), body: { fromId, toId, units: 1 } })).response
        .status;
    }),
    ...Array.from({ length: 6 }, async (_, n) => {
      const body = { delta: n % 2 ? 1 : -1, reason: 'other' as const, locationId: n % 2 ? home : depot.id };
      return (await staff.POST('/v1/admin/stock/{offerId}/moves', { ...path(at(2)), body })).response.status;
    }),
  ]);
  expect(done.filter((status) => status >= 500)).toEqual([]);
  const after = await read(at(2));
  expect(after.onHand).toBe(40);
  expect(after.reserved).toBe(24);
});

test('COR-22 expected units are received in parts, more than expected too, once for each key; none after the end', async () => {
  const before = await read(at(3));
  const { data } = await staff.POST('/v1/admin/stock-incoming', {
    params: { header: key() },
    body: { offerId: at(3), units: 10, expectedOn: '2031-02-03', note: 'PO 7' },
  });
  const id = data?.id ?? '';
  expect([data?.expectedOn, data?.state]).toEqual(['2031-02-03', 'open']);
  const receive = (units: number, done = false, header = key()) =>
    staff.POST('/v1/admin/stock-incoming/{id}/receive', { params: { path: { id }, header }, body: { units, done } });
  expect((await read(at(3))).incoming).toBe(before.incoming + 10);
  const once = key();
  await Promise.all([receive(4, false, once), receive(4, false, once)]);
  expect(await read(at(3))).toMatchObject({ onHand: before.onHand + 4, incoming: before.incoming + 6 });
  expect((await receive(8)).data).toMatchObject({ received: 12, state: 'received' });
  expect(await read(at(3))).toMatchObject({ onHand: before.onHand + 12, incoming: before.incoming });
  expect((await receive(1)).error?.code).toBe('INCOMING_ENDED');
});

test('COR-22 a count writes its differences; what was shipped since the number was entered is taken into account', async () => {
  await setStock(server.database, privateId('offer', at(4)), 10);
  const { sku, levels } = await read(at(4));
  const start = () =>
    staff.POST('/v1/admin/stock-counts', { params: { header: key() }, body: { locationId: levels[0]?.locationId ?? '', name: 'Monday' } });
  const id = (await start()).data?.id ?? '';
  expect((await start()).error?.code).toBe('COUNT_RUNNING');
  const enter = (body: { sku: string; counted?: number; add?: number }) =>
    staff.POST('/v1/admin/stock-counts/{id}/lines', { params: { path: { id }, header: key() }, body });
  for (let n = 0; n < 3; n += 1) await enter({ sku: sku.toLowerCase(), add: 1 });
  expect((await enter({ sku, counted: 12 })).data?.line).toMatchObject({ counted: 12, onHand: 10, difference: 2 });
  expect((await enter({ sku: 'NO-SUCH', add: 1 })).error?.code).toBe('SKU_NOT_FOUND');
  // One is shipped after it was counted: the shelf had twelve, then eleven.
  const sold = await (await readyShopper(server.baseUrl, [{ offerId: at(4), quantity: 1 }])).place();
  const shipped = await staff.POST('/v1/admin/orders/{id}/shipments', {
    params: { path: { id: sold.body.order.id }, header: key() },
    body: { carrier: 'Kerry', trackingNumber: 'TH1' },
  });
  expect(shipped.response.status).toBe(201);
  const count = (await staff.GET('/v1/admin/stock-counts/{id}', { params: { path: { id } } })).data;
  expect(count?.count).toMatchObject({ counted: 1, different: 1, state: 'open' });
  const close = (version: number) => staff.POST('/v1/admin/stock-counts/{id}/close', { params: { path: { id } }, body: { version } });
  expect((await close(1)).error?.code).toBe('COUNT_CHANGED');
  expect((await close(count?.count.version ?? 0)).data?.state).toBe('closed');
  expect((await read(at(4))).onHand).toBe(11);
  expect((await moves(at(4)))[0]).toMatchObject({ reason: 'counted', delta: 2 });
  expect((await enter({ sku, counted: 1 })).error?.code).toBe('COUNT_ENDED');
});

test('COR-22 a count below what is reserved is refused as a whole, and names what is short', async () => {
  await setStock(server.database, privateId('offer', at(5)), 4);
  const { sku, levels } = await read(at(5));
  await (await readyShopper(server.baseUrl, [{ offerId: at(5), quantity: 3 }])).place();
  const started = await staff.POST('/v1/admin/stock-counts', {
    params: { header: key() },
    body: { locationId: levels[0]?.locationId ?? '' },
  });
  const id = started.data?.id ?? '';
  const entered = await staff.POST('/v1/admin/stock-counts/{id}/lines', {
    params: { path: { id }, header: key() },
    body: { sku, counted: 2 },
  });
  const version = entered.data?.count.version ?? 0;
  const closed = await staff.POST('/v1/admin/stock-counts/{id}/close', { params: { path: { id } }, body: { version } });
  expect(closed.error).toMatchObject({ code: 'COUNT_BELOW_RESERVED', facts: { lines: [{ sku, counted: 2, reserved: 3 }] } });
  expect((await read(at(5))).onHand).toBe(4);
  expect((await staff.POST('/v1/admin/stock-counts/{id}/cancel', { params: { path: { id } } })).data?.state).toBe('cancelled');
});

test('COR-85 minimum, maximum and step are said on the line, and placing is refused', async () => {
  await setStock(server.database, privateId('offer', at(6)), 50);
  const shopper = await readyShopper(server.baseUrl, [{ offerId: at(6), quantity: 1 }]);
  await rule(at(6), { minQuantity: 2, maxQuantity: 6, quantityStep: 2 });
  const problemAt = async (quantity: number) => {
    const lineId = (await shopper.cart()).lines[0]?.id ?? '';
    const { data } = await shopper.client.PATCH('/v1/carts/{id}/lines/{lineId}', {
      params: { path: { id: shopper.cartId, lineId } },
      body: { quantity },
    });
    return data?.lines[0]?.problem;
  };
  expect((await shopper.cart()).lines[0]).toMatchObject({
    problem: 'MIN_QUANTITY',
    limits: { least: 2, most: 6, step: 2, perCustomer: null },
  });
  const refused = await shopper.place();
  expect([refused.status, refused.body.code, refused.body.facts]).toMatchObject([
    409,
    'QUANTITY_NOT_ALLOWED',
    { lines: [{ problem: 'MIN_QUANTITY' }] },
  ]);
  expect(await problemAt(3)).toBe('QUANTITY_STEP');
  expect(await problemAt(8)).toBe('MAX_QUANTITY');
  expect(await problemAt(4)).toBeNull();
  await shopper.details();
  expect((await shopper.place()).status).toBe(201);
});

test('COR-85 of twenty who place at once with one address as many get it as a customer may have; a cancelled order gives the right back', async () => {
  await setStock(server.database, privateId('offer', at(7)), 100);
  await rule(at(7), { customerLimit: 3 });
  const shoppers = await Promise.all(Array.from({ length: 20 }, () => readyShopper(server.baseUrl, [{ offerId: at(7), quantity: 1 }])));
  const placed = await Promise.all(shoppers.map((shopper) => shopper.place()));
  const tally = Map.groupBy(placed, ({ status, body }) => (status === 201 ? 'sold' : `${status} ${body.code}`));
  expect(Object.fromEntries([...tally].map(([name, list]) => [name, list.length]))).toEqual({ sold: 3, '409 LIMIT_REACHED': 17 });
  const late = shoppers[placed.findIndex(({ status }) => status === 409)];
  expect((await late?.cart())?.lines[0]?.problem).toBe('LIMIT_REACHED');
  const sold = placed.find(({ status }) => status === 201)?.body.order.id ?? '';
  const cancelled = await staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id: sold }, header: key() },
    body: { move: 'cancel' },
  });
  expect(cancelled.data?.status).toBe('cancelled');
  expect((await late?.cart())?.lines[0]?.problem).toBeNull();
  expect((await late?.place())?.status).toBe(201);
  const other = await new Shopper(server.baseUrl).withCart([{ offerId: at(7), quantity: 1 }]);
  const { data } = await other.client.PATCH('/v1/checkouts/{id}', {
    params: { path: { id: other.cartId } },
    body: { contact: { email: 'another@example.com' }, shippingAddress: thai },
  });
  other.fingerprint = data?.quote?.fingerprint ?? '';
  expect((await other.place()).status).toBe(201);
});

test('COR-85 what an order that expired had of a limit is free again', async () => {
  await setStock(server.database, privateId('offer', at(8)), 10);
  await rule(at(8), { customerLimit: 1 });
  const [first, second] = await Promise.all([0, 1].map(() => readyShopper(server.baseUrl, [{ offerId: at(8), quantity: 1 }])));
  expect((await first?.place({ card: cards.challenge }))?.body.outcome).toBe('needs_action');
  expect((await second?.place())?.body.code).toBe('LIMIT_REACHED');
  await advance(server, 16);
  await until('the right to come back', async () => (await second?.cart())?.lines[0]?.problem === null);
  expect((await second?.place())?.status).toBe(201);
});

test('COR-85 what was bought before there was a limit counts, but for what came to nothing', async () => {
  const offer = privateId('offer', at(12));
  await setStock(server.database, offer, 10);
  const lines = [{ offerId: at(12), quantity: 2 }];
  const bought = await (await readyShopper(server.baseUrl, lines)).place();
  const gone = await (await readyShopper(server.baseUrl, lines)).place();
  await staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id: gone.body.order.id }, header: key() },
    body: { move: 'cancel', lineIds: gone.body.order.lines.map((line: { id: string }) => line.id) },
  });
  await rule(at(12), { customerLimit: 3 });
  const counted = () =>
    server.database.sql<{ order_id: string; quantity: number }>(
      `select order_id, quantity from customer_purchases where offer_id = $1 and state = 'taken'`,
      [offer],
    );
  await until('it to be counted', async () => (await counted()).length > 0);
  expect(await counted()).toEqual([{ order_id: privateId('order', bought.body.order.id), quantity: 2 }]);
  const again = await readyShopper(server.baseUrl, lines);
  expect((await again.cart()).lines[0]?.problem).toBe('LIMIT_REACHED');
  expect((await again.place()).body.code).toBe('LIMIT_REACHED');
});

test('COR-85 sold beyond what is on hand: order, desk and mail say how many units come later, and when', async () => {
  await setStock(server.database, privateId('offer', at(13)), 1);
  await rule(at(13), { laterDays: 5 });
  await staff.PUT('/v1/admin/stock/{offerId}/backorder', { ...put(at(13)), body: { limit: 9 } });
  const shopper = await readyShopper(server.baseUrl, [{ offerId: at(13), quantity: 3 }]);
  const { order } = (await shopper.place()).body;
  const by = new Date(new Date(order.placedAt).getTime() + 5 * 86_400_000).toISOString();
  expect(order.lines[0]).toMatchObject({ shipsFrom: null, shipsLater: { units: 2, by } });
  const { data } = await staff.GET('/v1/admin/orders/{id}', { params: { path: { id: order.id } } });
  expect(data?.lines[0]).toMatchObject({ shipsLater: { units: 2, by } });
  const told = await until('the mail that tells of it', async () => {
    const paid = await mailsTo(server, order.contact.email, 'order.paid');
    const letters = paid.map((_, index) => letterTo(server, order.contact.email, 'order.paid', index + 1));
    return (await Promise.all(letters)).find(({ text }) => text.includes(order.number))?.text;
  });
  expect(told).toContain('2 of them ship later, by about');
});

test('COR-85 sold before it is there: the shop says when it ships, the order too, and it ships when it came', async () => {
  await setStock(server.database, privateId('offer', at(9)), 0);
  const from = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString();
  await rule(at(9), { availableFrom: from, laterDays: 14 });
  const limited = await staff.PUT('/v1/admin/stock/{offerId}/backorder', { ...put(at(9)), body: { limit: 2 } });
  expect(limited.data?.levels[0]).toMatchObject({ onHand: 0, backorderLimit: 2 });
  const shopper = await readyShopper(server.baseUrl, [{ offerId: at(9), quantity: 2 }]);
  expect((await shopper.cart()).lines[0]).toMatchObject({
    problem: null,
    available: 2,
    shipsFrom: from,
    shipsLater: { units: 2, days: 14 },
  });
  const placed = await shopper.place();
  expect(placed.body.order.lines[0]).toMatchObject({ shipsFrom: from });
  expect((await (await readyShopper(server.baseUrl, [{ offerId: at(9), quantity: 1 }])).place()).body.code).toBe('OUT_OF_STOCK');
  expect((await staff.PUT('/v1/admin/stock/{offerId}/backorder', { ...put(at(9)), body: { limit: 1 } })).error?.code).toBe(
    'BACKORDER_IN_USE',
  );
  const ship = () =>
    staff.POST('/v1/admin/orders/{id}/shipments', {
      params: { path: { id: placed.body.order.id }, header: key() },
      body: { carrier: 'Kerry', trackingNumber: 'TH1' },
    });
  expect((await ship()).error?.code).toBe('NOT_ON_HAND');
  await staff.POST('/v1/admin/stock/{offerId}/moves', { ...path(at(9)), body: { delta: 2, reason: 'received' } });
  expect((await ship()).data?.status).toBe('shipped');
  expect(await read(at(9))).toMatchObject({ onHand: 0, reserved: 0 });
});

test('COR-22 what runs low is listed, and its people get one mail when it does, not one for each sale', async () => {
  await setStock(server.database, privateId('offer', at(10)), 9);
  await rule(at(10), { lowAt: 5 });
  const listed = async (level: 'low' | 'out') =>
    (await staff.GET('/v1/admin/stock', { params: { query: { level, limit: 100 } } })).data?.items.map(({ offerId }) => offerId) ?? [];
  const buy = async (quantity: number) => (await readyShopper(server.baseUrl, [{ offerId: at(10), quantity }])).place();
  await until('the shelf to be looked at', async () => (await read(at(10))).level === 'ok');
  await buy(4);
  await until('it to run low', async () => (await listed('low')).includes(at(10)));
  const mails = async () =>
    (await server.database.sql<{ n: number }>(`select count(*)::int as n from messages where template = 'stock.low'`))[0]?.n ?? 0;
  // As if the last mail were long ago; then the job, which also runs by itself, says all there is to say.
  const tellAll = async () => {
    await server.database.sql(`update stock_settings set told_at = now() - interval '2 hours'`);
    await server.database.sql(`select graphile_worker.add_job('tell_low_stock', '{}')`);
    await until('all to be told', async () => (await server.database.sql(`select 1 from stock_watch where tell`)).length === 0);
  };
  await tellAll();
  const first = await mails();
  expect(first).toBeGreaterThan(0);
  await buy(1);
  await until('the sale to be looked at', async () => (await server.database.sql(`select 1 from stock_marks`)).length === 0);
  await tellAll();
  expect(await mails()).toBe(first);
  await staff.PUT('/v1/admin/stock-settings', { body: { lowAt: 4 } });
  expect((await staff.GET('/v1/admin/stock-settings')).data).toEqual({ lowAt: 4 });
});

test('COR-22 moves leave as a file that a spreadsheet reads as text', async () => {
  await staff.POST('/v1/admin/stock/{offerId}/moves', { ...path(at(11)), body: { delta: 2, reason: 'other', note: '=1+1' } });
  const { data } = await staff.GET('/v1/admin/stock-moves.csv', { params: { query: { offer: at(11) } }, parseAs: 'text' });
  const lines = String(data).trim().split('\r\n');
  expect(lines[0]).toContain('at,sku,location,units,reason,note,by');
  expect(lines.at(-1)).toContain(`,2,other,'=1+1,`);
});
