// Statements about enrollments: granting, ending, looking.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface EndedRow {
  org_id: Uuid;
  id: Uuid;
  course_id: Uuid;
  order_org_id: Uuid;
  order_id: Uuid;
  line_id: Uuid;
}

/** With the course's policy of now, times the places. Nothing where the line has one, whatever became of it. */
export const grantEnrollment = statement<EndedRow>(
  'courses.grant',
  `insert into enrollments (org_id, id, course_id, buyer_user, buyer_guest, holder_sealed, order_org_id, order_id, line_id, granted_at, until,
                            refund_until, device_limit, view_limit, view_scope, watermark)
   select c.org_id, $3, c.id, $4, $5, $6, $7, $8, $9, $11::timestamptz, $11::timestamptz + make_interval(days => c.window_days),
          $11::timestamptz + make_interval(days => c.refund_days), c.device_limit * $10::int, c.view_limit * $10::int, c.view_scope, c.watermark
     from courses c where c.org_id = $1 and c.id = $2
   on conflict (org_id, line_id) do nothing returning org_id, id, course_id, order_org_id, order_id, line_id`,
);

/** Ends what has not ended; a second time finds nothing. */
export const revokeEnrollments = statement<EndedRow>(
  'courses.revoke',
  `update enrollments set state = 'revoked', ended_at = $4, ended_reason = $5
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state in ('active', 'consumed')
    returning org_id, id, course_id, order_org_id, order_id, line_id`,
);

/** One of a course, by its seller; as `revokeEnrollments`. */
export const revokeEnrollment = statement<EndedRow>(
  'courses.revoke_one',
  `update enrollments set state = 'revoked', ended_at = $4, ended_reason = $5
    where org_id = $1 and course_id = $2 and id = $3 and state in ('active', 'consumed')
    returning org_id, id, course_id, order_org_id, order_id, line_id`,
);
export const enrollmentIn = statement<{ id: Uuid }>(
  'courses.enrollment_in',
  `select id from enrollments where org_id = $1 and course_id = $2 and id = $3`,
);

export const expireEnrollments = statement<EndedRow>(
  'courses.expire',
  `update enrollments set state = 'expired', ended_at = $1, ended_reason = 'window'
    where (org_id, id) in (select e.org_id, e.id from enrollments e
                            where e.state in ('active', 'consumed') and e.until <= $1 order by e.until limit $2 for update skip locked)
    returning org_id, id, course_id, order_org_id, order_id, line_id`,
);

export interface EnrollmentRow extends EndedRow {
  holder_sealed: string;
  state: 'active' | 'consumed' | 'revoked' | 'expired';
  granted_at: Date;
  until: Date | null;
  refund_until: Date;
  device_limit: number | null;
  devices: number;
  view_limit: number | null;
  view_scope: 'lesson' | 'course';
  views: number;
  watermark: boolean;
  consumed_at: Date | null;
  title: Text;
  seller: string;
}

const columns = `e.org_id, e.id, e.course_id, e.order_org_id, e.order_id, e.line_id, e.holder_sealed, e.state, e.granted_at, e.until, e.refund_until,
  e.device_limit, e.devices, e.view_limit, e.view_scope, e.views, e.watermark, e.consumed_at, c.title, coalesce(g.name, '') as seller`;
// A seller who left the shop still owes what was bought.
const from = 'enrollments e join courses c on c.org_id = e.org_id and c.id = e.course_id left join organizations g on g.id = e.org_id';
/** $1 person, $2 guest, $3 shop: whose it is, beside what the wall says. */
const own = 'e.order_org_id = $3 and (e.buyer_user = $1 or e.buyer_guest = $2)';

export const ownEnrollment = statement<EnrollmentRow>('courses.own', `select ${columns} from ${from} where ${own} and e.id = $4`);

/** Whoever changes what an enrollment counts starts here, so that nothing of one buyer interleaves. */
export const holdOwnEnrollment = statement<EnrollmentRow>(
  'courses.hold_own',
  `select ${columns} from ${from} where ${own} and e.id = $4 for no key update of e`,
);

export interface MyCourseRow extends EnrollmentRow {
  lessons: number;
  done: number;
}
const progress = `cross join lateral (select count(*)::int as lessons, count(p.completed_at)::int as done
                           from course_lessons l
                           left join lesson_progress p on p.org_id = l.org_id and p.enrollment_id = e.id and p.lesson_id = l.id
                          where l.org_id = e.org_id and l.course_id = e.course_id and l.removed_at is null) l`;
/** $7 an order, or null for all. */
export const myCourses = statement<MyCourseRow>(
  'courses.mine',
  `select ${columns}, l.lessons, l.done
     from ${from}
     ${progress}
    where ${own} and ($4::timestamptz is null or (e.granted_at, e.id) < ($4, $5::uuid)) and ($7::uuid is null or e.order_id = $7)
    order by e.granted_at desc, e.id desc limit $6`,
);

export interface StaffEnrollmentRow extends MyCourseRow {
  device_list: { id: Uuid; name: string; bound_at: string; last_seen_at: string }[];
}
export const enrollmentsOf = statement<StaffEnrollmentRow>(
  'courses.enrollments',
  `select ${columns}, l.lessons, l.done, (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'bound_at', d.bound_at, 'last_seen_at', d.last_seen_at)
                                                 order by d.bound_at), '[]')
                         from enrollment_devices d where d.org_id = e.org_id and d.enrollment_id = e.id) as device_list
     from ${from}
     ${progress}
    where e.org_id = $1 and e.course_id = $2 and ($3::timestamptz is null or (e.granted_at, e.id) < ($3, $4::uuid))
    order by e.granted_at desc, e.id desc limit $5`,
);

export const releaseDevice = statement<{ enrollment_id: Uuid }>(
  'courses.release_device',
  `with gone as (delete from enrollment_devices d where d.org_id = $1 and d.enrollment_id = $2 and d.id = $3
                    and exists (select from enrollments e where e.org_id = $1 and e.id = $2 and e.course_id = $4)
                  returning org_id, enrollment_id)
   update enrollments e set devices = e.devices - 1 from gone g where e.org_id = g.org_id and e.id = g.enrollment_id returning e.id as enrollment_id`,
);

/** Courses of these orders are the person's; the guest ($4) has them no more where they showed that they are the same. */
export const claimEnrollments = statement(
  'courses.claim',
  `update enrollments set buyer_user = $3, buyer_guest = case when buyer_guest = $4 then null else buyer_guest end
    where order_org_id = $1 and order_id = any ($2::uuid[]) and (buyer_user is null or buyer_user = $3)`,
);

export const enrollmentsOfLines = statement<Pick<EnrollmentRow, 'line_id' | 'state' | 'refund_until'>>(
  'courses.of_lines',
  `select line_id, state, refund_until from enrollments where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[])`,
);
