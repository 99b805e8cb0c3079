// Who is too late for a time, a place or a vest: told in the words of the kind that was short, and never charged for nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { privateId, publicId } from '#platform/ids/index.ts';
import { leaveProcess } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { itemOf, sellCourse, sellService } from '../../../tools/testing/wares.ts';
import { advance, cards, offersOf, readyShopper, setStock, type Shopper, until } from './shopper.ts';
import { n, ordered, settled } from './ware-shopper.ts';

const DEAR = 10_001;

let server: TestServer;
let vest: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
  vest = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
});
afterAll(leaveProcess);

test('COR-22 a mixed cart is refused in the words of the kind that was short, and nothing of it is taken', async () => {
  const [time, lesson] = [await sellService(server, DEAR), await sellCourse(server, 777, { seats: 1 })];
  const start = time.starts[0];
  const items = [{ offerId: vest, quantity: 1 }, itemOf(time, { start }), itemOf(lesson)];
  const attempt = async (): Promise<string | undefined> => (await (await readyShopper(server.baseUrl, items)).place()).body.code;
  const ready = await readyShopper(server.baseUrl, items);
  const offer = privateId('offer', vest);
  const [stock] = await server.database.sql<{ on_hand: number; reserved: number }>(
    'select on_hand, reserved from stock_levels where offer_id = $1',
    [offer],
  );
  await setStock(server.database, offer, stock?.reserved ?? 0);
  expect((await ready.place()).body.code).toBe('OUT_OF_STOCK');
  await setStock(server.database, offer, stock?.on_hand ?? 0);
  await server.database.sql('update courses set seat_limit = seats_taken where id = $1', [lesson.courseId]);
  expect(await attempt()).toBe('COURSE_FULL');
  await server.database.sql('update courses set seat_limit = 5 where id = $1', [lesson.courseId]);
  await ordered(server, [itemOf(time, { start })]);
  expect(await attempt()).toBe('SLOT_TAKEN');
  const cart = await (await readyShopper(server.baseUrl, items)).cart();
  expect(cart.lines.map(({ kind, problem }) => [kind, problem])).toEqual(
    expect.arrayContaining([
      ['physical', null],
      ['service', 'OUT_OF_STOCK'],
      ['course', null],
    ]),
  );
  const [left] = await server.database.sql<{ taken: number; reserved: number }>(
    'select c.seats_taken as taken, s.reserved from courses c, stock_levels s where c.id = $1 and s.offer_id = $2',
    [lesson.courseId, offer],
  );
  expect(left).toEqual({ taken: 0, reserved: stock?.reserved });
});

/** The times that an order holds lapse before the order does. */
async function lapse(id: string): Promise<void> {
  const order = [privateId('order', id)];
  await server.database.sql(`update bookings set expires_at = now() - interval '1 second' where order_id = $1 and state = 'held'`, order);
  await server.database.sql(
    `update booking_claims c set expires_at = b.expires_at from bookings b where b.order_id = $1 and c.session_id = b.session_id and c.live`,
    order,
  );
}

/** Where the buyer says yes to their bank. */
const bankOf = async (shopper: Shopper, id: string): Promise<string> => (await shopper.order(id)).payment?.nextAction?.url ?? '';

const approve = (url: string): Promise<Response> =>
  fetch(url.replace('/challenge', '/answer'), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'decision=approve',
  });

test('MKT-09 MKT-11 who pays when the time went to somebody else has the money back, and one of both the time: however they race', async () => {
  const ware = await sellService(server, DEAR);
  const race = async (start: string | undefined): Promise<void> => {
    const slow = await ordered(server, [{ offerId: vest, quantity: 1 }, itemOf(ware, { start })], cards.challenge);
    await lapse(slow.id);
    const quick = await readyShopper(server.baseUrl, [itemOf(ware, { start })]);
    const [, placed] = await Promise.all([approve(await bankOf(slow.shopper, slow.id)), quick.place()]);
    const done = await until('the payment to settle', async () => {
      const order = await slow.shopper.order(slow.id);
      return order.status !== 'pending' && order;
    });
    const { kept, stillHeld } = await settled(server, slow.shopper, slow.id);
    const winners = await server.database.sql(
      `select from bookings b join booking_services s on s.id = b.service_id
      where s.offer_id = $1 and b.starts_at = $2 and b.state = 'confirmed'`,
      [ware.offerId, start],
    );
    expect(winners).toHaveLength(1);
    if (placed.status === 201) expect([done.status, kept, stillHeld]).toEqual(['expired', 0n, 0n]);
    else expect([placed.body.code, done.status, kept]).toEqual(['SLOT_TAKEN', 'paid', n(done.totals.total)]);
  };
  for (const start of ware.starts.slice(0, 4)) await race(start);
  const last = ware.starts[5];
  const slow = await ordered(server, [itemOf(ware, { start: last })], cards.challenge);
  await lapse(slow.id);
  await ordered(server, [itemOf(ware, { start: last })]);
  await approve(await bankOf(slow.shopper, slow.id));
  const over = await until('the late payment', async () => {
    const order = await slow.shopper.order(slow.id);
    return order.status === 'expired' && order;
  });
  expect(over.events.find(({ type }) => type === 'line.expire')).toMatchObject({ reason: 'no longer held when it was paid' });
  expect(await settled(server, slow.shopper, slow.id)).toMatchObject({ kept: 0n, stillHeld: 0n });
  expect(await server.database.sql('select from outbox_deliveries where attempts > 3')).toEqual([]);
});

test('MKT-09 MKT-11 an order that expired and is paid late has its times and its course again, as far as all of it can be had together', async () => {
  await server.database.sql(`update channels set late_payment = 'revive'`);
  const [time, lesson] = [await sellService(server, DEAR, { people: 2 }), await sellCourse(server, 777)];
  const start = time.starts[0];
  const [person] = await server.database.sql<{ id: string }>(
    'select resource_id as id from booking_service_resources where service_id = $1 order by position limit 1',
    [time.serviceId],
  );
  const anna = { start, with: [publicId('bookingResource', person?.id ?? '')] };
  const items = [itemOf(time, { start }), itemOf(time, anna), itemOf(lesson)];
  /** Ordered, expired, something else happens, and then the bank says yes. */
  const paidLate = async (meanwhile: () => Promise<unknown>) => {
    const late = await ordered(server, items.toReversed(), cards.challenge);
    const bank = await bankOf(late.shopper, late.id);
    await advance(server, 16);
    await until('the order to expire', async () => (await late.shopper.order(late.id)).status === 'expired');
    await meanwhile();
    await approve(bank);
    await until('the money', async () => {
      const { status, payment } = await late.shopper.order(late.id);
      return status !== 'expired' || payment?.status === 'voided';
    });
    return settled(server, late.shopper, late.id);
  };
  const short = await paidLate(() => ordered(server, [itemOf(time, { start })]));
  expect([short.now.status, short.kept, short.stillHeld]).toEqual(['expired', 0n, 0n]);
  const other = time.starts[1];
  items.splice(0, 2, itemOf(time, { start: other }), itemOf(time, { ...anna, start: other }));
  const revived = await paidLate(() => Promise.resolve());
  expect(revived.now.lines.map(({ state }) => state).toSorted()).toEqual(['access_granted', 'paid', 'paid']);
  expect(revived.kept).toBe(n(revived.now.totals.total));
  expect(await server.database.sql('select from outbox_deliveries where attempts > 3')).toEqual([]);
});
