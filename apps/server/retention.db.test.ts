// Retention beside many rows: every bite reads by index and comes to its end, and one that fails keeps no other from its work.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, openDatabase } from '#platform/db/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { letGo } from './retention.ts';

const ORDERS = 60_000;
const IDLE = 12_000;
let database: TestDatabase;
let shop: { org: string; channel: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  const [row] = await database.sql<typeof shop>('select org_id as org, id as channel from channels');
  if (!row) throw new Error('the preset has no channel');
  shop = row;
  await database.sql(
    `with c as (
       insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at)
       select $1, gen_random_uuid(), $2, 'guest ' || n, case when n <= ${ORDERS} then 'placed' else 'open' end, 'USD', now(), now() - interval '1 day'
         from generate_series(1, ${ORDERS + IDLE}) n returning *)
     insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor,
                         shipping_minor, shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at)
     select $1, gen_random_uuid(), row_number() over (), $2, id, 'g', array[$1::uuid], 'cancelled', 'USD', 0, 0, 0, 0, 0, 0, true, '{"email":"a@b.c"}', 'en', now()
       from c where state = 'placed'`,
    [shop.org, shop.channel],
  );
  // A cart of an order that let go is open again, and stays for its order's sake.
  await database.sql(`update carts set state = 'open' where id = (select cart_id from orders limit 1)`);
  await database.sql(
    `insert into messages (org_id, id, medium, to_address, template, locale, subject, html, text, source_key, created_at)
     select $1, gen_random_uuid(), 'mail', 'a@b.c', 'order.paid', 'en', '', '', '', n::text, now() - n * interval '100 days' from generate_series(1, 6) n`,
    [shop.org],
  );
}, 120_000);
afterAll(async () => {
  // Orders without lines would break what must always hold.
  await database.sql('truncate carts cascade');
  await closeDatabase();
});

const count = async (what: string): Promise<number> =>
  (await database.sql<{ n: number }>(`select count(*)::int as n from ${what}`))[0]?.n ?? -1;

test('idle carts go in one run however many there are, beside many orders; a cart that was ordered stays', async () => {
  await letGo();
  expect(await count(`carts where state = 'open'`)).toBe(1);
  expect(await count(`carts where state = 'placed'`)).toBe(ORDERS - 1);
  expect(await count('messages')).toBe(3);
}, 60_000);

test('a bite that fails is told at the end, after the others had theirs', async () => {
  await database.sql(
    `insert into sessions (id, user_id, method, authenticated_at, ip, user_agent, created_at, last_seen_at, expires_at)
     select gen_random_uuid(), id, 'password', now(), '', '', now(), now(), now() - interval '31 days' from users limit 1`,
  );
  await database.sql('revoke delete on idempotency_keys from tessera_system');
  await expect(letGo()).rejects.toThrow(/retention\.keys/);
  expect(await count(`sessions where expires_at < now()`)).toBe(0);
  await database.sql('grant delete on idempotency_keys to tessera_system');
  await letGo();
});
