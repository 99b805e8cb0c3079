// The list of sealed columns is whole, and the doctor says what no current key sealed.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { sealedColumns } from '#platform/vault/columns.ts';
import { at } from '../../tools/lib/paths.ts';
import { useDatabase } from '../../tools/testing/database.ts';
import './parts.ts';

const database = await useDatabase({ preset: 'vestify' });

test('COR-65 every column that is named as sealed is walked when keys change', async () => {
  const named = await database.sql<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and column_name ~ '(^|_)sealed$'`,
  );
  const walked = sealedColumns().map(({ table, column }) => `${table}.${column}`);
  expect(named.length).toBeGreaterThan(3);
  expect(named.map(({ name }) => name).filter((name) => !walked.includes(name))).toEqual([]);
  for (const { count } of sealedColumns()) await database.sql(count);
});

test('COR-65 the doctor tells what is plain and what is under a key that is gone', { timeout: 30_000 }, async () => {
  const run = promisify(execFile);
  const env = { ...process.env, DATABASE_ADMIN_URL: database.urls.admin };
  const doctor = () =>
    run(process.execPath, [at('tools/doctor.ts')], { env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );
  await database.sql(
    `insert into messages (org_id, id, medium, to_address, template, locale, subject, html, text, source_key, created_at)
     select id, gen_random_uuid(), 'mail', 'a@b.c', 't', 'en', '', 'v1.gone.' || repeat('A', 40), 'x', 's', now() from organizations limit 1`,
  );
  const { code, stdout } = await doctor();
  expect(stdout).toContain('! messages.to_address: 1 row is plain');
  expect(stdout).toContain('✗ messages.html: 1 row is sealed with key gone, which is not in DATA_KEYS');
  expect(code).toBe(1);
  await database.sql('delete from messages');
  const later = await doctor();
  expect(later.stdout).toContain('✓ personal data is sealed with the newest key');
  expect(later.code).toBe(0);
});
