// The shape of the walls, read from the catalog of the database: a new table or policy is covered without anybody remembering.
import { beforeAll, expect, test } from 'vitest';
import { type Matrix, matrixOf } from '../../tools/testing/walls.ts';
import { useDatabase, type TestDatabase } from '../../tools/testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
});

const names = async (sql: string): Promise<string[]> => (await database.sql<{ name: string }>(sql)).map(({ name }) => name);
const ours = `c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migrations'`;

test('row-level security is on and forced on every table', async () => {
  const all = await names(`select c.relname as name from pg_class c where ${ours}`);
  expect(all.length).toBeGreaterThan(25);
  expect(
    await names(`select c.relname as name from pg_class c where ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`),
  ).toEqual([]);
});

test('each table has at most one policy for each role and command', async () => {
  expect(
    await names(
      `select p.polrelid::regclass || ' ' || r as name from pg_policy p, unnest(p.polroles) as r
        where p.polrelid::regclass::text <> 'provider_events' group by p.polrelid, r, p.polcmd having count(*) > 1
        union all select a.polrelid::regclass || ' all and others' from pg_policy a join pg_policy b on b.polrelid = a.polrelid and b.polroles && a.polroles
         where a.polcmd = '*' and b.polcmd <> '*' and a.polrelid::regclass::text <> 'provider_events'`,
    ),
  ).toEqual([]);
});

