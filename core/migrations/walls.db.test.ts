// The shape of the walls, read from the catalog of the database: a new table or policy is covered without anybody remembering.
import { beforeAll, expect, test } from 'vitest';
import { useDatabase, type TestDatabase } from '../../tools/testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase();
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
        where p.polrelid::regclass::text <> 'provider_events' group by p.polrelid, r having count(*) > 1`,
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
    [platform, ['payment_intents_ref', 'channels_preset_key']],
  );
  expect(keys).toEqual([]);
});

test('a child never points to a tenant’s row by its id alone', async () => {
  expect(
    await names(
      `select con.conrelid::regclass || '.' || con.conname as name from pg_constraint con
         join pg_class c on c.oid = con.conrelid join pg_class parent on parent.oid = con.confrelid
        where con.contype = 'f' and ${tenant} and parent.relname not in ('organizations', 'users', 'outbox_events')
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
  expect(await names(`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`)).toEqual([]);
  expect(
    await names(`select c.relname as name from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace`),
  ).toEqual([]);
});
