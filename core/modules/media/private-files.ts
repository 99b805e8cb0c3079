// Private files on local disk, by the hash of their content, in a folder of their own beside the one that is served to everybody.
import { createReadStream } from 'node:fs';
import { appendFile, copyFile, link, mkdir, opendir, readdir, rename, rm, stat, truncate, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { privateDir } from '#platform/config/index.ts';
import { hashFile, isHash, requireHash } from '#platform/hash-file.ts';
import { newId } from '#platform/ids/index.ts';
import type { PrivateStore } from '#ports/private-store.ts';

const OWNER_ONLY = 0o700;

function pathOf(key: string): string {
  requireHash(key);
  return join(privateDir(), key.slice(0, 2), key);
}

async function folder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: OWNER_ONLY });
  return path;
}

/** Gives a file a second name; a copy where the file system has none of those. The name appears with all of its content or not at all. */
async function nameAgain(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return;
    const draft = `${to}.${newId()}`;
    await copyFile(from, draft);
    await rename(draft, to);
  }
}

export const localStore: PrivateStore = {
  async keep(path) {
    const key = await hashFile(path);
    await folder(dirname(pathOf(key)));
    await nameAgain(path, pathOf(key));
    // Whoever sweeps goes by this: it was wanted just now.
    await utimes(pathOf(key), new Date(), new Date());
    return key;
  },
  async size(key) {
    const found = await stat(pathOf(key)).catch(() => undefined);
    return found?.isFile() ? found.size : undefined;
  },
  read: (key, range) => createReadStream(pathOf(key), range ? { start: range.first, end: range.last } : {}) as AsyncIterable<Buffer>,
  local: async (key) => ({ path: pathOf(key), release: async () => {} }),
  remove: (key) => rm(pathOf(key), { force: true }),
  async *keptBefore(at) {
    for await (const entry of await opendir(await folder(privateDir()), { recursive: true })) {
      if (!entry.isFile() || !isHash(entry.name)) continue;
      const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
      if (found && found.mtime < at) yield entry.name;
    }
  },
};

/** A folder for one piece of work, gone afterwards whatever happens. */
export async function inWorkFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const path = await folder(join(privateDir(), 'work', newId()));
  try {
    return await work(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

const draftOf = (uploadId: string): string => join(privateDir(), 'uploads', uploadId);

/** Writes a piece of an upload behind what has come; what a broken attempt left behind `from` is written over. */
export async function appendToUpload(uploadId: string, from: number, piece: Buffer): Promise<void> {
  const path = draftOf(uploadId);
  await folder(dirname(path));
  await appendFile(path, '', { mode: 0o600 });
  await truncate(path, from);
  await appendFile(path, piece);
}

/** The path of what has come of an upload. */
export const uploadedPath = (uploadId: string): string => draftOf(uploadId);

export const dropUpload = (uploadId: string): Promise<void> => rm(draftOf(uploadId), { force: true });

/** Removes what broken uploads and ended programs left behind and nobody touched since a time. */
export async function dropLeftovers(before: Date): Promise<void> {
  for (const place of ['uploads', 'work'].map((name) => join(privateDir(), name))) {
    for (const name of await readdir(place).catch(() => [])) {
      const found = await stat(join(place, name)).catch(() => undefined);
      if (found && found.mtime < before) await rm(join(place, name), { recursive: true, force: true });
    }
  }
}
