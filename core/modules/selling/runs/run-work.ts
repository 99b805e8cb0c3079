// Does runs: one of a lane at a time, batch after batch. The work of a batch and its cursor are one commit, so a program that dies loses and
// repeats nothing.
import { inTx, type StaffActor, systemActor, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { reportError } from '#platform/report/index.ts';
import { record } from '#modules/audit/index.ts';
import { brandsOfStore, forgetOffers } from '#modules/organizations/index.ts';
import { now } from '#platform/clock/index.ts';
import { RunError } from './runs.errors.ts';
import { advanceRun, beginRun, dropLines, endRun, nextOfLane, runById, type RunKind, type RunRow, tellRun, triedRun } from './runs.sql.ts';

export interface Counts {
  done: number;
  added: number;
  changed: number;
  unchanged: number;
  failed: number;
}
export const none: Counts = { done: 0, added: 0, changed: 0, unchanged: 0, failed: 0 };

export const addedUp = (one: Counts, other: Counts): Counts => ({
  done: one.done + other.done,
  added: one.added + other.added,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  failed: one.failed + other.failed,
});

/** What a batch came to, and behind what the next one begins. */
export interface Batch extends Counts {
  cursor: string;
}

export interface RunWork {
  /** Looks through what is to be done and changes nothing of a shop; begins anew when a program died meanwhile. */
  check?(run: RunRow, actor: StaffActor): Promise<void>;
  /** Before the first batch; may come twice. */
  begin?(run: RunRow, actor: StaffActor): Promise<void>;
  /** The next piece of the work; null when there is no more. */
  batch(tx: Tx, run: RunRow): Promise<Batch | null>;
  /** All of it in one piece where the run wants that; it moves the run on from no cursor in the commit that writes. */
  whole?: { wanted(run: RunRow): boolean; work(run: RunRow, actor: StaffActor): Promise<void> };
  /** Whether shops show what it changes. */
  shows: boolean;
}

const works = new Map<RunKind, RunWork>();

export function defineWork(kinds: readonly RunKind[], work: RunWork): void {
  for (const kind of kinds) works.set(kind, work);
}

/** Whoever started it, with what the organization may sell of others now. */
export async function actorOf(run: Pick<RunRow, 'org_id' | 'created_by'>): Promise<StaffActor> {
  const brands = await brandsOfStore(run.org_id, now());
  return { ...systemActor, kind: 'staff', orgId: run.org_id, userId: run.created_by, brands };
}

const MOST_TRIES = 5;
const TELL_MS = 5_000;
const BITE = 10_000;

interface RunJob {
  orgId: Uuid;
  runId: Uuid;
}

const job = defineJob<RunJob>('catalog_run', doRun, { maxAttempts: 25, takesLong: true });

/** Has a run done that waits; wanted twice, it is one job. */
export const wantRun = (tx: Tx, { orgId, runId }: RunJob): void => enqueue(tx, job, { orgId, runId }, { key: `catalog_run ${runId}` });

/** Runs that this process is at. */
const atWork = new Set<Uuid>();

/** Another of the lane holds it: that one wakes the next when it ends. */
const laneTaken = (error: unknown): undefined => {
  if ((error as { constraint?: string }).constraint === 'catalog_runs_one_of_a_lane') return undefined;
  throw error;
};

/** Wanted again at the moment at which it began, a run has two jobs: the second has nothing to do. */
async function doRun(wanted: RunJob): Promise<void> {
  if (atWork.has(wanted.runId)) return;
  atWork.add(wanted.runId);
  try {
    await takeUp(wanted);
  } finally {
    atWork.delete(wanted.runId);
  }
}

async function takeUp({ orgId, runId }: RunJob): Promise<void> {
  const seen = await inTx(systemActor, (tx) => tx.row(runById, [orgId, runId]));
  const isOurs = seen?.state === 'checking' || seen?.state === 'running';
  // A job is one worker's: a run that is under way while its job begins was left by a program that died.
  const run = isOurs ? seen : await inTx(systemActor, (tx) => tx.row(beginRun, [orgId, runId, tx.now])).catch(laneTaken);
  if (run) await tryRun(run);
  else if (seen?.state === 'waiting') return;
  // A program that died at the end of a run left its lines; those of one that is ready are to be applied.
  else if (seen?.ended_at) await dropRightLines(seen);
  await wakeNext(orgId);
}

async function wakeNext(orgId: Uuid): Promise<void> {
  await inTx(systemActor, async (tx) => {
    const next = await tx.row(nextOfLane, [orgId]);
    if (next) wantRun(tx, { orgId, runId: next.id });
  });
}

async function tryRun(run: RunRow): Promise<void> {
  try {
    await goOn(run);
  } catch (error) {
    // It was cancelled, or another program is at it and further: that one ends it.
    if (error instanceof Refusal && error.code === 'RUN_MOVED_ON') return;
    if (error instanceof Refusal) return finishRun(run, 'failed', error);
    const tried = await inTx(systemActor, (tx) => tx.row(triedRun, [run.org_id, run.id]));
    if (!tried) return;
    if (tried.tries < MOST_TRIES) throw error;
    reportError(error, { kind: 'job', route: 'catalog_run' });
    await finishRun(run, 'failed', RunError('RUN_INTERRUPTED'));
  }
}

async function goOn(run: RunRow): Promise<void> {
  const work = works.get(run.kind);
  if (!work) throw new Error(`Nobody does runs of kind ${run.kind}`);
  const actor = await actorOf(run);
  if (run.state === 'checking') return work.check?.(run, actor);
  if (run.cursor === null) await work.begin?.(run, actor);
  if (!work.whole?.wanted(run)) await allBatches(run, work, actor);
  else if (run.cursor === null) await work.whole.work(run, actor);
  await finishRun(run, 'done');
}

async function allBatches(run: RunRow, work: RunWork, actor: StaffActor): Promise<void> {
  let { cursor, done } = run;
  let told = Date.now();
  for (;;) {
    const [from, doneBefore] = [cursor, done];
    const next = await inTx(actor, async (tx) => {
      const batch = await work.batch(tx, { ...run, cursor: from, done: doneBefore });
      if (batch) await moveOn(tx, run, from, batch);
      return batch;
    });
    if (work.shows && Date.now() - told > TELL_MS) {
      told = Date.now();
      await forgetOffers(run.org_id);
    }
    if (next === null) return;
    cursor = next.cursor;
    done += next.done;
  }
}

/** In the commit of the work. @throws Refusal RUN_MOVED_ON where it was cancelled meanwhile or done by another: then none of the work is to be */
export async function moveOn(
  tx: Tx,
  run: RunRow,
  from: string | null,
  { cursor, done, added, changed, unchanged, failed }: Batch,
): Promise<void> {
  const moved = await tx.row(advanceRun, [run.org_id, run.id, from, cursor, done, added, changed, unchanged, failed]);
  if (!moved) throw RunError('RUN_MOVED_ON');
  failpoint('run.before-commit');
}

/** Says how far it is, apart from the work. @throws Refusal RUN_MOVED_ON where it was cancelled meanwhile, so that the work is left at once */
export async function tellProgress({ org_id: orgId, id }: RunRow, done: number): Promise<void> {
  const told = await inTx(systemActor, (tx) => tx.row(tellRun, [orgId, id, done, null]));
  if (!told) throw RunError('RUN_MOVED_ON');
}

/** Ends a run once, and lets go of what nobody needs any more. One that was cancelled stays so. */
async function finishRun(run: RunRow, state: 'done' | 'failed', why?: Refusal): Promise<void> {
  const fault = why ? JSON.stringify({ code: why.code, ...(why.facts ? { facts: why.facts } : {}) }) : null;
  await inTx(await actorOf(run), async (tx) => {
    const row = await tx.row(endRun, [run.org_id, run.id, state, fault, tx.now]);
    if (!row) return;
    const { added, changed, unchanged, failed } = row;
    await record(tx, {
      orgId: run.org_id,
      action: `catalog_run.${state}`,
      subject: { type: 'catalog_run', id: run.id },
      after: { kind: run.kind, name: run.name, added, changed, unchanged, failed, ...(why ? { code: why.code } : {}) },
    });
  });
  failpoint('run.ended');
  await dropRightLines(run);
  if (works.get(run.kind)?.shows) await forgetOffers(run.org_id);
}

export async function dropRightLines({ org_id: orgId, id }: Pick<RunRow, 'org_id' | 'id'>, all = false): Promise<void> {
  for (let gone = BITE; gone === BITE;) {
    gone = (await inTx(systemActor, (tx) => tx.row(dropLines, [orgId, id, BITE, !all])))?.gone ?? 0;
  }
}
