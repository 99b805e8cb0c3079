// Files for courses, sent in pieces that can be sent again: begun, received, finished. What a file is, is decided at the end, by its content.
import { record } from '#modules/audit/index.ts';
import { inTx, type StaffActor, systemActor, takeTurn } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { checkFile, largest } from './check-file.ts';
import { CourseError } from './courses.errors.ts';
import { addFile, fileById, fileReady, type FileRow, holdFile, keysInUse, receivedMore } from './files.sql.ts';
import { wantRendition } from './make-rendition.ts';
import { appendToUpload, dropLeftovers, dropUpload, namedAmongKeys, nameKeys, privateStore, uploadedPath } from '#modules/media/index.ts';

const MOST_FILES = 2_000;

/** @throws Refusal FILE_REFUSED when it is larger than its type may be, TOO_MANY_UPLOADS */
export async function beginUpload(actor: StaffActor, file: { name: string; type: FileRow['type']; bytes: number }): Promise<FileRow> {
  if (file.bytes > largest[file.type]) throw CourseError('FILE_REFUSED', { facts: { reason: 'too large', mostBytes: largest[file.type] } });
  return inTx(actor, async (tx) => {
    const values = [actor.orgId, newId(), file.name, file.type, 'application/octet-stream', file.bytes, actor.userId, tx.now, MOST_FILES];
    takeTurn(tx, 'course files', actor.orgId);
    const row = await tx.row(addFile, values);
    if (!row) throw CourseError('TOO_MANY_UPLOADS');
    return row;
  });
}

const offsetRefused = (row: FileRow) => CourseError('UPLOAD_OFFSET', { facts: { received: Number(row.received) } });

/** Takes the next piece. Whoever lost our answer asks where it goes on. @throws Refusal COURSE_FILE_NOT_FOUND, UPLOAD_OFFSET */
export async function receive(actor: StaffActor, fileId: Uuid, piece: { offset: number; bytes: Buffer }): Promise<FileRow> {
  return inTx(actor, async (tx) => {
    // Held, so that two senders of one piece write one after the other.
    const row = await tx.row(holdFile, [actor.orgId, fileId]);
    if (!row) throw CourseError('COURSE_FILE_NOT_FOUND');
    const received = piece.offset + piece.bytes.length;
    if (row.state !== 'receiving' || Number(row.received) !== piece.offset || received > Number(row.bytes)) throw offsetRefused(row);
    await appendToUpload(fileId, piece.offset, piece.bytes);
    tx.send(receivedMore, [actor.orgId, fileId, received]);
    return { ...row, received: BigInt(received) };
  });
}

/**
 * Looks at what came and keeps it. A second time answers the same.
 * @throws Refusal COURSE_FILE_NOT_FOUND, UPLOAD_INCOMPLETE, and those of `checkFile`
 */
export async function finishUpload(actor: StaffActor, fileId: Uuid): Promise<FileRow> {
  const row = await inTx(actor, (tx) => tx.row(fileById, [actor.orgId, fileId]));
  if (!row) throw CourseError('COURSE_FILE_NOT_FOUND');
  if (row.state === 'ready') return row;
  if (row.received !== row.bytes) throw CourseError('UPLOAD_INCOMPLETE', { facts: { received: Number(row.received) } });
  const found = await lookAndKeep(row).catch((error: unknown) => error as Error);
  const done = await inTx(actor, async (tx) => {
    // Whoever came first has taken the file away.
    if (found instanceof Error) return tx.row(fileById, [actor.orgId, fileId]);
    const { key, mediaType, facts } = found;
    const ready = await tx.row(fileReady, [actor.orgId, fileId, key, mediaType, JSON.stringify(facts)]);
    if (!ready) return tx.row(fileById, [actor.orgId, fileId]);
    if (row.type === 'video') await wantRendition(tx, { orgId: actor.orgId, fileId, enrollmentId: null });
    const after = { name: row.name, type: row.type, bytes: Number(row.bytes), mediaType };
    await record(tx, { orgId: actor.orgId, action: 'course_file.uploaded', subject: { type: 'course_file', id: fileId }, after });
    return ready;
  });
  if (found instanceof Error && done?.state !== 'ready') throw found;
  if (!done) throw CourseError('COURSE_FILE_NOT_FOUND');
  // Not before the commit: an end in between must be able to begin again.
  await dropUpload(fileId);
  return done;
}

async function lookAndKeep({ id, type }: FileRow) {
  const checked = await checkFile(uploadedPath(id), type);
  return { ...checked, key: await privateStore().keep(uploadedPath(id)) };
}

nameKeys(keysInUse);

const BITE = 500;
const REST_MS = 24 * 3_600_000;
/** Removes private files that nothing names any more and that nobody just made. */
export async function sweepFiles(now: Date): Promise<number> {
  let [removed, batch]: [number, string[]] = [0, []];
  const flush = async (): Promise<void> => {
    const used = await inTx(systemActor, (tx) => namedAmongKeys(tx, batch));
    for (const key of batch.filter((each) => !used.has(each))) {
      await privateStore().remove(key);
      removed += 1;
    }
    batch = [];
  };
  for await (const key of privateStore().keptBefore(new Date(now.getTime() - REST_MS))) {
    batch.push(key);
    if (batch.length === BITE) await flush();
  }
  if (batch.length > 0) await flush();
  return removed;
}

async function sweep(): Promise<void> {
  // By the clock of the files, whatever the shop's says.
  const now = new Date();
  await dropLeftovers(new Date(now.getTime() - 2 * REST_MS));
  await sweepFiles(now);
}

defineJob('courses_sweep_files', sweep, { cron: '41 3 * * *' });
