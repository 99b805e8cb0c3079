// Jobs: with the caller's commit or not at all, delayed, retried, one for a key, visible.
import type { Runner } from 'graphile-worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../apps/server/scenarios/shopper.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { loadConfig } from '../config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '../db/index.ts';
import { defineJob, enqueue, startJobs } from './index.ts';

const ran: string[] = [];
const failing = new Map<string, number>();

const note = defineJob<{ name: string }>(
  'test_note',
  async ({ name }) => {
    const left = failing.get(name) ?? 0;
    if (left > 0) {
      failing.set(name, left - 1);
      throw new Error(`not yet: ${name}`);
    }
    ran.push(name);
  },
  { maxAttempts: 3 },
);

let end: () => void = () => undefined;
const ended = new Promise<void>((resume) => (end = resume));
const long = defineJob('test_long', () => ended, { takesLong: true });

defineJob('test_recurring', async () => void ran.push('recurring'), { cron: '* * * * *' });

let database: TestDatabase;
let runner: Runner;
beforeAll(async () => {
  database = await useDatabase();
  loadConfig({ ...process.env, POLL_MS: '50' });
  await openDatabase();
  // As if a worker had run two minutes ago and stopped: what was missed is made up for at the start.
  await database.sql(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     values ('test_recurring', now() - interval '1 hour', date_trunc('minute', now()) - interval '2 minutes')`,
  );
  runner = await startJobs();
});
afterAll(async () => {
  end();
  await runner.stop();
  await closeDatabase();
});

const add = (name: string, options: { runAt?: Date; key?: string } = {}): Promise<void> =>
  inTx(systemActor, async (tx) => enqueue(tx, note, { name }, options));
const soon = (what: string): Promise<unknown> => until(what, async () => ran.includes(what));

test('COR-62 a job is enqueued in the caller’s transaction: rolled back means never run', async () => {
  await expect(
    inTx(systemActor, async (tx) => {
      enqueue(tx, note, { name: 'never' });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow();
  await add('always');
  await soon('always');
  expect(ran).not.toContain('never');
});

test('COR-62 a delayed job waits for its time', async () => {
  await add('later', { runAt: new Date(Date.now() + 3_600_000) });
  await add('now');
  await soon('now');
  expect(ran).not.toContain('later');
  await database.sql(`update graphile_worker._private_jobs set run_at = now()`);
  await soon('later');
});

test('COR-62 jobs with one key are one job, the last word counts', async () => {
  const runAt = new Date(Date.now() + 3_600_000);
  await add('first word', { key: 'k', runAt });
  await add('last word', { key: 'k' });
  await soon('last word');
  expect(ran).not.toContain('first word');
});

test('COR-62 a job that fails is tried again, and after its last try it stays visible with its error', async () => {
  failing.set('twice', 1);
  failing.set('hopeless', 99);
  await Promise.all([add('twice'), add('hopeless')]);
  const hurry = (): Promise<unknown> =>
    database.sql(`update graphile_worker._private_jobs set run_at = now() where attempts > 0 and locked_at is null`);
  await until('the second try', async () => (await hurry(), ran.includes('twice')));
  const [row] = await until('the last try', async () => {
    await hurry();
    const rows = await database.sql<{ attempts: number; last_error: string }>(
      `select attempts::int, last_error from graphile_worker.jobs where attempts = max_attempts and locked_at is null`,
    );
    return rows.length > 0 && rows;
  });
  expect(row).toMatchObject({ attempts: 3, last_error: expect.stringContaining('not yet: hopeless') });
});

test('COR-62 a recurring job runs by its line, and makes up for what it missed while nobody worked', async () => {
  await until('the recurring job', async () => ran.filter((each) => each === 'recurring').length >= 2);
  const [known] = await database.sql<{ on_time: boolean }>(
    `select last_execution > now() - interval '61 seconds' as on_time from graphile_worker._private_known_crontabs where identifier = 'test_recurring'`,
  );
  expect(known?.on_time).toBe(true);
});

test('COR-62 COR-23 jobs that take long, however many there are, leave others to be done', async () => {
  await inTx(systemActor, async (tx) => {
    for (let count = 0; count < 12; count += 1) enqueue(tx, long, {});
  });
  const taken = `select 1 from graphile_worker.jobs where task_identifier = 'test_long' and locked_at is not null`;
  await until('as many as there is room for', async () => (await database.sql(taken)).length >= 3);
  await add('beside them');
  await soon('beside them');
  end();
  const left = `select 1 from graphile_worker.jobs where task_identifier = 'test_long'`;
  await until('their end', async () => (await database.sql(left)).length === 0);
});
