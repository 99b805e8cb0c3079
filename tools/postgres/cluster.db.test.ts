// Our own PostgreSQL: a killed server comes back with everything that was committed, and what it left behind is no obstacle.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { adminQuery } from '../testing/admin.ts';
import { removeCluster } from './account.ts';
import { type Cluster, type ClusterOptions, startCluster } from './cluster.ts';

const dir = mkdtempSync(join(tmpdir(), 'tessera cluster '));
const password = 'a b/c@d:e?f%20';
const options: ClusterOptions = { dataDir: join(dir, 'data'), logFile: join(dir, 'log'), password, settings: 'durable' };
const started: Cluster[] = [];
afterAll(async () => {
  await Promise.all(started.map((cluster) => cluster.stop()));
  removeCluster(options.dataDir);
  rmSync(dir, { recursive: true, force: true });
});

const start = async (): Promise<Cluster> => {
  const cluster = await startCluster(options);
  started.push(cluster);
  return cluster;
};

const query = (cluster: Cluster, text: string) =>
  adminQuery<{ a: number }>(cluster.url({ user: 'postgres', password, database: 'postgres' }), text);

test('kill -9 of the server loses nothing that was committed', async () => {
  const first = await start();
  await query(first, 'create table t (a int)');
  await query(first, 'insert into t values (1)');
  await first.kill9();

  const second = await start();
  expect(await query(second, 'select a from t')).toEqual([{ a: 1 }]);
  expect(
    await query(second, "select 1 as a where current_setting('fsync') = 'on' and current_setting('synchronous_commit') = 'on'"),
  ).toEqual([{ a: 1 }]);
  expect(await second.stop()).toBe(0);
});

test("a pid file with a stranger's number does not keep the server from starting", async () => {
  const cluster = await start();
  const pidFile = join(cluster.dataDir, 'pg', 'postmaster.pid');
  await cluster.stop();
  expect(existsSync(pidFile)).toBe(false);
  writeFileSync(pidFile, `${process.ppid}\n`);
  const again = await start();
  expect(await query(again, 'select a from t')).toEqual([{ a: 1 }]);
  await again.stop();
});

test('a second start on the same data ends the first server cleanly', async () => {
  const first = await start();
  const second = await start();
  expect(await first.exited).toBe(0);
  expect(await query(second, 'select a from t')).toEqual([{ a: 1 }]);
  await second.stop();
});
