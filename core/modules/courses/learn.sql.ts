// Statements of learning: lessons as a buyer sees them, devices, sittings, progress, certificates.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface LessonRow {
  org_id: Uuid;
  id: Uuid;
  course_id: Uuid;
  kind: 'video' | 'document' | 'text' | 'link';
  delivery: 'file' | 'stream' | 'link';
  title: Text;
  body: Text;
  url: string | null;
  seconds: number | null;
  required: boolean;
  file_id: Uuid | null;
  file_key: string | null;
  file_name: string | null;
  file_type: 'video' | 'document' | 'picture' | 'archive' | null;
  media_type: string | null;
  /** Of a PDF: words can be written over its pages. */
  markable: boolean;
}

const lesson = `select l.org_id, l.id, l.course_id, l.kind, l.delivery, l.title, l.body, l.url, l.seconds, l.required, l.file_id,
  f.key as file_key, f.name as file_name, f.type as file_type, f.media_type,
  coalesce((f.facts ->> 'markable')::boolean, false) as markable
  from course_lessons l left join course_files f on f.org_id = l.org_id and f.id = l.file_id`;

export const lessonOfCourse = statement<LessonRow>(
  'courses.lesson',
  `${lesson} where l.org_id = $1 and l.course_id = $2 and l.id = $3 and l.removed_at is null`,
);

export interface ProgressRow {
  lesson_id: Uuid;
  views: number;
  watched_seconds: number;
  position_seconds: number;
  completed_at: Date | null;
  updated_at: Date;
}
export interface LearnedRow extends LessonRow, Omit<ProgressRow, 'lesson_id' | 'updated_at'> {}

export const lessonsWithProgress = statement<LearnedRow>(
  'courses.lessons_with_progress',
  `select l.org_id, l.id, l.course_id, l.kind, l.delivery, l.title, l.body, l.url, l.seconds, l.required, l.file_id, null::text as file_key,
          f.name as file_name, f.type as file_type, f.media_type,
          coalesce((f.facts ->> 'markable')::boolean, false) as markable, coalesce(p.views, 0) as views, coalesce(p.watched_seconds, 0) as watched_seconds,
          coalesce(p.position_seconds, 0) as position_seconds, p.completed_at
     from course_lessons l
     left join course_files f on f.org_id = l.org_id and f.id = l.file_id
     left join lesson_progress p on p.org_id = l.org_id and p.enrollment_id = $3 and p.lesson_id = l.id
    where l.org_id = $1 and l.course_id = $2 and l.removed_at is null order by l.position`,
);

/** Nothing where the device is bound already. */
export const bindDevice = statement<{ id: Uuid }>(
  'courses.bind_device',
  `insert into enrollment_devices (org_id, id, enrollment_id, token_hash, name, bound_at, last_seen_at) values ($1, $2, $3, $4, $5, $6, $6)
   on conflict (org_id, enrollment_id, token_hash) do nothing returning id`,
);
/** Nothing where as many are bound as may be. */
export const countDevice = statement<{ devices: number }>(
  'courses.count_device',
  `update enrollments set devices = devices + 1 where org_id = $1 and id = $2 and (device_limit is null or devices < device_limit) returning devices`,
);
export const seeDevice = statement<{ id: Uuid }>(
  'courses.see_device',
  `update enrollment_devices set last_seen_at = $4 where org_id = $1 and enrollment_id = $2 and token_hash = $3 returning id`,
);
export const knownDevice = statement<{ id: Uuid }>(
  'courses.device',
  `select id from enrollment_devices where org_id = $1 and enrollment_id = $2 and token_hash = $3`,
);

export const openSitting = statement<{ id: Uuid; open_until: Date }>(
  'courses.sitting',
  `select id, open_until from lesson_views where org_id = $1 and enrollment_id = $2 and lesson_id = $3 and device_id = $4 and open_until > $5
    order by open_until desc limit 1`,
);
/** Nothing where the lesson was watched as often as it may be; null has no limit. */
export const countView = statement<{ views: number }>(
  'courses.count_view',
  `insert into lesson_progress as p (org_id, enrollment_id, lesson_id, views, updated_at) values ($1, $2, $3, 1, $4)
   on conflict (org_id, enrollment_id, lesson_id) do update set views = p.views + 1, updated_at = $4 where $5::int is null or p.views < $5
   returning views`,
);
export const countCourseView = statement<{ views: number }>(
  'courses.count_course_view',
  `update enrollments set views = views + 1 where org_id = $1 and id = $2 and (view_limit is null or view_scope = 'lesson' or views < view_limit)
   returning views`,
);
export const addSitting = statement(
  'courses.add_sitting',
  `insert into lesson_views (org_id, id, enrollment_id, lesson_id, device_id, opened_at, open_until) values ($1, $2, $3, $4, $5, $6, $7)`,
);

export const progressOf = statement<ProgressRow>(
  'courses.progress',
  `select lesson_id, views, watched_seconds, position_seconds, completed_at, updated_at from lesson_progress
    where org_id = $1 and enrollment_id = $2 and lesson_id = $3`,
);
export const setProgress = statement(
  'courses.set_progress',
  `update lesson_progress set watched_seconds = $4, position_seconds = $5, completed_at = coalesce(completed_at, $6), updated_at = $7
    where org_id = $1 and enrollment_id = $2 and lesson_id = $3`,
);
/** Lessons that count and are not done. A course without one that counts is never done. */
export const lessonsLeft = statement<{ left: number; all: number }>(
  'courses.lessons_left',
  `select count(*) filter (where p.completed_at is null)::int as left, count(*)::int as all
     from course_lessons l left join lesson_progress p on p.org_id = l.org_id and p.enrollment_id = $3 and p.lesson_id = l.id
    where l.org_id = $1 and l.course_id = $2 and l.required and l.removed_at is null`,
);
export const consumeEnrollment = statement<{ id: Uuid }>(
  'courses.consume',
  `update enrollments set state = 'consumed', consumed_at = $3 where org_id = $1 and id = $2 and state = 'active' returning id`,
);

export const addCertificate = statement(
  'courses.add_certificate',
  `insert into certificates (org_id, id, enrollment_id, code, title, issued_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (org_id, enrollment_id) do nothing`,
);
export const certificateOf = statement<{ code: string; title: Text; issued_at: Date; seller: string }>(
  'courses.certificate',
  `select k.code, k.title, k.issued_at, coalesce(g.name, '') as seller from certificates k left join organizations g on g.id = k.org_id
    where k.org_id = $1 and k.enrollment_id = $2`,
);
