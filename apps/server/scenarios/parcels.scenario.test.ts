// Parcels over HTTP: what lies in several places leaves in several, each unit once.
import { beforeAll, expect, test } from 'vitest';
import { createTessera, type Schemas } from '../../../client/index.ts';
import { newId, privateId, publicId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { letterTo } from './person.ts';
import { offersOf, readyShopper, setStock, type Shopper, staffClient } from './shopper.ts';

let server: TestServer;
let staff: Awaited<ReturnType<typeof staffClient>>;
let offers: string[];
let [front, depot] = ['', ''];

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  staff = await staffClient(server.baseUrl);
  offers = (await offersOf(server.baseUrl)).map(({ offerId }) => offerId);
  front = (await staff.GET('/v1/admin/stock-locations')).data?.items[0]?.id ?? '';
  const opened = await staff.POST('/v1/admin/stock-locations', { params: { header: key() }, body: { name: 'Depot', country: 'TH' } });
  depot = opened.data?.id ?? '';
});

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const at = (index: number): string => offers[index] ?? '';

/** An offer with units in front and in the depot, and an order of them. */
async function ordered(index: number, units: { front: number; depot: number }, quantity = units.front + units.depot) {
  await setStock(server.database, privateId('offer', at(index)), units.front);
  if (units.depot > 0)
    await staff.POST('/v1/admin/stock/{offerId}/moves', {
      params: { path: { offerId: at(index) }, header: key() },
      body: { delta: units.depot, reason: 'received', locationId: depot },
    });
  const shopper = await readyShopper(server.baseUrl, [{ offerId: at(index), quantity }]);
  const { order } = (await shopper.place()).body;
  const [line] = order.lines;
  if (!line) throw new Error('an order without lines');
  return { shopper, id: order.id, lineId: line.id, email: order.contact.email };
}

const lying = async (id: string) => (await staff.GET('/v1/admin/orders/{id}/stock', { params: { path: { id } } })).data?.items ?? [];
type Sent = Partial<{ trackingNumber: string; locationId: string; units: { lineId: string; quantity: number }[]; lineIds: string[] }>;
const send = (id: string, body: Sent, header = key()) =>
  staff.POST('/v1/admin/orders/{id}/shipments', {
    params: { path: { id }, header },
    body: { carrier: 'Kerry', trackingNumber: 'TH1', ...body },
  });
const onHand = async (index: number): Promise<Record<string, number>> => {
  const { data } = await staff.GET('/v1/admin/stock/{offerId}', { params: { path: { offerId: at(index) } } });
  return Object.fromEntries((data?.levels ?? []).map((level) => [level.locationId, level.onHand]));
};
const states = async (shopper: Shopper, id: string): Promise<[string, string | undefined, number | undefined]> => {
  const order: Schemas['Order'] = await shopper.order(id);
  return [order.status, order.lines[0]?.state, order.lines[0]?.sent];
};

test('COR-81 a line of five leaves in three from one place and two from another, and is shipped with the last', async () => {
  const { shopper, id, lineId, email } = await ordered(0, { front: 3, depot: 2 });
  expect(await lying(id)).toMatchObject([
    { location: { id: front }, units: [{ lineId, quantity: 3, onHand: 3 }] },
    { location: { id: depot, name: 'Depot' }, units: [{ lineId, quantity: 2, onHand: 2 }] },
  ]);
  const first = await send(id, { locationId: front, units: [{ lineId, quantity: 2 }], trackingNumber: 'TH-A' });
  expect([first.response.status, first.data?.status]).toEqual([201, 'fulfilling']);
  expect(first.data?.shipments).toMatchObject([{ trackingNumber: 'TH-A', units: [{ lineId, quantity: 2 }], from: { id: front } }]);
  expect(await states(shopper, id)).toEqual(['fulfilling', 'fulfilling', 2]);
  expect(await onHand(0)).toEqual({ [front]: 1, [depot]: 2 });
  // All that is left there.
  await send(id, { locationId: front, trackingNumber: 'TH-B' });
  expect(await lying(id)).toMatchObject([{ location: { id: depot }, units: [{ lineId, quantity: 2 }] }]);
  const last = await send(id, { locationId: depot, units: [{ lineId, quantity: 2 }], trackingNumber: 'TH-C' });
  expect(last.data?.status).toBe('shipped');
  expect(await states(shopper, id)).toEqual(['shipped', 'shipped', 5]);
  expect(await onHand(0)).toEqual({ [front]: 0, [depot]: 0 });
  const seen = await shopper.order(id);
  expect(seen.shipments.map(({ trackingNumber, units, from }) => [trackingNumber, units[0]?.quantity, from])).toEqual([
    ['TH-A', 2, null],
    ['TH-B', 1, null],
    ['TH-C', 2, null],
  ]);
  expect(seen.events.filter(({ type }) => type === 'parcel.sent').map(({ reason }) => reason)).toEqual(['Kerry TH-A', 'Kerry TH-B']);
  expect((await letterTo(server, email, 'order.parcel_sent', 2)).text).toContain('TH-B: 1 ×');
  const letter = await letterTo(server, email, 'order.shipped', 1);
  expect(letter.text).toMatch(/TH-A: 2 ×[^]*TH-C: 2 ×/);
});

