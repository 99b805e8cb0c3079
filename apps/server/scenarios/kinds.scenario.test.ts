// Services and courses in the shop beside goods: placed together, confirmed, given back on their terms, with the money exact.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { course } from '#kinds/course/server.ts';
import { membership } from '#kinds/membership/server.ts';
import { physical } from '#kinds/physical/server.ts';
import { service } from '#kinds/service/server.ts';
import { Policy, reschedule } from '#modules/booking/index.ts';
import { expireDue } from '#modules/courses/index.ts';
import { useKinds } from '#modules/orders/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { leaveProcess } from '../../../tools/testing/learner.ts';
import { easyPolicy } from '../../../tools/testing/salon.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { itemOf, sellCourse, sellService } from '../../../tools/testing/wares.ts';
import { Person } from './person.ts';
import { advance, offersOf, readyShopper, Shopper, staffClient, thai, until } from './shopper.ts';
import { lineOf, n, ordered, own, settled, staffActs } from './ware-shopper.ts';

let server: TestServer;
let act: ReturnType<typeof staffActs>;
let vest: string;

beforeAll(async () => {
  // What this process does to bookings and courses itself is told to their lines.
  useKinds([physical, service, course, membership]);
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
  vest = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  act = staffActs(await staffClient(server.baseUrl));
});
afterAll(leaveProcess);

const DEAR = 10_001;
/** A third, whenever it is called off; a half from who stays away. */
const strict = Policy.parse({
  cancel: { noticeMinutes: 0, fees: [{ underMinutes: 525_600, basisPoints: 3_333 }] },
  reschedule: { noticeMinutes: 0, fees: [], most: 2 },
  noShow: { afterMinutes: 15, basisPoints: 5_000 },
  blackouts: [],
});
/** With the tax of Thailand, and what stays of it. */
const PAID = 10_701n;
const fee = 3_567n;

/** From now on the shop takes money as its lines are made ready, or at once. */
async function capturing(when: 'payment' | 'fulfilment'): Promise<void> {
  await server.database.sql('update channels set capture = $1', [when]);
  // What is known of channels is forgotten with every move of the clock.
  await advance(server, 0.02);
}

const bookingsAt = (id: string) =>
  server.database.sql<{ state: string }>('select state from bookings where order_id = $1 order by id', [privateId('order', id)]);

test('MKT-07 a service is paid, confirmed by its seller and captured with that, served and closed', async () => {
  await capturing('fulfilment');
  const ware = await sellService(server, DEAR);
  const { shopper, id, order } = await ordered(server, [itemOf(ware, { start: ware.starts[0] })]);
  await capturing('payment');
  expect([order.status, order.lines[0]?.state, order.shippingMethod]).toEqual(['paid', 'paid', null]);
  expect((await settled(server, shopper, id)).kept).toBe(0n);
  expect(await bookingsAt(id)).toEqual([{ state: 'confirmed' }]);
  expect((await act(id, 'confirm')).data?.lines[0]?.state).toBe('confirmed');
  expect((await settled(server, shopper, id)).kept).toBe(PAID);
  expect((await act(id, 'serve')).error?.code).toBe('NOT_OVER_YET');
  await server.database.sql(`update bookings set starts_at = now() - interval '1 hour', ends_at = now() where order_id = $1`, [
    privateId('order', id),
  ]);
  expect((await act(id, 'serve')).data).toMatchObject({ status: 'delivered', lines: [{ state: 'served' }] });
  expect((await act(id, 'close')).data?.status).toBe('closed');
});

test('MKT-07 a service that needs no word is confirmed by the system as it is paid, in the same answer, and by itself in the history', async () => {
  const ware = await sellService(server, DEAR, { autoConfirm: true });
  const { order } = await ordered(server, [itemOf(ware, { start: ware.starts[0] })]);
  expect(order.lines[0]?.state).toBe('confirmed');
  expect(order.events.map(({ type, actor }) => [type, actor])).toEqual(
    expect.arrayContaining([
      ['line.pay', 'buyer'],
      ['line.confirm', 'system'],
    ]),
  );
});

