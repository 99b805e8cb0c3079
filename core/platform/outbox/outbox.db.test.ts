// The outbox: nothing without its commit, at least once, in order per aggregate and handler, poison parked and alone.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { setOffset } from '../clock/index.ts';
import { loadConfig } from '../config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '../db/index.ts';
import { defineEvent, on, onInWorld } from './index.ts';
import { deliverOnce, TRIES } from './relay.ts';

const Counted = defineEvent<{ n: number }>('test.counted', 'counter');
const Poison = defineEvent<{ n: number }>('test.poison', 'counter');
const seen: { handler: string; aggregate: string; n: number }[] = [];
const poisoned = new Set<string>();
let slow = 0;

on([Counted], 'test.first', async (_, event) => {
  if (slow > 0) await new Promise((resume) => setTimeout(resume, Math.random() * slow));
  seen.push({ handler: 'first', aggregate: event.aggregateId, n: event.payload.n });
});
onInWorld([Counted], 'test.world', async (event) => void seen.push({ handler: 'world', aggregate: event.aggregateId, n: event.payload.n }));
on([Poison], 'test.fragile', async (_, event) => {
  if (poisoned.has(`${event.aggregateId} ${event.payload.n}`)) throw new Error('can not');
  seen.push({ handler: 'fragile', aggregate: event.aggregateId, n: event.payload.n });
});

let database: TestDatabase;
const orgId = randomUUID();
beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

const emit = (event: typeof Counted, aggregateId: string, n: number): Promise<void> =>
  inTx(systemActor, async (tx) => tx.emit(event, { orgId, aggregateId, payload: { n } }));

async function drain(): Promise<void> {
  while (await deliverOnce());
}

const heard = (handler: string, aggregate: string): number[] =>
  seen.filter((each) => each.handler === handler && each.aggregate === aggregate).map(({ n }) => n);

test('COR-61 an event leaves with its change, or not at all', async () => {
  const aggregate = randomUUID();
  await expect(
    inTx(systemActor, async (tx) => {
      tx.emit(Counted, { orgId, aggregateId: aggregate, payload: { n: 1 } });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow();
  await drain();
  expect(heard('first', aggregate)).toEqual([]);
  await emit(Counted, aggregate, 2);
  await drain();
  expect([heard('first', aggregate), heard('world', aggregate)]).toEqual([[2], [2]]);
});

test('COR-61 four relays at once keep the order of each aggregate and hand each event to each handler once', async () => {
  const aggregates = Array.from({ length: 10 }, () => randomUUID());
  for (let n = 0; n < 12; n += 1) await Promise.all(aggregates.map((aggregate) => emit(Counted, aggregate, n)));
  slow = 4;
  await Promise.all(Array.from({ length: 4 }, drain));
  await drain();
  slow = 0;
  for (const aggregate of aggregates) {
    expect(heard('first', aggregate)).toEqual(Array.from({ length: 12 }, (_, n) => n));
    expect(heard('world', aggregate)).toEqual(Array.from({ length: 12 }, (_, n) => n));
  }
  expect(await database.sql('select 1 from outbox_deliveries')).toEqual([]);
});

test('COR-61 a poison event is tried, parked and visible; it blocks its own aggregate and handler, nobody else', async () => {
  const [sick, well] = [randomUUID(), randomUUID()];
  poisoned.add(`${sick} 1`);
  for (const n of [0, 1, 2]) await Promise.all([emit(Poison, sick, n), emit(Poison, well, n)]);
  for (let round = 1; round <= TRIES; round += 1) {
    await drain();
    setOffset(round * 61_000);
  }
  expect([heard('fragile', sick), heard('fragile', well)]).toEqual([[0], [0, 1, 2]]);
  const rows = await database.sql<{ state: string; attempts: number; last_error: string }>(
    'select state, attempts, last_error from outbox_deliveries order by seq',
  );
  expect(rows).toMatchObject([{ state: 'parked', attempts: TRIES, last_error: 'Error: can not' }, { state: 'pending' }]);
  poisoned.clear();
  await database.sql(`update outbox_deliveries set state = 'pending', attempts = 0, available_at = now() where state = 'parked'`);
  await drain();
  expect(heard('fragile', sick)).toEqual([0, 1, 2]);
  setOffset(0);
});

test('COR-61 a relay that lost its lease writes nothing: the effect and the tick go together', async () => {
  const aggregate = randomUUID();
  await emit(Counted, aggregate, 7);
  slow = 300;
  const first = deliverOnce();
  await new Promise((resume) => setImmediate(resume));
  await database.sql(
    `update outbox_deliveries set lease = gen_random_uuid(), leased_until = now() - interval '1 second' where handler = 'test.first'`,
  );
  await first;
  slow = 0;
  const left = await database.sql<{ handler: string }>('select handler from outbox_deliveries');
  for (const row of left) expect(row.handler).toBe('test.first');
  await drain();
  expect(await database.sql('select 1 from outbox_deliveries')).toEqual([]);
});
