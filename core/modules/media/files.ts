// Files for everybody, by the hash of their content.
import { createHash } from 'node:crypto';
import { publicStore } from './stores.ts';

export const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

/** Keeps a drawing of ours and returns its key; the same bytes have the same key. */
export async function keepDrawing(svg: string): Promise<string> {
  const key = `${hashOf(svg)}.svg`;
  await publicStore().keep(key, Buffer.from(svg));
  return key;
}

/** Address of a file for people. */
export const mediaUrl = (key: string): string => `/media/${key}`;
