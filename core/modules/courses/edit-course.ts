// What a seller does with a course: make it, set what a purchase is granted with, fill it with lessons in order, publish it.
import { record } from '#modules/audit/index.ts';
import { ProductChanged } from '#modules/catalog/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { CourseError } from './courses.errors.ts';
import {
  addCourse,
  addLesson,
  clearPositions,
  type CourseRow,
  holdCourse,
  lessonsOf,
  type OwnLessonRow,
  productOfCourse,
  removeLesson,
  setCourse,
  setLesson,
  setPositions,
  touchCourse,
} from './courses.sql.ts';
import { fileById } from './files.sql.ts';

type Text = Record<string, string>;
const MOST_LESSONS = 500;

export interface Policy {
  windowDays: number | null;
  deviceLimit: number | null;
  viewLimit: number | null;
  viewScope: 'lesson' | 'course';
  refundDays: number;
  watermark: boolean;
  seatLimit: number | null;
}
export interface CourseChange extends Partial<Policy> {
  title?: Text;
  status?: CourseRow['status'];
}
/** A course of an organization, as its editor last saw it. */
export interface Edited {
  orgId: Uuid;
  courseId: Uuid;
  /** Refused when it is another one by now; not looked at where absent. */
  version?: number | undefined;
}

const subject = (id: Uuid) => ({ type: 'course', id });

/** @throws Refusal COURSE_VARIANT_REFUSED, COURSE_EXISTS */
export async function createCourse(tx: Tx, input: { orgId: Uuid; variantId: Uuid; title: Text }): Promise<CourseRow> {
  const { orgId, variantId, title } = input;
  const row = await tx.row(addCourse, [orgId, variantId, newId(), JSON.stringify(title), tx.now]).catch((error: unknown) => {
    throw (error as { constraint?: string }).constraint === 'courses_org_id_variant_id_key' ? CourseError('COURSE_EXISTS') : error;
  });
  if (!row) throw CourseError('COURSE_VARIANT_REFUSED');
  await record(tx, { orgId, action: 'course.created', subject: subject(row.id), after: { title } });
  return row;
}

/** Whoever edits a course holds it, so that two editors never interleave. @throws Refusal COURSE_NOT_FOUND, COURSE_CHANGED */
async function hold(tx: Tx, { orgId, courseId, version }: Edited): Promise<CourseRow> {
  const row = await tx.row(holdCourse, [orgId, courseId]);
  if (!row) throw CourseError('COURSE_NOT_FOUND');
  if (version !== undefined && version !== row.version) throw CourseError('COURSE_CHANGED', { facts: { version: row.version } });
  return row;
}

/** Lessons are others than they were: the next editor reads them anew, and shops that sell the course. */
async function touch(tx: Tx, row: CourseRow): Promise<void> {
  tx.send(touchCourse, [row.org_id, row.id]);
  if (row.status === 'published') await tellShops(tx, row);
}

async function tellShops(tx: Tx, { org_id: orgId, id }: CourseRow): Promise<void> {
  const product = await tx.row(productOfCourse, [orgId, id]);
  if (product) tx.emit(ProductChanged, { orgId, aggregateId: product.id, payload: { productId: product.id } });
}

export const policyOf = (row: CourseRow): Policy => ({
  windowDays: row.window_days,
  deviceLimit: row.device_limit,
  viewLimit: row.view_limit,
  viewScope: row.view_scope,
  refundDays: row.refund_days,
  watermark: row.watermark,
  seatLimit: row.seat_limit,
});

