// A database that somebody puts back to an older state: it proves itself, and its witness tells on it.
import { execFile } from 'node:child_process';
import { beforeAll, expect, inject, test } from 'vitest';
import { adminQuery } from '../../../tools/testing/admin.ts';
import { at } from '../../../tools/lib/paths.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { staffClient, until } from './shopper.ts';

let server: TestServer;
let witnessDir: string;
const older = () => `${server.database.name}_older`;
const metricsToken = 'reads-the-metrics-of-this-test';

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { METRICS_TOKEN: metricsToken } });
  witnessDir = `${inject('cluster').workDir}/witness/${server.database.name}`;
});

const doctor = (...args: string[]): Promise<{ code: number; stdout: string }> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      DATABASE_ADMIN_URL: server.database.urls.admin,
      APP_SECRET: 'only-for-tests-only-for-tests-0123',
      WITNESS_DIR: witnessDir,
    };
    execFile(process.execPath, [at('tools/doctor.ts'), ...args], { env }, (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, stdout }),
    );
  });

/** Copies one database over another, whoever is connected. */
async function copy(from: string, to: string): Promise<void> {
  const { adminUrl } = inject('cluster');
  await adminQuery(adminUrl, `drop database if exists ${to} with (force)`);
  await adminQuery(adminUrl, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`);
  await adminQuery(adminUrl, `create database ${to} template ${from} strategy file_copy`);
}

/** Lets the worker do the hourly job now. */
async function bearWitness(): Promise<void> {
  const [job] = await server.database.sql<{ id: string }>(`select id::text from graphile_worker.add_job('audit_witness', '{}'::json)`);
  await until('the job', async () => {
    const [left] = await server.database.sql(`select from graphile_worker._private_jobs where id = $1`, [job?.id]);
    return !left;
  });
}

const behind = async (): Promise<string | undefined> => {
  const answer = await fetch(`${server.baseUrl}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  return /^audit_chains_behind_witness (\d+)$/m.exec(await answer.text())?.[1];
};

test('COR-63 a whole database that was put back to an older state is found by its witness, by the server that starts and by the doctor', async () => {
  await staffClient(server.baseUrl);
  await server.stop();
  await copy(server.database.name, older());
  await server.restart();
  await staffClient(server.baseUrl);
  await bearWitness();
  await server.restart();
  expect(await behind()).toBe('0');
  expect(await doctor()).toMatchObject({ code: 0, stdout: expect.stringContaining('✓ the database is as new as its witness: line') });

  await server.stop();
  await copy(older(), server.database.name);
  await server.restart();
  // It is told, and the shop is open all the same.
  expect(server.log(200)).toContain('THE DATABASE IS OLDER THAN ITS WITNESS');
  expect(Number(await behind())).toBeGreaterThan(0);
  await staffClient(server.baseUrl);
  await bearWitness();
  const told = await doctor();
  expect(told.stdout).toMatch(/of the audit trail proves? (itself|themselves)/);
  expect(told.stdout).toMatch(/✗ the database is older than its witness in .*\n {4}organization [0-9a-f-]{36}: /);
  expect(told.code).toBe(1);

  const accepted = await doctor('--accept-database');
  expect(accepted).toMatchObject({ code: 0, stdout: expect.stringContaining('takes this database for the truth from now on') });
  await server.restart();
  expect(await behind()).toBe('0');
  await adminQuery(inject('cluster').adminUrl, `drop database if exists ${older()} with (force)`);
}, 60_000);