test('COR-81 a parcel never takes more than is left, nor from where it does not lie; nothing is half-written', async () => {
  const { id, lineId, shopper } = await ordered(1, { front: 2, depot: 0 });
  const tries: [Sent, number, string][] = [
    [{ locationId: front, units: [{ lineId, quantity: 3 }] }, 409, 'UNITS_NOT_THERE'],
    [{ locationId: depot, units: [{ lineId, quantity: 1 }] }, 409, 'UNITS_NOT_THERE'],
    [{ locationId: depot }, 409, 'UNITS_NOT_THERE'],
    [{ locationId: publicId('stockLocation', newId()) }, 409, 'UNITS_NOT_THERE'],
    [{ locationId: front, units: [{ lineId: publicId('orderLine', newId()), quantity: 1 }] }, 404, 'LINE_NOT_FOUND'],
    [{ units: [{ lineId, quantity: 1 }] }, 400, 'VALIDATION_FAILED'],
    [{ locationId: front, units: [{ lineId, quantity: 0 }] }, 400, 'VALIDATION_FAILED'],
    [
      {
        locationId: front,
        units: [
          { lineId, quantity: 1 },
          { lineId, quantity: 1 },
        ],
      },
      400,
      'VALIDATION_FAILED',
    ],
    [{ locationId: front, lineIds: [publicId('orderLine', newId())], units: [{ lineId, quantity: 1 }] }, 404, 'LINE_NOT_FOUND'],
  ];
  for (const [body, status, code] of tries) {
    const { response, error } = await send(id, body);
    expect([response.status, error?.code], JSON.stringify(body)).toEqual([status, code]);
  }
  expect(await states(shopper, id)).toEqual(['paid', 'paid', 0]);
  expect(await onHand(1)).toEqual({ [front]: 2 });
  expect((await send(id, {})).data?.status).toBe('shipped');
  expect((await send(id, { locationId: front })).error?.code).toBe('NOTHING_TO_SHIP');
});

test('COR-81 six at once who send the last unit: one parcel; the same key again is the same parcel', async () => {
  const { id, lineId, shopper } = await ordered(2, { front: 2, depot: 0 });
  const unit = { locationId: front, units: [{ lineId, quantity: 1 }] };
  const header = key();
  await Promise.all([send(id, unit, header), send(id, unit, header)]);
  expect(await states(shopper, id)).toEqual(['fulfilling', 'fulfilling', 1]);
  const done = await Promise.all(Array.from({ length: 6 }, () => send(id, unit)));
  expect(done.map(({ response }) => response.status).toSorted((one, other) => one - other)).toEqual([201, 409, 409, 409, 409, 409]);
  expect(await states(shopper, id)).toEqual(['shipped', 'shipped', 2]);
  expect(await onHand(2)).toEqual({ [front]: 0 });
});

test('COR-81 a line part of which left is not called off any more, by nobody; the rest of it follows', async () => {
  const { id, lineId } = await ordered(3, { front: 2, depot: 0 });
  const after = await send(id, { locationId: front, units: [{ lineId, quantity: 1 }] });
  expect(after.data?.lines[0]).toMatchObject({ sent: 1, moves: ['ship'], terms: [{ move: 'cancel', allowed: false }] });
  const { response, error } = await staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id }, header: key() },
    body: { move: 'cancel', lineIds: [lineId] },
  });
  expect([response.status, error?.code]).toEqual([409, 'MOVE_NOT_ALLOWED']);
  expect((await send(id, {})).data?.shipments.map(({ units }) => units[0]?.quantity)).toEqual([1, 1]);
});

test('COR-81 sent without a place, each place sends what it has in a parcel of its own', async () => {
  const { id, lineId } = await ordered(4, { front: 1, depot: 3 });
  const sent = await send(id, { trackingNumber: 'TH-ALL' });
  expect(sent.data?.status).toBe('shipped');
  expect(new Map(sent.data?.shipments.map(({ from, units }) => [from?.id, units]))).toEqual(
    new Map([
      [front, [{ lineId, quantity: 1 }]],
      [depot, [{ lineId, quantity: 3 }]],
    ]),
  );
  expect(await onHand(4)).toEqual({ [front]: 0, [depot]: 0 });
});

