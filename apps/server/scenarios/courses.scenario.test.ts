// A course from its editor to its certificate, and everybody who should not see it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import {
  bringVideo,
  courseVariant,
  Learner,
  leaveProcess,
  makeCourse,
  newToken,
  type Staff,
  staffOf,
  type World,
} from '../../../tools/testing/learner.ts';
import { advance } from './shopper.ts';

let server: TestServer;
let staff: Staff;
let film: string;
let orgId: string;
const words = ['the first six seconds', 'the next six seconds', 'the end'];
const freely = { windowDays: null, deviceLimit: null, viewLimit: null };
const video = () => ({ kind: 'video', delivery: 'stream', fileId: publicId('courseFile', film), title: { en: 'Knead', ar: 'العجن' } });
const reading = { kind: 'text', delivery: 'stream', body: { en: 'Flour, water, salt.', ar: 'دقيق وماء وملح.' } };

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api' });
  staff = await staffOf(server);
  ({ orgId } = await courseVariant(server));
  film = await bringVideo(server, orgId, words);
});
afterAll(leaveProcess);

const course = (policy: object = {}, lessons: object[] = [video(), reading]): Promise<World> =>
  makeCourse(server, staff, { ...freely, ...policy }, lessons);
const learner = async (policy: object = {}, lessons?: object[]): Promise<Learner> =>
  new Learner(server, await course(policy, lessons)).granted();
const linksIn = (playlist: string): string[] => playlist.split('\n').filter((each) => each.startsWith('/'));

test('MKT-04 a buyer sees their course, plays the video by its playlist, and reads the text in their language', async () => {
  const anna = await learner();
  const mine = await anna.get<{ items: { id: string; title: string; lessonCount: number }[] }>('/v1/me/courses', {
    'accept-language': 'en',
  });
  expect(mine.body.items).toMatchObject([{ id: anna.id, title: 'Bread', lessonCount: 2 }]);

  const opened = await anna.open(0);
  expect(opened.status).toBe(200);
  expect(opened.headers.get('set-cookie')).toMatch(/tessera_device=[\w-]{43};.*HttpOnly/i);
  const playlist = await anna.get(opened.body.playlistUrl ?? '');
  expect(playlist.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
  expect(playlist.headers.get('cache-control')).toBe('private, no-store');
  const text = playlist.bytes.toString();
  expect(text.split('\n').slice(0, 5)).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:6',
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
  ]);
  const expiries = linksIn(text).map((link) => Number(/expires=(\d+)/.exec(link)?.[1]));
  expect(expiries).toHaveLength(3);
  expect(expiries).toEqual(expiries.toSorted((a, b) => a - b));
  expect(new Set(expiries).size).toBe(3);
  for (const [index, link] of linksIn(text).entries()) {
    const part = await anna.get(link);
    expect([part.status, part.bytes.toString(), part.headers.get('content-type')]).toEqual([200, words[index], 'video/mp2t']);
    expect(part.headers.get('x-content-type-options')).toBe('nosniff');
    expect(part.headers.get('cache-control')).toBe('private, no-store');
  }
  const range = await anna.get(linksIn(text)[0] ?? '', { range: 'bytes=4-8' });
  expect([range.status, range.bytes.toString(), range.headers.get('content-range')]).toEqual([
    206,
    'first',
    `bytes 4-8/${words[0]?.length}`,
  ]);
  expect((await anna.get(linksIn(text)[0] ?? '', { range: 'bytes=900-' })).body.code).toBe('RANGE_UNSATISFIABLE');

  expect((await anna.open(1)).body).toMatchObject({ body: 'Flour, water, salt.', playlistUrl: null, fileUrl: null });
  expect((await anna.get('/v1/me/courses/' + anna.id)).body).toMatchObject({
    state: 'active',
    devices: 1,
    lessons: [{ views: 1 }, { views: 1 }],
  });
});

const withQuery = (link: string, change: (query: URLSearchParams) => void): string => {
  const url = new URL(link, server.baseUrl);
  change(url.searchParams);
  return url.pathname + url.search;
};
const shifted = (link: string, seconds: number): string =>
  withQuery(link, (query) => query.set('expires', String(Number(query.get('expires')) + seconds)));

