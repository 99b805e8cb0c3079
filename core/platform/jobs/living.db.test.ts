// Jobs of a worker that died are done by others soon; those of one that lives are left to it.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../apps/server/scenarios/shopper.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { loadConfig } from '../config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '../db/index.ts';
import { defineJob, enqueue, startJobs } from './index.ts';

const ran: string[] = [];
const note = defineJob<{ name: string }>('test_note_of_the_dead', async ({ name }) => void ran.push(name));

let database: TestDatabase;
let workers: { stop(): Promise<unknown> } | undefined;
beforeAll(async () => {
  database = await useDatabase();
  loadConfig({ ...process.env, POLL_MS: '50', LEASE_SECONDS: '0.5' });
  await openDatabase();
});
afterAll(async () => {
  await workers?.stop();
  await closeDatabase();
});

const addTaken = async (name: string, holder: string): Promise<void> => {
  await inTx(systemActor, async (tx) => enqueue(tx, note, { name }));
  await database.sql(
    `update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - interval '1 minute' where payload->>'name' = $1`,
    [name, holder],
  );
};

test('COR-62 a job whose worker died is done by another within moments, one whose worker lives is left to it', async () => {
  const other = new pg.Client({ connectionString: database.urls.system });
  await other.connect();
  await other.query(`select pg_advisory_lock(hashtext('tessera.jobs'), hashtext('pool-living'))`);
  await addTaken('of the living', 'pool-living');
  await addTaken('of the dead', 'pool-dead');
  workers = await startJobs();
  await until('the job of the dead', async () => ran.includes('of the dead'), 5);
  expect(ran).not.toContain('of the living');

  await other.end();
  await until('the job of the one that died meanwhile', async () => ran.includes('of the living'), 5);
  expect(ran).toEqual(['of the dead', 'of the living']);
});
