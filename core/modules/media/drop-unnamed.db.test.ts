// Files that nobody names go; what somebody names, what is young and what is no picture stays.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, openDatabase } from '#platform/db/index.ts';
import { useDatabase } from '../../../tools/testing/database.ts';
import { dropUnnamed } from './drop-unnamed.ts';

let folder: string;

beforeAll(async () => {
  const database = await useDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tessera-media-'));
  loadConfig({ ...process.env, MEDIA_DIR: folder });
  await openDatabase();
  const org = randomUUID();
  await database.sql(`insert into organizations (id, slug, name, country, created_at) values ($1, 'media', 'Media', 'TH', now())`, [org]);
  await database.sql(`insert into pictures (org_id, key, width, height, bytes, created_at) values ($1, $2, 8, 8, 8, now())`, [
    org,
    `${'a'.repeat(32)}.webp`,
  ]);
});
afterAll(async () => {
  await closeDatabase();
  await rm(folder, { recursive: true });
});

async function put(name: string, hoursOld: number): Promise<void> {
  const at = new Date(Date.now() - hoursOld * 3600_000);
  await writeFile(join(folder, name), '.');
  await utimes(join(folder, name), at, at);
}

test('COR-25 files of pictures that no organization names go after a day', async () => {
  const [named, unnamed, young, drawing] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(32)) as [string, string, string, string];
  const draft = `${named}.webp.${randomUUID()}`;
  for (const name of [
    `${named}.webp`,
    `${named}-320.avif`,
    draft,
    `${unnamed}.webp`,
    `${unnamed}-1280.webp`,
    `${drawing}.svg`,
    'readme.txt',
  ])
    await put(name, 25);
  await put(`${young}.webp`, 1);
  expect(await dropUnnamed()).toBe(3);
  expect((await readdir(folder)).toSorted()).toEqual([
    `${named}-320.avif`,
    `${named}.webp`,
    `${young}.webp`,
    `${drawing}.svg`,
    'readme.txt',
  ]);
  expect(await dropUnnamed()).toBe(0);
});
