// Gives out what a lesson holds: each step checks the link first, then whether its holder may see the course now.
import { checkLink, type LinkQuery, sendPrivate } from '#modules/media/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Answer, Download } from '#platform/http/route.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { boundDevice, type Learner, lessonIn, livingEnrollment } from './access.ts';
import { CourseError } from './courses.errors.ts';
import { openHolder } from './courses.sealed.ts';
import type { EnrollmentRow } from './enrollments.sql.ts';
import { type RenditionRow, renditionOf, segmentOf } from './files.sql.ts';
import { type LessonRow, openSitting } from './learn.sql.ts';
import { wantRendition } from './make-rendition.ts';
import { boundTo, lessonPath, linkFor, playlistFor, type Purpose } from './playlist.ts';
import { markPdf } from './mark-pdf.ts';
import { markPicture } from './mark-picture.ts';

const FILE_LINK_MINUTES = 10;

const isStreamed = ({ kind, delivery }: LessonRow): boolean => kind === 'video' && delivery === 'stream';

const renditionFor = ({ org_id, id, watermark }: EnrollmentRow, lesson: LessonRow) => ({
  orgId: org_id,
  fileId: lesson.file_id ?? '',
  enrollmentId: watermark ? id : null,
});

/** That what a lesson shows is there; its making is asked for, and that stays. @throws Refusal VIDEO_NOT_READY, VIDEO_FAILED and those of access */
export async function requireReady(learner: Learner, lessonId: Uuid): Promise<void> {
  const state = await inTx(learner.actor, async (tx) => {
    const enrollment = await livingEnrollment(tx, learner);
    const lesson = await lessonIn(tx, enrollment, lessonId);
    return isStreamed(lesson) ? wantRendition(tx, renditionFor(enrollment, lesson)) : 'ready';
  });
  if (state === 'queued') throw CourseError('VIDEO_NOT_READY', { headers: { 'retry-after': '5' } });
  if (state === 'failed') throw CourseError('VIDEO_FAILED');
}

export interface Playable {
  playlistUrl: string | null;
  fileUrl: string | null;
  linkUrl: string | null;
  body: Record<string, string> | null;
}

/** Where a lesson that was opened is found. */
export function playable(learner: Learner, lesson: LessonRow, { now, openUntil }: { now: Date; openUntil: Date }): Playable {
  const path = lessonPath(learner.enrollmentId, lesson.id);
  const soon = new Date(Math.min(now.getTime() + FILE_LINK_MINUTES * 60_000, openUntil.getTime()));
  const streamed = isStreamed(lesson);
  return {
    playlistUrl: streamed ? linkFor(learner, { purpose: 'course.playlist', path: `${path}/playlist.m3u8`, until: openUntil }) : null,
    fileUrl: !streamed && lesson.file_id ? linkFor(learner, { purpose: 'course.file', path: `${path}/file`, until: soon }) : null,
    linkUrl: lesson.url,
    body: lesson.kind === 'text' ? lesson.body : null,
  };
}

/** Whoever comes with a link: the link first, then everything that may have changed since it was made. */
async function enter<T>(
  learner: Learner,
  link: LinkQuery & { purpose: Purpose; path: string; lessonId: Uuid },
  work: (found: { tx: Tx; enrollment: EnrollmentRow; lesson: LessonRow; deviceId: Uuid; now: Date }) => Promise<T>,
): Promise<T> {
  return inTx(learner.actor, async (tx) => {
    checkLink({ purpose: link.purpose, path: link.path, bound: boundTo(learner) }, link, tx.now);
    const enrollment = await livingEnrollment(tx, learner);
    const lesson = await lessonIn(tx, enrollment, link.lessonId);
    const deviceId = await boundDevice(tx, enrollment, learner);
    return work({ enrollment, lesson, deviceId, now: tx.now, tx });
  });
}

/** The playlist as text. @throws Refusal LINK_INVALID, LINK_EXPIRED, LESSON_NOT_OPENED, VIDEO_NOT_READY and those of access */
export const playlist = (learner: Learner, lessonId: Uuid, query: LinkQuery): Promise<string> => {
  const path = `${lessonPath(learner.enrollmentId, lessonId)}/playlist.m3u8`;
  return enter(learner, { ...query, purpose: 'course.playlist', path, lessonId }, async ({ tx, enrollment, lesson, deviceId, now }) => {
    const { orgId, fileId, enrollmentId } = renditionFor(enrollment, lesson);
    const [rendition, sitting] = await Promise.all([
      isStreamed(lesson) ? tx.row(renditionOf, [orgId, fileId, enrollmentId]) : undefined,
      tx.row(openSitting, [orgId, enrollment.id, lessonId, deviceId, now]),
    ]);
    if (!sitting) throw CourseError('LESSON_NOT_OPENED');
    return playlistFor(learner, lessonId, { segments: ready(rendition).segments, now, until: sitting.open_until });
  });
};

function ready(rendition: RenditionRow | undefined): RenditionRow {
  if (!rendition) throw PlatformError('NOT_FOUND');
  if (rendition.state !== 'ready') throw CourseError('VIDEO_NOT_READY', { headers: { 'retry-after': '5' } });
  return rendition;
}

/** @throws Refusal LINK_INVALID, LINK_EXPIRED, NOT_FOUND and those of access */
export async function segment(
  learner: Learner,
  of: { lessonId: Uuid; index: number },
  query: LinkQuery,
  headers: Record<string, string | string[] | undefined>,
): Promise<Answer | Download> {
  const path = `${lessonPath(learner.enrollmentId, of.lessonId)}/segments/${of.index}`;
  const key = await enter(
    learner,
    { ...query, purpose: 'course.segment', path, lessonId: of.lessonId },
    async ({ tx, enrollment, lesson }) => {
      const { orgId, fileId, enrollmentId } = renditionFor(enrollment, lesson);
      return isStreamed(lesson) ? (await tx.row(segmentOf, [orgId, fileId, enrollmentId, of.index]))?.key : undefined;
    },
  );
  if (!key) throw PlatformError('NOT_FOUND');
  return sendPrivate({ key, mediaType: 'video/mp2t', name: `${of.index}.ts`, shown: 'inline' }, headers);
}

/** The file of a lesson; pictures and PDFs of a course with watermarks carry the name of its holder. @throws Refusal as `segment`, TOO_BUSY */
export async function lessonFile(
  learner: Learner,
  lessonId: Uuid,
  query: LinkQuery,
  headers: Record<string, string | string[] | undefined>,
): Promise<Answer | Download> {
  const path = `${lessonPath(learner.enrollmentId, lessonId)}/file`;
  const { lesson, enrollment } = await enter(learner, { ...query, purpose: 'course.file', path, lessonId }, async (found) => found);
  if (!lesson.file_key) throw PlatformError('NOT_FOUND');
  const shown = lesson.delivery === 'stream' && lesson.file_type === 'picture' ? 'inline' : 'attachment';
  const file = {
    key: lesson.file_key,
    mediaType: lesson.media_type ?? 'application/octet-stream',
    name: lesson.file_name ?? 'file',
  } as const;
  if (!enrollment.watermark || !(lesson.file_type === 'picture' || lesson.markable)) return sendPrivate({ ...file, shown }, headers);
  const words = `${openHolder(enrollment.org_id, enrollment.holder_sealed)} ${publicId('enrollment', enrollment.id)}`.trim();
  return lesson.markable ? markPdf(file, words) : markPicture(file, words, shown);
}
