// Who may do what with whose rows, found out by trying: every tenant table, every sort of caller, in a transaction that is rolled back.
import pg from 'pg';
import type { TestDatabase } from './database.ts';

/** Settings of row-level security for each caller; `shop` is the organization whose rows are looked at, `other` another one. */
const callers = {
  guestA: { shop: true, guest: 'a' },
  guestB: { shop: true, guest: 'b' },
  staff: { org: 'shop' },
  otherStaff: { org: 'other' },
  stranger: {},
} as const satisfies Record<string, { shop?: true; guest?: string; org?: 'shop' | 'other' }>;

export type Caller = keyof typeof callers;
/** For each table and caller: `r` sees a row of guest A's or the shop's, `u` can change one, `d` can delete one. */
export type Matrix = Record<string, Record<Caller, string>>;

const other = '00000000-0000-7000-8000-00000000000f';
const one = '00000000-0000-7000-8000-000000000001';

/** One row of guest A's in every table that an order leaves rows in. */
const fill = [
  `insert into organizations (id, slug, name, country, created_at) values ('${other}', 'other', 'Other', 'TH', now())`,
  `create temp table shop on commit drop as
     select o.org_id as org, c.id as channel, o.id as offer, s.location_id as location, o.product_id as product, '${one}'::uuid as one, now() as at
       from offers o join channels c on c.org_id = o.org_id join stock_levels s on s.offer_id = o.id order by o.id limit 1`,
  `insert into product_categories (org_id, product_id, category_id, position)
   select s.org, s.product, c.id, 0 from shop s join categories c on c.org_id = s.org order by c.id limit 1`,
  `insert into attribute_definitions (org_id, id, code, name, type) select org, one, 'walls', '{}', 'text' from shop`,
  `insert into slug_history (org_id, subject, slug, subject_id) select org, 'product', 'walls', product from shop`,
  `insert into offer_prices (org_id, offer_id, currency, price_minor) select org, offer, 'KWD', 1 from shop`,
  `insert into entitlements (org_id, store_org_id, mode, starts_at, granted_at) select org, '${other}', 'CENTRAL', at, at from shop`,
  `insert into seller_profiles (org_id, tagline, story, city, colour) select org, '{}', '{}', '{}', '#000000' from shop`,
  `insert into search_documents (org_id, channel_id, currency, product_org_id, product_id, kind, seller_org_id, price_from, price_to, in_stock, position,
     newest, title, facets, terms) select org, channel, 'KWD', org, product, 'physical', org, 1, 1, true, 0, 0, '{}', '{}', '' from shop`,
  `insert into search_titles (org_id, channel_id, locale, product_org_id, product_id, title) select org, channel, 'walls', org, product, '' from shop`,
  `insert into search_words (org_id, channel_id, word, shown, rests) select org, channel, 'walls', 'Walls', '{walls}' from shop`,
  `insert into search_facets (org_id, channel_id, code, value, name, value_name, place) select org, channel, 'walls', 'walls', '{}', '{}', 0 from shop`,
  `insert into carts (org_id, id, channel_id, buyer_guest, currency, created_at, expires_at) select org, one, channel, 'a', 'USD', at, at from shop`,
  `insert into cart_lines (org_id, id, cart_id, seller_org_id, offer_id, quantity, added_at) select org, one, one, org, offer, 1, at from shop`,
  `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor,
     shipping_minor, shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at)
   select org, one, 1, channel, one, 'a', array[org], 'paid', 'USD', 1, 0, 0, 0, 0, 1, true, '{"email":"a@b.c"}', 'en', at from shop`,
  `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot,
     quantity, unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
   select org, one, one, 0, 'physical', 'paid', 'active', org, offer, org, product, '{}', 1, 1, 1, 0, 0, 'payment' from shop`,
  `insert into order_history (org_id, id, order_id, type, actor, at) select org, one, one, 'order.placed', 'buyer', at from shop`,
  `insert into shipments (org_id, id, order_id, carrier, tracking_number, line_ids, shipped_at) select org, one, one, 'c', 't', array[one], at from shop`,
  `insert into payment_intents (org_id, id, order_id, provider, state, currency, amount_minor, return_url, created_at)
   select org, one, one, 'test', 'created', 'USD', 1, '', at from shop`,
  `insert into payment_operations (org_id, id, intent_id, type, state, amount_minor, source_key, created_at)
   select org, one, one, 'capture', 'requested', 1, 'x', at from shop`,
  `insert into saved_methods (org_id, id, user_id, provider, fingerprint, token_sealed, brand, last4, expiry_month, expiry_year, created_at)
   select org, one, u.id, 'test', 'walls', 's', 'visa', '4242', 12, 2030, at from shop, users u limit 1`,
  `insert into stock_reservations (org_id, id, offer_id, location_id, quantity, state, order_org_id, order_id, line_id, created_at)
   select org, one, offer, location, 1, 'firm', org, one, one, at from shop`,
  `insert into stock_incoming (org_id, id, offer_id, location_id, expected, created_at) select org, one, offer, location, 1, at from shop`,
  `insert into stock_counts (org_id, id, location_id, started_at) select org, one, location, at from shop`,
  `insert into stock_count_lines (org_id, count_id, offer_id, counted, on_hand, at) select org, one, offer, 1, 1, at from shop`,
  `insert into stock_settings (org_id) select org from shop on conflict do nothing`,
  `insert into stock_marks (org_id, offer_id) select org, offer from shop`,
  `insert into stock_watch (org_id, offer_id, level, since) select org, offer, 'low', at from shop on conflict do nothing`,
  `insert into stock_places (org_id, location_id, sku, offer_id) select org, location, 'walls', offer from shop`,
  `insert into stock_words (org_id, offer_id, said, grams) select org, offer, 0, '{}' from shop on conflict do nothing`,
  `insert into product_words (org_id, product_id) select org, product from shop on conflict do nothing`,
  `insert into offer_rules (org_id, offer_id) select org, offer from shop on conflict do nothing`,
  `insert into customer_purchases (org_id, id, offer_id, order_org_id, order_id, line_id, quantity, created_at) select org, one, offer, org, one, one, 1, at from shop`,
  `insert into idempotency_keys (org_id, scope, key, fingerprint, state, status, response, created_at, expires_at)
   select org, 's', 'k', 'f', 'done', 200, '{}', at, at from shop`,
  `insert into outbox_events (id, org_id, type, aggregate_type, aggregate_id, payload, actor, occurred_at)
   select one, org, 't', 'order', one, '{}', 'buyer', at from shop`,
  `insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, available_at) select one, org, 'h', one, at from shop`,
  `insert into messages (org_id, id, medium, to_address, template, locale, subject, html, text, source_key, created_at)
   select org, one, 'mail', 'a@b.c', 't', 'en', '', '', '', 's', at from shop`,
  `insert into promotions (org_id, id, channel_id, run_by, name, code, kind, basis_points, starts_at, created_at)
   select org, one, channel, org, 'walls', 'WALLS', 'percent', 1, at, at from shop`,
  `insert into promotion_amounts (org_id, promotion_id, currency, least_minor) select org, one, 'USD', 1 from shop`,
  `insert into promotion_counters (org_id, promotion_id) select org, one from shop`,
  `insert into promotion_uses (org_id, id, promotion_id, order_id, state, email_index, created_at) select org, one, one, one, 'applied', 'walls', at from shop`,
  `insert into customer_groups (org_id, id, name, created_at) select org, one, 'walls', at from shop`,
  `insert into customer_group_members (org_id, id, group_id, email_index, email_sealed, added_at) select org, one, one, 'walls', 's', at from shop`,
  `insert into price_lists (org_id, id, name, currency, status, created_at) select org, one, 'walls', 'USD', 'active', at from shop`,
  `insert into unnoted_lists (org_id, list_id, starts_at, ends_at, currency) select org, one, at, at + interval '1 day', 'USD' from shop`,
  `insert into price_list_prices (org_id, list_id, offer_id, price_minor) select org, one, offer, 1 from shop`,
  `insert into ledger_accounts (org_id, id, code, currency, normal) select org, one, 'walls', 'USD', 'debit' from shop`,
  `insert into journals (org_id, id, kind, source_key, at) select org, one, 'k', 's', at from shop`,
  `insert into postings (org_id, id, journal_id, account_id, currency, amount_minor) select org, one, one, one, 'USD', 1 from shop`,
  `insert into order_counters (org_id, next) select org, 1 from shop on conflict do nothing`,
  `insert into sessions (id, user_id, org_id, method, authenticated_at, ip, user_agent, created_at, last_seen_at, expires_at)
   select one, u.id, org, 'password', at, '', '', at, at, at from shop, users u limit 1`,
  `insert into api_keys (org_id, id, name, prefix, key_hash, permissions, requests_per_minute, created_by, created_at)
   select org, one, 'walls', 'walls', 'walls', '{}', 60, u.id, at from shop, users u limit 1`,
  `insert into booking_schedules (org_id, id, name, zone, openings) select org, one, 'walls', 'UTC', '[]' from shop`,
  `insert into booking_exceptions (org_id, id, schedule_id, kind, from_local, until_local)
   select org, one, one, 'closed', '2026-01-01', '2026-01-02' from shop`,
  `insert into booking_resources (org_id, id, kind, name, schedule_id) select org, one, 'staff', 'walls', one from shop`,
  `insert into booking_services (org_id, id, offer_id, zone, duration_minutes, step_minutes, horizon_days, policy)
   select org, one, offer, 'UTC', 60, 60, 30, '{}' from shop`,
  `insert into booking_service_resources (org_id, service_id, resource_id, need, position) select org, one, one, 0, 0 from shop`,
  `insert into booking_sessions (org_id, id, service_id, starts_at, ends_at, blocked_from, blocked_until, shared, capacity, taken)
   select org, one, one, at, at + interval '1 hour', at, at + interval '1 hour', false, 1, 1 from shop`,
  `insert into booking_claims (org_id, session_id, resource_id, blocked_from, blocked_until) select org, one, one, at, at + interval '1 hour' from shop`,
  `insert into bookings (org_id, id, service_id, session_id, starts_at, ends_at, zone, local_start, seats, state, order_org_id, order_id, line_id,
     policy, created_at)
   select org, one, one, one, at, at + interval '1 hour', 'UTC', at, 1, 'confirmed', org, one, one, '{}', at from shop`,
  `insert into booking_waits (org_id, id, service_id, starts_at, seats, shop_org_id, guest, joined_at) select org, one, one, at, 1, org, 'a', at from shop`,
  `insert into booking_versions (org_id, offer_id) select org, offer from shop on conflict do nothing`,
  `insert into booking_feeds (org_id, id, token_hash, resource_id, created_at) select org, one, 'walls', one, at from shop`,
  `insert into pictures (org_id, key, width, height, bytes, created_at) select org, md5('walls') || '.webp', 1, 1, 1, at from shop`,
  `insert into invitations (org_id, id, email, role, token_hash, locale, sent_at, invited_by, created_at, expires_at)
   select org, one, 'a@b.c', 'staff', 'walls', 'en', at, u.id, at, at from shop, users u limit 1`,
  `insert into channel_hosts (org_id, channel_id, host, token, created_at) select org, channel, 'walls.example', 'walls', at from shop`,
  `insert into flag_overrides (org_id, flag, updated_at) select org, 'provider.test', at from shop`,
  `insert into audit_chains (org_id, seq, hash, proof) select org, 1, 'h', 'p' from shop on conflict do nothing`,
  `insert into audit_checkpoints (org_id, seq, hash, proof, at) select org, 999999, 'h', 'p', at from shop`,
  `insert into audit_entries (org_id, seq, at, action, actor_type, subject_type, subject_id, digests, prev, hash)
   select org, 999999, at, 'walls.tried', 'user', 'thing', 'x', '{}', '', 'h' from shop`,
  `insert into courses (org_id, id, variant_id, status, title, created_at)
   select v.org_id, one, v.id, 'published', '{}', at from shop join variants v on v.org_id = org order by v.id limit 1`,
  `insert into course_files (org_id, id, name, type, media_type, bytes, created_at) select org, one, 'f', 'video', 'video/mp4', 1, at from shop`,
  `insert into course_lessons (org_id, id, course_id, position, kind, delivery, title, file_id, created_at)
   select org, one, one, 0, 'video', 'stream', '{}', one, at from shop`,
  `insert into course_seats (org_id, id, course_id, order_org_id, order_id, line_id, seats, state, created_at)
   select org, one, one, org, one, one, 1, 'firm', at from shop`,
  `insert into enrollments (org_id, id, course_id, buyer_guest, holder_sealed, order_org_id, order_id, line_id, granted_at, refund_until, view_scope, watermark)
   select org, one, one, 'a', 's', org, one, one, at, at, 'lesson', false from shop`,
  `insert into enrollment_devices (org_id, id, enrollment_id, token_hash, name, bound_at, last_seen_at) select org, one, one, 'h', '', at, at from shop`,
  `insert into lesson_views (org_id, id, enrollment_id, lesson_id, device_id, opened_at, open_until) select org, one, one, one, one, at, at from shop`,
  `insert into lesson_progress (org_id, enrollment_id, lesson_id, updated_at) select org, one, one, at from shop`,
  `insert into course_renditions (org_id, id, file_id, enrollment_id, created_at) select org, one, one, one, at from shop`,
  `insert into certificates (org_id, id, enrollment_id, code, title, issued_at) select org, one, one, 'AAAA-AAAA-AAAA-AAAA', '{}', at from shop`,
  `insert into loyalty_programmes (org_id, id, name, created_at) select org, one, '{}', at from shop`,
  `insert into loyalty_terms (org_id, variant_id, programme_id, tier) select v.org_id, v.id, one, 'gold' from shop join variants v on v.org_id = org order by v.id limit 1`,
  `insert into loyalty_reservations (org_id, id, programme_id, order_org_id, order_id, line_id, cards, tier, refund_days, state, created_at)
   select org, one, one, org, one, one, 1, 'gold', 0, 'firm', at from shop`,
  `insert into loyalty_cards (org_id, id, programme_id, tier, number_sealed, number_index, last_four, holder_guest, name_sealed, order_org_id, order_id, line_id,
     place, issued_at, refund_until)
   select org, one, one, 'gold', 's', 'walls', '1234', 'a', 's', org, one, one, 1, at, at from shop`,
  `insert into hosting_hosts (org_id, id, name, memory_mib, cpu_millicores, disk_gib, memory_taken, cpu_taken, disk_taken, created_at)
   select org, one, 'walls', 1, 1, 1, 1, 1, 1, at from shop`,
  `insert into hosting_plans (org_id, id, variant_id, memory_mib, cpu_millicores, disk_gib, period_days, refund_days, created_at)
   select v.org_id, one, v.id, 1, 1, 1, 1, 0, at from shop join variants v on v.org_id = org order by v.id limit 1`,
  `insert into hosting_places (org_id, id, host_id, plan_id, name, memory_mib, cpu_millicores, disk_gib, period_days, refund_days, order_org_id, order_id,
     line_id, ordinal, state, created_at) select org, one, one, one, 'walls', 1, 1, 1, 1, 0, org, one, one, 1, 'firm', at from shop`,
  `insert into hosting_instances (org_id, id, place_id, buyer_guest, order_org_id, order_id, line_id, wanted_at)
   select org, one, one, 'a', org, one, one, at from shop`,
  `insert into audit_personal (org_id, seq, field, sealed) select org, 999999, 'ip', 's' from shop`,
  `insert into legal_holds (org_id, id, user_id, reason_sealed, set_at) select org, one, u.id, 's', at from shop, users u limit 1`,
  `insert into guest_erasures (org_id, id, email_index, email_sealed, asked_at) select org, one, 'i', 's', at from shop`,
  `insert into content_pages (org_id, id, slug, role, status, title, body, created_at, updated_at)
   select org, one, 'walls', 'terms', 'published', '{}', '{}', at, at from shop`,
  `insert into content_page_slugs (org_id, slug, page_id) select org, 'walls-before', one from shop`,
  `insert into content_page_editions (org_id, page_id, edition, role, title, body, at) select org, one, 1, 'terms', '{}', '{}', at from shop`,
  `insert into content_menus (org_id, place, items, updated_at) select org, 'footer', '[]', at from shop on conflict do nothing`,
  `insert into order_policies (org_id, order_id, page_id, edition, at) select org, one, one, 1, at from shop`,
  `insert into saved_views (org_id, id, list, name, shows, created_at) select org, one, 'orders', 'walls', '{}', at from shop`,
  `insert into bulk_edits (org_id, id, change, state, total, created_at) select org, one, '{}', 'done', 1, at from shop`,
  `insert into bulk_edit_products (org_id, edit_id, product_id) select org, one, product from shop`,
  `insert into catalog_runs (org_id, id, kind, state, name, created_at) select org, one, 'csv_stock', 'received', 'walls', at from shop`,
  `insert into catalog_run_lines (org_id, run_id, line, content) select org, one, 2, '{}' from shop`,
  `insert into catalog_mappings (org_id, kind, fields) select org, 'csv_stock', '{}' from shop`,
  `insert into consents (org_id, id, guest, purpose, version, given, at) select org, one, 'a', 'marketing', '1', true, at from shop`,
];

