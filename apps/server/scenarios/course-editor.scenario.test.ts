// A seller fills a course: files in pieces, checked by their content; lessons in order; video cut and marked by a worker.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PageSizes, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { privateId, publicId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { differenceOf, hasFfmpeg, makeVideo } from '../../../tools/testing/video.ts';
import { zip } from '../../../tools/testing/zip.ts';
import { courseVariant, Learner, leaveProcess, makeCourse, type Staff, staffOf } from '../../../tools/testing/learner.ts';
import { until } from './shopper.ts';

interface CourseFile {
  id: string;
  state: string;
  received: number;
  mediaType: string;
  seconds: number | null;
}

let server: TestServer;
let staff: Staff;
let folder: string;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  staff = await staffOf(server);
  folder = await mkdtemp(join(tmpdir(), 'tessera-editor-'));
});
afterAll(async () => {
  await leaveProcess();
  await rm(folder, { recursive: true, force: true });
});

const begin = (type: string, name: string, bytes: number) => staff<CourseFile>('POST', '/course-files', { body: { type, name, bytes } });
const send = (id: string, offset: number, bytes: Buffer) =>
  staff<CourseFile>('PUT', `/course-files/${id}/content?offset=${offset}`, { bytes });
const finish = (id: string) => staff<CourseFile & { facts?: { reason: string } }>('POST', `/course-files/${id}/finish`, { body: {} });

async function upload(type: string, name: string, content: Buffer) {
  const { body } = await begin(type, name, content.length);
  for (let at = 0; at < content.length; at += 60_000) await send(body.id, at, content.subarray(at, at + 60_000));
  return finish(body.id);
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

describe('MKT-04 an upload', () => {
  test('comes in pieces, goes on where it broke off, and is the same when it is finished twice', async () => {
    const content = Buffer.concat([pdf, Buffer.from('%'.repeat(100_000))]);
    const { body, status } = await begin('document', 'plan "a".pdf', content.length);
    expect([status, body.state, body.received]).toEqual([201, 'receiving', 0]);
    expect((await send(body.id, 0, content.subarray(0, 40_000))).body.received).toBe(40_000);
    expect((await send(body.id, 0, content.subarray(0, 40_000))).body).toMatchObject({
      code: 'UPLOAD_OFFSET',
      facts: { received: 40_000 },
    });
    expect((await finish(body.id)).body.code).toBe('UPLOAD_INCOMPLETE');
    const twins = await Promise.all([1, 2].map(() => send(body.id, 40_000, content.subarray(40_000))));
    expect(twins.map(({ status: each }) => each).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await send(body.id, content.length, Buffer.from('more'))).body.code).toBe('UPLOAD_OFFSET');
    expect((await finish(body.id)).body).toMatchObject({ state: 'ready', mediaType: 'application/pdf' });
    expect((await finish(body.id)).body).toMatchObject({ state: 'ready' });
    const entries = await server.database.sql(
      `select after ->> 'mediaType' as type from audit_entries where action = 'course_file.uploaded' and subject_id = $1`,
      [privateId('courseFile', body.id)],
    );
    expect(entries).toEqual([{ type: 'application/pdf' }]);
    expect((await send(body.id, content.length, Buffer.from('more'))).body.code).toBe('UPLOAD_OFFSET');
  });

  test('that eight finish at once is one file, and the same for all of them', async () => {
    const content = Buffer.from(`notes ${'x'.repeat(5_000)}`);
    const { body } = await begin('document', 'notes.txt', content.length);
    await send(body.id, 0, content);
    const answers = await Promise.all(Array.from({ length: 8 }, () => finish(body.id)));
    expect(answers.map((answer) => [answer.status, answer.body.state])).toEqual(Array.from({ length: 8 }, () => [200, 'ready']));
  });

  test('that is too large, or of no bytes, is refused before it begins', async () => {
    expect((await begin('archive', 'a.zip', 101 * 1024 * 1024)).body).toMatchObject({ code: 'FILE_REFUSED' });
    expect((await begin('document', 'a.pdf', 0)).status).toBe(400);
    expect((await begin('document', 'a\r\nb.pdf', 10)).status).toBe(400);
  });

  test('in pieces larger than may be, or of another sort, is refused', async () => {
    const { body } = await begin('document', 'a.pdf', 10_000_000);
    const announced = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { ...staff.headers, 'content-type': 'application/octet-stream', 'content-length': 4 * 1024 * 1024 + 1 };
      const url = `${server.baseUrl}/v1/admin/course-files/${body.id}/content?offset=0`;
      const asked = request(url, { method: 'PUT', headers }, (answer) => resolve(answer.on('end', () => asked.destroy()).resume()));
      asked.on('error', reject).flushHeaders();
    });
    expect(announced.statusCode).toBe(413);
    expect((await staff('PUT', `/course-files/${body.id}/content?offset=0`, { body: {} })).body.code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  test('is what its content says', async () => {
    const kinds: [type: string, content: Buffer, code: string | undefined][] = [
      ['document', pdf, undefined],
      ['document', Buffer.from('Notes: mix, wait, bake. ไทย'), undefined],
      ['document', Buffer.from([0x4d, 0x5a, 0, 1, 2, 3]), 'FILE_REFUSED'],
      ['document', Buffer.from([0xff, 0xfe, 0xfd]), 'FILE_REFUSED'],
      ['document', await picture(), 'FILE_REFUSED'],
      ['picture', await picture(), undefined],
      ['picture', svg, 'FILE_REFUSED'],
      ['picture', (await picture()).subarray(0, 200), 'FILE_REFUSED'],
      ['picture', pdf, 'FILE_REFUSED'],
      ['archive', pdf, 'FILE_REFUSED'],
      ['archive', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(100)]), 'ARCHIVE_REFUSED'],
      ['archive', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]), undefined],
    ];
    const found = [];
    for (const [type, content] of kinds) found.push([type, (await upload(type, 'file', content)).body.code]);
    expect(found).toEqual(kinds.map(([type, , code]) => [type, code]));
  });
});

