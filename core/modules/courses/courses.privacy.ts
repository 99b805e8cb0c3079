// Courses of a person: all of them in their archive; when they are forgotten, that a course was bought stays, without a name and without devices.
import { statement, type Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import type { Person, PrivacyPart } from '#platform/privacy.ts';
import { openHolder, sealHolder } from './courses.sealed.ts';

interface OwnRow {
  org_id: Uuid;
  id: Uuid;
  title: Record<string, string>;
  holder_sealed: string;
  state: string;
  granted_at: Date;
  until: Date | null;
  devices: string[];
  lessons: { title: Record<string, string>; watched: number; views: number }[];
}

/** Of a person ($1), and of guests ($2) by orders ($3) that name an address of theirs. */
const ofPerson = statement<OwnRow>(
  'courses.privacy_of_person',
  `select e.org_id, e.id, c.title, e.holder_sealed, e.state, e.granted_at, e.until,
          (select coalesce(jsonb_agg(d.name order by d.bound_at), '[]') from enrollment_devices d
            where d.org_id = e.org_id and d.enrollment_id = e.id) as devices,
          (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'watched', p.watched_seconds, 'views', p.views) order by l.position), '[]')
             from lesson_progress p join course_lessons l on l.org_id = p.org_id and l.id = p.lesson_id
            where p.org_id = e.org_id and p.enrollment_id = e.id) as lessons
     from enrollments e join courses c on c.org_id = e.org_id and c.id = e.course_id
    where e.buyer_user = $1 or (e.buyer_user is null and e.buyer_guest = any ($2::text[]) and e.order_id = any ($3::uuid[])) order by e.granted_at desc limit 5000`,
);
const nameless = statement(
  'courses.privacy_forget',
  `update enrollments set holder_sealed = $3, devices = 0 where org_id = $1 and id = $2`,
);
const dropDevices = statement('courses.privacy_drop_devices', `delete from enrollment_devices where org_id = $1 and enrollment_id = $2`);
/** Video that carries the name. */
const dropRenditions = statement(
  'courses.privacy_drop_renditions',
  `delete from course_renditions where org_id = $1 and enrollment_id = $2`,
);

const whose = ({ userId, orders = [] }: Person): unknown[] => [userId, orders.map(({ guest }) => guest), orders.map(({ id }) => id)];

const anyOf = (text: Record<string, string>): string => text.en ?? Object.values(text)[0] ?? '';

function forget(tx: Tx, { org_id: orgId, id }: OwnRow): void {
  tx.send(dropDevices, [orgId, id]);
  tx.send(dropRenditions, [orgId, id]);
  tx.send(nameless, [orgId, id, sealHolder(orgId, '')]);
}

export const coursesPrivacy: PrivacyPart = {
  name: 'courses',
  tables: ['enrollments', 'enrollment_devices', 'lesson_progress', 'lesson_views'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(ofPerson, whose(person));
    return rows.map((row) => ({
      id: publicId('enrollment', row.id),
      course: anyOf(row.title),
      name: openHolder(row.org_id, row.holder_sealed),
      state: row.state,
      since: row.granted_at.toISOString(),
      until: row.until?.toISOString() ?? null,
      devices: row.devices,
      lessons: row.lessons.map(({ title, watched, views }) => ({ title: anyOf(title), watchedSeconds: watched, views })),
    }));
  },
  async erase(tx, person) {
    const rows = await tx.rows(ofPerson, whose(person));
    for (const row of rows) forget(tx, row);
    return { erased: rows.length, kept: [] };
  },
};