/** Rows that a statement reached; none where the database refused it, all where only a row that points here kept it from a delete. */
async function reached(client: pg.Client, text: string): Promise<number> {
  await client.query('savepoint try');
  try {
    return (await client.query(text)).rowCount ?? 0;
  } catch (error) {
    return (error as { code?: string }).code === '23503' ? 1 : 0;
  } finally {
    await client.query('rollback to savepoint try');
  }
}

async function become(client: pg.Client, shop: string, caller: Caller): Promise<void> {
  const { shop: inShop, guest, org } = { shop: undefined, guest: '', org: undefined, ...callers[caller] };
  const here = inShop ? shop : '';
  await client.query('set local role tessera_app');
  await client.query(
    `select set_config('app.org', $1, true), set_config('app.shop', $2, true), set_config('app.user', '', true),
            set_config('app.guest', $3, true), set_config('app.sellers', $2, true)`,
    [org === 'shop' ? shop : org === 'other' ? other : '', here, guest],
  );
}

/** Tries everything; tables that no caller reaches at all are in it, too, so that a new table shows. */
export async function matrixOf(database: TestDatabase): Promise<Matrix> {
  const client = new pg.Client({ connectionString: database.urls.admin });
  await client.connect();
  try {
    await client.query('begin');
    for (const text of fill) await client.query(text);
    const { rows } = await client.query<{ table: string; org: string }>(
      `select c.relname as table, (select org::text from shop) as org from pg_class c
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) order by 1`,
    );
    const matrix: Matrix = {};
    for (const { table, org } of rows) {
      const mine = `${table} where org_id = '${org}'`;
      if ((await client.query(`select from ${mine} limit 1`)).rowCount === 0)
        throw new Error(`Nothing is known of ${table}: give it a row`);
      const found = {} as Record<Caller, string>;
      for (const caller of Object.keys(callers) as Caller[]) {
        await client.query('savepoint caller');
        await become(client, org, caller);
        const r = await reached(client, `select 1 from ${mine} limit 1`);
        const u = await reached(client, `update ${table} set org_id = org_id where org_id = '${org}'`);
        const d = await reached(client, `delete from ${mine}`);
        found[caller] = `${r ? 'r' : ''}${u ? 'u' : ''}${d ? 'd' : ''}`;
        await client.query('rollback to savepoint caller');
      }
      matrix[table] = found;
    }
    return matrix;
  } finally {
    await client.end();
  }
}
