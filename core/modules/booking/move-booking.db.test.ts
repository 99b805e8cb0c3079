// Moving bookings and waiting for them, on a real database: what is there stays until the new is had, and who waits is told in turn.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setOffset } from '#platform/clock/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type Event, handlerNamed } from '#platform/outbox/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import {
  codeOf,
  deadlocksOf,
  findSalon,
  first,
  holdFor,
  letGo,
  newOrder,
  openService,
  paid,
  type Salon,
  startsOf,
  statesIn,
  wants,
} from '../../../tools/testing/salon.ts';
import type { BookingFact } from './booking.events.ts';
import './booking.on.ts';
import { bookingPrivacy } from './booking.privacy.ts';
import { bookingOf, reschedule, termsNow } from './move-booking.ts';
import { bookingsOf, type ForOrder } from './take-slots.ts';
import { join, leave, sweepWaits, tellNext } from './waits.ts';

let database: TestDatabase;
let salon: Salon;

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  salon = await findSalon(database);
});
afterEach(() => setOffset(0));
afterAll(closeDatabase);

const MINUTE = 60_000;
const deadlocks = () => deadlocksOf(database);
const statesOf = (order: ForOrder) => statesIn(database, order);

const move = (order: ForOrder, lineId: Uuid, start: Date, mover: 'buyer' | 'staff' = 'buyer') =>
  inTx(salon.buyer, (tx) => reschedule(tx, order, { lineId, start, paidMinor: 1000n, mover }));

test('MKT-10 moving takes the new time and frees the old; what is taken leaves all as it was', async () => {
  const { offerId } = await openService(salon, { stepMinutes: 30 });
  const starts = await startsOf(salon, offerId);
  const [a, overlapping, b, c] = [starts[0], starts[1], starts[2], starts[4]] as [Date, Date, Date, Date];
  const [order, rival] = [newOrder(salon), newOrder(salon)];
  const want = wants(salon, offerId, a);
  const other = wants(salon, offerId, c);
  await holdFor(salon, order, [want]);
  await holdFor(salon, rival, [other]);
  await paid(order, [want.lineId]);
  // Half an hour later: its own old time is no obstacle.
  await move(order, want.lineId, overlapping);
  expect(await codeOf(move(order, want.lineId, c))).toBe('SLOT_TAKEN');
  expect(await codeOf(move(order, want.lineId, overlapping))).toBe('RESCHEDULE_NOT_ALLOWED');
  expect((await inTx(salon.buyer, (tx) => bookingOf(tx, order, want.lineId))).starts_at).toEqual(overlapping);
  await move(order, want.lineId, b);
  const moved = await inTx(salon.buyer, (tx) => bookingOf(tx, order, want.lineId));
  expect(moved).toMatchObject({ starts_at: b, state: 'confirmed', reschedules: 2 });
  expect(await statesOf(order)).toEqual(['moved', 'moved', 'confirmed']);
  // The policy lets it be moved twice; the seller may always.
  expect(await codeOf(move(order, want.lineId, a))).toBe('RESCHEDULE_NOT_ALLOWED');
  await move(order, want.lineId, a, 'staff');
  expect((await startsOf(salon, offerId)).map(Number)).toContain(b.getTime());
});

test('MKT-10 two who change places at once, and two who want the same new time: no deadlock, nobody loses theirs', async () => {
  const { offerId } = await openService(salon);
  const starts = await startsOf(salon, offerId);
  const before = await deadlocks();
  for (let round = 0; round < 5; round += 1) {
    const [a, b, c] = [starts[0], starts[9], starts[17]] as [Date, Date, Date];
    const [one, two] = [newOrder(salon), newOrder(salon)];
    const [wantOne, wantTwo] = [wants(salon, offerId, a), wants(salon, offerId, b)];
    await holdFor(salon, one, [wantOne]);
    await holdFor(salon, two, [wantTwo]);
    const swap = await Promise.all([codeOf(move(one, wantOne.lineId, b)), codeOf(move(two, wantTwo.lineId, a))]);
    expect(swap).toEqual(['SLOT_TAKEN', 'SLOT_TAKEN']);
    const same = await Promise.all([codeOf(move(one, wantOne.lineId, c)), codeOf(move(two, wantTwo.lineId, c))]);
    expect(same.toSorted()).toEqual(['SLOT_TAKEN', undefined]);
    const lines = [wantOne.lineId, wantTwo.lineId];
    for (const [order, line] of [
      [one, lines[0]],
      [two, lines[1]],
    ] as [ForOrder, Uuid][])
      expect((await bookingsIn(order, line)).filter((state) => state === 'held')).toHaveLength(1);
    await letGo(one, lines);
    await letGo(two, lines);
  }
  expect(await deadlocks()).toBe(before);
});

