// A look into the engine for staff: jobs, events on their way, events that are parked.
import { getOperations, retryParked } from '#contracts/staff.ts';
import { record } from '#modules/audit/index.ts';
import { staffActor } from '#modules/organizations/index.ts';
import { inTx, statement, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { route } from '#platform/http/route.ts';

const figures = statement<{ pending: number; parked: number; oldest: number }>(
  'operations.figures',
  `select (count(*) filter (where d.state = 'pending'))::int as pending, (count(*) filter (where d.state = 'parked'))::int as parked,
          coalesce(extract(epoch from $2::timestamptz - min(e.occurred_at)), 0)::float8 as oldest
     from outbox_deliveries d join outbox_events e on e.id = d.event_id where d.org_id = $1`,
);
const parkedRows = statement<{
  seq: bigint;
  handler: string;
  type: string;
  aggregate: string;
  attempts: number;
  last_error: string | null;
  occurred_at: Date;
}>(
  'operations.parked',
  `select d.seq, d.handler, e.type, e.aggregate_type || ' ' || e.aggregate_id as aggregate, d.attempts, d.last_error, e.occurred_at
     from outbox_deliveries d join outbox_events e on e.id = d.event_id
    where d.org_id = $1 and d.state = 'parked' order by d.seq limit 100`,
);
const retry = statement<{ seq: bigint }>(
  'operations.retry',
  `update outbox_deliveries set state = 'pending', attempts = 0, available_at = $3, last_error = null
    where org_id = $1 and seq = $2 and state = 'parked' returning seq`,
);
/** Jobs that name the organization in their payload; those that name none belong to the platform and are shown to nobody here. */
const jobRows = statement<{
  id: string;
  task: string;
  key: string | null;
  run_at: Date;
  attempts: number;
  max_attempts: number;
  last_error: string | null;
  locked: boolean;
}>(
  'operations.jobs',
  `select id, task, key, run_at, attempts, max_attempts, last_error, locked from graphile_worker.jobs_of($1) order by run_at limit 100`,
);

const stateOf = (job: { locked: boolean; attempts: number; max_attempts: number; run_at: Date }, now: Date) =>
  job.locked ? 'running' : job.attempts >= job.max_attempts ? 'failed' : job.run_at > now ? 'delayed' : 'waiting';

export const operationRoutes = [
  route(getOperations, async (call) => {
    const actor = staffActor(call);
    const [own, jobs] = await Promise.all([
      inTx(actor, (tx) => Promise.all([tx.row(figures, [actor.orgId, tx.now]), tx.rows(parkedRows, [actor.orgId])])),
      inTx(systemActor, async (tx) => ({ now: tx.now, rows: await tx.rows(jobRows, [actor.orgId]) })),
    ]);
    const [counts, parked] = own;
    return {
      events: { pending: counts?.pending ?? 0, parked: counts?.parked ?? 0, oldestSeconds: Math.max(0, counts?.oldest ?? 0) },
      jobs: jobs.rows.map((job) => ({
        id: job.id,
        task: job.task,
        key: job.key,
        runAt: job.run_at.toISOString(),
        attempts: job.attempts,
        maxAttempts: job.max_attempts,
        lastError: job.last_error,
        state: stateOf(job, jobs.now) as 'waiting',
      })),
      parked: parked.map((row) => ({
        id: row.seq.toString(),
        handler: row.handler,
        type: row.type,
        aggregate: row.aggregate,
        attempts: row.attempts,
        error: row.last_error ?? '',
        occurredAt: row.occurred_at.toISOString(),
      })),
    };
  }),
  route(retryParked, async (call) => {
    const actor = staffActor(call);
    if (!/^\d{1,18}$/.test(call.params.id)) throw PlatformError('NOT_FOUND');
    const seq = call.params.id;
    await inTx(actor, async (tx) => {
      if (!(await tx.row(retry, [actor.orgId, seq, tx.now]))) throw PlatformError('NOT_FOUND');
      await record(tx, { orgId: actor.orgId, action: 'operations.event_retried', subject: { type: 'parked_event', id: seq } });
    });
  }),
];
