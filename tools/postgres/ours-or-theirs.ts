// The database of a running shop: a PostgreSQL of one's own behind DATABASE_URL, else the one in .data.
import { join } from 'node:path';
import pg from 'pg';
import { dataDir } from '../lib/paths.ts';
import type { Secrets } from '../stack/secrets.ts';
import { type DatabaseUrls, urlsFrom, withDatabase } from '../stack/urls.ts';
import { type Cluster, startCluster } from './cluster.ts';

export interface ShopDatabase {
  urls: DatabaseUrls;
  /** Set when the server is ours to run. */
  cluster?: Cluster;
  /** Starts the server again at the same address, after it died. */
  restart?(): Promise<Cluster>;
  /** For people: which server this is. */
  description: string;
}

const leastVersion = 16;
const clusterDir = join(dataDir, 'postgres');
const databaseLog = join(dataDir, 'logs', 'postgres.log');

/** Starts or reaches the database server, and makes the database when it is missing. */
export async function openShopDatabase(
  secrets: Secrets,
  secretsWereThere: boolean,
  theirs = process.env.DATABASE_URL,
): Promise<ShopDatabase> {
  if (theirs) return await reachTheirs(theirs, secrets);
  const start = () =>
    startCluster({
      dataDir: clusterDir,
      logFile: databaseLog,
      password: secrets.postgres,
      passwordIsNew: !secretsWereThere,
      settings: 'durable',
    });
  const cluster = await start();
  const maintenance = cluster.url({ user: 'postgres', password: secrets.postgres, database: 'postgres' });
  const admin = withDatabase(maintenance, 'tessera');
  const version = await ensureDatabase(admin, maintenance);
  return {
    urls: urlsFrom(admin, secrets),
    cluster,
    restart: start,
    description: `PostgreSQL ${version} in ${cluster.dataDir === clusterDir ? '.data' : cluster.dataDir}`,
  };
}

async function reachTheirs(address: string, secrets: Secrets): Promise<ShopDatabase> {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address)) {
    throw new Error('DATABASE_URL must be an address such as postgres://user:password@localhost:5432/tessera');
  }
  const { host, pathname } = new URL(address);
  if (pathname.length < 2) throw new Error('DATABASE_URL must name a database: postgres://user:password@host:5432/tessera');
  const version = await ensureDatabase(address, withDatabase(address, 'postgres')).catch((error: unknown) => {
    throw new Error(
      `The database behind DATABASE_URL (${host}) cannot be used: ${error instanceof Error ? error.message || error.name : String(error)}`,
      { cause: error },
    );
  });
  if (Number.parseInt(version, 10) < leastVersion)
    throw new Error(`DATABASE_URL leads to PostgreSQL ${version}; Tessera needs ${leastVersion} or newer.`);
  return { urls: urlsFrom(address, secrets), description: `PostgreSQL ${version} at ${host}` };
}

/** Makes the database if it is missing; returns the server's version. */
async function ensureDatabase(url: string, maintenanceUrl: string): Promise<string> {
  try {
    return await serverVersion(url);
  } catch (error) {
    const missing = (error as { code?: string }).code === '3D000';
    if (!missing) throw error;
  }
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    await client.query(
      `create database ${client.escapeIdentifier(decodeURIComponent(new URL(url).pathname.slice(1)))} encoding 'UTF8' template template0`,
    );
  } finally {
    await client.end();
  }
  return await serverVersion(url);
}

async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0] ?? '0';
  } finally {
    await client.end();
  }
}
