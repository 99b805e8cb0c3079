// Looking sessions up: kept for a moment, so that a token costs one query and a log-out bites within seconds.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { hashToken, newToken, sessionOf } from './authenticate.ts';
import { addPerson, logOut } from './log-in.ts';

let database: TestDatabase;
let userId: string;
beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
  userId = await inTx(systemActor, (tx) => addPerson(tx, { email: 'a@b.test', name: 'A', password: 'a password' }));
});
afterAll(async () => {
  vi.useRealTimers();
  await closeDatabase();
});

async function session(): Promise<string> {
  const token = newToken();
  await database.sql(
    `insert into sessions (token_hash, user_id, created_at, expires_at) values ($1, $2, now(), now() + interval '1 day')`,
    [hashToken(token), userId],
  );
  return token;
}

test('a session is believed for two seconds, then looked up again', async () => {
  const token = await session();
  expect((await sessionOf(token))?.user_id).toBe(userId);
  await database.sql('delete from sessions');
  expect((await sessionOf(token))?.user_id).toBe(userId);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2_100 });
  expect(await sessionOf(token)).toBeUndefined();
  vi.useRealTimers();
});

test('a token that is none is looked up once in that time, and a log-out bites at once where it happened', async () => {
  const made = newToken();
  expect(await sessionOf(made)).toBeUndefined();
  await database.sql(
    `insert into sessions (token_hash, user_id, created_at, expires_at) values ($1, $2, now(), now() + interval '1 day')`,
    [hashToken(made), userId],
  );
  expect(await sessionOf(made)).toBeUndefined();
  const token = await session();
  expect(await sessionOf(token)).toBeDefined();
  await logOut(token);
  expect(await sessionOf(token)).toBeUndefined();
});