test('MKT-10 the order shows what calling a booking off costs, the buyer calls it off for that, and the rest goes back', async () => {
  const ware = await sellService(server, DEAR, { policy: strict });
  const { shopper, id, order } = await ordered(server, [itemOf(ware, { start: ware.starts[0] })]);
  expect(order.lines[0]?.moves).toEqual(['cancel']);
  const terms = [
    {
      move: 'cancel',
      allowed: true,
      fee: { amount: String(fee) },
      refund: { amount: String(PAID - fee) },
      reasons: [{ code: 'fee', basisPoints: 3_333 }],
    },
  ];
  expect(order.lines[0]?.terms).toMatchObject(terms);
  const line = await lineOf(shopper, id, 'service');
  expect(line.terms).toMatchObject(terms);
  const at = { orderId: id, lineId: line.id };
  expect((await own(shopper, at, 'cancel', fee - 1n)).error?.code).toBe('MOVE_COSTS_MORE');
  expect((await own(shopper, at, 'confirm')).error?.code).toBe('MOVE_NOT_ALLOWED');
  const stranger = await new Shopper(server.baseUrl).withCart([{ offerId: vest, quantity: 1 }]);
  expect((await own(stranger, at, 'cancel')).error?.code).toBe('ORDER_NOT_FOUND');
  const done = await own(shopper, at, 'cancel', fee);
  expect(done.data).toMatchObject({ status: 'cancelled', lines: [{ state: 'cancelled', kept: { amount: String(fee) }, moves: [] }] });
  expect(await settled(server, shopper, id)).toMatchObject({ kept: fee });
  expect(await bookingsAt(id)).toEqual([{ state: 'released' }]);
  const again = await ordered(server, [itemOf(ware, { start: ware.starts[0] })]);
  expect(again.order.status).toBe('paid');
});

test('MKT-10 of a booking that is called off before anything was captured the fee is captured, and the rest is let go', async () => {
  await capturing('fulfilment');
  const ware = await sellService(server, DEAR, { policy: strict });
  const { shopper, id } = await ordered(server, [itemOf(ware, { start: ware.starts[0] })]);
  await capturing('payment');
  const line = await lineOf(shopper, id, 'service');
  expect((await own(shopper, { orderId: id, lineId: line.id }, 'cancel')).response.status).toBe(200);
  const { now, kept, stillHeld } = await settled(server, shopper, id);
  expect([kept, stillHeld, n(now.payment?.refunded)]).toEqual([fee, 0n, 0n]);
});

test('MKT-10 who does not come has a part back, no sooner than the policy says; a seller who calls off gives back all', async () => {
  const ware = await sellService(server, DEAR, { policy: strict, autoConfirm: true });
  const missed = await ordered(server, [itemOf(ware, { start: ware.starts[0] })]);
  const early = await act(missed.id, 'miss');
  expect(early.error).toMatchObject({ code: 'MOVE_NOT_ALLOWED', facts: { lines: [{ reasons: [{ code: 'not_yet' }] }] } });
  await server.database.sql(`update bookings set starts_at = now() - interval '1 hour', ends_at = now() where order_id = $1`, [
    privateId('order', missed.id),
  ]);
  expect((await act(missed.id, 'miss')).data).toMatchObject({ status: 'closed', lines: [{ state: 'no_show', kept: { amount: '5351' } }] });
  expect(await settled(server, missed.shopper, missed.id)).toMatchObject({ kept: 5_351n });
  const sorry = await ordered(server, [itemOf(ware, { start: ware.starts[1] })]);
  expect((await act(sorry.id, 'cancel')).data?.lines[0]).toMatchObject({ state: 'cancelled', kept: { amount: '0' } });
  expect(await settled(server, sorry.shopper, sorry.id)).toMatchObject({ kept: 0n });
});

