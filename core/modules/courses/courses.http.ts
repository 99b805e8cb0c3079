// Courses over HTTP for their seller: the editor, the files, who bought.
import * as contract from '#contracts/courses.ts';
import { record } from '#modules/audit/index.ts';
import { forgetOffers, staffActor } from '#modules/organizations/index.ts';
import { inTx, type StaffActor, type Tx } from '#platform/db/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { CourseError } from './courses.errors.ts';
import { openHolder } from './courses.sealed.ts';
import { courseById, coursePage, type CourseRow, lessonsOf, type OwnLessonRow, productOfCourse } from './courses.sql.ts';
import {
  changeCourse,
  changeLesson,
  createCourse,
  dropLesson,
  type LessonInput,
  orderLessons,
  policyOf,
  putLesson,
} from './edit-course.ts';
import { enrollmentsOf, releaseDevice, type StaffEnrollmentRow } from './enrollments.sql.ts';
import { fileById, filePage, type FileRow } from './files.sql.ts';
import { revokeAccess } from './grant.ts';
import { beginUpload, finishUpload, receive } from './uploads.ts';

const shownLesson = (row: OwnLessonRow) => ({
  id: publicId('lesson', row.id),
  kind: row.kind,
  delivery: row.delivery,
  title: row.title,
  body: row.body,
  fileId: row.file_id ? publicId('courseFile', row.file_id) : null,
  fileName: row.file_name,
  url: row.url,
  seconds: row.seconds,
  required: row.required,
  video: row.video_state ? { state: row.video_state, reason: row.video_reason } : null,
});

const card = (row: CourseRow) => ({
  id: publicId('course', row.id),
  variantId: publicId('variant', row.variant_id),
  status: row.status,
  title: row.title,
  ...policyOf(row),
  seatsTaken: row.seats_taken,
  version: row.version,
  createdAt: row.created_at.toISOString(),
});

async function shown(tx: Tx, orgId: Uuid, courseId: Uuid) {
  const key = [orgId, courseId];
  const [row, product, lessons] = await Promise.all([tx.row(courseById, key), tx.row(productOfCourse, key), tx.rows(lessonsOf, key)]);
  if (!row || !product) throw CourseError('COURSE_NOT_FOUND');
  const { slug, title, status } = product;
  return { ...card(row), product: { id: publicId('product', product.id), slug, title, status }, lessons: lessons.map(shownLesson) };
}

function pageFrom<Row extends { id: Uuid }, Out>(rows: Row[], limit: number, of: { at: (row: Row) => Date; show: (row: Row) => Out }) {
  return { items: rows.slice(0, limit).map(of.show), nextCursor: nextByTime(rows, limit, (row) => [of.at(row), row.id]) };
}

type LessonBody = Parameters<Parameters<typeof route<never, never, NonNullable<typeof contract.addLesson.body>, never>>[1]>[0]['body'];

const lessonInput = (body: LessonBody): LessonInput => ({
  kind: body.kind,
  delivery: body.delivery,
  title: body.title,
  body: body.body ?? {},
  fileId: body.fileId ? privateId('courseFile', body.fileId) : null,
  url: body.url ?? null,
  seconds: body.seconds ?? null,
  required: body.required,
});

/** Runs a change of what may be on sale; whoever asks after it sees it. */
async function edited<T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await inTx(actor, work);
  await forgetOffers(actor.orgId);
  return done;
}

const editorRoutes = [
  route(contract.listOwnCourses, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const rows = await inTx(actor, (tx) => tx.rows(coursePage, [actor.orgId, ...readTimeCursor(cursor), limit + 1]));
    return pageFrom(rows, limit, {
      at: (row) => row.created_at,
      show: (row) => ({ ...card(row), lessons: row.lessons, learners: row.learners }),
    });
  }),
  route(contract.createCourse, async (call) => {
    const actor = staffActor(call);
    const variantId = privateId('variant', call.body.variantId);
    return inTx(actor, async (tx) => {
      const row = await createCourse(tx, { orgId: actor.orgId, variantId, title: call.body.title });
      return shown(tx, actor.orgId, row.id);
    });
  }),
  route(contract.getOwnCourse, async (call) => {
    const actor = staffActor(call);
    return inTx(actor, (tx) => shown(tx, actor.orgId, privateId('course', call.params.id)));
  }),
  route(contract.updateCourse, async (call) => {
    const { orgId, ...actor } = staffActor(call);
    const courseId = privateId('course', call.params.id);
    const { version, title, status, ...policy } = call.body;
    const given = Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
    return edited({ ...actor, orgId }, async (tx) => {
      await changeCourse(tx, { orgId, courseId, version }, { ...given, ...(title ? { title } : {}), ...(status ? { status } : {}) });
      return shown(tx, orgId, courseId);
    });
  }),
  route(contract.addLesson, async (call) => {
    const actor = staffActor(call);
    const courseId = privateId('course', call.params.id);
    return edited(actor, async (tx) => {
      await putLesson(tx, { orgId: actor.orgId, courseId, version: call.body.version }, lessonInput(call.body));
      return shown(tx, actor.orgId, courseId);
    });
  }),
  route(contract.changeLesson, async (call) => {
    const actor = staffActor(call);
    const courseId = privateId('course', call.params.id);
    const lessonId = privateId('lesson', call.params.lessonId);
    return edited(actor, async (tx) => {
      await changeLesson(tx, { orgId: actor.orgId, courseId, version: call.body.version }, lessonId, lessonInput(call.body));
      return shown(tx, actor.orgId, courseId);
    });
  }),
  route(contract.removeLesson, async (call) => {
    const actor = staffActor(call);
    const courseId = privateId('course', call.params.id);
    return edited(actor, async (tx) => {
      await dropLesson(tx, { orgId: actor.orgId, courseId }, privateId('lesson', call.params.lessonId));
      return shown(tx, actor.orgId, courseId);
    });
  }),
  route(contract.orderLessons, async (call) => {
    const actor = staffActor(call);
    const courseId = privateId('course', call.params.id);
    const ids = call.body.lessonIds.map((id) => privateId('lesson', id));
    return edited(actor, async (tx) => {
      await orderLessons(tx, { orgId: actor.orgId, courseId, version: call.body.version }, ids);
      return shown(tx, actor.orgId, courseId);
    });
  }),
];

