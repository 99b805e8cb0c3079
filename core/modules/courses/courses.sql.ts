// Statements about courses as their seller runs them.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface CourseRow {
  org_id: Uuid;
  id: Uuid;
  variant_id: Uuid;
  status: 'draft' | 'published' | 'archived';
  title: Text;
  window_days: number | null;
  device_limit: number | null;
  view_limit: number | null;
  view_scope: 'lesson' | 'course';
  refund_days: number;
  watermark: boolean;
  seat_limit: number | null;
  seats_taken: number;
  version: number;
  created_at: Date;
}
const columns = `org_id, id, variant_id, status, title, window_days, device_limit, view_limit, view_scope, refund_days, watermark, seat_limit,
  seats_taken, version, created_at`;

/** Nothing where the variant is not the organization's own, or not of a product that is a course. */
export const addCourse = statement<CourseRow>(
  'courses.add',
  `insert into courses (org_id, id, variant_id, title, created_at)
   select v.org_id, $3, v.id, $4, $5 from variants v join products p on p.org_id = v.org_id and p.id = v.product_id and p.kind = 'course'
    where v.org_id = $1 and v.id = $2
   returning ${columns}`,
);
export const courseById = statement<CourseRow>('courses.by_id', `select ${columns} from courses where org_id = $1 and id = $2`);
export const holdCourse = statement<CourseRow>(
  'courses.hold',
  `select ${columns} from courses where org_id = $1 and id = $2 for no key update`,
);
export const setCourse = statement<CourseRow>(
  'courses.set',
  `update courses set title = $3, status = $4, window_days = $5, device_limit = $6, view_limit = $7, view_scope = $8, refund_days = $9,
          watermark = $10, seat_limit = $11, version = version + 1
    where org_id = $1 and id = $2 returning ${columns}`,
);
/** After a change of its lessons: what shops may show of them is told anew. */
export const touchCourse = statement(
  'courses.touch',
  `update courses set version = version + 1, outline = course_outline(org_id, id) where org_id = $1 and id = $2`,
);
/** The product that sells a course, and its place in the shop. */
export const productOfCourse = statement<{ id: Uuid; slug: string; title: Text; status: CourseRow['status'] }>(
  'courses.product',
  `select p.id, p.slug, p.title, p.status from courses c
     join variants v on v.org_id = c.org_id and v.id = c.variant_id join products p on p.org_id = v.org_id and p.id = v.product_id
    where c.org_id = $1 and c.id = $2`,
);

export interface OutlineRow extends CourseRow {
  outline: { title: Text; kind: OwnLessonRow['kind']; seconds: number | null; required: boolean }[];
}
/** What a product teaches, by variant. $1 whose, $2 product. */
export const outlinesOf = statement<OutlineRow>(
  'courses.outlines',
  `select ${columns.replaceAll(/(\w+)/g, 'c.$1')}, c.outline
     from variants v join courses c on c.org_id = v.org_id and c.variant_id = v.id and c.status = 'published'
    where v.org_id = $1 and v.product_id = $2 order by v.position, v.id`,
);
export const coursePage = statement<CourseRow & { lessons: number; learners: number }>(
  'courses.page',
  `select ${columns},
          (select count(*) from course_lessons l where l.org_id = c.org_id and l.course_id = c.id and l.removed_at is null)::int as lessons,
          (select count(*) from enrollments e where e.org_id = c.org_id and e.course_id = c.id)::int as learners
     from courses c where org_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid)) order by created_at desc, id desc limit $4`,
);

export interface OwnLessonRow {
  org_id: Uuid;
  id: Uuid;
  kind: 'video' | 'document' | 'text' | 'link';
  delivery: 'file' | 'stream' | 'link';
  position: number;
  title: Text;
  body: Text;
  file_id: Uuid | null;
  url: string | null;
  seconds: number | null;
  required: boolean;
  file_name: string | null;
  /** Of its segments for everybody, where it is a video. */
  video_state: 'queued' | 'ready' | 'failed' | null;
  video_reason: string | null;
}
export const lessonsOf = statement<OwnLessonRow>(
  'courses.lessons',
  `select l.org_id, l.id, l.kind, l.delivery, l.position, l.title, l.body, l.file_id, l.url, l.seconds, l.required, f.name as file_name,
          r.state as video_state, r.reason as video_reason
     from course_lessons l
     left join course_files f on f.org_id = l.org_id and f.id = l.file_id
     left join course_renditions r on r.org_id = l.org_id and r.file_id = l.file_id and r.enrollment_id is null
    where l.org_id = $1 and l.course_id = $2 and l.removed_at is null order by l.position`,
);
export const addLesson = statement<{ id: Uuid }>(
  'courses.add_lesson',
  `insert into course_lessons (org_id, id, course_id, position, kind, delivery, title, body, file_id, url, seconds, required, created_at)
   select $1, $2, $3, (select coalesce(max(position), -1) + 1 from course_lessons where org_id = $1 and course_id = $3 and removed_at is null),
          $4, $5, $6, $7, $8, $9, $10, $11, $12
   returning id`,
);
export const setLesson = statement<{ id: Uuid }>(
  'courses.set_lesson',
  `update course_lessons set kind = $4, delivery = $5, title = $6, body = $7, file_id = $8, url = $9, seconds = $10, required = $11
    where org_id = $1 and course_id = $2 and id = $3 and removed_at is null returning id`,
);
export const removeLesson = statement<{ id: Uuid }>(
  'courses.remove_lesson',
  `update course_lessons set removed_at = $4 where org_id = $1 and course_id = $2 and id = $3 and removed_at is null returning id`,
);
/** First out of the way, then in order: a unique index looks at each row. */
export const clearPositions = statement(
  'courses.clear_positions',
  `update course_lessons set position = position + 100000 where org_id = $1 and course_id = $2 and removed_at is null`,
);
export const setPositions = statement(
  'courses.set_positions',
  `update course_lessons l set position = w.position - 1 from unnest($3::uuid[]) with ordinality as w(id, position)
    where l.org_id = $1 and l.course_id = $2 and l.id = w.id and l.removed_at is null`,
);
