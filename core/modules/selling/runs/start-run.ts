// How a run begins and is led on by people: a file comes in pieces, is looked at, its columns are named, and it is applied or given up.
import { record } from '#modules/audit/index.ts';
import { appendToUpload, dropUpload, privateStore, uploadedPath } from '#modules/media/index.ts';
import { inTx, type StaffActor, takeTurn, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { type CsvKind, fieldsOf, folded, guessMapping, neededFields } from '../csv/columns.ts';
import { lookAt, type Seen } from '../csv/look-at.ts';
import type { Format } from '../csv/read-table.ts';
import { termsOf } from '../csv/terms.ts';
import { dropRightLines, wantRun } from './run-work.ts';
import { RunError } from './runs.errors.ts';
import {
  addRun,
  endRun,
  fileCame,
  holdRun,
  keepMapping,
  mappingOf,
  queueRun,
  receivedMore,
  runById,
  runFile,
  type RunKind,
  type RunRow,
  type RunState,
} from './runs.sql.ts';

const MOST_UNDER_WAY = 100;
/** Of files that lie here for two days though nobody goes on with them. */
const MOST_BYTES = 500 * 1024 * 1024;

export async function findRun(actor: StaffActor, id: Uuid): Promise<RunRow> {
  const row = await inTx(actor, (tx) => tx.row(runById, [actor.orgId, id]));
  if (!row) throw RunError('RUN_NOT_FOUND');
  return row;
}

interface NewRun {
  kind: RunKind;
  name: string;
  state: 'receiving' | 'waiting';
  step: 'check' | 'work';
  bytes?: number;
  options?: object;
}

/** @throws Refusal TOO_MANY_RUNS */
export async function addNewRun(tx: Tx, orgId: Uuid, { kind, name, state, step, bytes, options = {} }: NewRun): Promise<RunRow> {
  const lane = kind.startsWith('export') ? null : 'write';
  const who = tx.actor.userId;
  const values = [
    orgId,
    newId(),
    kind,
    state,
    step,
    lane,
    name,
    bytes ?? null,
    JSON.stringify(options),
    who,
    tx.now,
    MOST_UNDER_WAY,
    MOST_BYTES,
  ];
  takeTurn(tx, 'catalog runs', orgId);
  const row = await tx.row(addRun, values);
  if (!row) throw RunError('TOO_MANY_RUNS');
  if (state === 'waiting') wantRun(tx, { orgId, runId: row.id });
  await record(tx, {
    orgId,
    action: state === 'waiting' ? 'catalog_run.started' : 'catalog_run.begun',
    subject: { type: 'catalog_run', id: row.id },
    after: { kind, name },
  });
  return row;
}

/** Takes the next piece; whoever lost our answer asks where it goes on. @throws Refusal RUN_NOT_FOUND, RUN_FILE_OFFSET */
export async function receivePiece(actor: StaffActor, id: Uuid, piece: { offset: number; bytes: Buffer }): Promise<RunRow> {
  return inTx(actor, async (tx) => {
    // Held, so that two senders of one piece write one after the other.
    const row = await tx.row(holdRun, [actor.orgId, id]);
    if (!row) throw RunError('RUN_NOT_FOUND');
    const received = piece.offset + piece.bytes.length;
    if (row.state !== 'receiving' || Number(row.received) !== piece.offset || received > Number(row.bytes ?? 0))
      throw RunError('RUN_FILE_OFFSET', { facts: { received: Number(row.received) } });
    await appendToUpload(id, piece.offset, piece.bytes);
    tx.send(receivedMore, [actor.orgId, id, received]);
    return { ...row, received: BigInt(received) };
  });
}

const csvKind = (row: RunRow): CsvKind => row.kind as CsvKind;

/** What was seen, with what each column seems to be. */
async function understood(actor: StaffActor, row: RunRow, seen: Seen): Promise<Record<string, unknown>> {
  const [terms, kept] = await Promise.all([termsOf(actor), inTx(actor, (tx) => tx.row(mappingOf, [actor.orgId, row.kind]))]);
  const fields = fieldsOf(csvKind(row), terms);
  const mapping = guessMapping(
    seen.columns.map(({ name }) => name),
    fields,
    { kept: kept?.fields, attributes: terms.attributes },
  );
  return { format: seen.format, columns: seen.columns.map((column, index) => ({ ...column, field: mapping[index] ?? null })) };
}

/** Looks at the file that came and keeps it; a second time answers the same. @throws Refusal RUN_FILE_INCOMPLETE, and those of `lookAt` */
export async function finishFile(actor: StaffActor, id: Uuid): Promise<RunRow> {
  const row = await findRun(actor, id);
  if (row.state !== 'receiving') return row;
  if (row.received !== row.bytes) throw RunError('RUN_FILE_INCOMPLETE', { facts: { received: Number(row.received) } });
  const facts = await seenOrNot(actor, row);
  const key = await privateStore().keep(uploadedPath(id));
  const came = await inTx(actor, (tx) => tx.row(fileCame, [actor.orgId, id, key, JSON.stringify(facts)]));
  await dropUpload(id);
  return came ?? findRun(actor, id);
}

/** What a file that is not written in UTF-8 says is known when a person says in what it is: until then it has no columns. */
async function seenOrNot(actor: StaffActor, row: RunRow): Promise<Record<string, unknown>> {
  try {
    return await understood(actor, row, await lookAt(uploadedPath(row.id)));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FILE_ENCODING') return { format: null, columns: [], ...error.facts };
    throw error;
  }
}

async function seenAs(key: string, format: Partial<Format>): Promise<Seen> {
  const { path, release } = await privateStore().local(key);
  try {
    return await lookAt(path, format);
  } finally {
    await release();
  }
}

/** Reads the beginning again as a person says. @throws Refusal RUN_MOVED_ON, RUN_FILE_GONE, and those of `lookAt` */
export async function readAs(actor: StaffActor, id: Uuid, format: Partial<Format>): Promise<RunRow> {
  const row = await findRun(actor, id);
  if (row.state !== 'received' && row.state !== 'ready') throw RunError('RUN_MOVED_ON');
  if (row.file_key === null || (await privateStore().size(row.file_key)) === undefined) throw RunError('RUN_FILE_GONE');
  const facts = await understood(actor, row, await seenAs(row.file_key, format));
  await inTx(actor, async (tx) => tx.send(runFile, [actor.orgId, id, row.file_key, JSON.stringify(facts)]));
  return { ...row, facts };
}

interface SeenFacts {
  /** Null where it is not written in UTF-8 and nobody said in what. */
  format: Format | null;
  columns: { name: string; samples: string[]; field: string | null }[];
}
export const factsOf = (row: RunRow): Partial<SeenFacts> => row.facts;

async function requireMapping(row: RunRow, actor: StaffActor, mapping: readonly (string | null)[]): Promise<void> {
  const known = fieldsOf(csvKind(row), await termsOf(actor));
  const named = mapping.filter((field) => field !== null);
  const strange = named.find((field) => !known.includes(field));
  if (strange !== undefined || mapping.length !== (factsOf(row).columns?.length ?? 0))
    throw RunError('COLUMN_UNKNOWN', { facts: { field: strange ?? null } });
  const twice = named.find((field, index) => named.indexOf(field) !== index);
  if (twice !== undefined) throw RunError('COLUMN_TWICE', { facts: { field: twice } });
  const missing = neededFields[csvKind(row)].find((field) => !named.includes(field));
  if (missing !== undefined) throw RunError('COLUMN_NEEDED', { facts: { field: missing } });
  if (named.length < 2) throw RunError('COLUMN_NEEDED', { facts: { field: null } });
}

/** @throws Refusal RUN_NOT_FOUND, RUN_MOVED_ON */
async function queued(
  tx: Tx,
  row: RunRow,
  to: { from: readonly RunState[]; step: 'check' | 'work'; options: object; facts?: object },
): Promise<RunRow> {
  const facts = JSON.stringify(to.facts ?? {});
  const next = await tx.row(queueRun, [row.org_id, row.id, to.from, to.step, JSON.stringify(to.options), facts, tx.now]);
  if (!next) throw RunError('RUN_MOVED_ON');
  wantRun(tx, { orgId: row.org_id, runId: row.id });
  return next;
}

/** Has the whole file looked through. @throws Refusal RUN_NOT_FOUND, RUN_MOVED_ON, COLUMN_UNKNOWN, COLUMN_TWICE, COLUMN_NEEDED */
export async function startCheck(
  actor: StaffActor,
  id: Uuid,
  said: { mapping: (string | null)[]; createCategories: boolean },
): Promise<RunRow> {
  const row = await findRun(actor, id);
  const { format, columns = [] } = factsOf(row);
  if (!format) throw RunError(row.state === 'receiving' ? 'RUN_MOVED_ON' : 'FILE_ENCODING', { facts: { line: row.facts.line } });
  await requireMapping(row, actor, said.mapping);
  const named = columns.map((column, index) => ({ ...column, field: said.mapping[index] ?? null }));
  const kept = Object.fromEntries(named.flatMap(({ name, field }) => (field === null || name === '' ? [] : [[folded(name), field]])));
  return inTx(actor, async (tx) => {
    tx.send(keepMapping, [actor.orgId, row.kind, JSON.stringify(kept)]);
    const next = await queued(tx, row, {
      from: ['received', 'ready'],
      step: 'check',
      options: { ...said, format },
      facts: { columns: named },
    });
    await record(tx, {
      orgId: actor.orgId,
      action: 'catalog_run.checked',
      subject: { type: 'catalog_run', id },
      after: { kind: row.kind, name: row.name },
    });
    return next;
  });
}

/** @throws Refusal RUN_NOT_FOUND, RUN_MOVED_ON, RUN_LINES_WRONG, RUN_NOTHING_RIGHT */
export async function startApply(actor: StaffActor, id: Uuid, mode: 'all' | 'right'): Promise<RunRow> {
  const row = await findRun(actor, id);
  if (row.state !== 'ready') throw RunError('RUN_MOVED_ON');
  if (mode === 'all' && row.failed > 0) throw RunError('RUN_LINES_WRONG', { facts: { lines: row.failed } });
  if (row.added + row.changed + row.unchanged === 0) throw RunError('RUN_NOTHING_RIGHT');
  return inTx(actor, async (tx) => {
    const next = await queued(tx, row, { from: ['ready'], step: 'work', options: { mode } });
    await record(tx, {
      orgId: actor.orgId,
      action: 'catalog_run.started',
      subject: { type: 'catalog_run', id },
      after: { kind: row.kind, name: row.name, mode, added: row.added, changed: row.changed, failed: row.failed },
    });
    return next;
  });
}

/** @throws Refusal RUN_NOT_FOUND, RUN_MOVED_ON where it has ended already */
export async function cancelRun(actor: StaffActor, id: Uuid): Promise<RunRow> {
  await findRun(actor, id);
  const row = await inTx(actor, async (tx) => {
    const ended = await tx.row(endRun, [actor.orgId, id, 'cancelled', null, tx.now]);
    if (!ended) throw RunError('RUN_MOVED_ON');
    await record(tx, {
      orgId: actor.orgId,
      action: 'catalog_run.cancelled',
      subject: { type: 'catalog_run', id },
      after: { kind: ended.kind, name: ended.name, done: ended.done },
    });
    return ended;
  });
  await dropUpload(id);
  await dropRightLines(row);
  return row;
}