const bookingsIn = (order: ForOrder, line: Uuid): Promise<string[]> =>
  inTx(systemActor, async (tx) => (await bookingsOf(tx, order, [line])).map(({ state }) => state));

test('MKT-10 a booking moved twice at once is moved once', async () => {
  const { offerId } = await openService(salon);
  const starts = await startsOf(salon, offerId);
  const order = newOrder(salon);
  const want = wants(salon, offerId, first(starts));
  await holdFor(salon, order, [want]);
  const codes = await Promise.all([1, 2, 3, 4].map((at) => codeOf(move(order, want.lineId, starts[at] ?? new Date()))));
  expect(codes.filter((code) => code === undefined).length).toBeGreaterThanOrEqual(1);
  expect((await statesOf(order)).filter((state) => state === 'held')).toHaveLength(1);
});

test('MKT-10 members of a group move alone or take it along', async () => {
  const { offerId } = await openService(salon, { capacity: 3 });
  const starts = await startsOf(salon, offerId);
  const [a, b] = [starts[0], starts[3]] as [Date, Date];
  const order = newOrder(salon);
  const [one, two] = [wants(salon, offerId, a, { seats: 2 }), wants(salon, offerId, a)];
  await holdFor(salon, order, [one, two]);
  await move(order, one.lineId, b);
  await move(order, two.lineId, b);
  const sessions = await database.sql(
    'select taken from booking_sessions s join booking_services v on v.id = s.service_id where v.offer_id = $1 order by s.starts_at',
    [offerId],
  );
  expect(sessions).toEqual([{ taken: 0 }, { taken: 3 }]);
  expect((await startsOf(salon, offerId)).map(Number)).toContain(a.getTime());
});

test('MKT-10 the terms of a booking are those it was made with, whatever the seller changes', async () => {
  const { offerId } = await openService(salon);
  const order = newOrder(salon);
  const want = wants(salon, offerId, first(await startsOf(salon, offerId)));
  await holdFor(salon, order, [want]);
  await paid(order, [want.lineId]);
  await database.sql(`update booking_services set policy = jsonb_set(policy, '{cancel,noticeMinutes}', '500000') where offer_id = $1`, [
    offerId,
  ]);
  const terms = await inTx(salon.buyer, (tx) => termsNow(tx, order, { lineId: want.lineId, paidMinor: 1000n }));
  expect(terms.cancel).toEqual({ allowed: true, feeMinor: 0n, refundMinor: 1000n, reasons: [{ code: 'free' }] });
});

