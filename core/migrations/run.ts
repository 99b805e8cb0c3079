// Brings a database up to date: makes the roles, then applies each SQL file once, in order, as the owner.
// Usage: node core/migrations/run.ts (DATABASE_ADMIN_URL, DATABASE_APP_URL, DATABASE_SYSTEM_URL, DATABASE_JOBS_URL)
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Logger, makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { z } from 'zod';

const Settings = z.object({
  DATABASE_ADMIN_URL: z.string(),
  DATABASE_APP_URL: z.string(),
  DATABASE_SYSTEM_URL: z.string(),
  DATABASE_JOBS_URL: z.string(),
});

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Applies what is missing and returns the names of the files applied. Safe to run twice and from two places at once. */
export async function migrate(settings: z.infer<typeof Settings>): Promise<string[]> {
  const client = new pg.Client({ connectionString: settings.DATABASE_ADMIN_URL });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('tessera.migrate'))");
    await makeRoles(client, settings);
    const applied = await applyFiles(client);
    await migrateJobs(client, settings.DATABASE_JOBS_URL);
    return applied;
  } finally {
    await client.end();
  }
}

async function makeRoles(client: pg.Client, settings: z.infer<typeof Settings>): Promise<void> {
  const roles = [
    { name: 'tessera_owner', login: undefined },
    { name: 'tessera_auditor', login: undefined },
    { name: 'tessera_app', login: settings.DATABASE_APP_URL },
    { name: 'tessera_system', login: settings.DATABASE_SYSTEM_URL },
    { name: 'tessera_jobs', login: settings.DATABASE_JOBS_URL },
    // Owns the functions that ask the search's indexes, and may read nothing else.
    { name: 'tessera_search', login: undefined },
  ];
  for (const { name, login } of roles) {
    await client
      .query(`create role ${name} nosuperuser nobypassrls nocreatedb nocreaterole`)
      .catch((error: { code?: string }) => (error.code === '42710' || error.code === '23505' ? undefined : Promise.reject(error)));
    if (!login) continue;
    const password = decodeURIComponent(new URL(login.replace(/^postgres(ql)?:\/\/([^@]*)@?[^?]*/, 'http://$2@x/')).password);
    await client.query(`alter role ${name} login${password ? ` password ${literal(password)}` : ''}`);
  }
  await client.query('alter role tessera_auditor bypassrls').catch(() => undefined);
  await client.query('grant tessera_owner, tessera_auditor to current_user with set true');
  await client.query('grant tessera_search to tessera_owner with inherit false, set true');
}

