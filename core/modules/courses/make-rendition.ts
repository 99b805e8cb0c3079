// Cuts a video into segments: once for everybody, or once for each buyer with their name on it. A job, because it takes as long as it takes.
import { inWorkFolder, privateStore } from '#modules/media/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { log } from '#platform/log/index.ts';
import { VideoRefused, VideoTooHeavy } from '#ports/video.ts';
import { openHolder } from './courses.sealed.ts';
import { addRendition, renditionFailed, type RenditionRow, renditionOf, renditionReady, renditionToMake } from './files.sql.ts';
import { videoTools } from './video-tools.ts';

const SEGMENT_SECONDS = 6;
const MOST_HEIGHT = 720;
/** 4 Mbit a second of picture, with room to spare. */
const BYTES_A_SECOND = 1024 * 1024;
const LEAST_WORK_SECONDS = 60;
/** A slow machine may take so many times as long as the video lasts. */
const SLOWEST = 6;
const LONGEST_NAME = 60;

const job = defineJob('courses.make_rendition', makeRendition, { maxAttempts: 6, takesLong: true });

export interface Wanted {
  orgId: Uuid;
  fileId: Uuid;
  /** Whose name it carries; null is for everybody. */
  enrollmentId: Uuid | null;
}

const askFor = (tx: Tx, which: { orgId: Uuid; renditionId: Uuid }, runAt?: Date): void =>
  enqueue(tx, job, which, { key: `rendition ${which.renditionId}`, ...(runAt ? { runAt } : {}) });

/** What there is, and its making asked for where it is not made: whoever wants it again has one that gave up try again. */
export async function wantRendition(tx: Tx, { orgId, fileId, enrollmentId }: Wanted): Promise<RenditionRow['state']> {
  const found =
    (await tx.row(renditionOf, [orgId, fileId, enrollmentId])) ??
    (await tx.row(addRendition, [orgId, newId(), fileId, enrollmentId, tx.now]));
  if (found?.state === 'queued') askFor(tx, { orgId, renditionId: found.id });
  return found?.state ?? 'queued';
}

/** Puts segments that were made elsewhere in the place of those we would make, for presets that bring theirs. */
export async function bringRendition(
  tx: Tx,
  { orgId, fileId }: { orgId: Uuid; fileId: Uuid },
  segments: { path: string; seconds: number; bytes: number }[],
): Promise<void> {
  const added = await tx.row(addRendition, [orgId, newId(), fileId, null, tx.now]);
  if (added) tx.send(renditionReady, [orgId, added.id, JSON.stringify(await keepAll(segments)), tx.now]);
}

async function keepAll(segments: { path: string; seconds: number; bytes: number }[]): Promise<RenditionRow['segments']> {
  const kept: RenditionRow['segments'] = [];
  for (const { path, seconds, bytes } of segments) kept.push({ key: await privateStore().keep(path), seconds, bytes });
  return kept;
}

/** What stands on the picture: the name that was given, and the enrollment, by which the seller finds who it was. */
const wordsFor = (orgId: Uuid, enrollmentId: Uuid, sealed: string): string =>
  `${openHolder(orgId, sealed).replace(/\p{C}/gu, ' ').slice(0, LONGEST_NAME)} ${publicId('enrollment', enrollmentId)}`.trim();

const BUSY_SECONDS = 15;
let busy = false;

/**
 * One at a time in a process, and who finds it busy comes again: mails must not wait behind films.
 * @throws VideoToolsMissing, so that it is tried again when there are some
 */
async function makeRendition(which: { orgId: Uuid; renditionId: Uuid }): Promise<void> {
  if (busy) return inTx(systemActor, async (tx) => askFor(tx, which, new Date(tx.now.getTime() + BUSY_SECONDS * 1000)));
  busy = true;
  try {
    await make(which);
  } finally {
    busy = false;
  }
}

async function make({ orgId, renditionId }: { orgId: Uuid; renditionId: Uuid }): Promise<void> {
  const row = await inTx(systemActor, (tx) => tx.row(renditionToMake, [orgId, renditionId]));
  if (!row?.living) return;
  const { seconds = 60 } = row.facts;
  const watermark = row.enrollment_id && row.holder_sealed !== null ? wordsFor(orgId, row.enrollment_id, row.holder_sealed) : undefined;
  const { path, release } = await privateStore().local(row.key);
  try {
    const segments = await inWorkFolder(async (folder) =>
      keepAll(
        await videoTools().segment({
          source: path,
          folder,
          ...(watermark ? { watermark } : {}),
          segmentSeconds: SEGMENT_SECONDS,
          mostHeight: MOST_HEIGHT,
          mostBytes: Math.max(seconds, LEAST_WORK_SECONDS) * BYTES_A_SECOND,
          mostSeconds: Math.max(seconds * SLOWEST, LEAST_WORK_SECONDS),
        }),
      ),
    );
    await inTx(systemActor, async (tx) => tx.send(renditionReady, [orgId, renditionId, JSON.stringify(segments), tx.now]));
  } catch (error) {
    if (!(error instanceof VideoRefused) && !(error instanceof VideoTooHeavy)) throw error;
    log.warn({ err: error, renditionId }, 'a video could not be cut into segments');
    await inTx(systemActor, async (tx) => tx.send(renditionFailed, [orgId, renditionId, error.message]));
  } finally {
    await release();
  }
}