test('no role that a program uses can bypass, own, create or truncate', async () => {
  expect(
    await names(
      `select rolname as name from pg_roles where rolname in ('tessera_app', 'tessera_system', 'tessera_jobs') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    ),
  ).toEqual([]);
  expect(await names(`select c.relname as name from pg_class c where ${ours} and pg_get_userbyid(c.relowner) <> 'tessera_owner'`)).toEqual(
    [],
  );
  expect(await names(`select rolname as name from pg_roles where rolname = 'tessera_owner' and rolcanlogin`)).toEqual([]);
  expect(
    await names(
      `select r || ' ' || c.relname as name from pg_class c, unnest(array['tessera_app', 'tessera_system']) as r where ${ours} and has_table_privilege(r, c.oid, 'truncate')`,
    ),
  ).toEqual([]);
  expect(
    await names(
      `select r as name from unnest(array['tessera_app', 'tessera_system']) as r where has_schema_privilege(r, 'public', 'create')`,
    ),
  ).toEqual([]);
});

const tenant = `${ours} and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)`;

/** Facts of the platform that only carry an organization, and are not addressed by it. */
const platform = ['outbox_events', 'outbox_deliveries', 'loaded_presets', 'sessions'];

test('the primary key, each unique key and each foreign key between tenants starts with the organization', async () => {
  const keys = await database.sql<{ name: string }>(
    `select c.relname || '.' || i.indexrelid::regclass as name from pg_class c join pg_index i on i.indrelid = c.oid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where ${tenant} and i.indisunique and a.attname <> 'org_id' and c.relname <> all ($1::text[]) and i.indexrelid::regclass::text <> all ($2::text[])`,
    // Ids that the world gives are unique across organizations by the world's own rule; a preset is loaded once.
    [
      platform,
      ['payment_intents_ref', 'channels_preset_key', 'api_keys_hash', 'channel_hosts_verified', 'invitations_token', 'booking_feeds_token'],
    ],
  );
  expect(keys).toEqual([]);
});

test('a child never points to a tenant’s row by its id alone', async () => {
  expect(
    await names(
      `select con.conrelid::regclass || '.' || con.conname as name from pg_constraint con
         join pg_class c on c.oid = con.conrelid join pg_class parent on parent.oid = con.confrelid
        where con.contype = 'f' and ${tenant} and parent.relname not in ('organizations', 'users', 'outbox_events', 'feature_flags')
          and array_length(con.conkey, 1) < 2`,
    ),
  ).toEqual([]);
});

test('amounts are bigint, functions run as their caller, and there is no view that could leak', async () => {
  expect(
    await names(
      `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid where ${ours} and a.attname like '%\\_minor' and a.atttypid <> 'int8'::regtype`,
    ),
  ).toEqual([]);
  // But for the two that ask the search's indexes: theirs is a role that may read documents and words, and nothing else. And for one that takes
  // statistics, which only an owner may.
  expect(
    await names(
      `select p.proname || ' of ' || pg_get_userbyid(p.proowner) as name from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`,
    ),
  ).toEqual([
    'cards_named of tessera_search',
    'know_sizes of tessera_owner',
    'products_found of tessera_search',
    'search_matches of tessera_search',
    'search_words_near of tessera_search',
    'stock_found of tessera_search',
  ]);
  expect(
    await names(
      `select privilege_type || ' ' || table_name as name from information_schema.role_table_grants where grantee = 'tessera_search' order by 1`,
    ),
  ).toEqual(['SELECT product_words', 'SELECT search_documents', 'SELECT search_words', 'SELECT stock_words']);
  expect(
    await names(
      `select rolname as name from pg_roles where rolname = 'tessera_search'
          and (rolcanlogin or rolsuper or rolbypassrls or has_schema_privilege(rolname, 'public', 'create'))`,
    ),
  ).toEqual([]);
  expect(
    await names(
      `select c.relname as name from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
          and not coalesce(c.reloptions @> '{security_invoker=true}', false)`,
    ),
  ).toEqual([]);
});

/** What the shop shows to everybody who comes through its channel. */
const window = [
  'attribute_definitions',
  'booking_exceptions',
  'booking_resources',
  'booking_schedules',
  'booking_service_resources',
  'booking_services',
  'categories',
  'channel_sellers',
  'content_menus',
  'content_page_slugs',
  'content_pages',
  'offer_prices',
  'offer_rules',
  'offers',
  'price_list_prices',
  'price_lists',
  'product_categories',
  'product_pictures',
  'products',
  'promotion_amounts',
  'shipping_methods',
  'slug_history',
  'stock_locations',
  'tax_rates',
  'variants',
];
/** What guest A may do with their own rows, and staff of the shop with the same. */
const own: Record<string, [guest: string, staff: string]> = {
  booking_waits: ['ru', 'ru'],
  carts: ['rud', 'rud'],
  consents: ['r', 'r'],
  cart_lines: ['rud', 'rud'],
  orders: ['ru', 'ru'],
  order_lines: ['ru', 'ru'],
  order_history: ['r', 'r'],
  order_policies: ['r', 'r'],
  payment_intents: ['ru', 'ru'],
  payment_operations: ['r', 'r'],
  shipments: ['r', 'r'],
  certificates: ['r', 'r'],
  course_files: ['r', 'ru'],
  course_lessons: ['r', 'ru'],
  course_renditions: ['ru', 'ru'],
  enrollments: ['ru', 'ru'],
  hosting_instances: ['ru', 'ru'],
  enrollment_devices: ['rud', 'rud'],
  lesson_progress: ['ru', 'ru'],
  lesson_views: ['ru', 'ru'],
  loyalty_cards: ['ru', 'ru'],
};
/** What only staff reach. */
const back: Record<string, string> = {
  journals: 'r',
  guest_erasures: 'r',
  legal_holds: 'ru',
  ledger_accounts: 'r',
  postings: 'r',
  api_keys: 'r',
  booking_feeds: 'rud',
  bulk_edit_products: 'rud',
  bulk_edits: 'rud',
  saved_views: 'rud',
  catalog_runs: 'ru',
  catalog_run_lines: 'rud',
  catalog_mappings: 'ru',
  audit_checkpoints: 'r',
  audit_entries: 'r',
  audit_personal: 'r',
  channel_hosts: 'rd',
  customer_group_members: 'rd',
  customer_groups: 'rud',
  flag_overrides: 'rud',
  invitations: 'r',
  memberships: 'r',
  messages: 'r',
  outbox_deliveries: 'ru',
  outbox_events: 'r',
  pictures: 'r',
  product_words: 'ru',
  roles: 'rd',
  stock_count_lines: 'rud',
  stock_counts: 'ru',
  stock_incoming: 'ru',
  stock_marks: 'r',
  stock_moves: 'r',
  stock_places: 'rd',
  stock_settings: 'ru',
  stock_watch: 'r',
  stock_words: 'r',
};
/** What no request reaches, or only who knows the scope of a key, or is signed in as the very person. */
const hidden = ['loaded_presets', 'order_counters', 'sessions', 'idempotency_keys', 'saved_methods'];
/** What buyers take from, all of one shop alike: the code asks by key, order or offer, the wall only knows the shop. */
const shared: Record<string, string> = {
  audit_chains: 'ru',
  booking_claims: 'ru',
  booking_sessions: 'ru',
  booking_versions: 'ru',
  bookings: 'ru',
  courses: 'ru',
  course_seats: 'ru',
  loyalty_programmes: 'ru',
  loyalty_reservations: 'ru',
  hosting_hosts: 'ru',
  hosting_places: 'ru',
  promotion_counters: 'ru',
  customer_purchases: 'ru',
  promotion_uses: 'ru',
  stock_levels: 'ru',
  stock_reservations: 'ru',
};

test('COR-11 guest A, guest B, staff, staff of another organization and a stranger reach just what is theirs, in every table', async () => {
  const row = (guestA: string, guestB: string, staff: string) => ({ guestA, guestB, staff, otherStaff: '', stranger: '' });
  const expected = Object.fromEntries([
    ...window.map((table) => [table, row('r', 'r', 'rud')]),
    // Its settings column by column, see below.
    ['channels', row('r', 'r', 'r')],
    // They end and are kept.
    ['promotions', row('r', 'r', 'ru')],
    ['seller_profiles', row('r', 'r', 'ru')],
    ['hosting_plans', row('r', 'r', 'ru')],
    ['price_history', row('r', 'r', 'ru')],
    ['unnoted_lists', row('r', 'r', 'rd')],
    ['loyalty_terms', row('r', 'r', 'ru')],
    // The other organization is the store it is granted to. What may be changed of it, see below.
    ['entitlements', { ...row('', '', 'r'), otherStaff: 'r' }],
    ['content_page_editions', row('r', 'r', 'r')],
    // Only the engine writes what is derived.
    ...['search_documents', 'search_titles', 'search_words', 'search_facets'].map((table) => [table, row('r', 'r', 'r')]),
    ...Object.entries(own).map(([table, [guest, staff]]) => [table, row(guest, '', staff)]),
    ...Object.entries(back).map(([table, staff]) => [table, row('', '', staff)]),
    ...hidden.map((table) => [table, row('', '', '')]),
    ...Object.entries(shared).map(([table, all]) => [table, row(all, all, all)]),
  ]) as Matrix;
  expect(await matrixOf(database)).toEqual(expected);
});

test('COR-11 of its organization, channels, roles and host names a request writes what its people set, and no proof, status or right', async () => {
  const columns = await database.sql<{ what: string }>(
    `select privilege_type || ' ' || table_name || ' ' || string_agg(column_name, ' ' order by column_name) as what
       from information_schema.column_privileges
      where grantee = 'tessera_app' and privilege_type in ('INSERT', 'UPDATE')
        and table_name in ('organizations', 'channels', 'channel_hosts', 'memberships', 'invitations', 'api_keys', 'roles', 'entitlements')
      group by privilege_type, table_name order by 1`,
  );
  expect(columns.map(({ what }) => what)).toEqual([
    'INSERT channel_hosts channel_id created_at host org_id token',
    'INSERT entitlements ends_at granted_at mode next_at org_id starts_at store_org_id',
    'INSERT roles built_in created_at key name org_id permissions',
    'UPDATE channels countries currencies currency default_locale locales lowest_price name prices_include_tax tagline theme',
    'UPDATE entitlements ends_at granted_at mode starts_at',
    'UPDATE organizations address locale logo_key name slug tax_id_sealed time_zone',
  ]);
});