test('MKT-04 COR-25 archives that are bombs, or lie about it, are refused in a moment, under whatever name', async () => {
  const zeros = Buffer.alloc(48 * 1024 * 1024);
  const honest = zip([{ name: 'a', content: zeros }]);
  const lying = zip([{ name: 'a', content: zeros, lie: { unpacked: 1_000 } }]);
  const office = zip([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: 'word/document.xml', content: zeros },
  ]);
  for (const [type, bomb] of [
    ['archive', honest],
    ['archive', lying],
    ['document', office],
  ] as const) {
    const began = performance.now();
    const { body, status } = await upload(type, 'notes.zip', bomb);
    expect([status, ['ARCHIVE_REFUSED', 'FILE_REFUSED'].includes(body.code ?? '')]).toEqual([422, true]);
    expect(performance.now() - began).toBeLessThan(20_000);
  }
}, 60_000);

test('MKT-04 lessons have an order, one editor at a time, and hold what fits them', async () => {
  const { variantId } = await courseVariant(server);
  const wanted = { variantId: publicId('variant', variantId), title: { en: 'Bread' } };
  const made = await staff<{ id: string; version: number }>('POST', '/courses', { body: wanted });
  expect((await staff('POST', '/courses', { body: wanted })).body.code).toBe('COURSE_EXISTS');
  const path = `/courses/${made.body.id}`;
  expect((await staff('PATCH', path, { body: { status: 'published' } })).body.code).toBe('COURSE_EMPTY');
  const add = (lesson: object) =>
    staff<{ version: number; lessons: { id: string; kind: string }[] }>('POST', `${path}/lessons`, {
      body: { title: { en: 'L' }, ...lesson },
    });
  const refused: object[] = [
    { kind: 'text', delivery: 'stream' },
    { kind: 'text', delivery: 'file', body: { en: 'a' } },
    { kind: 'link', delivery: 'link' },
    { kind: 'link', delivery: 'stream', url: 'https://a.example' },
    { kind: 'video', delivery: 'stream' },
  ];
  for (const lesson of refused) expect((await add(lesson)).body.code, JSON.stringify(lesson)).toBe('LESSON_REFUSED');
  for (const url of ['http://a.example', 'javascript:alert(1)', 'https://a.example/' + 'a'.repeat(2_000)])
    expect((await add({ kind: 'link', delivery: 'link', url })).status).toBe(400);
  const document = (await upload('document', 'plan.pdf', pdf)).body.id;
  expect((await add({ kind: 'video', delivery: 'stream', fileId: document })).body.code).toBe('LESSON_REFUSED');

  await add({ kind: 'text', delivery: 'stream', body: { en: 'Flour' } });
  await add({ kind: 'link', delivery: 'link', url: 'https://a.example/room' });
  const { body } = await add({ kind: 'document', delivery: 'file', fileId: document });
  const ids = body.lessons.map(({ id }) => id);
  const order = (lessonIds: string[]) =>
    staff<{ lessons: { id: string }[] }>('PUT', `${path}/order`, { body: { version: body.version, lessonIds } });
  for (const wrong of [ids.slice(1), [...ids.slice(1), ids[1] ?? '']]) expect((await order(wrong)).body.code).toBe('LESSON_ORDER_REFUSED');
  expect((await order(ids.toReversed())).body.lessons.map(({ id }) => id)).toEqual(ids.toReversed());
  expect((await order(ids)).body.code).toBe('COURSE_CHANGED');
  expect((await staff<{ lessons: unknown[] }>('DELETE', `${path}/lessons/${ids[1]}`)).body.lessons).toHaveLength(2);
  expect((await staff('DELETE', `${path}/lessons/${ids[1]}`)).body.code).toBe('LESSON_NOT_FOUND');
  expect((await staff('PATCH', path, { body: { status: 'published', deviceLimit: 0 } })).status).toBe(400);
  expect((await staff('PATCH', path, { body: { status: 'published', deviceLimit: 2, seatLimit: 5 } })).body).toMatchObject({
    status: 'published',
    deviceLimit: 2,
  });
});

