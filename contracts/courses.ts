// Courses as their seller runs them: what a purchase is granted with, lessons in order, files, who bought.
import { z } from 'zod';
import { operation } from './operation.ts';
import { line, PageQuery, pageOf, text, Timestamp, typeId } from './shapes.ts';

/** What anybody may know of a course that is on sale. */
export const CourseOutline = z
  .object({
    variantId: typeId('var'),
    title: z.string(),
    /** Together, of the lessons that have a length. */
    seconds: z.number().int(),
    lessons: z.array(
      z.object({ title: z.string(), kind: z.enum(['video', 'document', 'text', 'link']), seconds: z.number().int().nullable() }),
    ),
    windowDays: z.number().int().nullable(),
    deviceLimit: z.number().int().nullable(),
    viewLimit: z.number().int().nullable(),
    viewScope: z.enum(['lesson', 'course']),
    refundDays: z.number().int(),
    watermark: z.boolean(),
    certificate: z.boolean(),
  })
  .meta({ id: 'CourseOutline' });
export const listCourseOutlines = operation({
  id: 'listCourseOutlines',
  method: 'GET',
  path: '/v1/products/:slug/courses',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary:
    'What the variants of a product teach: lessons in order, and what a purchase is granted with. Nothing where it is no course. At any address of the product.',
  params: z.strictObject({ slug: z.string().max(200) }),
  query: z.strictObject({ locale: z.string().max(10).optional() }),
  response: z.object({ items: z.array(CourseOutline) }),
});

const MOST_LOCALES = 20;
const byLocale = <T extends z.ZodType<string>>(value: T) =>
  z
    .record(z.string().regex(/^[a-z]{2}$/, 'must be a language of two letters'), value)
    .refine((texts) => Object.keys(texts).length > 0 && Object.keys(texts).length <= MOST_LOCALES, 'must be in 1 to 20 languages');
const Titles = byLocale(line(200));
const Shown = z.record(z.string(), z.string());

const CourseId = z.strictObject({ id: typeId('crs') });
const Status = z.enum(['draft', 'published', 'archived']);
export const LessonKind = z.enum(['video', 'document', 'text', 'link']);
export const Delivery = z.enum(['file', 'stream', 'link']);
export const FileType = z.enum(['video', 'document', 'picture', 'archive']);

/** What a purchase is granted with; null is without a limit. */
const policy = {
  /** Days from access. */
  windowDays: z.number().int().min(1).max(3650).nullable(),
  deviceLimit: z.number().int().min(1).max(100).nullable(),
  viewLimit: z.number().int().min(1).max(1000).nullable(),
  /** Whether views count for each lesson or for all together. */
  viewScope: z.enum(['lesson', 'course']),
  /** Days from access in which a buyer who has not finished may have the money back. */
  refundDays: z.number().int().min(0).max(365),
  /** Video and pictures carry the buyer's name. */
  watermark: z.boolean(),
  /** Places in all. */
  seatLimit: z.number().int().min(0).max(1_000_000).nullable(),
};