test('MKT-08 a course is open to its buyer as it is paid, with their name, and finished and closed by what they do', async () => {
  const ware = await sellCourse(server, DEAR, { windowDays: 30 });
  const { shopper, id, order } = await ordered(server, [itemOf(ware)]);
  expect(order).toMatchObject({ status: 'delivered', lines: [{ state: 'access_granted', moves: ['refund'] }] });
  const courses = await shopper.client.GET('/v1/me/courses', { params: { query: {} } });
  const enrollment = courses.data?.items[0];
  expect(enrollment).toMatchObject({ state: 'active' });
  const detail = await shopper.client.GET('/v1/me/courses/{id}', { params: { path: { id: enrollment?.id ?? '' } } });
  const lesson = detail.data?.lessons[0]?.id ?? '';
  const at = { params: { path: { id: enrollment?.id ?? '', lessonId: lesson } } };
  const opened = await shopper.client.POST('/v1/me/courses/{id}/lessons/{lessonId}/open', { ...at, body: {} as never });
  const device = { 'x-device-token': opened.response.headers.get('x-device-token') ?? '' };
  const put = await fetch(`${server.baseUrl}/v1/me/courses/${enrollment?.id}/lessons/${lesson}/progress`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-guest-token': shopper.token, ...device },
    body: JSON.stringify({ positionSeconds: 0, watchedSeconds: 0, done: true }),
  });
  expect(await put.json()).toMatchObject({ finished: true });
  const certificate = await shopper.client.GET('/v1/me/courses/{id}/certificate', { params: { path: { id: enrollment?.id ?? '' } } });
  expect(certificate.data?.holder).toBe(thai.name);
  await until('the line to follow', async () => (await lineOf(shopper, id, 'course')).state === 'consumed');
  expect((await lineOf(shopper, id, 'course')).moves).toEqual([]);
  await server.database.sql(
    `update enrollments set granted_at = granted_at - interval '40 days', until = now() - interval '1 day' where order_id = $1`,
    [privateId('order', id)],
  );
  expect(await expireDue()).toBe(1);
  await until('the line to close', async () => (await shopper.order(id)).status === 'closed');
});

test('MKT-06 MKT-08 where money is taken as lines are made ready, a course is paid for as it opens, and a vest with its postage as it is packed', async () => {
  await capturing('fulfilment');
  const ware = await sellCourse(server, DEAR);
  const { shopper, id } = await ordered(server, [{ offerId: vest, quantity: 1 }, itemOf(ware)]);
  await capturing('payment');
  expect((await settled(server, shopper, id)).kept).toBe(PAID);
  const goods = await lineOf(shopper, id, 'physical');
  expect((await act(id, 'fulfil', [goods.id])).response.status).toBe(200);
  const { now, kept, stillHeld } = await settled(server, shopper, id);
  expect([kept, stillHeld]).toEqual([n(now.totals.total), 0n]);
});

test('MKT-08 a course goes back within its window with all of its money, and not after it; then only its seller can', async () => {
  const ware = await sellCourse(server, DEAR);
  const { shopper, id, order } = await ordered(server, [itemOf(ware)]);
  expect(order.lines[0]?.terms).toMatchObject([{ move: 'refund', allowed: true, fee: { amount: '0' }, refund: { amount: String(PAID) } }]);
  const lineId = order.lines[0]?.id ?? '';
  expect((await own(shopper, { orderId: id, lineId }, 'refund', 0n)).data).toMatchObject({ lines: [{ state: 'refunded' }] });
  expect(await settled(server, shopper, id)).toMatchObject({ kept: 0n });
  expect((await shopper.client.GET('/v1/me/courses', { params: { query: {} } })).data?.items).toMatchObject([{ state: 'revoked' }]);
  const late = await ordered(server, [itemOf(ware)]);
  await server.database.sql(`update enrollments set refund_until = now() - interval '1 minute' where order_id = $1`, [
    privateId('order', late.id),
  ]);
  const refused = await own(late.shopper, { orderId: late.id, lineId: late.order.lines[0]?.id ?? '' }, 'refund');
  expect(refused.error).toMatchObject({ code: 'MOVE_NOT_ALLOWED', facts: { lines: [{ reasons: [{ code: 'window_over' }] }] } });
  expect((await act(late.id, 'refund')).response.status).toBe(200);
  expect(await settled(server, late.shopper, late.id)).toMatchObject({ kept: 0n });
});

