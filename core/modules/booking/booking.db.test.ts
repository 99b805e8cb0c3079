// Bookings on a real database: taking, its ends, moving, waiting, and what nobody gets twice however many try at once.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setOffset } from '#platform/clock/index.ts';
import { config, loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { findSalon, holdFor, newOrder, openService, type Salon, startsOf, wants } from '../../../tools/testing/salon.ts';
import { addException, exceptionRefusal } from './change-schedule.ts';
import { sweepLapsedHolds } from './expire-holds.ts';
import { bookingOf, reschedule, termsNow } from './move-booking.ts';
import { loadPlan } from './load-plan.ts';
import { bookingsOf, confirm, type ForOrder, giveBack, mark, slotRefusal, wantAt } from './take-slots.ts';
import { join, leave, tellNext } from './waits.ts';

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
const first = <T>(list: T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('there is none');
  return one;
};

/** What became of an act: its refusal's code, or undefined. */
async function codeOf(act: Promise<unknown>): Promise<string | undefined> {
  try {
    await act;
    return undefined;
  } catch (error) {
    const refusal = slotRefusal(error) ?? exceptionRefusal(error) ?? error;
    return (refusal as { code?: string }).code ?? String(error);
  }
}

/** As a client does: too busy means later. */
async function patiently(act: () => Promise<unknown>): Promise<string | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    const code = await codeOf(act());
    if (!['TOO_BUSY', '55P03', '57014', '25P04'].includes(code ?? '') || attempt > 50) return code;
  }
}

const tally = (codes: (string | undefined)[]): Record<string, number> =>
  Object.fromEntries(Object.entries(Object.groupBy(codes, (code) => code ?? 'taken')).map(([code, all]) => [code, all?.length ?? 0]));

const deadlocks = async (): Promise<number> => {
  const [row] = await database.sql<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = current_database()');
  return Number(row?.deadlocks);
};

const statesOf = (order: ForOrder): Promise<string[]> =>
  database
    .sql<{ state: string }>('select state from bookings where order_id = $1 order by id', [order.orderId])
    .then((rows) => rows.map(({ state }) => state));

/** Paid for, or let go, as an order would. */
const paid = (order: ForOrder, lines: Uuid[]) => inTx(systemActor, (tx) => confirm(tx, order, lines));
const let_go = (order: ForOrder, lines: Uuid[], how: 'released' | 'expired' = 'released') =>
  inTx(systemActor, (tx) => giveBack(tx, order, lines, how));

test('MKT-09 of two hundred who want one time exactly one has it, and nobody deadlocks', async () => {
  const { offerId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  const before = await deadlocks();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => patiently(() => holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]))),
  );
  expect(tally(answers)).toEqual({ taken: 1, SLOT_TAKEN: 199 });
  expect(await deadlocks()).toBe(before);
});

test('MKT-09 of two hundred who want one of ten seats exactly ten have one', async () => {
  const { offerId } = await openService(salon, { capacity: 10 });
  const start = first(await startsOf(salon, offerId));
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => patiently(() => holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]))),
  );
  expect(tally(answers)).toEqual({ taken: 10, SLOT_TAKEN: 190 });
  const sessions = await database.sql(
    'select s.capacity, s.taken from booking_sessions s join booking_services v on v.id = s.service_id where v.offer_id = $1',
    [offerId],
  );
  expect(sessions).toEqual([{ capacity: 10, taken: 10 }]);
});

test('MKT-09 on connections of their own, past every function of ours, the constraint alone lets one through', async () => {
  const { offerId, resources } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  const service = first(await database.sql<{ id: Uuid }>('select id from booking_services where offer_id = $1', [offerId])).id;
  const sessions = Array.from({ length: 30 }, () => newId());
  for (const id of sessions)
    await database.sql(
      `insert into booking_sessions (org_id, id, service_id, starts_at, ends_at, blocked_from, blocked_until, shared, capacity)
       values ($1, $2, $3, $4, $4::timestamptz + interval '1 hour', $4, $4::timestamptz + interval '1 hour', false, 1)`,
      [salon.orgId, id, service, start],
    );
  const clients = await Promise.all(
    sessions.map(async () => {
      const client = new pg.Client(database.urls.admin);
      await client.connect();
      return client;
    }),
  );
  const answers = await Promise.allSettled(
    clients.map((client, index) =>
      client.query(
        `insert into booking_claims (org_id, session_id, resource_id, blocked_from, blocked_until) values ($1, $2, $3, $4, $4::timestamptz + interval '1 hour')`,
        [salon.orgId, sessions[index], resources[0]?.[0], start],
      ),
    ),
  );
  await Promise.all(clients.map((client) => client.end()));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: expect.stringMatching(/23P01|40P01/) });
  await database.sql('delete from booking_claims where session_id = any ($1)', [sessions]);
});

