// Pictures are made once, and their AVIF when somebody first wants it.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { makeAvif, makePicture } from './make-picture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-media-'));
  const url = 'postgres://nobody@nowhere/none';
  loadConfig({ DATABASE_APP_URL: url, DATABASE_SYSTEM_URL: url, DATABASE_JOBS_URL: url, APP_SECRET: 'x'.repeat(32), MEDIA_DIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const drawn = (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#a4552f' } })
    .png()
    .toBuffer();

test('COR-25 an upload is kept as WebP in several widths; its AVIF is made when it is first asked for, once for all who ask', async () => {
  const { key } = await makePicture(await drawn());
  const hash = key.replace('.webp', '');
  const webps = [`${hash}-1280.webp`, `${hash}-320.webp`, `${hash}-640.webp`, key];
  expect((await readdir(folder)).toSorted()).toEqual(webps.toSorted());

  const asked = await Promise.all(Array.from({ length: 8 }, () => makeAvif(`${hash}-640.avif`)));
  expect(new Set(asked).size).toBe(1);
  const [made] = asked;
  expect(await fileTypeFromBuffer(made as Buffer)).toMatchObject({ mime: 'image/avif' });
  expect(await sharp(made).metadata()).toMatchObject({ width: 640 });
  expect((await readdir(folder)).toSorted()).toEqual([...webps, `${hash}-640.avif`].toSorted());
});

test('COR-25 nothing is made of a picture that is not there, of a width that is none of ours, or of another name', async () => {
  const { key } = await makePicture(await drawn());
  const hash = key.replace('.webp', '');
  const names = [`${'0'.repeat(32)}-640.avif`, `${hash}-641.avif`, `${hash}-9999.avif`, `${hash}.avif`, `../${hash}-640.avif`];
  expect(await Promise.all(names.map(makeAvif))).toEqual(names.map(() => undefined));
});
