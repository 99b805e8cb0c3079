// The log beside a database that refuses: what PostgreSQL says of the row never reaches a line.
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../ids/index.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { makeLog } from './index.ts';

let database: TestDatabase;
const lines: string[] = [];
const log = makeLog(new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }));
beforeAll(async () => {
  database = await useDatabase();
  await database.sql(`insert into users (id, email, name, created_at) values ($1, 'somchai@example.com', 'Somchai', now())`, [newId()]);
});
afterAll(() => expect(lines.length).toBeGreaterThan(0));

const failure = (text: string, values: unknown[] = []): Promise<unknown> =>
  database.sql(text, values).then(
    () => undefined,
    (error: unknown) => error,
  );

test('a row that fails is logged by its code and constraint, without the e-mail in its detail, however deep the error is', async () => {
  const twin = await failure(`insert into users (id, email, name, created_at) values ($1, 'somchai@example.com', 'S', now())`, [newId()]);
  const where = await failure(`do $$ declare a text := 'somchai@example.com'; begin execute 'select ''' || a || '''::int'; end $$`);
  log.error({ err: twin }, 'plain');
  log.error({ job: { error: twin } }, 'a job');
  log.error({ err: new Error('outer', { cause: twin }) }, 'a cause');
  log.error({ err: new AggregateError([twin], 'many') }, 'many');
  log.error({ err: where }, 'where');
  log.error({ error: twin, reason: twin }, 'other names');
  expect(lines.join('')).not.toContain('somchai');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { type: 'DatabaseError', code: '23505', constraint: 'users_email_plain', table: 'users' },
    msg: 'plain',
  });
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ job: { error: { code: '23505' } } });
});

test('a session of a person, by whatever name, is not in the log', () => {
  log.warn({ email: 'somchai@example.com', body: { token: 'somchai' }, deep: { contact: { email: 'somchai' } } }, 'fields');
  expect(lines.join('')).not.toContain('somchai');
});