test('MKT-09 many carts over several services, people and rooms: no deadlock, and each is whole or not at all', async () => {
  const one = await openService(salon, { people: 3, rooms: 2, beforeMinutes: 10, afterMinutes: 10, stepMinutes: 30 });
  const group = await openService(salon, { people: 1, capacity: 4 });
  const starts = { one: await startsOf(salon, one.offerId, 2), group: await startsOf(salon, group.offerId, 2) };
  const before = await deadlocks();
  const pick = (list: Date[], at: number): Date => list[at % 6] ?? first(list);
  const orders = Array.from({ length: 60 }, () => newOrder(salon));
  const answers = await Promise.all(
    orders.map((order, at) => {
      const lines = [
        wants(salon, one.offerId, pick(starts.one, at)),
        wants(salon, group.offerId, pick(starts.group, at * 5 + 1)),
        wants(salon, one.offerId, pick(starts.one, at * 7 + 3)),
      ];
      return patiently(() => holdFor(salon, order, at % 2 ? lines : lines.toReversed()));
    }),
  );
  expect(Object.keys(tally(answers)).toSorted()).toEqual(['SLOT_TAKEN', 'taken']);
  for (const [at, order] of orders.entries()) expect(await statesOf(order)).toHaveLength(answers[at] ? 0 : 3);
  expect(await deadlocks()).toBe(before);
});

test('MKT-03 of three people and two rooms two can be served at once, and a chosen person is that person', async () => {
  const { offerId, resources } = await openService(salon, { people: 3, rooms: 2 });
  const start = first(await startsOf(salon, offerId));
  const chosen = resources[0]?.[2] ?? '';
  expect(await codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, start, { resourceIds: [chosen] })]))).toBeUndefined();
  expect(await codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, start, { resourceIds: [chosen] })]))).toBe('SLOT_TAKEN');
  expect(await codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, start, { resourceIds: [newId()] })]))).toBe(
    'SLOT_NOT_OFFERED',
  );
  expect(await codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]))).toBeUndefined();
  expect(await codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]))).toBe('SLOT_TAKEN');
  expect((await startsOf(salon, offerId)).map(Number)).not.toContain(start.getTime());
});

test('MKT-09 what is shown can be taken and what is not shown can not, at every quarter of an hour of a day', async () => {
  const { offerId } = await openService(salon, {
    people: 2,
    stepMinutes: 15,
    durationMinutes: 45,
    beforeMinutes: 10,
    afterMinutes: 20,
    openMinutes: 240,
  });
  const starts = await startsOf(salon, offerId, 1);
  for (const at of [2, 7, 7]) await codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, starts[at] ?? new Date())]));
  const shown = new Set((await startsOf(salon, offerId, 1)).map(Number));
  expect(shown.size).toBeGreaterThan(2);
  const from = Math.ceil((Date.now() + 24 * 60 * MINUTE) / (15 * MINUTE)) * 15 * MINUTE + 15 * MINUTE;
  for (let start = from; start < from + 20 * 60 * MINUTE; start += 15 * MINUTE) {
    const order = newOrder(salon);
    const want = wants(salon, offerId, new Date(start));
    const code = await codeOf(holdFor(salon, order, [want]));
    expect([new Date(start).toISOString(), code === undefined]).toEqual([new Date(start).toISOString(), shown.has(start)]);
    if (code === undefined) await let_go(order, [want.lineId]);
  }
});