const OwnLesson = z
  .object({
    id: typeId('lsn'),
    kind: LessonKind,
    delivery: Delivery,
    title: Shown,
    body: Shown,
    fileId: typeId('cfl').nullable(),
    fileName: z.string().nullable(),
    url: z.string().nullable(),
    seconds: z.number().int().nullable(),
    required: z.boolean(),
    /** Of a video: whether its segments are there, and why not. */
    video: z.object({ state: z.enum(['queued', 'ready', 'failed']), reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'OwnLesson' });

const ownCourse = {
  id: typeId('crs'),
  variantId: typeId('var'),
  status: Status,
  title: Shown,
  ...policy,
  seatsTaken: z.number().int(),
  /** To be sent with a change, so that two editors do not undo each other's. */
  version: z.number().int(),
  createdAt: Timestamp,
};
export const OwnCourse = z
  .object({
    ...ownCourse,
    /** What sells it. */
    product: z.object({ id: typeId('prd'), slug: z.string(), title: Shown, status: Status }),
    lessons: z.array(OwnLesson),
  })
  .meta({ id: 'OwnCourse' });
const OwnCourseCard = z.object({ ...ownCourse, lessons: z.number().int(), learners: z.number().int() }).meta({ id: 'OwnCourseCard' });
const admin = { tag: 'Courses' } as const;

export const listOwnCourses = operation({
  ...admin,
  id: 'listOwnCourses',
  method: 'GET',
  path: '/v1/admin/courses',
  permission: 'catalog.read',
  summary: 'Courses of the organization, the newest first.',
  query: PageQuery,
  response: pageOf(OwnCourseCard),
});
export const createCourse = operation({
  ...admin,
  id: 'createCourse',
  method: 'POST',
  path: '/v1/admin/courses',
  permission: 'catalog.write',
  summary: 'Make the course that a variant of kind course sells; a draft, without a limit until it is given one.',
  body: z.strictObject({ variantId: typeId('var'), title: Titles }),
  response: OwnCourse,
  status: 201,
});
export const getOwnCourse = operation({
  ...admin,
  id: 'getOwnCourse',
  method: 'GET',
  path: '/v1/admin/courses/:id',
  permission: 'catalog.read',
  summary: 'A course with its lessons in order.',
  params: CourseId,
  response: OwnCourse,
});
const Version = { version: z.number().int().min(1).optional() };
export const updateCourse = operation({
  ...admin,
  id: 'updateCourse',
  method: 'PATCH',
  path: '/v1/admin/courses/:id',
  permission: 'catalog.write',
  summary: 'Change title, status or policy. Who bought it keeps what they bought it with.',
  params: CourseId,
  body: z.strictObject({
    ...Version,
    title: Titles.optional(),
    status: Status.optional(),
    ...z.strictObject(policy).partial().shape,
  }),
  response: OwnCourse,
});

const LessonBody = z.strictObject({
  ...Version,
  kind: LessonKind,
  /** `file` is downloaded, `stream` is played or read in the page, `link` leads elsewhere. */
  delivery: Delivery,
  title: Titles,
  /** Of a text. */
  body: byLocale(text(50_000)).optional(),
  fileId: typeId('cfl').optional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .optional(),
  /** How long it takes; of a video it is known. */
  seconds: z.number().int().min(1).max(86_400).optional(),
  /** Counts for the certificate. */
  required: z.boolean().default(true),
});
const LessonId = z.strictObject({ id: typeId('crs'), lessonId: typeId('lsn') });
const LARGEST_TEXT = 512 * 1024;

export const addLesson = operation({
  ...admin,
  id: 'addLesson',
  method: 'POST',
  path: '/v1/admin/courses/:id/lessons',
  permission: 'catalog.write',
  summary: 'Add a lesson at the end.',
  params: CourseId,
  body: LessonBody,
  bodyLimitBytes: LARGEST_TEXT,
  response: OwnCourse,
  status: 201,
});
export const changeLesson = operation({
  ...admin,
  id: 'changeLesson',
  method: 'PUT',
  path: '/v1/admin/courses/:id/lessons/:lessonId',
  permission: 'catalog.write',
  summary: 'Write a lesson anew.',
  params: LessonId,
  body: LessonBody,
  bodyLimitBytes: LARGEST_TEXT,
  response: OwnCourse,
});
export const removeLesson = operation({
  ...admin,
  id: 'removeLesson',
  method: 'DELETE',
  path: '/v1/admin/courses/:id/lessons/:lessonId',
  permission: 'catalog.write',
  summary: 'Take a lesson out; who did it keeps that they did.',
  params: LessonId,
  response: OwnCourse,
});
export const orderLessons = operation({
  ...admin,
  id: 'orderLessons',
  method: 'PUT',
  path: '/v1/admin/courses/:id/order',
  permission: 'catalog.write',
  summary: 'Put the lessons in another order: all of them, once each.',
  params: CourseId,
  body: z.strictObject({ ...Version, lessonIds: z.array(typeId('lsn')).min(1).max(500) }),
  response: OwnCourse,
});

const Learning = z
  .object({
    id: typeId('enr'),
    state: z.enum(['active', 'consumed', 'revoked', 'expired']),
    holder: z.string(),
    grantedAt: Timestamp,
    until: Timestamp.nullable(),
    lessonCount: z.number().int(),
    doneCount: z.number().int(),
    views: z.number().int(),
    viewLimit: z.number().int().nullable(),
    deviceLimit: z.number().int().nullable(),
    devices: z.array(z.object({ id: typeId('dev'), name: z.string(), boundAt: Timestamp, lastSeenAt: Timestamp })),
  })
  .meta({ id: 'Learning' });
export const listLearners = operation({
  ...admin,
  id: 'listLearners',
  method: 'GET',
  path: '/v1/admin/courses/:id/enrollments',
  permission: 'orders.read',
  summary: 'Who bought the course, with their devices, the newest first.',
  params: CourseId,
  query: PageQuery,
  response: pageOf(Learning),
});
export const revokeEnrollment = operation({
  ...admin,
  id: 'revokeEnrollment',
  method: 'POST',
  path: '/v1/admin/courses/:id/enrollments/:enrollmentId/revoke',
  permission: 'orders.fulfil',
  summary: 'Take access back at once. It moves no money: a refund of the order does both.',
  params: z.strictObject({ id: typeId('crs'), enrollmentId: typeId('enr') }),
  body: z.strictObject({ reason: line(200) }),
  status: 204,
});
export const releaseDevice = operation({
  ...admin,
  id: 'releaseDevice',
  method: 'DELETE',
  path: '/v1/admin/courses/:id/enrollments/:enrollmentId/devices/:deviceId',
  permission: 'orders.fulfil',
  summary: 'Release a device, so that a buyer can open the course on another one.',
  params: z.strictObject({ id: typeId('crs'), enrollmentId: typeId('enr'), deviceId: typeId('dev') }),
  status: 204,
});

const CourseFile = z
  .object({
    id: typeId('cfl'),
    name: z.string(),
    type: FileType,
    mediaType: z.string(),
    bytes: z.number().int(),
    /** Where the upload goes on. */
    received: z.number().int(),
    state: z.enum(['receiving', 'ready']),
    /** Of a video. */
    seconds: z.number().int().nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'CourseFile' });
const FileId = z.strictObject({ id: typeId('cfl') });

export const listCourseFiles = operation({
  ...admin,
  id: 'listCourseFiles',
  method: 'GET',
  path: '/v1/admin/course-files',
  permission: 'catalog.read',
  summary: 'Files for courses, the newest first.',
  query: PageQuery,
  response: pageOf(CourseFile),
});
export const beginCourseFile = operation({
  ...admin,
  id: 'beginCourseFile',
  method: 'POST',
  path: '/v1/admin/course-files',
  permission: 'catalog.write',
  summary: 'Begin an upload: video up to 2 GB, document 50 MB, picture 20 MB, archive 100 MB.',
  body: z.strictObject({ name: line(200), type: FileType, bytes: z.number().int().min(1).max(2_147_483_648) }),
  response: CourseFile,
  status: 201,
});
export const getCourseFile = operation({
  ...admin,
  id: 'getCourseFile',
  method: 'GET',
  path: '/v1/admin/course-files/:id',
  permission: 'catalog.read',
  summary: 'A file, and where its upload goes on.',
  params: FileId,
  response: CourseFile,
});
export const sendCourseFile = operation({
  ...admin,
  id: 'sendCourseFile',
  method: 'PUT',
  path: '/v1/admin/course-files/:id/content',
  permission: 'catalog.write',
  summary: 'Send the next piece as application/octet-stream, at most 4 MB, from where the upload stands.',
  params: FileId,
  query: z.strictObject({ offset: z.coerce.number().int().min(0).max(2_147_483_648) }),
  accepts: 'bytes',
  bodyLimitBytes: 4 * 1024 * 1024,
  response: CourseFile,
});
export const finishCourseFile = operation({
  ...admin,
  id: 'finishCourseFile',
  method: 'POST',
  path: '/v1/admin/course-files/:id/finish',
  permission: 'catalog.write',
  summary: 'Have the file looked at and kept. It is checked by its content; archives before anything is unpacked.',
  params: FileId,
  body: z.strictObject({}),
  response: CourseFile,
});
