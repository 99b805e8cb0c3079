// What a player asks for, among many who learn: an index leads there, behind the walls, too.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '#platform/config/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { connectForPlans, lookedAt, planOf, readWhole } from '../../../tools/testing/plans.ts';
import './index.ts';

const LEARNERS = 30_000;
const grows = ['enrollments', 'enrollment_devices', 'lesson_views', 'lesson_progress', 'course_renditions', 'course_seats', 'certificates'];
let database: TestDatabase;
let client: pg.Client;
let one: { org: string; course: string; lesson: string; file: string; enrollment: string; device: string; line: string; order: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const run = (text: string) => database.sql(text);
  await run(
    `insert into courses (org_id, id, variant_id, status, title, created_at, seats_taken) select org_id, uuidv7(), id, 'published', '{}', now(), ${LEARNERS} from variants order by id limit 1`,
  );
  await run(
    `insert into course_files (org_id, id, key, name, type, media_type, bytes, received, state, created_at) select org_id, uuidv7(), repeat('a', 64), 'f', 'video', 'video/mp4', 1, 1, 'ready', now() from courses`,
  );
  await run(
    `insert into course_lessons (org_id, id, course_id, position, kind, delivery, title, file_id, created_at) select c.org_id, uuidv7(), c.id, 0, 'video', 'stream', '{}', f.id, now() from courses c, course_files f`,
  );
  await run('update courses set outline = course_outline(org_id, id)');
  await run(
    `create unlogged table seed as select uuidv7() as e, uuidv7() as d, uuidv7() as l, n, c.org_id as org, c.id as course from courses c, generate_series(1, ${LEARNERS}) n`,
  );
  await run(`insert into enrollments (org_id, id, course_id, buyer_guest, holder_sealed, order_org_id, order_id, line_id, granted_at, refund_until, view_scope, watermark, devices, views)
             select org, e, course, 'guest ' || n, '', org, l, l, now(), now(), 'lesson', true, 1, 1 from seed`);
  await run(
    `insert into course_seats (org_id, id, course_id, order_org_id, order_id, line_id, seats, state, created_at) select org, e, course, org, l, l, 1, 'firm', now() from seed`,
  );
  await run(
    `insert into enrollment_devices (org_id, id, enrollment_id, token_hash, name, bound_at, last_seen_at) select org, d, e, 'device ' || n, '', now(), now() from seed`,
  );
  await run(
    `insert into lesson_views (org_id, id, enrollment_id, lesson_id, device_id, opened_at, open_until) select org, uuidv7(), e, t.id, d, now(), now() from seed, course_lessons t`,
  );
  await run(
    `insert into lesson_progress (org_id, enrollment_id, lesson_id, views, updated_at) select org, e, t.id, 1, now() from seed, course_lessons t`,
  );
  await run(
    `insert into course_renditions (org_id, id, file_id, enrollment_id, state, segments, created_at) select org, uuidv7(), f.id, e, 'ready', '[{"key":"a","seconds":6,"bytes":1}]', now() from seed, course_files f`,
  );
  const [row] = await database.sql<typeof one>(
    `select s.org, s.course, t.id as lesson, t.file_id as file, s.e as enrollment, s.d as device, s.l as line, s.l as order from seed s, course_lessons t where n = 77`,
  );
  if (!row) throw new Error('nobody learns');
  one = row;
  await run('drop table seed');
  await run('analyze');
  client = await connectForPlans(config().DATABASE_APP_URL);
}, 120_000);
afterAll(() => client.end());

const now = new Date();
const hot: [name: string, values: () => unknown[]][] = [
  ['courses.own', () => [null, 'guest 77', one.org, one.enrollment]],
  ['courses.hold_own', () => [null, 'guest 77', one.org, one.enrollment]],
  ['courses.mine', () => [null, 'guest 77', one.org, null, null, 25, null]],
  ['courses.lesson', () => [one.org, one.course, one.lesson]],
  ['courses.lessons_with_progress', () => [one.org, one.course, one.enrollment]],
  ['courses.device', () => [one.org, one.enrollment, 'device 77']],
  ['courses.see_device', () => [one.org, one.enrollment, 'device 77', now]],
  ['courses.sitting', () => [one.org, one.enrollment, one.lesson, one.device, now]],
  ['courses.segment', () => [one.org, one.file, one.enrollment, 0]],
  ['courses.progress', () => [one.org, one.enrollment, one.lesson]],
  ['courses.revoke', () => [one.org, one.order, [one.line], now, 'refunded']],
  ['courses.free_seats', () => [one.org, one.order, [one.line], 'released', now]],
];

test.each(hot)('MKT-04 %s reads a few rows, however many learn', async (name, values) => {
  const settings = { 'app.shop': one.org, 'app.guest': 'guest 77', 'app.sellers': one.org };
  const plan = await planOf(client, name, values(), { settings, analyze: true });
  const read = plan.filter((node) => grows.includes(node['Relation Name'] ?? ''));
  expect(readWhole(plan, grows)).toEqual([]);
  expect(read.filter((node) => lookedAt(node) >= 20)).toEqual([]);
});
