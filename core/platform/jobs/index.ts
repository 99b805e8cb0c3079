// Jobs: enqueued in the caller's transaction, run by graphile-worker with retries; delayed, deduplicated by key, recurring.
import { EventEmitter } from 'node:events';
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { clockOffset } from '../clock/index.ts';
import { config } from '../config/index.ts';
import { inTx, showLife, statement, systemActor, type Tx } from '../db/index.ts';
import { log } from '../log/index.ts';
import { loop } from '../loop.ts';
import { reportError } from '../report/index.ts';
import { inSpan, SpanKind, traceparent } from '../trace/index.ts';

export interface Job<Payload> {
  name: string;
  work: (payload: Payload) => Promise<void>;
  maxAttempts: number;
  /** Minutes, or as long as a video does: such jobs have workers of their own, so that a mail never waits for them. */
  takesLong: boolean;
  /** Five-field cron line in UTC for recurring jobs; runs missed within the last hour are made up for. */
  cron?: string;
}

const jobs = new Map<string, Job<never>>();

/** Declares a job. It may run twice after a crash, so its work is idempotent. */
export function defineJob<Payload>(
  name: string,
  work: (payload: Payload) => Promise<void>,
  options: { maxAttempts?: number; cron?: string; takesLong?: boolean } = {},
): Job<Payload> {
  if (jobs.has(name)) throw new Error(`Two jobs are called ${name}`);
  if (options.cron && !/^\w+$/.test(name)) throw new Error(`A recurring job has a plain name, not ${name}`);
  const { maxAttempts = 12, takesLong = false, cron } = options;
  const job: Job<Payload> = { name, work, maxAttempts, takesLong, ...(cron ? { cron } : {}) };
  jobs.set(name, job);
  return job;
}

/** Where a payload keeps the trace it belongs to; the job's work never sees it. */
const TRACE = '$trace';

const add = statement('jobs.enqueue', `select graphile_worker.enqueue_job($1, $2::json, $3, $4, $5)`);

/** Enqueues in the caller's transaction: no commit, no job. The same `key` replaces a job that has not started. */
export function enqueue<Payload extends object>(
  tx: Tx,
  job: Job<Payload>,
  payload: Payload,
  options: { runAt?: Date; key?: string } = {},
): void {
  const runAt = options.runAt ? new Date(options.runAt.getTime() - clockOffset()) : null;
  const trace = traceparent();
  const kept = trace ? { ...payload, [TRACE]: trace } : payload;
  tx.send(add, [job.name, JSON.stringify(kept), runAt, options.key ?? null, job.maxAttempts]);
}

const LIVING = 'tessera.jobs';
const giveBack = statement<{ jobs: number }>(
  'jobs.give_back',
  `select graphile_worker.give_back_jobs($1, make_interval(secs => $2)) as jobs`,
);

/** Takes the jobs of workers that died from them; their own locks would stand for four hours. */
async function giveBackOfTheDead(): Promise<boolean> {
  const row = await inTx(systemActor, (tx) => tx.row(giveBack, [LIVING, config().LEASE_SECONDS]));
  if (row?.jobs) log.warn({ jobs: row.jobs }, 'jobs of a worker that died are given to others');
  return false;
}

async function runJob(job: Job<never>, given: unknown): Promise<void> {
  const { [TRACE]: trace, ...payload } = (given ?? {}) as Record<string, unknown>;
  if (typeof trace !== 'string') return job.work(given as never);
  await inSpan({ name: `job ${job.name}`, kind: SpanKind.CONSUMER, attributes: { 'tessera.job': job.name }, parent: trace }, () =>
    job.work(payload as never),
  );
}

const AT_ONCE = 4;
const LONG_AT_ONCE = 3;

/** Workers for some of the jobs. */
async function startWorkers(some: readonly Job<never>[], concurrency: number): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(some.map((job) => [job.name, (payload: unknown) => runJob(job, payload)]));
  const crontab = some
    .filter((job) => job.cron)
    .map((job) => `${job.cron} ${job.name} ?fill=1h`)
    .join('\n');
  const events = new EventEmitter() as WorkerEvents;
  const shown: { stop(): Promise<void> }[] = [];
  events.on('job:failed', ({ job, error }) => reportError(error, { kind: 'job', route: job.task_identifier }));
  events.on('pool:create', ({ workerPool }) => void shown.push(showLife(LIVING, workerPool.id)));
  const runner = await run({
    connectionString: config().DATABASE_JOBS_URL,
    concurrency,
    noHandleSignals: true,
    pollInterval: config().POLL_MS,
    taskList,
    crontab,
    events,
    logger: quietLogger(),
  });
  const stop = runner.stop.bind(runner);
  return Object.assign(runner, {
    async stop() {
      await stop();
      await Promise.all(shown.map((life) => life.stop()));
    },
  });
}

/** Starts the workers of this process. */
export async function startJobs(): Promise<Runner> {
  const { long = [], short = [] } = Object.groupBy(jobs.values(), ({ takesLong }) => (takesLong ? 'long' : 'short'));
  const runner = await startWorkers(short, AT_ONCE);
  const beside = long.length > 0 ? await startWorkers(long, LONG_AT_ONCE) : undefined;
  const rescue = loop('jobs of the dead', (config().LEASE_SECONDS * 1000) / 2, giveBackOfTheDead);
  const stop = runner.stop.bind(runner);
  return Object.assign(runner, {
    async stop() {
      await rescue.stop();
      await Promise.all([stop(), beside?.stop()]);
    },
  });
}

function aboutJob({ job, error }: { job?: unknown; error?: unknown }): Record<string, unknown> {
  const { id, task_identifier: task, attempts, max_attempts: maxAttempts } = job as Record<string, unknown>;
  return { job: { id, task, attempts, maxAttempts }, err: error };
}

function quietLogger(): NonNullable<Parameters<typeof run>[0]['logger']> {
  return new Logger(() => (level, message, meta) => {
    // A payload may hold anything, and the message quotes the error.
    if (level === 'error' && meta?.job) log.error(aboutJob(meta), 'job failed');
    else if (level === 'error') log.error({ err: meta?.error }, message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
