// Courses as who bought them sees them: lessons, links, progress, certificate.
import { z } from 'zod';
import { Delivery, FileType, LessonKind } from './courses.ts';
import { operation } from './operation.ts';
import { PageQuery, pageOf, Timestamp, typeId } from './shapes.ts';

const mine = { permission: 'buyer', tag: 'Learning' } as const;
const access = {
  id: typeId('enr'),
  title: z.string(),
  seller: z.string(),
  state: z.enum(['active', 'consumed', 'revoked', 'expired']),
  grantedAt: Timestamp,
  /** When access ends; null is never. */
  until: Timestamp.nullable(),
  lessonCount: z.number().int(),
  doneCount: z.number().int(),
  hasCertificate: z.boolean(),
  /** The line of the order that bought it. */
  orderId: typeId('ord'),
  lineId: typeId('lin'),
};
const MyCourse = z.object(access).meta({ id: 'MyCourse' });
const MyLesson = z
  .object({
    id: typeId('lsn'),
    title: z.string(),
    kind: LessonKind,
    delivery: Delivery,
    seconds: z.number().int().nullable(),
    required: z.boolean(),
    fileName: z.string().nullable(),
    fileType: FileType.nullable(),
    /** What it shows carries the buyer's name. */
    watermarked: z.boolean(),
    views: z.number().int(),
    watchedSeconds: z.number().int(),
    /** Where to go on. */
    positionSeconds: z.number().int(),
    completedAt: Timestamp.nullable(),
  })
  .meta({ id: 'MyLesson' });

export const listMyCourses = operation({
  ...mine,
  id: 'listMyCourses',
  method: 'GET',
  path: '/v1/me/courses',
  summary: 'One’s courses in this shop, the newest first; those of an order where one is named.',
  query: PageQuery.extend({ orderId: typeId('ord').optional() }),
  response: pageOf(MyCourse),
});
const Enrollment = z.strictObject({ id: typeId('enr') });
export const getMyCourse = operation({
  ...mine,
  id: 'getMyCourse',
  method: 'GET',
  path: '/v1/me/courses/:id',
  summary: 'A course with its lessons, and how far one came.',
  params: Enrollment,
  response: z
    .object({
      ...access,
      viewLimit: z.number().int().nullable(),
      viewScope: z.enum(['lesson', 'course']),
      deviceLimit: z.number().int().nullable(),
      devices: z.number().int(),
      lessons: z.array(MyLesson),
    })
    .meta({ id: 'MyCourseWithLessons' }),
});

const MyLessonId = z.strictObject({ id: typeId('enr'), lessonId: typeId('lsn') });
export const openMyLesson = operation({
  ...mine,
  id: 'openMyLesson',
  method: 'POST',
  path: '/v1/me/courses/:id/lessons/:lessonId/open',
  summary:
    'Open a lesson on this device: counts a view, once in six hours, and gives links that work on this device only. A new device is told its token in x-device-token and in a cookie.',
  params: MyLessonId,
  body: z.strictObject({}),
  response: z
    .object({
      openUntil: Timestamp,
      /** HLS. */
      playlistUrl: z.string().nullable(),
      fileUrl: z.string().nullable(),
      linkUrl: z.string().nullable(),
      body: z.string().nullable(),
      positionSeconds: z.number().int(),
    })
    .meta({ id: 'OpenedLesson' }),
});
/** What a signed link carries behind its path. */
const Signed = z.strictObject({
  expires: z.coerce.number().int().min(0).max(9_999_999_999),
  signature: z.string().regex(/^[\w-]{43}$/, 'must be a signature'),
});
export const getLessonPlaylist = operation({
  ...mine,
  id: 'getLessonPlaylist',
  method: 'GET',
  path: '/v1/me/courses/:id/lessons/:lessonId/playlist.m3u8',
  summary: 'The playlist of a video, with a short-lived link for each segment.',
  params: MyLessonId,
  query: Signed,
  produces: 'application/vnd.apple.mpegurl',
});
export const getLessonSegment = operation({
  ...mine,
  id: 'getLessonSegment',
  method: 'GET',
  path: '/v1/me/courses/:id/lessons/:lessonId/segments/:index',
  summary: 'A segment of a video.',
  params: MyLessonId.extend({ index: z.coerce.number().int().min(0).max(9_999) }),
  query: Signed,
  produces: 'video/mp2t',
});
export const getLessonFile = operation({
  ...mine,
  id: 'getLessonFile',
  method: 'GET',
  path: '/v1/me/courses/:id/lessons/:lessonId/file',
  summary: 'The file of a lesson, whole or in parts (Range).',
  params: MyLessonId,
  query: Signed,
  produces: 'application/octet-stream',
});
export const reportProgress = operation({
  ...mine,
  id: 'reportProgress',
  method: 'PUT',
  path: '/v1/me/courses/:id/lessons/:lessonId/progress',
  summary: 'Say where one is and what was watched since the last report. No more counts than can have been watched in that time.',
  params: MyLessonId,
  body: z.strictObject({
    positionSeconds: z.number().int().min(0).max(86_400),
    watchedSeconds: z.number().int().min(0).max(86_400),
    /** For lessons without a length, and those that are looked at elsewhere. */
    done: z.boolean().default(false),
  }),
  response: z.object({
    watchedSeconds: z.number().int(),
    positionSeconds: z.number().int(),
    completedAt: Timestamp.nullable(),
    /** Every lesson that counts is done by now. */
    finished: z.boolean(),
  }),
});
export const getMyCertificate = operation({
  ...mine,
  id: 'getMyCertificate',
  method: 'GET',
  path: '/v1/me/courses/:id/certificate',
  summary: 'What stands on the certificate.',
  params: Enrollment,
  response: z
    .object({ code: z.string(), title: z.string(), holder: z.string(), seller: z.string(), issuedAt: Timestamp })
    .meta({ id: 'Certificate' }),
});
export const getMyCertificatePage = operation({
  ...mine,
  id: 'getMyCertificatePage',
  method: 'GET',
  path: '/v1/me/courses/:id/certificate.html',
  summary: 'The certificate as a page to print.',
  params: Enrollment,
  produces: 'text/html',
});
