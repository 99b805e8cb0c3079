// Nobody is left out of an archive or an erasure because a table was added: what points at a person is some module's part.
import { expect, test } from 'vitest';
import { privacyParts } from '#modules/privacy/index.ts';
import { useDatabase } from '../../tools/testing/database.ts';
import { assemble } from './parts.ts';

const database = await useDatabase();
assemble();

/** Tables of a person that no archive tells, each with the reason. */
const untold: Readonly<Record<string, string>> = {
  privacy_exports: 'the archive itself; it goes after a day',
  privacy_erasures: 'the wish to be forgotten; it proves that it was done and holds nothing else',
};

test('COR-65 every table that points at a person has a part that tells and erases it', async () => {
  const pointing = await database.sql<{ table: string; column: string }>(
    `select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid = 'users'::regclass`,
  );
  expect(pointing.length).toBeGreaterThan(12);
  const spokenFor = new Set(privacyParts().flatMap(({ tables }) => tables));
  // Who did something stays an empty account: `created_by` and the like tell of the thing, not of the person.
  const about = pointing.filter(({ column }) => !/_by$|^impersonator_id$/.test(column));
  const missing = about.filter(({ table }) => !spokenFor.has(table) && !untold[table]).map(({ table, column }) => `${table}.${column}`);
  expect(missing, 'give these a PrivacyPart (core/platform/privacy.ts), handed over in apps/server/parts.ts').toEqual([]);
});

test('COR-65 a part speaks for tables that there are, and no two for the same', async () => {
  const named = privacyParts().flatMap(({ tables }) => tables);
  expect(new Set(named).size).toBe(named.length);
  const there = await database.sql<{ table: string }>(`select relname as table from pg_class where relkind = 'r' and relname = any ($1)`, [
    named,
  ]);
  expect(there.map(({ table }) => table).toSorted()).toEqual(named.toSorted());
});
