// How access ends, what goes with it, and what is swept away.
import { writeFile } from 'node:fs/promises';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTx, systemActor } from '#platform/db/index.ts';
import { newId, publicId } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { inProcess, leaveProcess } from '../../../tools/testing/learner.ts';
import { coursesPrivacy } from './courses.privacy.ts';
import { expireDue, grantAccess, revokeLines } from './grant.ts';
import { letGo } from '../../../apps/server/retention.ts';
import { claimEnrollments } from './enrollments.sql.ts';
import { inWorkFolder, privateStore } from '#modules/media/index.ts';
import { sweepFiles } from './uploads.ts';

let database: TestDatabase;
let course: { org_id: string; id: string };
beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  await inProcess();
  const [row] = await database.sql<typeof course>(
    `insert into courses (org_id, id, variant_id, status, title, window_days, device_limit, watermark, created_at)
     select org_id, uuidv7(), id, 'published', '{"en":"Bread"}', 10, 2, true, now() from variants order by id limit 1 returning org_id, id`,
  );
  if (!row) throw new Error('the preset has no variants');
  course = row;
});
afterAll(leaveProcess);

const granted = async (userId: string | null = null) => {
  const order = { orgId: course.org_id, orderId: newId() };
  const lineId = newId();
  const buyer = { userId, guest: userId ? null : newId() };
  const id = await inTx(systemActor, (tx) =>
    grantAccess(tx, { orgId: course.org_id, courseId: course.id, buyer, holder: 'Anna Dee', order, lineId, seats: 1 }),
  );
  return { id: id ?? '', order, lineId };
};
const stateOf = async (id: string) =>
  (await database.sql<{ state: string }>('select state from enrollments where id = $1', [id]))[0]?.state;
const agedTo = (id: string, days: number) =>
  database.sql(
    `update enrollments set granted_at = granted_at - make_interval(days => $2), until = until - make_interval(days => $2) where id = $1`,
    [id, days],
  );

test('MKT-04 the job says once of each enrollment past its window that it is over, and leaves the others alone', async () => {
  const [over, living, revoked] = [await granted(), await granted(), await granted()];
  for (const { id } of [over, revoked]) await agedTo(id, 11);
  await inTx(systemActor, (tx) => revokeLines(tx, revoked.order, [revoked.lineId], 'refunded'));
  expect([await expireDue(), await expireDue()]).toEqual([1, 0]);
  expect([await stateOf(over.id), await stateOf(living.id), await stateOf(revoked.id)]).toEqual(['expired', 'active', 'revoked']);
  const ends = await database.sql<{ state: string }>(
    `select payload ->> 'state' as state from outbox_events where type = 'enrollment.ended' order by occurred_at, id`,
  );
  expect(ends.map(({ state }) => state)).toEqual(['revoked', 'expired']);
  // What is over stays over: a refund that comes later finds nothing to take back.
  expect(await inTx(systemActor, (tx) => revokeLines(tx, over.order, [over.lineId], 'refunded'))).toBe(0);
});

test('MKT-04 of twenty jobs at once each enrollment is said to be over by one', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => granted()));
  for (const { id } of all) await agedTo(id, 11);
  const counts = await Promise.all(Array.from({ length: 20 }, expireDue));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10);
});

test('MKT-04 of twenty who grant one line at once one does', async () => {
  const grant = {
    orgId: course.org_id,
    courseId: course.id,
    buyer: { userId: null, guest: 'g' },
    holder: '',
    order: { orgId: course.org_id, orderId: newId() },
    lineId: newId(),
    seats: 3,
  };
  const ids = await Promise.all(Array.from({ length: 20 }, () => inTx(systemActor, (tx) => grantAccess(tx, grant))));
  expect(ids.filter(Boolean)).toHaveLength(1);
  const [row] = await database.sql('select device_limit from enrollments where line_id = $1', [grant.lineId]);
  expect(row).toEqual({ device_limit: 6 });
});

test('MKT-04 a private file that nothing names goes after a day; one that is named, or new, stays', async () => {
  const keep = (text: string): Promise<string> =>
    inWorkFolder(async (folder) => {
      const path = join(folder, 'x');
      await writeFile(path, text);
      return privateStore().keep(path);
    });
  const [lost, named, segment, fresh] = [
    await keep(`lost ${newId()}`),
    await keep(`named ${newId()}`),
    await keep(`segment ${newId()}`),
    await keep(`new ${newId()}`),
  ];
  for (const key of [lost, named, segment]) await utimes((await privateStore().local(key)).path, new Date(0), new Date(0));
  const [file] = await database.sql<{ id: string }>(
    `insert into course_files (org_id, id, key, name, type, media_type, bytes, received, state, created_at)
     values ($1, uuidv7(), $2, 'a', 'video', 'video/mp4', 1, 1, 'ready', now()) returning id`,
    [course.org_id, named],
  );
  await database.sql(
    `insert into course_renditions (org_id, id, file_id, state, segments, created_at) values ($1, uuidv7(), $2, 'ready', $3, now())`,
    [course.org_id, file?.id, JSON.stringify([{ key: segment, seconds: 6, bytes: 1 }])],
  );
  await sweepFiles(new Date());
  const there = await Promise.all([lost, named, segment, fresh].map(async (key) => (await privateStore().size(key)) !== undefined));
  expect(there).toEqual([false, true, true, true]);
});