/** Enrollments there are keep what they were granted with. @throws Refusal COURSE_NOT_FOUND, COURSE_CHANGED, COURSE_EMPTY, SEATS_TAKEN */
export async function changeCourse(tx: Tx, edited: Edited, change: CourseChange): Promise<CourseRow> {
  const row = await hold(tx, edited);
  const { orgId, courseId } = edited;
  const before = policyOf(row);
  const { title = row.title, status = row.status, ...rest } = change;
  const policy = { ...before, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
  if (policy.seatLimit !== null && policy.seatLimit < row.seats_taken)
    throw CourseError('SEATS_TAKEN', { facts: { taken: row.seats_taken } });
  if (status === 'published' && (await tx.rows(lessonsOf, [orgId, courseId])).length === 0) throw CourseError('COURSE_EMPTY');
  const { windowDays, deviceLimit, viewLimit, viewScope, refundDays, watermark, seatLimit } = policy;
  const values = [
    orgId,
    courseId,
    JSON.stringify(title),
    status,
    windowDays,
    deviceLimit,
    viewLimit,
    viewScope,
    refundDays,
    watermark,
    seatLimit,
  ];
  const changed = await tx.row(setCourse, values);
  if (!changed) throw CourseError('COURSE_NOT_FOUND');
  if (row.status === 'published' || status === 'published') await tellShops(tx, changed);
  await record(tx, {
    orgId,
    action: 'course.changed',
    subject: subject(courseId),
    before: { status: row.status, title: row.title, ...before },
    after: { status, title, ...policyOf(changed) },
  });
  return changed;
}

export interface LessonInput {
  kind: OwnLessonRow['kind'];
  delivery: OwnLessonRow['delivery'];
  title: Text;
  body: Text;
  fileId: Uuid | null;
  url: string | null;
  seconds: number | null;
  required: boolean;
}

const refusedLesson = (reason: string) => CourseError('LESSON_REFUSED', { facts: { reason } });

/** What kinds of lessons hold: a file that is there and of their sort, or words, or an address. */
async function fits(tx: Tx, orgId: Uuid, lesson: LessonInput): Promise<LessonInput> {
  const { kind, delivery, fileId, url, body } = lesson;
  if ((kind === 'link') !== (delivery === 'link')) throw refusedLesson('a link is delivered as a link, and nothing else is');
  if ((kind === 'link') !== (url !== null)) throw refusedLesson('a link needs an address, and nothing else has one');
  if ((kind === 'video' || kind === 'document') !== (fileId !== null)) throw refusedLesson('videos and documents need a file');
  if (kind === 'text' && (delivery !== 'stream' || Object.keys(body).length === 0)) throw refusedLesson('a text is read in the page');
  if (fileId === null) return lesson;
  const file = await tx.row(fileById, [orgId, fileId]);
  if (!file || file.state !== 'ready') throw CourseError('COURSE_FILE_NOT_FOUND');
  if ((kind === 'video') !== (file.type === 'video')) throw refusedLesson('the file is of another kind');
  return { ...lesson, seconds: file.facts.seconds ?? lesson.seconds };
}

const valuesOf = ({ kind, delivery, title, body, fileId, url, seconds, required }: LessonInput): unknown[] => [
  kind,
  delivery,
  JSON.stringify(title),
  JSON.stringify(body),
  fileId,
  url,
  seconds,
  required,
];

/** Adds a lesson at the end. @throws Refusal as `hold`, TOO_MANY_LESSONS, LESSON_REFUSED, COURSE_FILE_NOT_FOUND */
export async function putLesson(tx: Tx, edited: Edited, input: LessonInput): Promise<Uuid> {
  const { orgId, courseId } = edited;
  const course = await hold(tx, edited);
  if ((await tx.rows(lessonsOf, [orgId, courseId])).length >= MOST_LESSONS) throw CourseError('TOO_MANY_LESSONS');
  const lesson = await fits(tx, orgId, input);
  const id = newId();
  tx.send(addLesson, [orgId, id, courseId, ...valuesOf(lesson), tx.now]);
  await touch(tx, course);
  await record(tx, {
    orgId,
    action: 'course.lesson_added',
    subject: subject(courseId),
    after: { lesson: id, kind: lesson.kind, title: lesson.title },
  });
  return id;
}

/** @throws Refusal as `putLesson`, LESSON_NOT_FOUND */
export async function changeLesson(tx: Tx, edited: Edited, lessonId: Uuid, input: LessonInput): Promise<void> {
  const { orgId, courseId } = edited;
  const course = await hold(tx, edited);
  const lesson = await fits(tx, orgId, input);
  if (!(await tx.row(setLesson, [orgId, courseId, lessonId, ...valuesOf(lesson)]))) throw CourseError('LESSON_NOT_FOUND');
  await touch(tx, course);
  await record(tx, {
    orgId,
    action: 'course.lesson_changed',
    subject: subject(courseId),
    after: { lesson: lessonId, kind: lesson.kind, title: lesson.title },
  });
}

/** Whoever did it keeps that they did. @throws Refusal as `hold`, LESSON_NOT_FOUND, COURSE_EMPTY */
export async function dropLesson(tx: Tx, edited: Edited, lessonId: Uuid): Promise<void> {
  const { orgId, courseId } = edited;
  const course = await hold(tx, edited);
  if (!(await tx.row(removeLesson, [orgId, courseId, lessonId, tx.now]))) throw CourseError('LESSON_NOT_FOUND');
  if (course.status === 'published' && (await tx.rows(lessonsOf, [orgId, courseId])).length === 0) throw CourseError('COURSE_EMPTY');
  await touch(tx, course);
  await record(tx, { orgId, action: 'course.lesson_removed', subject: subject(courseId), before: { lesson: lessonId } });
}

/** @throws Refusal as `hold`, LESSON_ORDER_REFUSED */
export async function orderLessons(tx: Tx, edited: Edited, lessonIds: Uuid[]): Promise<void> {
  const { orgId, courseId } = edited;
  const course = await hold(tx, edited);
  const there = (await tx.rows(lessonsOf, [orgId, courseId])).map(({ id }) => id);
  if (new Set(lessonIds).size !== lessonIds.length || lessonIds.toSorted().join() !== there.toSorted().join())
    throw CourseError('LESSON_ORDER_REFUSED');
  tx.send(clearPositions, [orgId, courseId]);
  tx.send(setPositions, [orgId, courseId, lessonIds]);
  await touch(tx, course);
  await record(tx, { orgId, action: 'course.lessons_ordered', subject: subject(courseId), after: { lessons: lessonIds } });
}