interface Attack {
  learner: Learner;
  other: Learner;
  link: string;
  playlist: string;
}
const attacks: [
  what: string,
  code: string,
  status: number,
  attempt: (at: Attack) => Promise<{ status: number; body: { code?: string } }>,
][] = [
  ['another device', 'LINK_INVALID', 403, ({ learner: at, link }) => at.get(link, { 'x-device-token': newToken() })],
  [
    'no device',
    'LINK_INVALID',
    403,
    async ({ learner: at, link }) => new Learner(server, at.world).get(link, { 'x-guest-token': at.guest }),
  ],
  [
    'a device that is bound by somebody else',
    'LINK_INVALID',
    403,
    ({ learner: at, other, link }) => at.get(link, { 'x-device-token': other.device }),
  ],
  ['another buyer of the same course', 'LINK_INVALID', 403, ({ other, link }) => other.get(link)],
  [
    'another buyer with the device’s token',
    'LINK_INVALID',
    403,
    ({ learner: at, other, link }) => other.get(link, { 'x-device-token': at.device }),
  ],
  ['nobody', 'UNAUTHENTICATED', 401, async ({ learner: at, link }) => new Learner(server, at.world).get(link, { 'x-guest-token': '' })],
  ['an edited path: another segment', 'LINK_INVALID', 403, ({ learner: at, link }) => at.get(link.replace('/segments/0', '/segments/1'))],
  ['an edited path: the file', 'LINK_INVALID', 403, ({ learner: at, link }) => at.get(link.replace('/segments/0', '/file'))],
  ['an edited path: another enrollment', 'LINK_INVALID', 403, ({ learner: at, other, link }) => other.get(link.replace(at.id, other.id))],
  ['an edited path: another lesson', 'LINK_INVALID', 403, ({ learner: at, link }) => at.get(link.replace(at.lesson(0), at.lesson(1)))],
  [
    'a playlist’s signature on a segment',
    'LINK_INVALID',
    403,
    ({ learner: at, link, playlist }) => at.get(`${link.split('?')[0]}?${playlist.split('?')[1]}`),
  ],
  ['a later expiry', 'LINK_INVALID', 403, ({ learner: at, link }) => at.get(shifted(link, 3_600))],
  [
    'an edited signature',
    'LINK_INVALID',
    403,
    ({ learner: at, link }) => at.get(withQuery(link, (query) => query.set('signature', 'A'.repeat(43)))),
  ],
  ['no signature', 'VALIDATION_FAILED', 400, ({ learner: at, link }) => at.get(withQuery(link, (query) => query.delete('signature')))],
  ['more in the query', 'VALIDATION_FAILED', 400, ({ learner: at, link }) => at.get(`${link}&user=1`)],
  ['two signatures', 'VALIDATION_FAILED', 400, ({ learner: at, link }) => at.get(`${link}&signature=${'A'.repeat(43)}`)],
  ['a segment that is not there', 'VALIDATION_FAILED', 400, ({ learner: at, link }) => at.get(link.replace('/segments/0', '/segments/-1'))],
];

test('MKT-04 a link used by whom, where or how it was not made for is refused', async () => {
  const world = await course();
  const [anna, other] = await Promise.all([new Learner(server, world).granted(), new Learner(server, world).granted('Other')]);
  const { playlistUrl } = (await anna.open(0)).body;
  await other.open(0);
  const [link = ''] = linksIn((await anna.get(playlistUrl ?? '')).bytes.toString());
  const at = { learner: anna, other, link, playlist: playlistUrl ?? '' };
  const found = [];
  for (const [what, , , attempt] of attacks) {
    const { status, body } = await attempt(at);
    found.push([what, body.code, status]);
  }
  expect(found).toEqual(attacks.map(([what, code, status]) => [what, code, status]));
  expect((await anna.get(link)).status).toBe(200);
});

test('MKT-04 after a refund no link works any more, and a second refund changes nothing', async () => {
  const anna = await learner();
  const opened = await anna.open(0);
  const link = linksIn((await anna.get(opened.body.playlistUrl ?? '')).bytes.toString())[2] ?? '';
  expect((await anna.get(link)).status).toBe(200);
  expect([await anna.refund(), await anna.refund()]).toEqual([1, 0]);
  for (const path of [link, opened.body.playlistUrl ?? ''])
    expect((await anna.get(path)).body).toMatchObject({ code: 'ACCESS_REVOKED', status: 403 });
  expect((await anna.open(0)).body.code).toBe('ACCESS_REVOKED');
  expect((await anna.report(0, { positionSeconds: 1, watchedSeconds: 1 })).body).toMatchObject({ code: 'ACCESS_REVOKED' });
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ state: 'revoked' });
  expect((await anna.granted()).enrollmentId).toBe('');
});