test('MKT-04 what a guest bought is the person’s who joins both, in that shop', async () => {
  const [user] = await database.sql<{ id: string }>('select id from users limit 1');
  const { id } = await granted();
  type Bought = { guest: string; shop: string; order: string };
  const [bought] = await database.sql<Bought>(
    'select buyer_guest as guest, order_org_id as shop, order_id as order from enrollments where id = $1',
    [id],
  );
  const { guest, shop, order } = bought as Bought;
  const claim = async (orgId: string, orderId: string) => {
    await inTx(systemActor, (tx) => tx.rows(claimEnrollments, [orgId, [orderId], user?.id, guest]));
    return (await database.sql<{ person: string | null }>('select buyer_user as person from enrollments where id = $1', [id]))[0]?.person;
  };
  expect([await claim(newId(), order), await claim(shop, newId())]).toEqual([null, null]);
  expect([await claim(shop, order), await claim(shop, order)]).toEqual([user?.id, user?.id]);
  const [row] = await database.sql('select buyer_user, buyer_guest from enrollments where id = $1', [id]);
  expect(row).toEqual({ buyer_user: user?.id, buyer_guest: null });
  await database.sql('update enrollments set buyer_user = null, buyer_guest = $2 where id = $1', [id, guest]);
});

test('MKT-04 devices and sittings go a month after access ended, and marked video at once; that it was bought stays', async () => {
  const [living, ended, longEnded] = [await granted(), await granted(), await granted()];
  const [{ lesson } = { lesson: '' }] = await database.sql<{ lesson: string }>(
    `insert into course_lessons (org_id, id, course_id, position, kind, delivery, title, body, created_at)
     values ($1, uuidv7(), $2, 0, 'text', 'stream', '{}', '{}', now()) returning id as lesson`,
    [course.org_id, course.id],
  );
  await database.sql('update courses set outline = course_outline(org_id, id)');
  for (const { id } of [living, ended, longEnded]) {
    await database.sql(
      `insert into enrollment_devices (org_id, id, enrollment_id, token_hash, name, bound_at, last_seen_at) values ($1, $2, $2, 'h', '', now(), now())`,
      [course.org_id, id],
    );
    await database.sql(`insert into lesson_progress (org_id, enrollment_id, lesson_id, views, updated_at) values ($1, $2, $3, 1, now())`, [
      course.org_id,
      id,
      lesson,
    ]);
    await database.sql(
      `insert into lesson_views (org_id, id, enrollment_id, lesson_id, device_id, opened_at, open_until) values ($1, uuidv7(), $2, $3, $2, now(), now())`,
      [course.org_id, id, lesson],
    );
    await database.sql(
      `insert into course_renditions (org_id, id, file_id, enrollment_id, created_at) select org_id, uuidv7(), id, $2, now() from course_files where org_id = $1 limit 1`,
      [course.org_id, id],
    );
    await database.sql('update enrollments set devices = 1, views = 1 where id = $1', [id]);
  }
  await inTx(systemActor, (tx) => revokeLines(tx, ended.order, [ended.lineId], 'refunded'));
  await inTx(systemActor, (tx) => revokeLines(tx, longEnded.order, [longEnded.lineId], 'refunded'));
  await database.sql(`update enrollments set ended_at = now() - interval '31 days' where id = $1`, [longEnded.id]);
  await letGo();
  const left = async (table: string) =>
    (
      await database.sql<{ id: string }>(`select enrollment_id as id from ${table} where enrollment_id = any ($1)`, [
        [living.id, ended.id, longEnded.id],
      ])
    )
      .map(({ id }) => id)
      .toSorted();
  expect(await left('enrollment_devices')).toEqual([living.id, ended.id].toSorted());
  expect(await left('lesson_views')).toEqual([living.id, ended.id].toSorted());
  expect(await left('course_renditions')).toEqual([living.id]);
  expect(await left('lesson_progress')).toHaveLength(3);
});

test('COR-66 MKT-04 a person is told of their courses, and forgotten in them', async () => {
  const [user] = await database.sql<{ id: string; email: string }>('select id, email from users limit 1');
  const { id } = await granted(user?.id);
  await database.sql(
    `insert into enrollment_devices (org_id, id, enrollment_id, token_hash, name, bound_at, last_seen_at) values ($1, uuidv7(), $2, 'h', 'Firefox', now(), now())`,
    [course.org_id, id],
  );
  await database.sql('update enrollments set devices = 1 where id = $1', [id]);
  const person = { userId: user?.id ?? '', email: user?.email ?? '', addresses: [] };
  expect(await inTx(systemActor, (tx) => coursesPrivacy.collect(tx, person))).toMatchObject([
    { course: 'Bread', name: 'Anna Dee', devices: ['Firefox'] },
  ]);
  expect(await inTx(systemActor, (tx) => coursesPrivacy.erase(tx, person))).toMatchObject({ erased: 1 });
  expect(await inTx(systemActor, (tx) => coursesPrivacy.collect(tx, person))).toMatchObject([{ name: '', devices: [] }]);
});

test('COR-65 a guest is told of what came of the orders that name their address, and of nothing else of the same browser', async () => {
  const [{ id }, { id: other }] = [await granted(), await granted()];
  const [own] = await database.sql<{ order_id: string; guest: string }>(
    `update enrollments set buyer_guest = 'shared browser' where id = any ($1) returning order_id, buyer_guest as guest`,
    [[id]],
  );
  await database.sql(`update enrollments set buyer_guest = 'shared browser' where id = $1`, [other]);
  const orders = [{ id: own?.order_id ?? '', guest: own?.guest ?? '' }];
  const person = { userId: newId(), email: 'guest@people.test', addresses: [], orders };
  const told = await inTx(systemActor, (tx) => coursesPrivacy.collect(tx, person));
  expect(told.map((row) => row.id)).toEqual([publicId('enrollment', id)]);
  expect(await inTx(systemActor, (tx) => coursesPrivacy.erase(tx, person))).toMatchObject({ erased: 1 });
  expect(await inTx(systemActor, (tx) => coursesPrivacy.collect(tx, person))).toMatchObject([{ name: '' }]);
});
