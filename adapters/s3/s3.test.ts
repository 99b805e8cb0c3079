// The object store against a stand-in that checks signatures as Amazon's does.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { privateStoreContract, publicStoreContract } from '#ports/store-contracts.ts';
import { type StandInStore, startStandInStore } from '../../tools/testing/s3.ts';
import { s3Stores } from './index.ts';

const needed = {
  DATABASE_APP_URL: 'postgres://a@b/c',
  DATABASE_SYSTEM_URL: 'postgres://a@b/c',
  DATABASE_JOBS_URL: 'postgres://a@b/c',
  APP_SECRET: 'x'.repeat(32),
};
let standIn: StandInStore;
let folder: string;
let stores: NonNullable<Awaited<ReturnType<typeof s3Stores>>>;

const settings = (more: Record<string, string> = {}): void => {
  loadConfig({
    ...needed,
    PRIVATE_DIR: join(folder, 'private'),
    STORAGE: 's3',
    S3_ENDPOINT: standIn.url,
    S3_BUCKET: standIn.bucket,
    S3_PREFIX: 'shop/',
    S3_PATH_STYLE: '1',
    S3_ACCESS_KEY_ID: standIn.accessKeyId,
    S3_SECRET_ACCESS_KEY: standIn.secretAccessKey,
    ...more,
  });
};
const opened = async (more?: Record<string, string>): Promise<typeof stores> => {
  settings(more);
  const found = await s3Stores();
  if (!found) throw new Error('the settings name a bucket');
  return found;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-s3-'));
  standIn = await startStandInStore();
  stores = await opened();
});
afterAll(async () => {
  await standIn.stop();
  await rm(folder, { recursive: true, force: true });
});

privateStoreContract('object store', () => stores.closed);
publicStoreContract('object store', () => stores.open);

test('COR-25 in a bucket, files for everybody and private ones lie apart below the prefix', async () => {
  await stores.open.keep(`${'a'.repeat(32)}.webp`, Buffer.from('picture'));
  expect(standIn.names()).toContain(`shop/media/${'a'.repeat(32)}.webp`);
  expect(standIn.names().every((name) => /^shop\/(media\/[0-9a-f]{32}|private\/[0-9a-f]{2}\/[0-9a-f]{64}$)/.test(name))).toBe(true);
});

test('COR-25 a store that is busy for a moment is asked again', async () => {
  const name = `${'b'.repeat(32)}.webp`;
  standIn.busy(2);
  await stores.open.keep(name, Buffer.from('picture'));
  expect(await stores.open.read(name)).toEqual(Buffer.from('picture'));
});

test('COR-25 a wrong secret, a wrong key and a bucket that is not there are errors, never a file that is not there', async () => {
  const name = `${'a'.repeat(32)}.webp`;
  for (const [wrong, code] of [
    [{ S3_SECRET_ACCESS_KEY: 'another' }, 'SignatureDoesNotMatch'],
    [{ S3_ACCESS_KEY_ID: 'another' }, 'InvalidAccessKeyId'],
  ] as const) {
    const { open } = await opened(wrong);
    await expect(open.read(name)).rejects.toMatchObject({ name: code });
  }
  const { open } = await opened({ S3_BUCKET: 'elsewhere' });
  await expect(open.read(name)).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('COR-25 settings of a store that miss a secret stop the program with a sentence; without STORAGE files lie in folders', async () => {
  settings({ S3_SECRET_ACCESS_KEY: '' });
  await expect(s3Stores()).rejects.toThrow(/STORAGE: s3 needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY/);
  settings({ S3_PREFIX: '../' });
  await expect(s3Stores()).rejects.toThrow(/S3_PREFIX/);
  settings({ STORAGE: 'local' });
  expect(await s3Stores()).toBeUndefined();
});
