// Concurrency tested by concurrency: many buyers at once over HTTP, then the invariants in SQL.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { offersOf, readyShopper, setStock, until } from './shopper.ts';

let server: TestServer;
let offers: Awaited<ReturnType<typeof offersOf>>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  offers = await offersOf(server.baseUrl);
});

const offer = (index: number): string => offers[index]?.offerId ?? '';
const uuid = (offerId: string): string => privateId('offer', offerId);

async function levels(offerId: string): Promise<{ on_hand: number; reserved: number; live: number }> {
  const [row] = await server.database.sql<{ on_hand: number; reserved: number; live: number }>(
    `select on_hand, reserved, (select coalesce(sum(quantity), 0)::int from stock_reservations r where r.offer_id = s.offer_id and r.state in ('held', 'firm')) as live
       from stock_levels s where offer_id = $1`,
    [uuid(offerId)],
  );
  if (!row) throw new Error('no stock level');
  return row;
}

test('COR-22 forty buyers of five units get exactly five', async () => {
  await setStock(server.database, uuid(offer(0)), 5);
  const shoppers = await Promise.all(Array.from({ length: 40 }, () => readyShopper(server.baseUrl, [{ offerId: offer(0), quantity: 1 }])));
  const placed = await Promise.all(shoppers.map((shopper) => shopper.place()));
  expect(placed.filter(({ status }) => status === 201)).toHaveLength(5);
  expect(placed.filter(({ status, body }) => status === 409 && body.code === 'OUT_OF_STOCK')).toHaveLength(35);
  expect(await levels(offer(0))).toEqual({ on_hand: 5, reserved: 5, live: 5 });
});

test('COR-22 five hundred buyers at once on a hundred units: a hundred orders, every refusal a 409, sums agree', async () => {
  const hot = offer(1);
  await setStock(server.database, uuid(hot), 100);
  const shoppers = [];
  for (let batch = 0; batch < 10; batch += 1) {
    shoppers.push(...(await Promise.all(Array.from({ length: 50 }, () => readyShopper(server.baseUrl, [{ offerId: hot, quantity: 1 }])))));
  }
  const deadlocksBefore = await deadlocks();
  const placed = await Promise.all(shoppers.map((shopper) => shopper.place()));
  const tally = Map.groupBy(placed, ({ status, body }) => (status === 201 ? 'sold' : `${status} ${body.code}`));
  expect(Object.fromEntries([...tally].map(([key, list]) => [key, list.length]))).toEqual({ sold: 100, '409 OUT_OF_STOCK': 400 });
  expect(await deadlocks()).toBe(deadlocksBefore);
  expect(await levels(hot)).toEqual({ on_hand: 100, reserved: 100, live: 100 });
  const [sums] = await server.database.sql<{ orders: number; money: boolean }>(
    `select count(distinct o.id)::int as orders, bool_and(i.authorized_minor = o.total_minor) as money
       from order_lines l join orders o on o.org_id = l.org_id and o.id = l.order_id
       join payment_intents i on i.org_id = o.org_id and i.order_id = o.id where l.offer_id = $1 and o.status = 'paid'`,
    [uuid(hot)],
  );
  expect(sums).toEqual({ orders: 100, money: true });
});

test('COR-22 two-line carts in opposite order never deadlock, and what was taken is what was ordered', async () => {
  const [a, b] = [offer(2), offer(3)];
  await Promise.all([setStock(server.database, uuid(a), 30), setStock(server.database, uuid(b), 30)]);
  const before = await deadlocks();
  const shoppers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const lines = [
        { offerId: a, quantity: 1 },
        { offerId: b, quantity: 1 },
      ];
      return readyShopper(server.baseUrl, index % 2 === 0 ? lines : lines.toReversed());
    }),
  );
  const placed = await Promise.all(shoppers.map((shopper) => shopper.place()));
  expect(placed.filter(({ status }) => status === 201)).toHaveLength(30);
  expect(placed.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect(await deadlocks()).toBe(before);
  expect([await levels(a), await levels(b)]).toEqual([
    { on_hand: 30, reserved: 30, live: 30 },
    { on_hand: 30, reserved: 30, live: 30 },
  ]);
});

test('COR-31 fifty carts each placed five times at once with one key: fifty orders, fifty payments, equal answers', async () => {
  const item = offer(4);
  await setStock(server.database, uuid(item), 500);
  const shoppers = await Promise.all(Array.from({ length: 50 }, () => readyShopper(server.baseUrl, [{ offerId: item, quantity: 1 }])));
  const answers = await Promise.all(
    shoppers.map((shopper) => {
      const key = randomUUID();
      return Promise.all(Array.from({ length: 5 }, () => shopper.place({ key })));
    }),
  );
  for (const five of answers) {
    expect(five.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(five.map(({ text }) => text)).size).toBe(1);
  }
  const [counted] = await server.database.sql<{ orders: number; payments: number }>(
    `select count(distinct o.id)::int as orders, count(i.id)::int as payments
       from order_lines l join orders o on o.org_id = l.org_id and o.id = l.order_id
       join payment_intents i on i.org_id = o.org_id and i.order_id = o.id and i.state = 'authorized' where l.offer_id = $1`,
    [uuid(item)],
  );
  expect(counted).toEqual({ orders: 50, payments: 50 });
});

test('COR-31 a cart placed at once under five different keys becomes one order', async () => {
  const item = offer(5);
  const shopper = await readyShopper(server.baseUrl, [{ offerId: item, quantity: 1 }]);
  const placed = await Promise.all(Array.from({ length: 5 }, () => shopper.place()));
  expect(placed.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(placed.filter(({ status, body }) => status === 409 && body.code === 'CART_NOT_OPEN')).toHaveLength(4);
});

test('COR-22 COR-33 units that expire are sold again, and never twice', async () => {
  const item = offer(6);
  await setStock(server.database, uuid(item), 1);
  const [first, second] = await Promise.all([0, 1].map(() => readyShopper(server.baseUrl, [{ offerId: item, quantity: 1 }])));
  const waiting = await first?.place({ card: '4000000000003220' });
  expect(waiting?.body.outcome).toBe('needs_action');
  expect((await second?.place())?.body.code).toBe('OUT_OF_STOCK');
  await server.database.sql(`update orders set expires_at = now() - interval '1 second' where id = $1`, [
    privateId('order', waiting?.body.order.id ?? ''),
  ]);
  await until('the units to come back', async () => (await levels(item)).reserved === 0);
  expect((await second?.place())?.status).toBe(201);
});

async function deadlocks(): Promise<number> {
  const [row] = await server.database.sql<{ deadlocks: number }>(
    `select deadlocks::int from pg_stat_database where datname = current_database()`,
  );
  return row?.deadlocks ?? 0;
}