test('COR-81 of what is sold before it is there, what has come leaves, and no more', async () => {
  await setStock(server.database, privateId('offer', at(5)), 1);
  await staff.PUT('/v1/admin/stock/{offerId}/backorder', { params: { path: { offerId: at(5) } }, body: { limit: 2 } });
  const shopper = await readyShopper(server.baseUrl, [{ offerId: at(5), quantity: 3 }]);
  const { id, lines } = (await shopper.place()).body.order;
  const lineId = lines[0]?.id ?? '';
  expect(await lying(id)).toMatchObject([{ units: [{ quantity: 3, onHand: 1 }] }]);
  expect((await send(id, { locationId: front, units: [{ lineId, quantity: 2 }] })).error?.code).toBe('NOT_ON_HAND');
  expect(await states(shopper, id)).toEqual(['paid', 'paid', 0]);
  expect((await send(id, { locationId: front, units: [{ lineId, quantity: 1 }] })).data?.lines[0]?.sent).toBe(1);
  expect((await send(id, {})).error?.code).toBe('NOT_ON_HAND');
});

test('COR-81 slips name what is packed together, in the words of the buyer, without prices, for who may ship alone', async () => {
  const { id, lineId } = await ordered(6, { front: 1, depot: 2 });
  await server.database.sql(`update variants v set weight_grams = 250 from offers o where o.id = $1 and v.id = o.variant_id`, [
    privateId('offer', at(6)),
  ]);
  await send(id, { locationId: depot, units: [{ lineId, quantity: 1 }], trackingNumber: 'TH-S' });
  const slips = await staff.GET('/v1/admin/orders/{id}/packing-slips', { params: { path: { id } } });
  expect(slips.data).toMatchObject({ locale: 'en', shop: 'Vestify', to: { name: 'Somchai Dee', postalCode: '10110' } });
  expect(slips.data?.items).toMatchObject([
    { parcel: null, from: { id: front }, lines: [{ lineId, quantity: 1, weightGrams: 250 }] },
    { parcel: null, from: { id: depot, country: 'TH' }, lines: [{ quantity: 1 }] },
    { parcel: { trackingNumber: 'TH-S' }, from: { id: depot, name: 'Depot' }, lines: [{ quantity: 1 }] },
  ]);
  expect(JSON.stringify(slips.data)).not.toMatch(/amount|currency|email/);
  const made = await staff.POST('/v1/admin/keys', { body: { name: 'Reader', permissions: ['orders.read'] } });
  const reader = createTessera({ baseUrl: server.baseUrl, headers: { authorization: `Bearer ${made.data?.key}` } });
  expect((await reader.GET('/v1/admin/orders/{id}', { params: { path: { id } } })).response.status).toBe(200);
  const refused = await reader.GET('/v1/admin/orders/{id}/packing-slips', { params: { path: { id } } });
  expect(refused.error?.code).toBe('FORBIDDEN');
});

test('COR-81 a wrong number is put right, for the buyer too, with what it was in the trail; of another order’s parcel nothing', async () => {
  const { id, shopper } = await ordered(7, { front: 1, depot: 0 });
  const { data } = await send(id, { trackingNumber: 'TH-WRONG' });
  const shipmentId = data?.shipments[0]?.id ?? '';
  const change = (order: string, trackingNumber: string) =>
    staff.PATCH('/v1/admin/orders/{id}/shipments/{shipmentId}', {
      params: { path: { id: order, shipmentId } },
      body: { carrier: 'DHL', trackingNumber },
    });
  const other = await ordered(8, { front: 1, depot: 0 });
  expect((await change(other.id, 'TH-X')).error?.code).toBe('PARCEL_NOT_FOUND');
  const right = await change(id, 'TH-RIGHT');
  expect([right.response.status, right.data?.status]).toEqual([200, 'shipped']);
  const seen = await shopper.order(id);
  expect(seen.shipments).toMatchObject([{ carrier: 'DHL', trackingNumber: 'TH-RIGHT', units: [{ quantity: 1 }] }]);
  expect(seen.events.find(({ type }) => type === 'parcel.changed')?.reason).toBe('DHL TH-RIGHT');
  expect((await change(id, 'TH-RIGHT')).data?.version).toBe(seen.version);
  const { data: trail } = await staff.GET('/v1/admin/audit', { params: { query: { action: 'order.parcel_changed' } } });
  expect(trail?.items).toMatchObject([{ before: { trackingNumber: 'TH-WRONG' }, after: { trackingNumber: 'TH-RIGHT' } }]);
});

test('COR-81 a parcel from before names no units: it had all of its lines', async () => {
  const { id, lineId, shopper } = await ordered(9, { front: 2, depot: 0 });
  await send(id, {});
  await server.database.sql('update shipments set units = null, location_org_id = null, location_id = null where order_id = $1', [
    privateId('order', id),
  ]);
  const seen = await shopper.order(id);
  expect([seen.lines[0]?.sent, seen.shipments[0]?.units]).toEqual([2, [{ lineId, quantity: 2 }]]);
  const slips = await staff.GET('/v1/admin/orders/{id}/packing-slips', { params: { path: { id } } });
  expect(slips.data?.items).toMatchObject([{ parcel: { trackingNumber: 'TH1' }, from: null, lines: [{ quantity: 2 }] }]);
});