test('MKT-04 nobody sees a course of somebody else, and is not told that there is one', async () => {
  const [anna, other] = await Promise.all([learner(), learner()]);
  await anna.open(0);
  for (const path of ['', '/certificate', '/certificate.html'])
    expect((await other.get(`/v1/me/courses/${anna.id}${path}`)).body).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  other.enrollmentId = anna.enrollmentId;
  expect((await other.open(0)).body.code).toBe('NOT_FOUND');
  expect((await other.report(0, { positionSeconds: 1, watchedSeconds: 1 })).body).toMatchObject({ code: 'NOT_FOUND' });
});

test('MKT-04 a course of somebody with an account is theirs alone, and their links are no guest’s who holds their device’s token', async () => {
  const world = await course();
  const anna = await (await new Learner(server, world).signedIn('staff@vestify.test')).granted();
  const other = await new Learner(server, world).signedIn('owner@vestify.test');
  const { playlistUrl } = (await anna.open(0)).body;
  const [link = ''] = linksIn((await anna.get(playlistUrl ?? '')).bytes.toString());
  expect((await anna.get(link)).status).toBe(200);
  const device = { 'x-device-token': anna.device };
  expect((await other.get(link, device)).body.code).toBe('LINK_INVALID');
  expect((await new Learner(server, world).get(link, device)).body.code).toBe('LINK_INVALID');
  // Staff of the seller see who learns, by their own road; the buyer's is not theirs.
  other.enrollmentId = anna.enrollmentId;
  expect((await other.open(0)).body.code).toBe('NOT_FOUND');
});

test('MKT-04 of fifty devices at once exactly as many open a course as may, and each again', async () => {
  const anna = await learner({ deviceLimit: 3 }, [reading]);
  const devices = Array.from({ length: 50 }, newToken);
  const answers = await Promise.all(devices.map((device) => anna.open(0, device)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(answers.filter(({ body }) => body.code === 'DEVICE_LIMIT')).toHaveLength(47);
  const lucky = devices.filter((_, index) => answers[index]?.status === 200);
  for (const device of lucky) expect((await anna.open(0, device)).status).toBe(200);
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ devices: 3, lessons: [{ views: 3 }] });

  const path = `/courses/${publicId('course', anna.world.courseId)}/enrollments`;
  const { body } = await staff<{ items: { holder: string; devices: { id: string }[] }[] }>('GET', path);
  expect(body.items).toMatchObject([{ holder: 'Anna Dee', devices: [{}, {}, {}] }]);
  const release = () => staff('DELETE', `${path}/${anna.id}/devices/${body.items[0]?.devices[0]?.id}`);
  expect([(await release()).status, (await release()).body.code]).toEqual([204, 'DEVICE_NOT_FOUND']);
  const again = await Promise.all(Array.from({ length: 10 }, newToken).map((device) => anna.open(0, device)));
  expect(again.filter(({ status }) => status === 200)).toHaveLength(1);
});

test.each([
  ['lesson', { viewLimit: 7, viewScope: 'lesson' }, 7],
  ['course', { viewLimit: 7, viewScope: 'course' }, 7],
])('MKT-04 of fifty who open a %s at once exactly as many see it as may', async (_, policy, most) => {
  const anna = await learner(policy, [reading, reading]);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (__, index) => anna.open(policy.viewScope === 'course' ? index % 2 : 0, newToken())),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(most);
  expect(answers.filter(({ body }) => body.code === 'VIEW_LIMIT')).toHaveLength(50 - most);
  // Who was refused left no device behind.
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ devices: most });
});

test('MKT-04 one device that opens a lesson fifty times at once has seen it once; another sitting counts again', async () => {
  const anna = await learner({ viewLimit: 2, deviceLimit: 1 }, [reading]);
  const device = newToken();
  const answers = await Promise.all(Array.from({ length: 50 }, () => anna.open(0, device)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ devices: 1, lessons: [{ views: 1 }] });
});

