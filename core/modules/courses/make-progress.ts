// How far somebody came in a lesson, and what follows when it was the last one.
import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { boundDevice, heldEnrollment, type Learner, lessonIn } from './access.ts';
import { CourseError } from './courses.errors.ts';
import { EnrollmentConsumed } from './courses.events.ts';
import type { EnrollmentRow } from './enrollments.sql.ts';
import { factOf } from './grant.ts';
import { addCertificate, consumeEnrollment, lessonsLeft, type LessonRow, progressOf, type ProgressRow, setProgress } from './learn.sql.ts';

/** Players show at most twice the speed. */
const FASTEST = 2;
/** So much of a lesson is as good as all of it: credits, a closing slide. */
const ENOUGH = 0.9;
const LONGEST_SECONDS = 86_400;

export interface Report {
  /** Where the player stands. */
  positionSeconds: number;
  /** Watched since the last report. */
  watchedSeconds: number;
  /** The buyer says so, for lessons that have no length here. */
  done: boolean;
}

/** What a report makes of what was there. Never more than can have been watched in the time that passed. */
export function watched(before: Pick<ProgressRow, 'watched_seconds' | 'updated_at'>, report: Report, seconds: number | null, now: Date) {
  const passed = Math.max(0, (now.getTime() - before.updated_at.getTime()) / 1000);
  const more = Math.min(report.watchedSeconds, Math.floor(passed * FASTEST));
  const longest = seconds ?? LONGEST_SECONDS;
  const total = Math.min(before.watched_seconds + more, longest);
  const done = seconds === null ? report.done : total >= seconds * ENOUGH;
  return { watchedSeconds: total, positionSeconds: Math.min(report.positionSeconds, longest), done };
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 random bits in groups that people can read to each other. */
const newCode = (): string =>
  [...randomBytes(16)]
    .map((byte) => alphabet[byte % 32])
    .join('')
    .replace(/(.{4})(?!$)/g, '$1-');

export interface Progressed {
  lesson: LessonRow;
  watchedSeconds: number;
  positionSeconds: number;
  completedAt: Date | null;
  /** This report finished the course. */
  finished: boolean;
}

/** @throws Refusal NOT_FOUND, ACCESS_REVOKED, ACCESS_EXPIRED, LESSON_NOT_FOUND, DEVICE_UNKNOWN, LESSON_NOT_OPENED */
export async function makeProgress(tx: Tx, learner: Learner, lessonId: Uuid, report: Report): Promise<Progressed> {
  const enrollment = await heldEnrollment(tx, learner);
  const lesson = await lessonIn(tx, enrollment, lessonId);
  await boundDevice(tx, enrollment, learner);
  const { org_id: orgId, id } = enrollment;
  const before = await tx.row(progressOf, [orgId, id, lessonId]);
  if (!before) throw CourseError('LESSON_NOT_OPENED');
  // Nobody can tell how long somebody looked at what they took with them.
  const seconds = lesson.delivery === 'stream' ? lesson.seconds : null;
  const { watchedSeconds, positionSeconds, done } = watched(before, report, seconds, tx.now);
  const completedAt = before.completed_at ?? (done ? tx.now : null);
  tx.send(setProgress, [orgId, id, lessonId, watchedSeconds, positionSeconds, completedAt, tx.now]);
  const finished = done && before.completed_at === null && (await finish(tx, enrollment));
  return { lesson, watchedSeconds, positionSeconds, completedAt, finished };
}

/** Every lesson that counts is done: a certificate, and a fact. */
async function finish(tx: Tx, enrollment: EnrollmentRow): Promise<boolean> {
  const { org_id: orgId, id, course_id } = enrollment;
  const count = await tx.row(lessonsLeft, [orgId, course_id, id]);
  if (!count || count.all === 0 || count.left > 0) return false;
  if (!(await tx.row(consumeEnrollment, [orgId, id, tx.now]))) return false;
  tx.send(addCertificate, [orgId, newId(), id, newCode(), JSON.stringify(enrollment.title), tx.now]);
  tx.emit(EnrollmentConsumed, { orgId, aggregateId: id, payload: factOf(enrollment) });
  return true;
}
