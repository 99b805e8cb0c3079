// Statements about course files and what is made of them.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface FileRow {
  org_id: Uuid;
  id: Uuid;
  key: string | null;
  name: string;
  type: 'video' | 'document' | 'picture' | 'archive';
  media_type: string;
  bytes: bigint;
  received: bigint;
  state: 'receiving' | 'ready';
  facts: {
    seconds?: number;
    width?: number;
    height?: number;
    hasSound?: boolean;
    /** Of a PDF: words can be written over its pages. */
    markable?: boolean;
  };
  created_at: Date;
}
const columns = 'org_id, id, key, name, type, media_type, bytes, received, state, facts, created_at';

/** Nothing where there are $9 already. */
export const addFile = statement<FileRow>(
  'courses.add_file',
  `insert into course_files (org_id, id, name, type, media_type, bytes, created_by, created_at)
   select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from course_files where org_id = $1) < $9 returning ${columns}`,
);
export const fileById = statement<FileRow>('courses.file', `select ${columns} from course_files where org_id = $1 and id = $2`);
export const holdFile = statement<FileRow>(
  'courses.hold_file',
  `select ${columns} from course_files where org_id = $1 and id = $2 for update`,
);
export const receivedMore = statement('courses.received', `update course_files set received = $3 where org_id = $1 and id = $2`);
export const fileReady = statement<FileRow>(
  'courses.file_ready',
  `update course_files set state = 'ready', key = $3, media_type = $4, facts = $5 where org_id = $1 and id = $2 and state = 'receiving'
   returning ${columns}`,
);
export const filePage = statement<FileRow>(
  'courses.files',
  `select ${columns} from course_files where org_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
    order by created_at desc, id desc limit $4`,
);

export interface RenditionRow {
  org_id: Uuid;
  id: Uuid;
  file_id: Uuid;
  enrollment_id: Uuid | null;
  state: 'queued' | 'ready' | 'failed';
  reason: string | null;
  segments: { key: string; seconds: number; bytes: number }[];
}
const rendition = 'org_id, id, file_id, enrollment_id, state, reason, segments';
/** That of an enrollment, or with null the one for everybody: two ways into one index. */
const ofEnrollment = (wanted: string): string =>
  `select ${wanted} from course_renditions where org_id = $1 and file_id = $2 and enrollment_id = $3::uuid
   union all select ${wanted} from course_renditions where org_id = $1 and file_id = $2 and enrollment_id is null and $3::uuid is null`;
export const renditionOf = statement<RenditionRow>('courses.rendition', ofEnrollment(rendition));
export const addRendition = statement<RenditionRow>(
  'courses.add_rendition',
  `insert into course_renditions (org_id, id, file_id, enrollment_id, created_at) values ($1, $2, $3, $4, $5)
   on conflict (org_id, file_id, enrollment_id) do nothing returning ${rendition}`,
);
/** What there is to make, with the name it shall carry; null where it needs none any more. */
export const renditionToMake = statement<
  RenditionRow & { key: string; facts: FileRow['facts']; holder_sealed: string | null; living: boolean }
>(
  'courses.rendition_to_make',
  `select r.org_id, r.id, r.file_id, r.enrollment_id, r.state, r.reason, r.segments, f.key, f.facts, e.holder_sealed,
          (e.id is null or e.state in ('active', 'consumed')) as living
     from course_renditions r join course_files f on f.org_id = r.org_id and f.id = r.file_id
     left join enrollments e on e.org_id = r.org_id and e.id = r.enrollment_id
    where r.org_id = $1 and r.id = $2 and r.state = 'queued'`,
);
export const renditionReady = statement(
  'courses.rendition_ready',
  `update course_renditions set state = 'ready', segments = $3, ready_at = $4 where org_id = $1 and id = $2 and state = 'queued'`,
);
export const renditionFailed = statement(
  'courses.rendition_failed',
  `update course_renditions set state = 'failed', reason = $3 where org_id = $1 and id = $2 and state = 'queued'`,
);
/** The n-th segment, from 0, of what is ready. */
export const segmentOf = statement<{ key: string }>(
  'courses.segment',
  `select segments -> $4::int ->> 'key' as key from (${ofEnrollment('segments, state')}) r where state = 'ready' and $4 < jsonb_array_length(segments)`,
);
export const keysInUse = statement<{ key: string }>(
  'courses.keys_in_use',
  `select k.key from unnest($1::text[]) as k(key)
    where exists (select from course_files f where f.key = k.key)
       or exists (select from course_renditions r where r.segments @> jsonb_build_array(jsonb_build_object('key', k.key)))`,
);
