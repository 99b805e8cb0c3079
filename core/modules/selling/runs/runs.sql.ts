// Statements about runs: how they wait for each other, move on, and what is kept of the lines of their files.
import { type Statement, statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export type RunKind = 'csv_products' | 'csv_prices' | 'csv_stock' | 'from_brands' | 'export_products' | 'export_prices' | 'export_stock';
export type RunState = 'receiving' | 'received' | 'waiting' | 'checking' | 'ready' | 'running' | 'done' | 'failed' | 'cancelled';

export interface RunRow {
  org_id: Uuid;
  id: Uuid;
  kind: RunKind;
  state: RunState;
  step: 'check' | 'work';
  name: string;
  bytes: bigint | null;
  received: bigint;
  file_key: string | null;
  options: Record<string, unknown>;
  facts: Record<string, unknown>;
  total: number | null;
  done: number;
  added: number;
  changed: number;
  unchanged: number;
  failed: number;
  cursor: string | null;
  fault: { code: string; facts?: Record<string, unknown> } | null;
  tries: number;
  created_by: Uuid | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
}
const columns = `org_id, id, kind, state, step, name, bytes, received, file_key, options, facts, total, done, added, changed, unchanged, failed,
  cursor, fault, tries, created_by, created_at, started_at, ended_at`;
const ended = `('done', 'failed', 'cancelled')`;

/** Nothing where $12 are under way already, or their files would have more than $13 bytes. */
export const addRun = statement<RunRow>(
  'runs.add',
  `insert into catalog_runs (org_id, id, kind, state, step, lane, name, bytes, options, created_by, created_at, queued_at)
   select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $4 = 'waiting' then $11::timestamptz end
    where (select count(*) < $12 and coalesce(sum(bytes), 0) + coalesce($8::bigint, 0) <= $13 from catalog_runs where org_id = $1 and state not in ${ended})
   returning ${columns}`,
);
export const runById = statement<RunRow>('runs.run', `select ${columns} from catalog_runs where org_id = $1 and id = $2`);
export const holdRun = statement<RunRow>('runs.hold', `select ${columns} from catalog_runs where org_id = $1 and id = $2 for update`);

/** The newest first; $2 after which. */
export const runPage = statement<RunRow & { ahead: number }>(
  'runs.page',
  `select ${columns}, ahead from catalog_runs r
     cross join lateral (select case when r.state = 'waiting' then (select count(*)::int from catalog_runs o where o.org_id = r.org_id and o.lane = r.lane
            and (o.state in ('checking', 'running') or (o.state = 'waiting' and (o.queued_at, o.id) < (r.queued_at, r.id)))) else 0 end as ahead) a
    where r.org_id = $1 and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
);

export const receivedMore = statement('runs.received', `update catalog_runs set received = $3 where org_id = $1 and id = $2`);
/** The file has come and was looked at. */
export const fileCame = statement<RunRow>(
  'runs.file_came',
  `update catalog_runs set state = 'received', file_key = $3, facts = $4 where org_id = $1 and id = $2 and state = 'receiving' returning ${columns}`,
);
/** From one of $3 into the queue, for step $4 with options $5 and facts $6. */
export const queueRun = statement<RunRow>(
  'runs.queue',
  `update catalog_runs set state = 'waiting', step = $4, options = options || $5, facts = facts || $6, queued_at = $7, cursor = null, fault = null, tries = 0,
          done = 0, added = 0, changed = 0, unchanged = 0, failed = 0
    where org_id = $1 and id = $2 and state = any ($3) returning ${columns}`,
);
/** Begins where nobody of its lane is ahead. The index of the lane refuses the second of two that begin at once. */
export const beginRun = statement<RunRow>(
  'runs.begin',
  `update catalog_runs r set state = case when step = 'check' then 'checking' else 'running' end, started_at = coalesce(started_at, $3)
    where org_id = $1 and id = $2 and state = 'waiting'
      and not exists (select from catalog_runs o where o.org_id = r.org_id and o.lane = r.lane and o.id <> r.id
                         and (o.state in ('checking', 'running') or (o.state = 'waiting' and (o.queued_at, o.id) < (r.queued_at, r.id))))
   returning ${columns}`,
);
/** Who is next in a lane. */
export const nextOfLane = statement<{ id: Uuid }>(
  'runs.next',
  `select id from catalog_runs where org_id = $1 and lane = 'write' and state = 'waiting' order by queued_at, id limit 1`,
);
export const triedRun = statement<{ tries: number }>(
  'runs.tried',
  `update catalog_runs set tries = tries + 1 where org_id = $1 and id = $2 and state in ('checking', 'running') returning tries`,
);

/** Moves on from cursor $3, and nobody else does from there: what was done by then is added up. */
export const advanceRun = statement<{ id: Uuid }>(
  'runs.advance',
  `update catalog_runs set cursor = $4, done = done + $5, added = added + $6, changed = changed + $7, unchanged = unchanged + $8, failed = failed + $9, tries = 0
    where org_id = $1 and id = $2 and state in ('checking', 'running') and cursor is not distinct from $3 returning id`,
);
/** How far it is, for those who look; nothing where it has ended meanwhile. */
export const tellRun = statement<{ id: Uuid }>(
  'runs.tell',
  `update catalog_runs set done = $3, total = coalesce($4, total) where org_id = $1 and id = $2 and state in ('checking', 'running') returning id`,
);
/** What the look through a file found. */
export const runReady = statement<RunRow>(
  'runs.ready',
  `update catalog_runs set state = 'ready', cursor = null, total = $3, done = $3, added = $4, changed = $5, unchanged = $6, failed = $7
    where org_id = $1 and id = $2 and state = 'checking' returning ${columns}`,
);
export const runFile = statement('runs.file', `update catalog_runs set file_key = $3, facts = facts || $4 where org_id = $1 and id = $2`);

/**
 * Ends it with state $3; a file that was read is no longer needed, one that was made is. What was to be applied in one piece and was not is
 * not done at all.
 */
export const endRun = statement<RunRow>(
  'runs.end',
  `update catalog_runs set state = $3, fault = $4, ended_at = $5,
          done = case when $3 <> 'done' and step = 'work' and cursor is null then 0 else done end,
          file_key = case when kind like 'export%' and $3 = 'done' then file_key end
    where org_id = $1 and id = $2 and state not in ${ended} returning ${columns}`,
);

/** Lines behind $3 that are to be applied. */
export const rightLines = statement<{ line: number; content: Record<string, unknown> }>(
  'runs.right_lines',
  `select line, content from catalog_run_lines where org_id = $1 and run_id = $2 and line > $3 and content is not null order by line limit $4`,
);
export interface WrongLine {
  line: number;
  faults: { column: string; code: string; value: string }[];
}
export const wrongLines = statement<WrongLine>(
  'runs.wrong_lines',
  `select line, faults from catalog_run_lines where org_id = $1 and run_id = $2 and line > $3 and faults is not null order by line limit $4`,
);
export const addLines = statement(
  'runs.add_lines',
  `insert into catalog_run_lines (org_id, run_id, line, content, faults)
   select $1, $2, line, content, faults from unnest($3::int[], $4::jsonb[], $5::jsonb[]) as w(line, content, faults)
   on conflict (org_id, run_id, line) do update set content = excluded.content, faults = excluded.faults`,
);
/** A bite of a run's lines; with $4 only right ones, which nobody asks for any more. */
export const dropLines: Statement<{ gone: number }> = statement(
  'runs.drop_lines',
  `with bite as (
      select max(line) as last from (select line from catalog_run_lines
        where org_id = $1 and run_id = $2 and (not $4 or content is not null) order by line limit $3) b),
    gone as (
      delete from catalog_run_lines where org_id = $1 and run_id = $2 and line <= (select last from bite) and (not $4 or content is not null)
      returning 1)
   select count(*)::int as gone from gone`,
);

export const runFilesNamed = statement<{ key: string }>(
  'runs.files_named',
  `select distinct file_key as key from catalog_runs where file_key = any ($1::text[])`,
);
/** Runs that nobody ended: a file that never came whole, one that nobody went on with. $1 before when they began. */
export const forgottenRuns = statement<{ org_id: Uuid; id: Uuid }>(
  'runs.forgotten',
  `select org_id, id from catalog_runs where state in ('receiving', 'received', 'ready') and coalesce(queued_at, created_at) < $1 order by id limit 500`,
);
/** Files of exports that are no longer given out. */
export const dropFiles = statement(
  'runs.drop_files',
  `update catalog_runs set file_key = null where state = 'done' and file_key is not null and ended_at < $1`,
);

export const mappingOf = statement<{ fields: Record<string, string> }>(
  'runs.mapping',
  `select fields from catalog_mappings where org_id = $1 and kind = $2`,
);
export const keepMapping = statement(
  'runs.keep_mapping',
  `insert into catalog_mappings as m (org_id, kind, fields) values ($1, $2, $3)
   on conflict (org_id, kind) do update set fields = case when length((m.fields || excluded.fields)::text) < 20000 then m.fields || excluded.fields else excluded.fields end`,
);
