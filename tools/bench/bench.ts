// The ground a bench runs on: one durable PostgreSQL of its own, a template database with the preset, servers and copies on demand.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { GuardedProgram } from '../lib/guard.ts';
import { at } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import { removeCluster } from '../postgres/account.ts';
import { type Cluster, startCluster } from '../postgres/cluster.ts';
import { farLimits } from '../lib/far-limits.ts';
import { startApi } from '../stack/api.ts';
import { loadPreset, migrate } from '../stack/database.ts';
import { makeSecrets, type Secrets } from '../stack/secrets.ts';
import { type DatabaseUrls, urlsFrom } from '../stack/urls.ts';

export interface BenchOptions {
  /** Length of one measured round. */
  seconds: number;
  rounds: number;
  quick: boolean;
}

export interface Api {
  url: string;
  port: number;
  program: GuardedProgram;
}

export interface Bench extends BenchOptions {
  secrets: Secrets;
  cluster: Cluster;
  workDir: string;
  say(text: string): void;
  /** Addresses of a database of the cluster. */
  urls(database: string): DatabaseUrls;
  /** A new database, copied from another. */
  copy(name: string, from?: string): Promise<DatabaseUrls>;
  /** Runs statements as superuser. */
  admin<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Starts the real server, as production does but for the log level. */
  startServer(urls: DatabaseUrls, env?: Record<string, string>): Promise<Api>;
  stop(): Promise<void>;
}

/** The database with the preset, from which others are copied. */
const presetDatabase = 'bench_preset';

const TMPFS = 0x01021994;

/** A folder on a real disk: durable writes into memory would prove nothing. */
function makeWorkDir(): string {
  const inMemory = process.platform === 'linux' && statfsSync(tmpdir()).type === TMPFS;
  const base = inMemory ? at('.cache') : tmpdir();
  mkdirSync(base, { recursive: true });
  const dir = mkdtempSync(join(base, 'tessera-bench-'));
  // The database's own user passes through.
  chmodSync(dir, 0o711);
  return dir;
}

/** Starts the database server and loads the preset. */
export async function openBench(options: BenchOptions): Promise<Bench> {
  const workDir = makeWorkDir();
  const secrets = makeSecrets();
  const dataDir = join(workDir, 'postgres');
  const programs: GuardedProgram[] = [];
  const cluster = await startCluster({
    dataDir,
    logFile: join(workDir, 'postgres.log'),
    password: secrets.postgres,
    settings: 'durable',
    maxConnections: 150,
  });
  const address = (database: string): string => cluster.url({ user: 'postgres', password: secrets.postgres, database });
  const bench: Bench = {
    ...options,
    secrets,
    cluster,
    workDir,
    say: (text) => process.stderr.write(`${text}\n`),
    urls: (database) => urlsFrom(address(database), secrets),
    admin: (database, work) => withClient(address(database), work),
    async copy(name, from = presetDatabase) {
      await withClient(address('postgres'), async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        await client.query(`create database ${name} template ${from}`);
      });
      return bench.urls(name);
    },
    async startServer(urls, env = {}) {
      const port = await freePort();
      const program = await startApi({ ...serverOptions(bench, urls, env), port });
      programs.push(program);
      return { url: `http://127.0.0.1:${port}`, port, program };
    },
    async stop() {
      await Promise.all(programs.map((program) => program.stop()));
      await cluster.stop();
      removeCluster(dataDir);
      rmSync(workDir, { recursive: true, force: true });
    },
  };
  try {
    await bench.admin('postgres', (client) => client.query(`create database ${presetDatabase} encoding 'UTF8' template template0`));
    await migrate(bench.urls(presetDatabase), { NODE_ENV: 'production' });
    await loadPreset('vestify', bench.urls(presetDatabase), serverSettings(bench));
  } catch (error) {
    await bench.stop();
    throw error;
  }
  return bench;
}

const serverSettings = (bench: Pick<Bench, 'workDir' | 'secrets'>): Record<string, string> => ({
  NODE_ENV: 'production',
  LOG_LEVEL: 'warn',
  MAIL: 'mailbox',
  MEDIA_DIR: join(bench.workDir, 'media'),
  APP_SECRET: bench.secrets.appSecret,
  RATE_LIMITS: farLimits,
});

const serverOptions = (bench: Bench, urls: DatabaseUrls, env: Record<string, string>) => ({
  urls,
  role: (env.ROLE ?? 'api') as 'api' | 'worker' | 'all',
  appSecret: bench.secrets.appSecret,
  mediaDir: join(bench.workDir, 'media'),
  logFile: join(bench.workDir, 'server.log'),
  env: { ...serverSettings(bench), ...env },
});

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One number out of a query. */
export async function count(bench: Bench, database: string, query: string): Promise<number> {
  return bench.admin(database, async (client) => Number((await client.query<{ n: string }>(query)).rows[0]?.n));
}
