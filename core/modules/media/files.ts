// Files by the hash of their content, on local disk.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '#platform/config/index.ts';

export const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

/** Puts a file in its place whole: nobody ever reads half of it. */
export async function keepFile(name: string, content: string | Buffer): Promise<void> {
  await mkdir(config().MEDIA_DIR, { recursive: true });
  const path = join(config().MEDIA_DIR, name);
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, content);
  await rename(draft, path);
}

/** The name is one of ours: its shape was checked. */
export const readKept = (name: string): Promise<Buffer | undefined> => readFile(join(config().MEDIA_DIR, name)).catch(() => undefined);

/** Keeps a drawing of ours and returns its key; the same bytes have the same key. */
export async function keepDrawing(svg: string): Promise<string> {
  const key = `${hashOf(svg)}.svg`;
  await keepFile(key, svg);
  return key;
}

/** Address of a file for people. */
export const mediaUrl = (key: string): string => `/media/${key}`;
