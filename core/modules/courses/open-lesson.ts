// Opens a lesson on a device: binds the device, counts the view, and says until when the sitting lasts.
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { heldEnrollment, type Learner, lessonIn } from './access.ts';
import { CourseError } from './courses.errors.ts';
import type { EnrollmentRow } from './enrollments.sql.ts';
import { addSitting, bindDevice, countCourseView, countDevice, countView, type LessonRow, openSitting, seeDevice } from './learn.sql.ts';

/** Who comes back to a lesson within this time goes on with the same view. */
const SITTING_HOURS = 6;

export interface Sitting {
  enrollment: EnrollmentRow;
  lesson: LessonRow;
  openUntil: Date;
}

/**
 * Opening again within the sitting changes nothing, so a reload or a double click is no second view. The enrollment is held meanwhile; the
 * counters are taken by condition all the same, and the table repeats both limits.
 * @throws Refusal NOT_FOUND, ACCESS_REVOKED, ACCESS_EXPIRED, LESSON_NOT_FOUND, DEVICE_LIMIT, VIEW_LIMIT
 */
export async function openLesson(tx: Tx, learner: Learner & { device: string; deviceName: string }, lessonId: Uuid): Promise<Sitting> {
  const enrollment = await heldEnrollment(tx, learner);
  const lesson = await lessonIn(tx, enrollment, lessonId);
  const deviceId = await takeDevice(tx, enrollment, learner);
  const { org_id: orgId, id } = enrollment;
  const open = await tx.row(openSitting, [orgId, id, lessonId, deviceId, tx.now]);
  if (open) return { enrollment, lesson, openUntil: open.open_until };
  await takeView(tx, enrollment, lessonId);
  const hours = new Date(tx.now.getTime() + SITTING_HOURS * 3_600_000);
  const openUntil = enrollment.until && enrollment.until < hours ? enrollment.until : hours;
  tx.send(addSitting, [orgId, newId(), id, lessonId, deviceId, tx.now, openUntil]);
  return { enrollment, lesson, openUntil };
}

async function takeDevice(tx: Tx, { org_id, id, device_limit }: EnrollmentRow, of: { device: string; deviceName: string }): Promise<Uuid> {
  const known = await tx.row(seeDevice, [org_id, id, of.device, tx.now]);
  if (known) return known.id;
  const bound = await tx.row(bindDevice, [org_id, newId(), id, of.device, of.deviceName, tx.now]);
  if (!bound || !(await tx.row(countDevice, [org_id, id]))) throw CourseError('DEVICE_LIMIT', { facts: { limit: device_limit } });
  return bound.id;
}

async function takeView(tx: Tx, { org_id, id, view_limit, view_scope }: EnrollmentRow, lessonId: Uuid): Promise<void> {
  const ofLesson = await tx.row(countView, [org_id, id, lessonId, tx.now, view_scope === 'lesson' ? view_limit : null]);
  if (!ofLesson || !(await tx.row(countCourseView, [org_id, id])))
    throw CourseError('VIEW_LIMIT', { facts: { limit: view_limit, scope: view_scope } });
}