const shownFile = (row: FileRow) => ({
  id: publicId('courseFile', row.id),
  name: row.name,
  type: row.type,
  mediaType: row.media_type,
  bytes: Number(row.bytes),
  received: Number(row.received),
  state: row.state,
  seconds: row.facts.seconds ?? null,
  createdAt: row.created_at.toISOString(),
});

const fileRoutes = [
  route(contract.listCourseFiles, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const rows = await inTx(actor, (tx) => tx.rows(filePage, [actor.orgId, ...readTimeCursor(cursor), limit + 1]));
    return pageFrom(rows, limit, { at: (row) => row.created_at, show: shownFile });
  }),
  route(contract.beginCourseFile, async (call) => shownFile(await beginUpload(staffActor(call), call.body))),
  route(contract.getCourseFile, async (call) => {
    const actor = staffActor(call);
    const row = await inTx(actor, (tx) => tx.row(fileById, [actor.orgId, privateId('courseFile', call.params.id)]));
    if (!row) throw CourseError('COURSE_FILE_NOT_FOUND');
    return shownFile(row);
  }),
  route(contract.sendCourseFile, async (call) => {
    const id = privateId('courseFile', call.params.id);
    return shownFile(await receive(staffActor(call), id, { offset: call.query.offset, bytes: call.bytes }));
  }),
  route(contract.finishCourseFile, async (call) =>
    shownFile(await finishUpload(staffActor(call), privateId('courseFile', call.params.id))),
  ),
];

const shownLearner = (row: StaffEnrollmentRow) => ({
  id: publicId('enrollment', row.id),
  state: row.state,
  holder: openHolder(row.org_id, row.holder_sealed),
  grantedAt: row.granted_at.toISOString(),
  until: row.until?.toISOString() ?? null,
  lessonCount: row.lessons,
  doneCount: row.done,
  views: row.views,
  viewLimit: row.view_limit,
  deviceLimit: row.device_limit,
  devices: row.device_list.map((device) => ({
    id: publicId('device', device.id),
    name: device.name,
    boundAt: new Date(device.bound_at).toISOString(),
    lastSeenAt: new Date(device.last_seen_at).toISOString(),
  })),
});

const learnerRoutes = [
  route(contract.listLearners, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const courseId = privateId('course', call.params.id);
    return inTx(actor, async (tx) => {
      if (!(await tx.row(courseById, [actor.orgId, courseId]))) throw CourseError('COURSE_NOT_FOUND');
      const rows = await tx.rows(enrollmentsOf, [actor.orgId, courseId, ...readTimeCursor(cursor), limit + 1]);
      return pageFrom(rows, limit, { at: (row) => row.granted_at, show: shownLearner });
    });
  }),
  route(contract.revokeEnrollment, async (call) => {
    const actor = staffActor(call);
    const courseId = privateId('course', call.params.id);
    const enrollmentId = privateId('enrollment', call.params.enrollmentId);
    await inTx(actor, (tx) => revokeAccess(tx, { orgId: actor.orgId, courseId, enrollmentId }, call.body.reason));
  }),
  route(contract.releaseDevice, async (call) => {
    const { orgId, ...actor } = staffActor(call);
    const courseId = privateId('course', call.params.id);
    const enrollmentId = privateId('enrollment', call.params.enrollmentId);
    const deviceId = privateId('device', call.params.deviceId);
    await inTx({ ...actor, orgId }, async (tx) => {
      if (!(await tx.row(releaseDevice, [orgId, enrollmentId, deviceId, courseId]))) throw CourseError('DEVICE_NOT_FOUND');
      await record(tx, {
        orgId,
        action: 'enrollment.device_released',
        subject: { type: 'enrollment', id: enrollmentId },
        before: { device: deviceId },
      });
    });
  }),
];

export const courseRoutes = [...editorRoutes, ...fileRoutes, ...learnerRoutes];
