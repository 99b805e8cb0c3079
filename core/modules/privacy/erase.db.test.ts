// Forgetting under concurrency: a hold that is set in the same moment wins or comes too late, and is never passed by.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { privacyDue } from './index.ts';
import { requestErasure } from './erase.ts';
import { usePrivacyParts } from './privacy.parts.ts';

let database: TestDatabase;
let shopId: Uuid;
let erased: Uuid[] = [];

beforeAll(async () => {
  database = await useDatabase();
  loadConfig({ ...process.env, ERASURE_DAYS: '0' });
  await openDatabase();
  shopId = newId();
  await database.sql(`insert into organizations (id, slug, name, country, created_at) values ($1, 'shop', 'Shop', 'TH', now())`, [shopId]);
  usePrivacyParts([
    {
      name: 'account',
      tables: [],
      collect: () => Promise.resolve([]),
      erase: (_, { userId }) => {
        erased.push(userId);
        return Promise.resolve({ erased: 1, kept: [] });
      },
    },
  ]);
});
afterAll(closeDatabase);

async function wishing(): Promise<Uuid> {
  const userId = newId();
  await database.sql(`insert into users (id, email, name, created_at) values ($1::uuid, $1::text || '@b.test', 'B', now())`, [userId]);
  await inTx(systemActor, (tx) => requestErasure(tx, { userId, shopId, site: 'http://localhost', locale: 'en' }));
  return userId;
}

const stateOf = async (userId: Uuid): Promise<string | undefined> =>
  (await database.sql<{ state: string }>('select state from privacy_erasures where user_id = $1', [userId]))[0]?.state;

/** Waits until a statement of another connection waits for a lock of ours. */
async function untilBlocked(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))`,
    );
    if ((rows[0]?.n ?? 0) > 0) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

test('COR-65 a hold that is being set when the day has come keeps the person', async () => {
  const userId = await wishing();
  const client = new pg.Client({ connectionString: database.urls.system });
  await client.connect();
  await client.query('begin');
  await client.query('select from users where id = $1 for update', [userId]);
  await client.query(`insert into legal_holds (org_id, id, user_id, reason_sealed, set_at) values ($1, $2, $3, 's', now())`, [
    shopId,
    newId(),
    userId,
  ]);
  const due = privacyDue();
  await untilBlocked(client);
  await client.query('commit');
  await client.end();
  await due;
  expect([await stateOf(userId), erased]).toEqual(['waiting', []]);
  await database.sql('update legal_holds set lifted_at = now() where user_id = $1', [userId]);
  await privacyDue();
  expect([await stateOf(userId), erased]).toEqual(['done', [userId]]);
});

test('COR-65 two workers on the same day forget a person once', async () => {
  erased = [];
  const userId = await wishing();
  await Promise.all([privacyDue(), privacyDue(), privacyDue()]);
  expect([await stateOf(userId), erased]).toEqual(['done', [userId]]);
  const entries = await database.sql(`select 1 from audit_entries where action = 'privacy.erased' and subject_id = $1`, [userId]);
  expect(entries).toHaveLength(1);
});

test('COR-65 when a part fails, nothing of the person is forgotten, and the wish waits', async () => {
  erased = [];
  const userId = await wishing();
  usePrivacyParts([
    {
      name: 'messages',
      tables: [],
      collect: () => Promise.resolve([]),
      erase: async (tx) => {
        await tx.rows({ name: 'test.drop', text: `update users set name = '' where id = $1` }, [userId]);
        return { erased: 1, kept: [] };
      },
    },
    { name: 'carts', tables: [], collect: () => Promise.resolve([]), erase: () => Promise.reject(new Error('not today')) },
  ]);
  await expect(privacyDue()).rejects.toThrow('1 erasures failed');
  expect(await stateOf(userId)).toBe('waiting');
  expect(await database.sql('select name from users where id = $1', [userId])).toEqual([{ name: 'B' }]);
});
