// Real videos through the real ffmpeg; what is none, what is a trap, and what takes too much.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBounded } from '#platform/run-bounded.ts';
import { VideoRefused, VideoTooHeavy, VideoToolsMissing } from '#ports/video.ts';
import { differenceOf, hasFfmpeg, makeVideo } from '../../tools/testing/video.ts';
import { ffmpeg } from './index.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-video-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const tools = ffmpeg({ dir: '' });
const emptyFolder = async (): Promise<string> => {
  const path = join(folder, `work-${(count += 1)}`);
  await mkdir(path);
  return path;
};
const file = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const request = async (source: string, more: object = {}) => ({
  source,
  folder: await emptyFolder(),
  segmentSeconds: 2,
  mostHeight: 720,
  mostBytes: 20 * 1024 * 1024,
  mostSeconds: 60,
  ...more,
});
/** An MP4 by its first bytes. */
const claim = Buffer.concat([Buffer.from('0000001866747970', 'hex'), Buffer.from('mp42\0\0\0\0mp42isom')]);

const bounds = { seconds: 20, processorSeconds: 20, memoryBytes: 512 * 1024 * 1024, fileBytes: 1024 * 1024 };

test('MKT-04 without ffmpeg the answer is that it is missing, not that the video is bad', async () => {
  const missing = ffmpeg({ dir: join(folder, 'nowhere') });
  const path = await file('claims.mp4', claim);
  await expect(missing.inspect(path)).rejects.toThrow(VideoToolsMissing);
  await expect(missing.segment(await request(path))).rejects.toThrow(VideoToolsMissing);
});

if (hasFfmpeg()) {
  describe('MKT-04 a video of some seconds', () => {
    let video: string;
    beforeAll(() => {
      video = makeVideo(join(folder, 'real.mp4'), { seconds: 5 });
    });

    test('is told by its length and size', async () => {
      expect(await tools.inspect(video)).toEqual({ seconds: 5, width: 320, height: 180, hasSound: true });
      const silent = makeVideo(join(folder, 'silent.mkv'), { seconds: 1, sound: false });
      expect(await tools.inspect(silent)).toMatchObject({ seconds: 1, hasSound: false });
    });

    test('is cut where the player needs it', async () => {
      const segments = await tools.segment(await request(video));
      expect(segments.map(({ seconds }) => Math.round(seconds))).toEqual([2, 2, 1]);
      for (const { path, bytes } of segments) {
        const content = await readFile(path);
        expect(content.length).toBe(bytes);
        // MPEG-TS: packets of 188 bytes that start with 0x47.
        expect([content[0], content[188], content.length % 188]).toEqual([0x47, 0x47, 0]);
      }
    });

    test('is made smaller where it is larger than a page shows', async () => {
      const large = makeVideo(join(folder, 'large.mp4'), { seconds: 1, size: '1280x960' });
      const [first] = await tools.segment(await request(large, { mostHeight: 240 }));
      const { out } = await runBounded(
        'ffprobe',
        ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', first?.path ?? ''],
        bounds,
      );
      expect(out.trim().split('\n')[0]).toMatch(/^320,240/);
    });

    test('carries the name of its buyer, whatever is in it', async () => {
      const [plain] = await tools.segment(await request(video));
      const watermark = `anna'o@example.com:[in];drawtext=text=%{pts}\\, \u202E`;
      const [marked] = await tools.segment(await request(video, { watermark }));
      expect(differenceOf(plain?.path ?? '', marked?.path ?? '')).toBeGreaterThan(0.3);
      const [again] = await tools.segment(await request(video));
      expect(differenceOf(plain?.path ?? '', again?.path ?? '')).toBeLessThan(0.05);
    });

    test('is given up when its segments grow too large, or it takes too long', async () => {
      await expect(tools.segment(await request(video, { mostBytes: 20_000 }))).rejects.toThrow(VideoTooHeavy);
      await expect(tools.segment(await request(video, { mostSeconds: 0.01 }))).rejects.toThrow(VideoTooHeavy);
    });
  });

  const secret = join(tmpdir(), `tessera-secret-${process.pid}.txt`);
  afterAll(() => rm(secret, { force: true }));
  test.each<[what: string, name: string, make: () => string | Buffer]>([
    ['words', 'words.mp4', () => 'no video at all'],
    ['nothing', 'empty.mp4', () => ''],
    ['noise', 'noise.mp4', () => Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256))],
    ['a file that only starts as a video does', 'claim.mp4', () => Buffer.concat([claim, Buffer.alloc(10_000, 1)])],
    ['a playlist that would read a file of ours', 'list.mp4', () => `#EXTM3U\n#EXTINF:1,\nfile://${secret}\n#EXT-X-ENDLIST\n`],
    ['a playlist that would fetch', 'fetch.mp4', () => '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n'],
    ['a list for ffmpeg', 'concat.mp4', () => `ffconcat version 1.0\nfile '${secret}'\n`],
    ['a picture', 'picture.mp4', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a drawing', 'drawing.mp4', () => '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('MKT-04 %s is refused as a video', async (_, name, make) => {
    await writeFile(secret, 'secret');
    const path = await file(name, make());
    await expect(tools.inspect(path)).rejects.toThrow(VideoRefused);
    await expect(tools.segment(await request(path))).rejects.toThrow(VideoRefused);
  });

  test('MKT-04 a video that breaks off, and sound without a picture, are refused', async () => {
    const whole = await readFile(makeVideo(join(folder, 'whole.mp4'), { seconds: 2 }));
    await expect(tools.inspect(await file('cut.mp4', whole.subarray(0, whole.length / 2)))).rejects.toThrow(VideoRefused);
    await runBounded('ffmpeg', ['-loglevel', 'error', '-y', '-i', join(folder, 'whole.mp4'), '-vn', join(folder, 'sound.mp4')], bounds);
    await expect(tools.inspect(join(folder, 'sound.mp4'))).rejects.toThrow('there is no picture in it');
  });
}