test('MKT-09 a hold that lapsed is shown as free and does not block the next, without anybody sweeping', async () => {
  for (const capacity of [1, 3]) {
    const { offerId } = await openService(salon, { capacity });
    const start = first(await startsOf(salon, offerId)).getTime();
    const [order, next] = [newOrder(salon), newOrder(salon)];
    const want = wants(salon, offerId, new Date(start), { seats: capacity });
    await holdFor(salon, order, [want], 5);
    expect((await startsOf(salon, offerId)).map(Number)).not.toContain(start);
    expect(await codeOf(holdFor(salon, next, [wants(salon, offerId, new Date(start))]))).toBe('SLOT_TAKEN');
    setOffset(6 * MINUTE);
    expect((await startsOf(salon, offerId)).map(Number)).toContain(start);
    expect(await codeOf(holdFor(salon, next, [wants(salon, offerId, new Date(start), { seats: capacity })]))).toBeUndefined();
    expect([await statesOf(order), await statesOf(next)]).toEqual([['expired'], ['held']]);
    // Money that comes now finds the time gone.
    expect(await codeOf(paid(order, [want.lineId]))).toBe('HOLD_LAPSED');
    setOffset(0);
  }
});

test('MKT-09 a hold that lapsed but that nobody took is still kept by paying', async () => {
  const { offerId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  const order = newOrder(salon);
  const want = wants(salon, offerId, start);
  await holdFor(salon, order, [want], 5);
  setOffset(6 * MINUTE);
  await paid(order, [want.lineId]);
  await paid(order, [want.lineId]);
  expect(await statesOf(order)).toEqual(['confirmed']);
  expect(await codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]))).toBe('SLOT_TAKEN');
});

