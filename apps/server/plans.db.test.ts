// The hot statements on large tables: an index is used, and no table that grows is read from end to end.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '#platform/config/index.ts';
import { newId } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { connectForPlans, planOf, readWhole } from '../../tools/testing/plans.ts';
import '#platform/outbox/relay.ts';
import './parts.ts';

const ORDERS = 40_000;
const grows = [
  'orders',
  'order_lines',
  'order_history',
  'payment_intents',
  'payment_operations',
  'promotion_uses',
  'saved_methods',
  'stock_reservations',
  'offer_prices',
  'carts',
  'cart_lines',
  'idempotency_keys',
  'outbox_events',
  'outbox_deliveries',
  'messages',
  'postings',
  'journals',
];

let database: TestDatabase;
let client: pg.Client;
let sample: {
  org: string;
  channel: string;
  order: string;
  cart: string;
  intent: string;
  offer: string;
  line: string;
  product: string;
  person: string;
  promotion: string;
};

/** Rows of a year of business, made inside the database: as many orders, each with a line, a payment, a reservation, a key and events. */
async function fill(): Promise<void> {
  const [shop] = await database.sql<{ org: string; channel: string; offer: string; location: string; product: string }>(
    `select o.org_id as org, c.id as channel, o.id as offer, s.location_id as location, o.product_id as product
       from offers o join channels c on c.org_id = o.org_id join stock_levels s on s.offer_id = o.id order by o.id limit 1`,
  );
  if (!shop) throw new Error('the preset has no offers');
  const { org, channel, offer, location, product } = shop;
  const run = (text: string, values: unknown[] = []) => database.sql(text, values);
  await run(
    `create unlogged table seed as select gen_random_uuid() as o, gen_random_uuid() as c, gen_random_uuid() as l, n from generate_series(1, ${ORDERS}) n`,
  );
  await run(
    `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at)
     select $1, c, $2, 'guest ' || n, 'placed', 'USD', now(), now() + interval '30 days' from seed`,
    [org, channel],
  );
  await run(
    `insert into cart_lines (org_id, id, cart_id, seller_org_id, offer_id, quantity, added_at) select $1, gen_random_uuid(), c, $1, $2, 1, now() from seed`,
    [org, offer],
  );
  await run(
    `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor, shipping_minor,
       shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at)
     select $1, o, n, $2, c, 'guest ' || n, array[$1::uuid], 'paid', 'USD', 1, 0, 0, 0, 0, 1, true, '{"email":"a@b.c"}', 'en', now() - n * interval '1 minute' from seed`,
    [org, channel],
  );
  await run(
    `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot, quantity,
       unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
     select $1, l, o, 0, 'physical', 'paid', 'active', $1, $2, $1, $3, '{}', 1, 1, 1, 0, 0, 'payment' from seed`,
    [org, offer, product],
  );
  await run(
    `insert into order_history (org_id, id, order_id, type, actor, at) select $1, gen_random_uuid(), o, 'order.placed', 'buyer', now() from seed`,
    [org],
  );
  await run(
    `insert into payment_intents (org_id, id, order_id, provider, state, currency, amount_minor, authorized_minor, return_url, created_at)
     select $1, gen_random_uuid(), o, 'test', 'authorized', 'USD', 1, 1, '', now() from seed`,
    [org],
  );
  await run(
    `insert into users (id, email, email_index, name, created_at) select gen_random_uuid(), 'v1.plans.' || n, 'holder' || n, 'H', now() from generate_series(1, 5000) n`,
  );
  await run(
    `insert into saved_methods (org_id, id, user_id, provider, fingerprint, token_sealed, brand, last4, expiry_month, expiry_year, created_at, removed_at)
     select $1, gen_random_uuid(), u.id, 'test', 'f', '', 'visa', '4242', 12, 2030, now(), case when u.email_index like 'holder9%' then now() end
       from users u where u.email_index like 'holder%'`,
    [org],
  );
  await run(`update stock_levels set on_hand = $2, reserved = $2 where offer_id = $1`, [offer, ORDERS]);
  await run(
    `insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
     select $1, gen_random_uuid(), $2, $3, $4 - coalesce((select sum(delta) from stock_moves where offer_id = $2), 0), 'counted', 'plans', now()`,
    [org, offer, location, ORDERS],
  );
  await run(
    `insert into stock_reservations (org_id, id, offer_id, location_id, quantity, state, order_org_id, order_id, line_id, created_at)
     select $1, gen_random_uuid(), $2, $3, 1, 'firm', $1, o, l, now() from seed`,
    [org, offer, location],
  );
  await run(
    `insert into idempotency_keys (org_id, scope, key, fingerprint, state, subject_id, status, response, created_at, expires_at)
     select $1, 'scope ' || n, 'key ' || n, '', 'done', o, 201, '{}', now(), now() + interval '1 day' from seed`,
    [org],
  );
  await run(
    `insert into outbox_events (id, org_id, type, aggregate_type, aggregate_id, payload, actor, occurred_at) select gen_random_uuid(), $1, 'order.placed', 'order', o, '{}', 'buyer', now() from seed`,
    [org],
  );
  // A price of every offer in every currency there is, nearly.
  await run(
    `insert into offer_prices (org_id, offer_id, currency, price_minor)
     select o.org_id, o.id, 'X' || chr(65 + n / 26) || chr(65 + n % 26), 1 from offers o, generate_series(0, 99) n`,
  );
  // Every hundredth buyer is a person, every fourth order names an address of its own.
  await run(
    `update orders set buyer_user = case when number % 100 = 0 then (select id from users limit 1) end, email_index = case when number % 4 = 0 then 'index ' || number end`,
  );
  await run(
    `insert into promotions (org_id, id, channel_id, run_by, name, code, kind, basis_points, most_each, starts_at, created_at)
     select $1, gen_random_uuid(), $2, $1, 'P', 'P' || lpad(n::text, 4, '0'), 'percent', 1, 1, now(), now() from generate_series(1, 20) n`,
    [org, channel],
  );
  await run(
    `insert into promotion_uses (org_id, id, promotion_id, order_id, state, email_index, created_at)
     select $1, gen_random_uuid(), (select id from promotions order by code limit 1), o, 'applied', 'index ' || n, now() from seed`,
    [org],
  );
  await run(
    `insert into promotion_counters (org_id, promotion_id, taken)
     select p.org_id, p.id, (select count(*) from promotion_uses u where u.promotion_id = p.id) from promotions p`,
  );
  await run(`update orders set promotion_id = (select id from promotions order by code limit 1), promotion_code = 'P0001'`);
  await run('drop table seed');
  await run('analyze');
  const [one] = await database.sql<typeof sample>(
    `select o.org_id as org, o.channel_id as channel, o.id as order, o.cart_id as cart, i.id as intent, l.offer_id as offer, l.id as line, l.product_id as product,
            (select id from users limit 1) as person, o.promotion_id as promotion
       from orders o join payment_intents i on i.order_id = o.id join order_lines l on l.order_id = o.id limit 1`,
  );
  if (!one) throw new Error('no order was made');
  sample = one;
}

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  await fill();
  client = await connectForPlans(config().DATABASE_SYSTEM_URL);
}, 120_000);
afterAll(() => client.end());

