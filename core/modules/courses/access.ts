// Whether somebody may see a course now: asked at every step, whatever link they hold.
import { createHash } from 'node:crypto';
import type { Actor, Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { CourseError } from './courses.errors.ts';
import { type EnrollmentRow, holdOwnEnrollment, ownEnrollment } from './enrollments.sql.ts';
import { knownDevice, type LessonRow, lessonOfCourse } from './learn.sql.ts';

/** A buyer at one of their devices. */
export interface Learner {
  actor: Actor;
  enrollmentId: Uuid;
  /** SHA-256 of the device's token, base64url; null where it showed none. */
  device: string | null;
}

export const hashDevice = (token: string): string => createHash('sha256').update(`device ${token}`).digest('base64url');

/** Who holds a link: the person, or the guest where nobody is signed in. */
export const holderOf = ({ userId, guest }: Pick<Actor, 'userId' | 'guest'>): string =>
  userId ? `user ${userId}` : `guest ${guest ?? ''}`;

/** The enrollment as it stands; one that ended is refused where `living` is asked for. @throws Refusal NOT_FOUND, ACCESS_REVOKED, ACCESS_EXPIRED */
async function find(tx: Tx, { actor, enrollmentId }: Learner, how: typeof ownEnrollment): Promise<EnrollmentRow> {
  const row = await tx.row(how, [actor.userId, actor.guest, actor.shopId, enrollmentId]);
  if (!row) throw PlatformError('NOT_FOUND');
  return row;
}

function requireLiving(tx: Tx, row: EnrollmentRow): EnrollmentRow {
  if (row.state === 'revoked') throw CourseError('ACCESS_REVOKED');
  if (row.state === 'expired' || (row.until !== null && row.until <= tx.now)) throw CourseError('ACCESS_EXPIRED');
  return row;
}

/** For reading what stays readable when access is over. @throws Refusal NOT_FOUND */
export const enrollmentOf = (tx: Tx, learner: Learner): Promise<EnrollmentRow> => find(tx, learner, ownEnrollment);

/** @throws Refusal NOT_FOUND, ACCESS_REVOKED, ACCESS_EXPIRED */
export const livingEnrollment = async (tx: Tx, learner: Learner): Promise<EnrollmentRow> =>
  requireLiving(tx, await find(tx, learner, ownEnrollment));

/** As `livingEnrollment`, held until the commit, for whoever changes what it counts. */
export const heldEnrollment = async (tx: Tx, learner: Learner): Promise<EnrollmentRow> =>
  requireLiving(tx, await find(tx, learner, holdOwnEnrollment));

/** @throws Refusal LESSON_NOT_FOUND */
export async function lessonIn(tx: Tx, { org_id, course_id }: EnrollmentRow, lessonId: Uuid): Promise<LessonRow> {
  const row = await tx.row(lessonOfCourse, [org_id, course_id, lessonId]);
  if (!row) throw CourseError('LESSON_NOT_FOUND');
  return row;
}

/** The device this is, if the enrollment was opened on it. @throws Refusal DEVICE_UNKNOWN */
export async function boundDevice(tx: Tx, row: EnrollmentRow, { device }: Learner): Promise<Uuid> {
  const found = device && (await tx.row(knownDevice, [row.org_id, row.id, device]));
  if (!found) throw CourseError('DEVICE_UNKNOWN');
  return found.id;
}