test('MKT-09 the sweep ends what lapsed, once, and says so', async () => {
  const { offerId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  const order = newOrder(salon);
  await holdFor(salon, order, [wants(salon, offerId, start)], 5);
  await sweepLapsedHolds();
  expect(await statesOf(order)).toEqual(['held']);
  setOffset(6 * MINUTE);
  await Promise.all([sweepLapsedHolds(), sweepLapsedHolds()]);
  expect(await statesOf(order)).toEqual(['expired']);
  const told = await database.sql(`select payload from outbox_events where type = 'booking.ended' and payload ->> 'orderId' = $1`, [
    order.orderId,
  ]);
  expect(told).toHaveLength(1);
});

test('MKT-09 who dies while taking holds nothing, and who waited for them takes it', async () => {
  const { offerId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  const client = new pg.Client(config().DATABASE_SYSTEM_URL);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  const order = newOrder(salon);
  const want = await inTx(salon.buyer, async (tx) => {
    const plan = await loadPlan(tx, { orgId: salon.orgId, offerId }, { from: start.getTime(), until: start.getTime() + 1 });
    if (!plan) throw new Error('nothing to book');
    const facts = { line: newId(), order_org: order.orgId, order_id: order.orderId, state: 'held', expires: new Date(Date.now() + MINUTE) };
    return { ...wantAt(plan, { start, seats: 1, now: Date.now() }), ...facts, policy: plan.policy, reschedules: 0, moved_from: null };
  });
  await client.query('select take_slots($1, now())', [JSON.stringify([want])]);
  const rival = patiently(() => holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]));
  const waiting = async (): Promise<boolean> =>
    (await database.sql(`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;
  while (!(await waiting())) await new Promise((resume) => setTimeout(resume, 5));
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await database.sql('select pg_terminate_backend($1)', [rows[0]?.pid]);
  expect(await rival).toBeUndefined();
  expect(await statesOf(order)).toEqual([]);
  await client.end().catch(() => undefined);
});

test('COR-22 each end of a booking happens once, however often it is said', async () => {
  const { offerId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  for (const how of ['released', 'expired'] as const) {
    const order = newOrder(salon);
    const want = wants(salon, offerId, start);
    await holdFor(salon, order, [want]);
    if (how === 'released') await paid(order, [want.lineId]);
    await Promise.all([let_go(order, [want.lineId], how), let_go(order, [want.lineId], how)]);
    await let_go(order, [want.lineId], 'expired');
    expect(await statesOf(order)).toEqual([how]);
    // The line may be booked again, as when its order is revived.
    await holdFor(salon, order, [want]);
    expect(await statesOf(order)).toEqual([how, 'held']);
    await let_go(order, [want.lineId], how);
  }
});

test('MKT-07 what was served and who did not come is said once it has begun, and the time stays taken', async () => {
  const { offerId } = await openService(salon, { capacity: 2 });
  const start = first(await startsOf(salon, offerId));
  const order = newOrder(salon);
  const [served, missed] = [wants(salon, offerId, start), wants(salon, offerId, start)];
  await holdFor(salon, order, [served, missed]);
  await paid(order, [served.lineId, missed.lineId]);
  const say = (line: Uuid, how: 'served' | 'no_show') => codeOf(inTx(systemActor, (tx) => mark(tx, order, [line], how)));
  expect(await say(served.lineId, 'served')).toBe('NOT_OVER_YET');
  const ahead = start.getTime() - Date.now();
  setOffset(ahead + MINUTE);
  expect(await say(missed.lineId, 'no_show')).toBe('NOT_OVER_YET');
  setOffset(ahead + 16 * MINUTE);
  expect(await say(missed.lineId, 'no_show')).toBeUndefined();
  expect(await say(served.lineId, 'served')).toBeUndefined();
  expect(await say(served.lineId, 'no_show')).toBeUndefined();
  await let_go(order, [served.lineId, missed.lineId]);
  expect((await statesOf(order)).toSorted()).toEqual(['no_show', 'served']);
});

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
    await let_go(one, lines);
    await let_go(two, lines);
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
  await let_go(order, [want.lineId]);
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

test('MKT-03 exceptions: two of a kind never overlap, a schedule has a thousand at most, and only its seller adds one', async () => {
  const { offerId, scheduleId } = await openService(salon);
  const add = (from: string, until: string, kind: 'closed' | 'open' = 'closed', actor = salon.staff) =>
    codeOf(inTx(actor, (tx) => addException(tx, salon.orgId, { scheduleId, kind, from, until })));
  const shown = await startsOf(salon, offerId, 40);
  expect(await add('2020-01-01T00:00', '2020-01-02T00:00')).toBeUndefined();
  expect(await add('2020-01-01T23:00', '2020-01-03T00:00')).toBe('EXCEPTION_OVERLAPS');
  expect(await add('2020-01-01T23:00', '2020-01-03T00:00', 'open')).toBeUndefined();
  expect(await add('2020-01-02T00:00', '2020-01-01T00:00')).toBe('SCHEDULE_NOT_RIGHT');
  expect(await add('2020-02-30T00:00', '2020-03-01T00:00')).toBe('LOCAL_TIME_NOT_RIGHT');
  expect(await add('2021-01-01T00:00', '2021-01-02T00:00', 'closed', salon.buyer)).toBe('42501');
  const from = (shown[0] ?? new Date()).toISOString().slice(0, 10);
  expect(await add(`${from}T00:00`, `${new Date(Date.parse(from) + 5 * 86_400_000).toISOString().slice(0, 10)}T00:00`)).toBeUndefined();
  expect((await startsOf(salon, offerId, 40)).length).toBeLessThanOrEqual(shown.length - 4 * 8);
  await database.sql(
    `insert into booking_exceptions (org_id, id, schedule_id, kind, from_local, until_local)
     select $1, gen_random_uuid(), $2, 'open', timestamp '2000-01-01' + n * interval '1 hour', timestamp '2000-01-01' + n * interval '1 hour' + interval '30 minutes'
       from generate_series(1, 997) n`,
    [salon.orgId, scheduleId],
  );
  expect(await add('2030-01-01T00:00', '2030-01-02T00:00')).toBe('TOO_MANY_EXCEPTIONS');
});

test('MKT-03 times beside the grid, outside of the hours, too soon, too far, too many at once and of no service are told apart', async () => {
  const { offerId } = await openService(salon, { leadMinutes: 120, horizonDays: 5, capacity: 2 });
  const start = first(await startsOf(salon, offerId)).getTime();
  const at = (time: number, more = {}) => codeOf(holdFor(salon, newOrder(salon), [wants(salon, offerId, new Date(time), more)]));
  expect(await at(start + 60_000)).toBe('SLOT_NOT_OFFERED');
  expect(await at(start + 12 * 3_600_000)).toBe('SLOT_NOT_OFFERED');
  expect(await at(start - 48 * 3_600_000)).toBe('SLOT_TOO_SOON');
  expect(await at(start + 8 * 24 * 3_600_000)).toBe('SLOT_TOO_FAR');
  expect(await at(start, { seats: 3 })).toBe('SEATS_NOT_OFFERED');
  expect(await at(start, { offerId: newId() })).toBe('SERVICE_NOT_FOUND');
  expect(
    await codeOf(
      inTx({ ...salon.buyer, sellers: [], shopId: newId() }, async () => undefined).then(() =>
        holdFor({ ...salon, buyer: { ...salon.buyer, sellers: [], shopId: newId() } }, newOrder(salon), [
          wants(salon, offerId, new Date(start)),
        ]),
      ),
    ),
  ).toBe('SERVICE_NOT_FOUND');
});
