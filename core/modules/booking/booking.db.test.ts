// Bookings on a real database: taking, its ends, and what nobody gets twice however many try at once.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setOffset } from '#platform/clock/index.ts';
import { config, loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import {
  atOnce,
  codeOf,
  deadlocksOf,
  findSalon,
  first,
  holdFor,
  letGo,
  newOrder,
  openService,
  paid,
  patiently,
  type Salon,
  startsOf,
  statesIn,
  tally,
  wants,
} from '../../../tools/testing/salon.ts';
import { addException } from './change-schedule.ts';
import { sweepLapsedHolds } from './expire-holds.ts';
import { loadPlan } from './load-plan.ts';
import { showSlots } from './show-slots.ts';
import { type ForOrder, mark, wantAt } from './take-slots.ts';

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

test('MKT-09 of two hundred who want one time exactly one has it, and nobody deadlocks', async () => {
  const { offerId } = await openService(salon);
  const start = first(await startsOf(salon, offerId));
  const before = await deadlocks();
  const answers = await atOnce(database, 200, () => holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]));
  expect(tally(answers)).toEqual({ taken: 1, SLOT_TAKEN: 199 });
  expect(await deadlocks()).toBe(before);
});

test('MKT-09 of two hundred who want one of ten seats exactly ten have one', async () => {
  const { offerId } = await openService(salon, { capacity: 10 });
  const start = first(await startsOf(salon, offerId));
  const answers = await atOnce(database, 200, () => holdFor(salon, newOrder(salon), [wants(salon, offerId, start)]));
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
    if (code === undefined) await letGo(order, [want.lineId]);
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
    await Promise.all([letGo(order, [want.lineId], how), letGo(order, [want.lineId], how)]);
    await letGo(order, [want.lineId], 'expired');
    expect(await statesOf(order)).toEqual([how]);
    // The line may be booked again, as when its order is revived.
    await holdFor(salon, order, [want]);
    expect(await statesOf(order)).toEqual([how, 'held']);
    await letGo(order, [want.lineId], how);
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
  await letGo(order, [served.lineId, missed.lineId]);
  expect((await statesOf(order)).toSorted()).toEqual(['no_show', 'served']);
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
  const began = performance.now();
  expect(await at(Date.parse('9999-12-31T00:00Z'))).toBe('SLOT_TOO_FAR');
  expect(await at(8.64e15)).toBe('SLOT_TOO_FAR');
  expect(await at(Date.parse('0001-01-01T00:00Z'))).toBe('SLOT_TOO_SOON');
  expect(await at(Number.NaN)).toBe('SLOT_NOT_OFFERED');
  const shown = (from: number, until: number) => inTx(salon.buyer, (tx) => showSlots(tx, { orgId: salon.orgId, offerId }, { from, until }));
  for (const [from, until] of [
    [8e15, 8.64e15],
    [-8e15, -7e15],
    [start, start - 1],
    [Number.NaN, Number.NaN],
  ] as [number, number][])
    expect((await shown(from, until)).slots).toEqual([]);
  expect((await shown(-8e15, 8e15)).slots.length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(5_000);
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