test('MKT-09 who waits is told in turn when the time is free, and nobody before', async () => {
  const { offerId, serviceId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  const order = newOrder(salon);
  const want = wants(salon, offerId, start);
  const at = { orgId: salon.orgId, offerId };
  const slot = { orgId: salon.orgId, serviceId, start };
  const as = (guest: string) => ({ ...salon.buyer, guest });
  expect(await codeOf(inTx(as('b'), (tx) => join(tx, at, { start, seats: 1 })))).toBe('WAIT_NOT_NEEDED');
  await holdFor(salon, order, [want]);
  const waits: Uuid[] = [];
  for (const guest of ['b', 'c', 'd', 'c']) waits.push(await inTx(as(guest), (tx) => join(tx, at, { start, seats: 1 })));
  expect(waits[3]).toBe(waits[1]);
  expect(await inTx(systemActor, (tx) => tellNext(tx, slot))).toBe(false);
  await inTx(as('b'), async (tx) => leave(tx, salon.orgId, waits[0] ?? ''));
  await inTx(as('d'), async (tx) => leave(tx, salon.orgId, waits[1] ?? ''));
  await letGo(order, [want.lineId]);
  const deliveries = await database.sql(
    `select from outbox_deliveries d join outbox_events e on e.id = d.event_id
    where d.handler = 'booking.tell_next' and e.payload ->> 'orderId' = $1`,
    [order.orderId],
  );
  expect(deliveries).toHaveLength(1);
  const told = await Promise.all([1, 2, 3].map(() => inTx(systemActor, (tx) => tellNext(tx, slot))));
  expect(told.filter(Boolean)).toHaveLength(1);
  const states = await database.sql<{ guest: string; state: string }>(
    'select guest, state from booking_waits where service_id = $1 order by id',
    [serviceId],
  );
  expect(states.map(({ guest, state }) => `${guest} ${state}`)).toEqual(['b left', 'c told', 'd waiting']);
  // The first did not take it: the next is told after a while.
  setOffset(16 * MINUTE);
  expect(await inTx(systemActor, (tx) => tellNext(tx, slot))).toBe(true);
  expect(await inTx(systemActor, (tx) => tellNext(tx, slot))).toBe(false);
});

test('MKT-09 who waits is told by the handler of what ended, and by the sweep of what freed itself', async () => {
  const { offerId, serviceId } = await openService(salon);
  const [one, two] = (await startsOf(salon, offerId)) as [Date, Date];
  const orders = [newOrder(salon), newOrder(salon)] as const;
  const lines = [wants(salon, offerId, one), wants(salon, offerId, two)] as const;
  await holdFor(salon, orders[0], [lines[0]]);
  await holdFor(salon, orders[1], [lines[1]], 5);
  for (const start of [one, two]) await inTx(salon.buyer, (tx) => join(tx, { orgId: salon.orgId, offerId }, { start, seats: 1 }));
  const waits = () =>
    database.sql<{ state: string }>('select state from booking_waits where service_id = $1 order by starts_at', [serviceId]);
  const states = async (): Promise<string[]> => (await waits()).map(({ state }) => state);
  await letGo(orders[0], [lines[0].lineId]);
  const [event] = await database.sql<Event<BookingFact>>(
    `select id, org_id as "orgId", payload from outbox_events where type = 'booking.ended' and payload ->> 'lineId' = $1`,
    [lines[0].lineId],
  );
  const handler = handlerNamed('booking.tell_next');
  if (!event || handler?.mode !== 'database') throw new Error('nobody hears of it');
  for (let time = 0; time < 2; time += 1) await inTx(systemActor, (tx) => handler.work(tx, event as never));
  expect(await states()).toEqual(['told', 'waiting']);
  await sweepWaits();
  expect(await states()).toEqual(['told', 'waiting']);
  setOffset(6 * MINUTE);
  await sweepWaits();
  expect(await states()).toEqual(['told', 'told']);
  const told = await database.sql(`select from outbox_events where type = 'booking.wait_told' and payload ->> 'serviceId' = $1`, [
    serviceId,
  ]);
  expect(told).toHaveLength(2);
});

test('MKT-09 nobody waits for more than twenty times at once', async () => {
  const { offerId } = await openService(salon, { stepMinutes: 15, durationMinutes: 15 });
  const starts = (await startsOf(salon, offerId)).slice(0, 21);
  await holdFor(
    salon,
    newOrder(salon),
    starts.map((start) => wants(salon, offerId, start)),
  );
  const queue = (start: Date) =>
    codeOf(inTx({ ...salon.buyer, guest: 'patient' }, (tx) => join(tx, { orgId: salon.orgId, offerId }, { start, seats: 1 })));
  for (const start of starts.slice(0, 19)) expect(await queue(start)).toBeUndefined();
  // Of two who ask for the last place at once, one gets it.
  expect(new Set(await Promise.all(starts.slice(19).map(queue)))).toEqual(new Set([undefined, 'TOO_MANY_WAITS']));
  expect(await queue(first(starts))).toBeUndefined();
});

test('COR-65 the queues somebody stands in are in their archive, and go with them', async () => {
  const { offerId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  await holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]);
  const person = first(await database.sql<{ id: Uuid; email: string }>('select id, email from users limit 1'));
  await inTx({ ...salon.buyer, guest: null, userId: person.id }, (tx) => join(tx, { orgId: salon.orgId, offerId }, { start, seats: 1 }));
  const about = { userId: person.id, email: person.email, addresses: [] };
  expect(await inTx(systemActor, (tx) => bookingPrivacy.collect(tx, about))).toMatchObject([{ at: start.toISOString(), state: 'waiting' }]);
  expect(await inTx(systemActor, (tx) => bookingPrivacy.erase(tx, about))).toEqual({ erased: 1, kept: [] });
  expect(await inTx(systemActor, (tx) => bookingPrivacy.collect(tx, about))).toEqual([]);
});