test('MKT-06 MKT-07 MKT-08 one order of goods, a time and a course: each ends on its own terms, shipping goes with the goods, and the sums are exact', async () => {
  const [time, lesson] = [await sellService(server, DEAR, { policy: strict }), await sellCourse(server, 777)];
  const { shopper, id } = await ordered(server, [{ offerId: vest, quantity: 1 }, itemOf(time, { start: time.starts[0] }), itemOf(lesson)]);
  const { totals } = await shopper.order(id);
  expect((await settled(server, shopper, id)).kept).toBe(n(totals.total));
  const goods = await lineOf(shopper, id, 'physical');
  expect((await act(id, 'cancel', [goods.id])).response.status).toBe(200);
  const afterGoods = await settled(server, shopper, id);
  const paid = (line: Schemas['OrderLine']): bigint => n(line.total) + (totals.taxIncluded ? 0n : n(line.tax));
  const [booked, taught] = [await lineOf(shopper, id, 'service'), await lineOf(shopper, id, 'course')];
  expect(afterGoods.kept).toBe(paid(booked) + paid(taught));
  await own(shopper, { orderId: id, lineId: taught.id }, 'refund');
  await own(shopper, { orderId: id, lineId: booked.id }, 'cancel');
  const { kept, stillHeld, now } = await settled(server, shopper, id);
  expect([kept, stillHeld, now.status]).toEqual([n(now.lines.find(({ id: each }) => each === booked.id)?.kept), 0n, 'cancelled']);
  expect(kept).toBe((paid(booked) * 3_333n + 5_000n) / 10_000n);
});

test('COR-22 two choices of one offer are promised what is there once, and a shelf shows what no stock counts', async () => {
  const time = await sellService(server, DEAR, { capacity: 3 });
  const full = await sellCourse(server, 777, { seats: 0 });
  const [start] = time.starts;
  const shopper = await readyShopper(server.baseUrl, [
    itemOf(time, { start }, 2),
    itemOf(await sellCourse(server, 5, { seats: 3 }), {}, 2),
  ]);
  expect((await shopper.cart()).lines.map(({ available, problem }) => [available, problem])).toEqual([
    [3, null],
    [3, null],
  ]);
  const page = async (slug: string) =>
    (await shopper.client.GET('/v1/products/{slug}', { params: { path: { slug } } })).data?.variants[0]?.offer?.available;
  expect([(await page(time.slug)) ?? 0, await page(full.slug)]).toEqual([20, 0]);
});

test('MKT-10 a booking that was moved is the line that was moved: its new time, an entry of the history, a new version', async () => {
  const ware = await sellService(server, DEAR);
  const { shopper, id, order } = await ordered(server, [itemOf(ware, { start: ware.starts[0] })]);
  const [held] = await server.database.sql<{ org_id: string; id: string }>('select org_id, id from orders where id = $1', [
    privateId('order', id),
  ]);
  await inTx(systemActor, (tx) =>
    reschedule(
      tx,
      { orgId: held?.org_id ?? '', orderId: held?.id ?? '' },
      {
        lineId: privateId('orderLine', order.lines[0]?.id ?? ''),
        start: new Date(ware.starts[2] ?? ''),
        paidMinor: BigInt(DEAR),
        mover: 'staff',
      },
    ),
  );
  const now = await until('the line to follow', async () => {
    const read = await shopper.order(id);
    return read.events.some(({ type }) => type === 'line.rescheduled') && read;
  });
  expect(now.version).toBeGreaterThan(order.version);
  const [line] = await server.database.sql<{ config: unknown }>('select config from order_lines where order_id = $1', [held?.id]);
  expect(line?.config).toEqual({ start: ware.starts[2] });
});

