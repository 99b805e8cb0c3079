// A PostgreSQL for one run of tests: fast, in memory where there is memory, with one template database that holds the whole schema.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signalProcess } from '../lib/guard.ts';
import { removeCluster } from '../postgres/account.ts';
import { type ClusterOptions, startCluster } from '../postgres/cluster.ts';
import { migrate } from '../stack/database.ts';
import { makeSecrets } from '../stack/secrets.ts';
import { urlsFrom, withDatabase } from '../stack/urls.ts';
import { adminQuery } from './admin.ts';
import type { TestCluster } from './cluster-address.ts';

/** The database every test database is copied from. */
export const baseTemplate = 'template_base';

const prefix = 'tessera-test-';

export interface ThrowawayCluster extends TestCluster {
  stop(): Promise<void>;
}

/** Starts the cluster with the migrated template; `durable` for what proves that a crash loses nothing, and for measuring. */
export async function startThrowawayCluster(settings: ClusterOptions['settings'] = 'fast'): Promise<ThrowawayCluster> {
  const inMemory = settings === 'fast' && existsSync('/dev/shm');
  const base = inMemory ? '/dev/shm' : tmpdir();
  sweep(base);
  const workDir = mkdtempSync(join(base, `${prefix}${process.pid}-`));
  // The database's own user passes through.
  chmodSync(workDir, 0o711);
  const secrets = makeSecrets();
  const dataDir = join(workDir, 'postgres');
  const server = await startCluster({
    dataDir,
    logFile: join(workDir, 'postgres.log'),
    password: secrets.postgres,
    settings,
    maxConnections: 300,
  });
  const adminUrl = server.url({ user: 'postgres', password: secrets.postgres, database: 'postgres' });
  const stop = async (): Promise<void> => {
    await server.stop();
    removeCluster(dataDir);
    rmSync(workDir, { recursive: true, force: true });
  };
  try {
    await adminQuery(adminUrl, `create database ${baseTemplate}`);
    await migrate(urlsFrom(withDatabase(adminUrl, baseTemplate), secrets), { NODE_ENV: 'test' });
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl, secrets, workDir, stop };
}

/** Removes what runs that were killed left behind; their servers ended with them. */
function sweep(base: string): void {
  for (const name of readdirSync(base).filter((one) => one.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (pid > 0 && !signalProcess(pid, 0)) rmSync(join(base, name), { recursive: true, force: true });
  }
}