test('MKT-04 a file is downloaded under its name, and a picture carries the name of who looks', async () => {
  const [document, image] = [
    (await upload('document', 'plan "a".pdf', pdf)).body.id,
    (await upload('picture', 'map.png', await picture())).body.id,
  ];
  const policy = { watermark: true };
  const lessons = [
    { kind: 'document', delivery: 'file', fileId: document },
    { kind: 'document', delivery: 'stream', fileId: image },
  ];
  const anna = await new Learner(server, await makeCourse(server, staff, policy, lessons)).granted();
  const file = await anna.get((await anna.open(0)).body.fileUrl ?? '');
  expect(file.bytes).toEqual(pdf);
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="plan _a_.pdf"; filename*=UTF-8''plan%20%22a%22.pdf`);
  expect([file.headers.get('cache-control'), file.headers.get('x-content-type-options')]).toEqual(['private, no-store', 'nosniff']);
  expect(file.headers.get('content-length')).toBe(String(pdf.length));
  // What is private is not among the pictures that anybody may have, by no spelling.
  const [{ key } = { key: '' }] = await server.database.sql<{ key: string }>(
    `select key from course_files where name = 'plan "a".pdf' and state = 'ready' limit 1`,
  );
  for (const path of [
    key,
    key.slice(0, 32),
    `${key.slice(0, 32)}.webp`,
    `..%2fprivate%2f${key.slice(0, 2)}%2f${key}`,
    `../private/${key.slice(0, 2)}/${key}`,
  ])
    expect([400, 404]).toContain((await fetch(`${server.baseUrl}/media/${path}`)).status);
  const shown = await anna.get((await anna.open(1)).body.fileUrl ?? '');
  expect([shown.headers.get('content-type'), shown.headers.get('content-disposition')?.split(';')[0]]).toEqual(['image/webp', 'inline']);
  const { channels } = await sharp(shown.bytes).stats();
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(1);
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ lessons: [{ watermarked: false }, { watermarked: true }] });
});

test('MKT-04 a PDF of a course with watermarks carries the name of who fetches it on every page', async () => {
  const made = await PDFDocument.create();
  for (const size of [PageSizes.A4, PageSizes.Letter]) made.addPage(size);
  const original = Buffer.from(await made.save());
  const fileId = (await upload('document', 'notes.pdf', original)).body.id;
  const lessons = [{ kind: 'document', delivery: 'file', fileId }];
  const courseId = await makeCourse(server, staff, { watermark: true }, lessons);
  const [anna, boris] = [await new Learner(server, courseId).granted('anna'), await new Learner(server, courseId).granted('boris')];
  const fetched = async (who: Learner) => who.get((await who.open(0)).body.fileUrl ?? '');
  const [hers, his] = [await fetched(anna), await fetched(boris)];
  expect([hers.headers.get('content-type'), hers.headers.get('content-disposition')?.slice(0, 31)]).toEqual([
    'application/pdf',
    'attachment; filename="notes.pdf',
  ]);
  expect(hers.bytes).not.toEqual(his.bytes);
  const drawn = (await PDFDocument.load(hers.bytes))
    .getPages()
    .map((page) => page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict).keys().length ?? 0);
  expect(drawn).toHaveLength(2);
  expect(Math.min(...drawn)).toBeGreaterThan(0);
  expect((await anna.get(`/v1/me/courses/${anna.id}`)).body).toMatchObject({ lessons: [{ watermarked: true }] });
});

test('MKT-04 without ffmpeg a video is refused with the reason that it is missing', async () => {
  const lame = await startServer({ preset: 'vestify', role: 'api', env: { FFMPEG_DIR: join(folder, 'nowhere') } });
  const content = Buffer.concat([Buffer.from('0000001866747970', 'hex'), Buffer.from('mp42\0\0\0\0mp42isom')]);
  const { body } = await begin('video', 'film.mp4', content.length);
  await send(body.id, 0, content);
  const there = await staffOf(lame);
  expect((await there('POST', `/course-files/${body.id}/finish`, { body: {} })).body).toMatchObject({
    code: 'VIDEO_TOOLS_MISSING',
    status: 503,
  });
});

if (hasFfmpeg()) {
  test('MKT-04 COR-25 a real video becomes segments, and those of a course with watermarks carry the name of their buyer', async () => {
    const film = (await upload('video', 'film.mp4', await readFile(makeVideo(join(folder, 'film.mp4'), { seconds: 8 })))).body;
    expect(film).toMatchObject({ state: 'ready', seconds: 8, mediaType: 'video/mp4' });
    const lessons = [{ kind: 'video', delivery: 'stream', fileId: film.id }];
    const plain = await new Learner(server, await makeCourse(server, staff, {}, lessons)).granted();
    const marked = await new Learner(server, await makeCourse(server, staff, { watermark: true }, lessons)).granted('anna@example.com');

    const firstSegment = async (who: Learner): Promise<string> => {
      const opened = await until(
        'the video',
        async () => {
          const answer = await who.open(0);
          if (answer.status !== 200) expect(answer.body).toMatchObject({ code: 'VIDEO_NOT_READY', status: 409 });
          return answer.status === 200 && answer.body;
        },
        60,
      );
      const playlist = (await who.get(opened.playlistUrl ?? '')).bytes.toString();
      const links = playlist.split('\n').filter((each) => each.startsWith('/'));
      expect(links).toHaveLength(2);
      const path = join(folder, `${who.enrollmentId}.ts`);
      await writeFile(path, (await who.get(links[0] ?? '')).bytes);
      return path;
    };
    const [one, other] = [await firstSegment(plain), await firstSegment(marked)];
    expect(differenceOf(one, other)).toBeGreaterThan(0.3);
    // Waiting was no view.
    expect((await marked.get(`/v1/me/courses/${marked.id}`)).body).toMatchObject({ lessons: [{ views: 1, watermarked: true }] });
  });

  test('MKT-04 videos that are none are refused, whatever they are called', async () => {
    const sound = Buffer.concat([Buffer.from('0000001866747970', 'hex'), Buffer.from('mp42\0\0\0\0mp42isom'), Buffer.alloc(5_000, 7)]);
    for (const content of [Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'), sound, pdf, await picture()])
      expect((await upload('video', 'film.mp4', content)).body).toMatchObject({ code: 'VIDEO_REFUSED', status: 422 });
  });
}
