// A database of its own for each test file: `const database = await useDatabase({ preset: 'vestify' })` at the top of the file.
import pg from 'pg';
import { inject } from 'vitest';
import { farLimits } from '../lib/far-limits.ts';
import { loadPreset } from '../stack/database.ts';
import { type DatabaseUrls, urlsFrom, withDatabase } from '../stack/urls.ts';
import { adminQuery } from './admin.ts';
import { type Violation, runChecks } from '../checks.ts';
import { emailIndex, personColumns, testSecret } from './sealed-people.ts';
import { baseTemplate } from './throwaway-cluster.ts';

export interface TestDatabase {
  readonly name: string;
  readonly urls: DatabaseUrls;
  /** Runs a statement as superuser, past every policy: for arranging and for looking. */
  sql<Row extends pg.QueryResultRow = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** An account with the password of the preset's people; answers its id. */
  addPerson(person: { email: string; name: string; verified?: boolean }): Promise<string>;
}

export interface DatabaseOptions {
  /** Name of a preset that is loaded in it. */
  preset?: string;
}

interface Opened extends TestDatabase {
  pool: pg.Pool;
  preset: string | undefined;
}

let opened: Promise<Opened> | undefined;
/** True once the file itself asked: then what it asked for stays. */
let wasAsked = false;
let name: string | undefined;

/** The addresses of this file's database. */
export function urlsOfThisFile(): DatabaseUrls {
  const { adminUrl, secrets } = inject('cluster');
  name ??= `test_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  return urlsFrom(withDatabase(adminUrl, name), secrets);
}

/** Makes the file's database before its first line runs, so that code which reads the settings finds it. */
export async function prepareDatabase(): Promise<void> {
  opened = open(undefined);
  await opened;
}

/** This file's database, with a preset if asked for by the first call; it is checked and dropped after the file's last test. */
export async function useDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  if (!opened) throw new Error('useDatabase is for files named *.db.test.ts and *.scenario.test.ts');
  if (!wasAsked && options.preset !== undefined) opened = opened.then((bare) => reopen(bare, options.preset));
  wasAsked = true;
  const database = await opened;
  if (options.preset !== undefined && options.preset !== database.preset) {
    throw new Error(
      `This file's database was made ${database.preset ? `with ${database.preset}` : 'without a preset'}; one file has one database.`,
    );
  }
  return database;
}

async function reopen(bare: Opened, preset: string | undefined): Promise<Opened> {
  await drop(bare);
  return await open(preset);
}

async function open(preset: string | undefined): Promise<Opened> {
  const urls = urlsOfThisFile();
  const database = name ?? '';
  await copyDatabase(preset ? await templateWith(preset) : baseTemplate, database);
  const pool = new pg.Pool({ connectionString: urls.admin, max: 4 });
  // A pool without a listener would end the process when the server closes an idle connection.
  pool.on('error', () => {});
  return {
    name: database,
    urls,
    pool,
    preset,
    async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      return (await pool.query<Row>(text, values)).rows;
    },
    addPerson: (person) => addPerson(pool, person),
  };
}

async function addPerson(
  pool: pg.Pool,
  { verified = true, ...person }: { email: string; name: string; verified?: boolean },
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into users (id, email, email_index, name, password_hash, created_at, email_verified_at)
     select uuidv7(), $1, $2, $3, password_hash, now(), case when $4 then now() end from users where email_index = $5 returning id`,
    [...personColumns(person), verified, emailIndex('owner@vestify.test')],
  );
  return rows[0]?.id ?? '';
}

async function drop(database: Opened): Promise<void> {
  await database.pool.end();
  await adminQuery(inject('cluster').adminUrl, `drop database if exists ${database.name} with (force)`);
}

/** Runs every invariant on this file's database, then drops it; returns what the invariants found. */
export async function closeDatabase(): Promise<Violation[]> {
  if (!opened) return [];
  const database = await opened;
  opened = undefined;
  try {
    return await runChecks((text) => database.sql(text));
  } finally {
    await drop(database);
  }
}

/** The template that holds a preset; the first file that asks for it makes it while the others wait. */
async function templateWith(preset: string): Promise<string> {
  const { adminUrl, secrets, workDir } = inject('cluster');
  const template = `template_${preset.replaceAll('-', '_')}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return template;
    const half = `${template}_half`;
    await client.query(`drop database if exists ${half} with (force)`);
    await copyDatabase(baseTemplate, half);
    await loadPreset(preset, urlsFrom(withDatabase(adminUrl, half), secrets), testEnv(workDir));
    // A template takes its name only when whole; a copy needs it free of connections, and the loader's are closed by now.
    await client.query(`alter database ${half} rename to ${template}`);
    return template;
  } finally {
    await client.end();
  }
}

async function copyDatabase(template: string, database: string): Promise<void> {
  await adminQuery(inject('cluster').adminUrl, `create database ${database} template ${template} strategy file_copy`);
}

/** Settings of every program that tests start; media is shared because it is addressed by content. */
export const testEnv = (workDir: string): Record<string, string> => ({
  NODE_ENV: 'test',
  APP_SECRET: testSecret,
  MEDIA_DIR: `${workDir}/media`,
  RATE_LIMITS: farLimits,
});
