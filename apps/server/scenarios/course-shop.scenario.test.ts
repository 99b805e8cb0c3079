// What a shop tells of a course before it is bought, and what its seller sees and does after that.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { privateId, publicId } from '#platform/ids/index.ts';
import { ask, bringVideo, Learner, leaveProcess, makeCourse, newToken, type Staff, staffOf } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';

interface Product {
  id: string;
  slug: string;
  kind: string;
  variantId: string;
  available: number | null;
}
interface Outline {
  items: { title: string; seconds: number; lessons: Record<string, unknown>[]; certificate: boolean; refundDays: number }[];
}

let server: TestServer;
let staff: Staff;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api' });
  staff = await staffOf(server);
});
afterAll(leaveProcess);

const key = () => ({ 'idempotency-key': newToken() });
const product = (more: object = {}) =>
  ask<Product>(`${server.baseUrl}/v1/admin/products`, {
    method: 'POST',
    headers: { ...staff.headers, ...key() },
    body: { kind: 'course', title: 'Bread', price: { amount: '4900', currency: 'USD' }, ...more },
  });
const outline = async (slug: string, locale = 'en') => {
  const { body, status } = await ask<Outline>(`${server.baseUrl}/v1/products/${slug}/courses?locale=${locale}`);
  return status === 404 ? undefined : body.items;
};
const text = { kind: 'text', delivery: 'stream', title: { en: 'Flour', ar: 'دقيق' }, body: { en: 'SECRET words' } };
const link = { kind: 'link', delivery: 'link', title: { en: 'Room' }, url: 'https://secret.example/room', required: false };

test('MKT-04 a product may be a course: it has no stock, places instead, and is found by its kind', async () => {
  const made = await product({ stock: 7 });
  expect(made.body).toMatchObject({ kind: 'course', available: null });
  expect((await product({ kind: 'castle' })).body).toMatchObject({ code: 'KIND_NOT_SOLD', status: 422 });
  expect((await product({ kind: 'Course!' })).body).toMatchObject({ code: 'VALIDATION_FAILED' });
  const { body } = await staff<{ items: Product[] }>('GET', '/products?kind=course');
  expect(body.items.map(({ id }) => id)).toEqual([made.body.id]);
  const levels = await server.database.sql(
    'select 1 from stock_levels s join offers o on o.org_id = s.org_id and o.id = s.offer_id where o.product_id = $1',
    [privateId('product', made.body.id)],
  );
  expect(levels).toEqual([]);
});

test('MKT-04 anybody reads what a course on sale teaches and grants, and nothing of what its lessons hold', async () => {
  const { body } = await product();
  const { body: course } = await staff<{ id: string }>('POST', '/courses', { body: { variantId: body.variantId, title: { en: 'Bread' } } });
  const path = `/courses/${course.id}`;
  for (const lesson of [text, link]) await staff('POST', `${path}/lessons`, { body: lesson });
  expect(await outline(body.slug)).toEqual([]);
  await staff('PATCH', path, { body: { status: 'published', refundDays: 14 } });
  const shown = await outline(body.slug);
  expect(shown).toMatchObject([{ title: 'Bread', refundDays: 14, certificate: true, seconds: 0 }]);
  expect(shown?.[0]?.lessons).toEqual([
    { title: 'Flour', kind: 'text', seconds: null },
    { title: 'Room', kind: 'link', seconds: null },
  ]);
  expect(JSON.stringify(shown)).not.toMatch(/secret/i);
  expect((await outline(body.slug, 'ar'))?.[0]?.lessons[0]?.title).toBe('دقيق');
  expect(await outline('no-such-product')).toBeUndefined();
  for (const whose of ['vestify', body.id]) expect(await outline(`${body.slug}.${whose}`)).toEqual(shown);
  expect(await outline(`${body.slug}.nobody`)).toBeUndefined();
  await staff('PATCH', `/products/${body.id}`, { body: { status: 'draft' } });
  // What is not on sale is not there, whoever asks.
  await expect.poll(() => outline(body.slug), { timeout: 5_000 }).toBeUndefined();
});

