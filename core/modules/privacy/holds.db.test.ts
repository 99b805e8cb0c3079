// Holds on guests' orders under concurrency, and by the phone where an order names no e-mail.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOrders } from '#modules/orders/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { liftHold, setHold } from './holds.ts';

let database: TestDatabase;
let shop: { org: Uuid; channel: Uuid };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig({ ...process.env, TAX_YEARS: '1' });
  await openDatabase();
  const [row] = await database.sql<typeof shop>('select org_id as org, id as channel from channels');
  if (!row) throw new Error('the preset has no channel');
  shop = row;
});
afterAll(async () => {
  // Orders without lines would break what must always hold.
  await database.sql('truncate carts cascade');
  await closeDatabase();
});

let number = 0;
/** An order of a guest, older than tax law asks for. */
async function oldOrder(names: { email: string | null; phone: string | null }): Promise<Uuid> {
  const [id, cart, nth] = [newId(), newId(), (number += 1)];
  await database.sql(
    `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at)
     values ($1, $2, $3, 'g', 'placed', 'USD', now(), now())`,
    [shop.org, cart, shop.channel],
  );
  await database.sql(
    `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor,
                         shipping_minor, shipping_tax_minor, tax_minor, total_minor, tax_included, contact, email_index, phone_index, locale, placed_at)
     values ($1, $2, $3, $4, $5, 'g', array[$1::uuid], 'cancelled', 'USD', 0, 0, 0, 0, 0, 0, true, '{"email":"a@b.c"}', $6, $7, 'en', now() - interval '3 years')`,
    [shop.org, id, 9_000 + nth, shop.channel, cart, names.email, names.phone],
  );
  return id;
}

const hold = (orderId: Uuid) => inTx(systemActor, (tx) => setHold(tx, { orgId: shop.org, orderId, reason: 'a dispute' }));
const forgetOld = () => inTx(systemActor, (tx) => forgetOrders(tx, null, 100));
const isNamed = async (id: Uuid): Promise<boolean> =>
  (await database.sql('select 1 from orders where id = $1 and num_nonnulls(email_index, phone_index) > 0', [id])).length > 0;

async function untilBlocked(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))`,
    );
    if ((rows[0]?.n ?? 0) > 0) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

test('COR-65 a hold that is being set while age takes an order keeps it', async () => {
  const id = await oldOrder({ email: 'race', phone: null });
  const client = new pg.Client({ connectionString: database.urls.system });
  await client.connect();
  await client.query('begin');
  await client.query('select from orders where id = $1 for update', [id]);
  await client.query(
    `insert into legal_holds (org_id, id, order_id, email_index, reason_sealed, set_at) values ($1, $2, $3, 'race', 's', now())`,
    [shop.org, newId(), id],
  );
  const forgetting = forgetOld();
  await untilBlocked(client);
  await client.query('commit');
  await client.end();
  expect([await forgetting, await isNamed(id)]).toEqual([[], true]);
  await database.sql('update legal_holds set lifted_at = now() where order_id = $1', [id]);
  expect([(await forgetOld()).length, await isNamed(id)]).toEqual([1, false]);
});

test('COR-65 where an order names no e-mail the hold stands on its phone, and on all orders that name it', async () => {
  const [held, same, other] = [
    await oldOrder({ email: null, phone: 'phone-1' }),
    await oldOrder({ email: 'mail-of-same', phone: 'phone-1' }),
    await oldOrder({ email: 'mail-of-other', phone: 'phone-2' }),
  ];
  const { id, user_id: user } = await hold(held);
  expect(user).toBeNull();
  expect(await database.sql('select email_index, phone_index from legal_holds where id = $1', [id])).toEqual([
    { email_index: null, phone_index: 'phone-1' },
  ]);
  await forgetOld();
  expect(await Promise.all([held, same, other].map(isNamed))).toEqual([true, true, false]);
  await inTx({ ...systemActor, orgId: shop.org }, (tx) => liftHold(tx, shop.org, id));
  await forgetOld();
  expect(await isNamed(same)).toBe(false);
});

test('COR-65 many who set a hold on one address at once set one', async () => {
  const orders = await Promise.all([1, 2, 3, 4].map(() => oldOrder({ email: 'many', phone: null })));
  const ends = await Promise.allSettled(orders.map(hold));
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const codes = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []));
  expect(new Set(codes)).toEqual(new Set(['HOLD_EXISTS']));
});
