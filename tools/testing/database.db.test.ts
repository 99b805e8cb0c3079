// The test harness itself: each file has a database of its own with the whole schema, reached by logins that can't do everything.
import pg from 'pg';
import { expect, test } from 'vitest';
import { useDatabase } from './database.ts';

const database = await useDatabase();

const as = async (login: 'app' | 'system' | 'jobs', text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: database.urls[login] });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

test('the schema is there', async () => {
  const [row] = await database.sql<{ tables: number }>(
    "select count(*)::int as tables from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  expect(row?.tables).toBeGreaterThan(10);
});

test.each(['app', 'system', 'jobs'] as const)('the login %s is no superuser and bypasses no policy', async (login) => {
  const rows = await as(
    login,
    'select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
  );
  expect(rows).toEqual([{ rolname: `tessera_${login}`, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
});

test('the settings point at this database', async () => {
  expect(process.env.DATABASE_APP_URL).toBe(database.urls.app);
  expect(await as('app', 'select current_database() as name')).toEqual([{ name: database.name }]);
});

test('asking again gives the same database, and another preset is refused', async () => {
  expect((await useDatabase()).name).toBe(database.name);
  await expect(useDatabase({ preset: 'vestify' })).rejects.toThrow('one file has one database');
});