test('MKT-04 the outline follows its lessons: added, moved, changed, taken out', async () => {
  const { body } = await product();
  const { body: course } = await staff<{ id: string }>('POST', '/courses', { body: { variantId: body.variantId, title: { en: 'Bread' } } });
  const path = `/courses/${course.id}`;
  const told = async () => {
    const [row] = await server.database.sql<{ outline: { title: { en: string } }[] }>('select outline from courses where id = $1', [
      privateId('course', course.id),
    ]);
    return row?.outline.map(({ title }) => title.en).join();
  };
  await staff('POST', `${path}/lessons`, { body: text });
  const { body: two } = await staff<{ lessons: { id: string }[] }>('POST', `${path}/lessons`, { body: link });
  expect(await told()).toBe('Flour,Room');
  const [first = '', second = ''] = two.lessons.map(({ id }) => id);
  await staff('PUT', `${path}/order`, { body: { lessonIds: [second, first] } });
  expect(await told()).toBe('Room,Flour');
  await staff('PUT', `${path}/lessons/${first}`, { body: { ...text, title: { en: 'Water' } } });
  await staff('DELETE', `${path}/lessons/${second}`);
  expect(await told()).toBe('Water');
});

test('MKT-04 a seller sees how far learners came, and takes access back at once, once, with a reason in the trail', async () => {
  const anna = await new Learner(server, await makeCourse(server, staff, {}, [text, text])).granted();
  const path = `/courses/${publicId('course', anna.world.courseId)}/enrollments`;
  await anna.open(0);
  await anna.report(0, { positionSeconds: 0, watchedSeconds: 0, done: true });
  const learners = async () => (await staff<{ items: object[] }>('GET', path)).body.items;
  expect(await learners()).toMatchObject([{ id: anna.id, holder: 'Anna Dee', state: 'active', doneCount: 1, lessonCount: 2 }]);

  const revoke = (of: string, body: object = { reason: 'Shared with others' }) => staff(`POST`, `${path}/${of}/revoke`, { body });
  expect((await revoke(anna.id, {})).status).toBe(400);
  const other = await new Learner(server, await makeCourse(server, staff, {}, [text])).granted();
  expect((await revoke(other.id)).body).toMatchObject({ code: 'NOT_FOUND' });
  expect([(await revoke(anna.id)).status, (await revoke(anna.id)).status]).toEqual([204, 204]);
  expect((await anna.open(0)).body.code).toBe('ACCESS_REVOKED');
  expect(await learners()).toMatchObject([{ state: 'revoked', doneCount: 1 }]);
  expect((await other.open(0)).status).toBe(200);
  const entries = await server.database.sql(
    `select after ->> 'reason' as reason from audit_entries where action = 'enrollment.revoked' and subject_id = $1`,
    [anna.enrollmentId],
  );
  expect(entries).toEqual([{ reason: 'Shared with others' }]);
});

test('MKT-04 courses of one order are found by it, and nobody else’s', async () => {
  const world = await makeCourse(server, staff, {}, [text]);
  const anna = await new Learner(server, world).granted();
  const again = new Learner(server, world, anna.guest);
  await again.granted();
  const of = async (who: Learner, orderId: string) =>
    (await who.get<{ items: { id: string; lineId: string }[] }>(`/v1/me/courses?orderId=${publicId('order', orderId)}`)).body.items;
  expect(await of(anna, anna.order.orderId)).toMatchObject([{ id: anna.id, lineId: publicId('orderLine', anna.lineId) }]);
  expect(await of(anna, again.order.orderId)).toMatchObject([{ id: again.id }]);
  const stranger = await new Learner(server, world).granted();
  expect(await of(stranger, anna.order.orderId)).toEqual([]);
});

test('MKT-04 what is taken along is done when its reader says so, however long it is; what is played here is not', async () => {
  const fileId = publicId('courseFile', await bringVideo(server, (await makeCourse(server, staff, {}, [text])).orgId, ['film', 'film']));
  const film = { kind: 'video', fileId, title: { en: 'Film' } };
  const lessons = [
    { ...film, delivery: 'file' },
    { ...film, delivery: 'stream' },
  ];
  const anna = await new Learner(server, await makeCourse(server, staff, {}, lessons)).granted();
  const said = { positionSeconds: 0, watchedSeconds: 0, done: true };
  const done = [];
  for (const index of [0, 1]) {
    await anna.open(index);
    done.push((await anna.report(index, said)).body.completedAt !== null);
  }
  expect(done).toEqual([true, false]);
});