test('COR-89 what a guest booked and bought is the person’s who shows their token; by the address both have it', async () => {
  const ware = await sellCourse(server, 777);
  const time = await sellService(server, DEAR, { policy: easyPolicy });
  const { shopper, id } = await ordered(server, [itemOf(ware), itemOf(time, { start: time.starts[0] })]);
  const person = await new Person(server).signUp();
  await person.send('POST', '/v1/me/claim', {}, { 'x-guest-token': shopper.token });
  expect((await person.get('/v1/me/courses')).body.items).toMatchObject([{ state: 'active' }]);
  expect((await shopper.client.GET('/v1/me/courses', { params: { query: {} } })).data?.items).toEqual([]);
  expect((await person.get(`/v1/orders/${id}`)).body).toMatchObject({ id, lines: [{ kind: 'course' }, { kind: 'service' }] });

  const named = await new Shopper(server.baseUrl).withCart([itemOf(ware)]);
  const params = { path: { id: named.cartId } };
  // Nothing is sent, so nobody asks where to.
  const checkout = await named.client.PATCH('/v1/checkouts/{id}', { params, body: { contact: { email: person.email, name: 'Anna Dee' } } });
  named.fingerprint = checkout.data?.quote?.fingerprint ?? '';
  const placed = await named.place();
  expect([placed.status, placed.body.order?.contact.name, placed.body.order?.shippingAddress]).toEqual([201, 'Anna Dee', null]);
  await server.database.sql('update users set email_verified_at = now() where email_verified_at is null');
  await person.send('POST', '/v1/me/claim', {});
  expect((await person.get('/v1/me/courses')).body.items).toHaveLength(2);
  expect((await named.client.GET('/v1/me/courses', { params: { query: {} } })).data?.items).toHaveLength(1);
  expect(publicId('order', privateId('order', id))).toBe(id);
});

/** A cart under a code that takes the whole price off one product, or off everything. */
async function underCode(items: Parameters<typeof readyShopper>[1], code: string, product?: string) {
  const staff = await staffClient(server.baseUrl);
  const terms = { name: code, code, kind: 'percent' as const, basisPoints: 10_000, productIds: product ? [product] : [] };
  const { error } = await staff.POST('/v1/admin/promotions', { body: terms });
  if (error) throw new Error(JSON.stringify(error));
  const shopper = await new Shopper(server.baseUrl).withCart(items);
  await shopper.client.PUT('/v1/carts/{id}/promotion', { params: { path: { id: shopper.cartId } }, body: { code } });
  const { body, text } = await (await shopper.details()).place();
  if (!body.order) throw new Error(text);
  return { shopper, id: body.order.id, order: body.order };
}

test('MKT-05 MKT-08 a course that costs nothing under a code is open at once, and goes back for nothing', async () => {
  const ware = await sellCourse(server, DEAR);
  const { shopper, id, order } = await underCode([itemOf(ware)], 'GRATIS');
  expect([order.totals.total.amount, order.status, order.lines[0]?.state]).toEqual(['0', 'delivered', 'access_granted']);
  expect((await own(shopper, { orderId: id, lineId: order.lines[0]?.id ?? '' }, 'refund', 0n)).data?.status).toBe('cancelled');
  expect(await settled(server, shopper, id)).toMatchObject({ kept: 0n, stillHeld: 0n });
});

test('MKT-05 MKT-06 beside something that is free nothing stays held at the bank of what was called off', async () => {
  await capturing('fulfilment');
  const ware = await sellCourse(server, DEAR);
  const [row] = await server.database.sql<{ product_id: string }>('select product_id from variants where id = $1', [ware.variantId]);
  const { shopper, id, order } = await underCode(
    [itemOf(ware), { offerId: vest, quantity: 1 }],
    'FREECOURSE',
    publicId('product', row?.product_id ?? ''),
  );
  await capturing('payment');
  expect(order.lines.map(({ state, total }) => [state, total.amount === '0'])).toEqual([
    ['access_granted', true],
    ['paid', false],
  ]);
  await act(id, 'cancel', [order.lines[1]?.id ?? '']);
  expect(await settled(server, shopper, id)).toMatchObject({ kept: 0n, stillHeld: 0n });
});