const now = new Date();
const hot: [string, () => unknown[]][] = [
  ['once.claim', () => [sample.org, 'scope 7', 'key 7', '', now, now, now]],
  ['pricing.promotion', () => [sample.org, 'USD', sample.person, 'index 7', sample.promotion]],
  ['pricing.promotion_by_code', () => [sample.org, 'USD', null, 'index 7', sample.channel, 'P0001']],
  ['pricing.apply_use', () => [sample.org, sample.order]],
  ['pricing.end_use', () => [sample.org, sample.order, 'released', now]],
  ['pricing.could_use_again', () => [sample.org, sample.order]],
  ['once.look', () => [sample.org, 'scope 7', 'key 7']],
  ['once.kept', () => [sample.org, sample.order]],
  ['once.finish_subject', () => [sample.org, sample.order, 200, '{}']],
  ['checkout.lock_cart', () => [sample.org, sample.cart, false, null, 'guest 7']],
  ['checkout.lines', () => [sample.org, sample.cart, 'USD']],
  ['checkout.lines_in', () => [sample.org, sample.cart, 'XAA']],
  ['checkout.offers_in', () => [[sample.org], [sample.offer], 'XAA']],
  ['discovery.seller', () => [[sample.org], 'a-seller']],
  ['discovery.variants_in', () => [sample.org, sample.product, [sample.org], 'XAA', sample.channel]],
  ['discovery.variants_priced', () => [sample.org, sample.product, [sample.org], ['XAA', 'XAB']]],
  ['checkout.current', () => [sample.org, sample.channel, now, 'guest 7', null]],
  ['checkout.carts_to_merge', () => [sample.org, sample.channel, 'guest 7', sample.person, now]],
  ['checkout.give_carts', () => [sample.org, 'guest 7', sample.person]],
  ['checkout.claim_stalled', () => [now, 10, now]],
  ['checkout.reopen', () => [sample.org, sample.order]],
  ['orders.lock', () => [sample.org, sample.order]],
  ['orders.lines', () => [sample.org, sample.order]],
  ['orders.view', () => [sample.org, sample.order, false, null, 'guest 7']],
  ['orders.version', () => [sample.org, sample.order, false, null, 'guest 7']],
  ['orders.versions', () => [[sample.org], [sample.order]]],
  ['orders.view_lines', () => [sample.org, sample.order]],
  ['orders.history', () => [sample.org, sample.order]],
  ['orders.shipments', () => [sample.org, sample.order]],
  ['orders.due', () => [now, 50]],
  ['orders.mine', () => [sample.org, sample.person, now, sample.order, 25]],
  ['orders.claim_by_guest', () => [sample.org, 'guest 7', sample.person]],
  ['orders.claim_by_email', () => [sample.org, sample.person, 'index 7']],
  ['orders.page', () => [sample.org, null, null, null, null, null, 25, null, null, null]],
  ['payments.lock_intent', () => [sample.org, sample.intent]],
  ['payments.intent_of_order', () => [sample.org, sample.order]],
  ['payments.claim_due', () => [now, 20, now]],
  ['payments.saved_methods', () => [sample.org, sample.person]],
  ['payments.saved_method_of_card', () => [sample.org, sample.person, 'test', 'f']],
  ['payments.saved_methods_of_person', () => [sample.person]],
  ['payments.remove_saved_methods_of_person', () => [sample.person, now]],
  ['payments.forget_wishes_to_save', () => [sample.person]],
  ['payments.stale_removed_methods', () => [now, 50]],
  ['payments.add_to_totals', () => [sample.org, sample.intent, 'capture', 0]],
  ['inventory.firm', () => [sample.org, sample.order, [sample.line]]],
  ['inventory.units_lying', () => [sample.org, sample.order]],
  ['inventory.available', () => [[sample.org], [sample.offer], newId()]],
  ['outbox.claim', () => [now, 64, now, newId()]],
  ['outbox.tick', () => [1, newId()]],
];

test.each(hot)('%s reads by index on large tables', async (name, values) => {
  const scans = readWhole(await planOf(client, name, values()), grows);
  // A table with almost no rows is rightly read whole.
  const [small] = await database.sql<{ names: string[] }>(
    `select array_agg(relname::text) as names from pg_class where relname = any ($1) and reltuples < 1000`,
    [grows],
  );
  expect(scans.filter((table) => !small?.names?.includes(table))).toEqual([]);
});