test('COR-92 MKT-04 progress resumes, counts no more than can have been watched, and ends in a certificate', async () => {
  const anna = await learner();
  expect((await anna.report(0, { positionSeconds: 5, watchedSeconds: 5 })).body).toMatchObject({ code: 'DEVICE_UNKNOWN' });
  await anna.open(0);
  expect((await anna.report(1, { positionSeconds: 0, watchedSeconds: 0, done: true })).body).toMatchObject({ code: 'LESSON_NOT_OPENED' });
  const greedy = await anna.report(0, { positionSeconds: 12, watchedSeconds: 86_400, done: true });
  expect(greedy.body).toMatchObject({ completedAt: null });
  expect(greedy.body.watchedSeconds).toBeLessThan(16);
  expect((await anna.open(0)).body).toMatchObject({ positionSeconds: 12 });
  expect((await anna.get(`/v1/me/courses/${anna.id}/certificate`)).body).toMatchObject({ code: 'COURSE_NOT_FINISHED', status: 409 });

  await advance(server, 1);
  expect((await anna.report(0, { positionSeconds: 18, watchedSeconds: 30 })).body).toMatchObject({ watchedSeconds: 18, finished: false });
  await anna.open(1);
  expect((await anna.report(1, { positionSeconds: 0, watchedSeconds: 0, done: true })).body).toMatchObject({ finished: true });
  const { body } = await anna.get<{ code: string }>(`/v1/me/courses/${anna.id}/certificate`, { 'accept-language': 'en' });
  expect(body).toMatchObject({ title: 'Bread', holder: 'Anna Dee', code: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/) });
  const page = await anna.get(`/v1/me/courses/${anna.id}/certificate.html`);
  expect(page.bytes.toString()).toContain('Anna Dee');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ state: 'consumed', hasCertificate: true });
  // What is finished can be watched again.
  expect((await anna.open(0)).status).toBe(200);
  const [events] = await server.database.sql<{ types: string[] }>(
    `select array_agg(type order by occurred_at, id) as types from outbox_events where aggregate_id = $1`,
    [anna.enrollmentId],
  );
  expect(events?.types).toEqual(['enrollment.granted', 'enrollment.consumed']);
});

test('MKT-04 a name with markup stays a name on the certificate', async () => {
  const anna = await new Learner(server, await course({}, [reading])).granted('<script>alert(1)</script> "Anna" & \'Co\'');
  await anna.open(0);
  await anna.report(0, { positionSeconds: 0, watchedSeconds: 0, done: true });
  const page = (await anna.get(`/v1/me/courses/${anna.id}/certificate.html`)).bytes.toString();
  expect(page).not.toContain('<script>');
  expect(page).toContain('&#60;script&#62;');
});

// Last, because it moves the clock by days.
test('MKT-04 links end with their time, and access with its window, whether or not a job said so', async () => {
  const anna = await learner({ windowDays: 1 });
  const opened = await anna.open(0);
  const links = linksIn((await anna.get(opened.body.playlistUrl ?? '')).bytes.toString());
  const lapsed = async (path: string | undefined) => (await anna.get(path ?? '')).body.code;
  await advance(server, 5.3);
  expect([await lapsed(links[0]), await lapsed(links[2])]).toEqual(['LINK_EXPIRED', undefined]);
  const again = linksIn((await anna.get(opened.body.playlistUrl ?? '')).bytes.toString());
  expect((await anna.get(again[0] ?? '')).status).toBe(200);
  await advance(server, 6 * 60);
  expect(await lapsed(opened.body.playlistUrl ?? '')).toBe('LINK_EXPIRED');
  const second = await anna.open(0);
  expect((await anna.get<{ lessons: { views: number }[] }>(`/v1/me/courses/${anna.id}`)).body.lessons[0]?.views).toBe(2);
  await advance(server, 17 * 60);
  const third = await anna.open(0);
  expect(Date.parse(third.body.openUntil) - Date.parse(second.body.openUntil)).toBeGreaterThan(0);
  const until = (await anna.get<{ until: string }>(`/v1/me/courses/${anna.id}`)).body.until;
  expect(Date.parse(third.body.openUntil)).toBe(Date.parse(until));
  await advance(server, 60);
  expect((await anna.open(0)).body.code).toBe('ACCESS_EXPIRED');
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ state: 'expired' });
});
