// Folders of this machine pass the same contracts as object stores.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { privateStoreContract, publicStoreContract } from '#ports/store-contracts.ts';
import { privateStore, publicStore } from './stores.ts';

const needed = {
  DATABASE_APP_URL: 'postgres://a@b/c',
  DATABASE_SYSTEM_URL: 'postgres://a@b/c',
  DATABASE_JOBS_URL: 'postgres://a@b/c',
  APP_SECRET: 'x'.repeat(32),
};
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-media-'));
  loadConfig({ ...needed, MEDIA_DIR: join(folder, 'media') });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

privateStoreContract('folders', privateStore);
publicStoreContract('folders', publicStore);
