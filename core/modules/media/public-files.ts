// Files for everybody, on local disk: one folder.
import { randomUUID } from 'node:crypto';
import { mkdir, opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '#platform/config/index.ts';
import type { PublicStore } from '#ports/public-store.ts';

const pathOf = (name: string): string => join(config().MEDIA_DIR, name);

export const localPublicStore: PublicStore = {
  async keep(name, content) {
    await mkdir(config().MEDIA_DIR, { recursive: true });
    const draft = `${pathOf(name)}.${randomUUID()}`;
    await writeFile(draft, content);
    await rename(draft, pathOf(name));
  },
  read: (name) => readFile(pathOf(name)).catch(() => undefined),
  remove: (name) => rm(pathOf(name), { force: true }),
  async *keptBefore(at) {
    const folder = await opendir(config().MEDIA_DIR).catch(() => undefined);
    for await (const { name } of folder ?? []) if (await this.isOlder(name, at)) yield name;
  },
  async isOlder(name, at) {
    const found = await stat(pathOf(name)).catch(() => undefined);
    return found !== undefined && found.isFile() && found.mtime < at;
  },
};