async function applyFiles(client: pg.Client): Promise<string[]> {
  await client.query('grant create, usage on schema public to tessera_owner');
  await client.query('grant create, usage on schema public to tessera_search');
  await client.query('create extension if not exists pg_trgm');
  await client.query('create extension if not exists btree_gist');
  await client.query('set role tessera_owner');
  await client.query(
    'create table if not exists schema_migrations (name text primary key, hash text not null, at timestamptz not null default now())',
  );
  const known = await client.query<{ name: string; hash: string }>('select name, hash from schema_migrations');
  const done = new Map(known.rows.map((row) => [row.name, row.hash]));
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.sql')).toSorted();
  const applied: string[] = [];
  for (const name of files) {
    const text = await readFile(new URL(name, import.meta.url), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    if (done.has(name)) {
      if (done.get(name) !== hash) throw new Error(`Migration ${name} was changed after it was applied; write a new one instead.`);
      continue;
    }
    await client.query('begin');
    await client.query(text);
    await client.query('insert into schema_migrations (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
    applied.push(name);
  }
  await client.query('reset role');
  await client.query('revoke create on schema public from tessera_search');
  return applied;
}

/**
 * Jobs whose worker shows no life (see showLife in core/platform/db) can be taken again. A worker that has just begun may not show it
 * yet, so what was taken within the lease stays. The two halves of an advisory lock's key stand in pg_locks as unsigned numbers.
 */
const giveBackJobs = `create or replace function graphile_worker.give_back_jobs(space text, lease interval) returns int
  language sql security definer set search_path = graphile_worker, pg_temp as $$
    with dead as materialized (
      select array_agg(distinct j.locked_by) as workers, count(*)::int as jobs from _private_jobs j
       where j.locked_at < now() - lease
         and not exists (select from pg_catalog.pg_locks l
                          where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
                            and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                            and l.classid::bigint = hashtext(space)::bigint & 4294967295
                            and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295))
    select dead.jobs from dead left join lateral force_unlock_workers(dead.workers) on true
  $$`;

/** What staff may see of the queue: the jobs that name their organization, and of those never the payload. */
const jobsOf = `create or replace function graphile_worker.jobs_of(org uuid)
  returns table (id text, task text, key text, run_at timestamptz, attempts int, max_attempts int, last_error text, locked boolean)
  language sql stable security definer set search_path = graphile_worker, pg_temp as $$
    select j.id::text, t.identifier, j.key, j.run_at, j.attempts::int, j.max_attempts::int, j.last_error, j.locked_at is not null
      from _private_jobs j join _private_tasks t on t.id = j.task_id
     where j.payload ->> 'orgId' = org::text
  $$`;

/** How many jobs there are in each state: what metrics show of the queue. */
const jobFigures = `create or replace function graphile_worker.job_figures()
  returns table (state text, jobs int)
  language sql stable security definer set search_path = graphile_worker, pg_temp as $$
    select case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed'
                when j.run_at > now() then 'delayed' else 'waiting' end as state, count(*)::int
      from _private_jobs j group by 1
  $$`;

/** graphile-worker brings its own migrations; they run as the role that will own and use its tables. */
async function migrateJobs(client: pg.Client, jobsUrl: string): Promise<void> {
  const database = (await client.query<{ name: string }>('select quote_ident(current_database()) as name')).rows[0]?.name;
  await client.query(`grant create on database ${database} to tessera_jobs`);
  const utils = await makeWorkerUtils({ connectionString: jobsUrl, logger: new Logger(() => () => undefined) });
  try {
    await utils.migrate();
    // Requests and sweepers enqueue in their own transaction through this one function.
    await utils.withPgClient(async (jobs) => {
      await jobs.query(`create or replace function graphile_worker.enqueue_job(task text, payload json, run_at timestamptz, key text, attempts int)
        returns bigint language sql security definer set search_path = graphile_worker, pg_temp
        as $$ select (graphile_worker.add_job(task, payload, run_at => run_at, job_key => key, max_attempts => attempts)).id $$`);
      await jobs.query('revoke all on function graphile_worker.enqueue_job from public');
      await jobs.query(giveBackJobs);
      await jobs.query('revoke all on function graphile_worker.give_back_jobs from public');
      await jobs.query('grant execute on function graphile_worker.give_back_jobs to tessera_system');
      await jobs.query(jobsOf);
      await jobs.query(jobFigures);
      await jobs.query('revoke all on function graphile_worker.job_figures from public');
      await jobs.query('grant execute on function graphile_worker.job_figures to tessera_system');
      await jobs.query('revoke all on function graphile_worker.jobs_of from public');
      await jobs.query('grant execute on function graphile_worker.jobs_of to tessera_system');
      await jobs.query('grant usage on schema graphile_worker to tessera_app, tessera_system, tessera_auditor');
      await jobs.query('grant execute on function graphile_worker.enqueue_job to tessera_app, tessera_system');
      await jobs.query('revoke all on graphile_worker.jobs from tessera_system');
      await jobs.query('grant select on graphile_worker.jobs to tessera_auditor');
    });
  } finally {
    await utils.release();
    await client.query(`revoke create on database ${database} from tessera_jobs`);
  }
}

if (import.meta.main) {
  const applied = await migrate(Settings.parse(process.env));
  process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'up to date\n');
}
